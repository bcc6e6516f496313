"""The parts in which leaders and researchers see a round's persons."""

from __future__ import annotations

from collections.abc import Mapping

from selfeval.measures import groups
from selfeval.measures.groups import MERGED

ALL, REST = "alle", "øvrige"
AT_MOST = 3
"""More parts than these are put together: each further one is one more way to subtract."""

ORDER = (ALL, *dict.fromkeys(MERGED.values()), REST)


def parts(sizes: Mapping[str, int], limit: int) -> dict[str, str]:
    """Return the part of all persons in which each group is shown; empty where there are not two parts.

    sizes  persons in each group. The rule is that of `selfeval.measures.groups.parts`

    >>> parts({"medarbejdere": 8, "borgere": 6, "ledere": 1}, 5)
    {'medarbejdere': 'medarbejdere', 'borgere': 'øvrige', 'ledere': 'øvrige'}
    >>> parts({"medarbejdere": 8, "borgere": 6}, 5)
    {'medarbejdere': 'medarbejdere', 'borgere': 'borgere'}
    >>> parts({"medarbejdere": 8, "ledere": 2}, 5)
    {}
    """
    there = {group: size for group, size in sizes.items() if size}
    shown = groups.parts(there, limit, at_most=AT_MOST, smallest_joins=True)
    return {group: part or REST for group, part in shown.items()}
