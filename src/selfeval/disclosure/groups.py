"""Which perspectives are told apart: as many as have enough persons, and the rest together, never one left over."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from selfeval.records import Perspective

ALL, REST = "alle", "øvrige"
AT_MOST = 3
"""More parts than these are put together: each further one is one more way to subtract."""

GROUPS: Mapping[Perspective, str] = MappingProxyType(
    {
        Perspective.BORGER: "borgere",
        Perspective.PEER: "borgere",
        Perspective.MEDARBEJDER: "medarbejdere",
        Perspective.FAGLIG_LEDER: "ledere",
        Perspective.STRATEGISK_LEDELSE: "ledere",
        Perspective.MYNDIGHED: "myndighed",
        Perspective.SAMARBEJDSPARTNER: "myndighed",
    }
)
"""Perspective → the group that it is shown in: citizens and peers, staff, leaders, authority and partners."""

ORDER = (ALL, "borgere", "medarbejdere", "ledere", "myndighed", REST)


def parts(sizes: Mapping[str, int], limit: int) -> dict[str, str]:
    """Group → the part of all persons that it is shown in; empty where there are not two parts of enough persons.

    sizes  group → persons. The parts hold everybody, each at least `limit`, so that nothing is left to subtract to.

    >>> parts({"medarbejdere": 8, "borgere": 6, "ledere": 1}, 5)
    {'medarbejdere': 'medarbejdere', 'borgere': 'øvrige', 'ledere': 'øvrige'}
    >>> parts({"medarbejdere": 8, "borgere": 6}, 5)
    {'medarbejdere': 'medarbejdere', 'borgere': 'borgere'}
    >>> parts({"medarbejdere": 8, "ledere": 2}, 5)
    {}
    """
    largest_first = sorted((group for group in sizes if sizes[group]), key=lambda group: (-sizes[group], group))
    own = [group for group in largest_first if sizes[group] >= limit]
    if len(own) > AT_MOST or (len(own) == AT_MOST and len(own) < len(largest_first)):
        own = own[: AT_MOST - 1]
    left = sum(sizes[group] for group in largest_first if group not in own)
    if 0 < left < limit:
        own = own[:-1]  # the smallest goes with those that are too few
    shown = {group: group if group in own else REST for group in largest_first}
    return shown if len(set(shown.values())) > 1 else {}
