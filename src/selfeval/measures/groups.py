"""Which groups may be shown apart, so that no small group can be read or found by subtraction.

Each part that is shown, and what remains of the whole, holds at least as many persons as the limit. Where the answers
are at hand, what remains is also not all of one mind: its mean would reveal what each of them answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from selfeval.records import Exit, Perspective

Answer: TypeAlias = int | Exit
Group = TypeVar("Group", bound=str)

PLURAL: Mapping[Perspective, str] = MappingProxyType(
    {
        Perspective.BORGER: "Borgere",
        Perspective.PEER: "Peers",
        Perspective.MEDARBEJDER: "Medarbejdere",
        Perspective.FAGLIG_LEDER: "Faglige ledere",
        Perspective.MYNDIGHED: "Myndighed",
        Perspective.STRATEGISK_LEDELSE: "Strategisk ledelse",
        Perspective.SAMARBEJDSPARTNER: "Samarbejdspartnere",
    }
)
THE_REST = "Øvrige"

MERGED: Mapping[Perspective, str] = MappingProxyType(
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
"""Perspective → the group in which leaders and researchers see it."""


def parts(
    sizes: Mapping[Group, int], limit: int, *, at_most: int | None = None, smallest_joins: bool = False
) -> dict[Group, Group | None]:
    """Return the part of the whole in which each group is shown: its own, or None for the rest together.

    sizes           persons in each group that there is; 0 for a group whose persons all chose an exit
    at_most         the most parts, the rest among them
    smallest_joins  does the smallest group that is large enough join a rest that is too small? Otherwise no group is
                    shown apart then

    Empty where there are not two parts. The team's own screen leaves `smallest_joins` off: a group that is large
    enough keeps its name there, or the whole stands alone. Leaders and researchers see few, merged groups and are
    shown a round once, so there the smallest joins.

    >>> parts({"medarbejdere": 8, "borgere": 6, "ledere": 1}, 5)
    {}
    >>> parts({"medarbejdere": 8, "borgere": 6, "ledere": 1}, 5, smallest_joins=True)
    {'medarbejdere': 'medarbejdere', 'borgere': None, 'ledere': None}
    """
    own = _apart(sizes, limit, at_most=at_most, smallest_joins=smallest_joins)
    shown = {group: group if group in own else None for group in sizes}
    return shown if own and len(set(shown.values())) > 1 else {}


def split(answers: Mapping[Perspective, Sequence[Answer]], limit: int) -> dict[Perspective | None, list[int]]:
    """Return the levels of each part of a cell that may be shown, in the order of perspectives; None is the rest.

    answers  one answer a person. Empty where no group may be shown, and where the parts would be the whole
    """
    sizes = {group: len(levels_in(answers[group])) for group in Perspective if answers.get(group)}
    shown: dict[Perspective | None, list[int]] = {}
    rest: list[Answer] = []
    for group, part in parts(sizes, limit).items():
        if part is None:
            rest.extend(answers[group])
        else:
            shown[group] = levels_in(answers[group])
    if rest:
        shown[None] = levels_in(rest)
    return {} if of_one_mind(rest) else shown


def countable(sizes: Mapping[Perspective, int], limit: int) -> dict[Perspective, int]:
    """Return the groups whose number of persons may be shown, with these numbers.

    >>> countable({Perspective.MEDARBEJDER: 5, Perspective.BORGER: 2}, 3)
    {}
    """
    own = _apart({group: size for group, size in sizes.items() if size}, limit)
    return {group: sizes[group] for group in Perspective if group in own}


def of_one_mind(answers: Iterable[Answer]) -> bool:
    """Return whether all gave the same answer; False where nobody answered.

    >>> of_one_mind([4, 4]), of_one_mind([4, 5]), of_one_mind([])
    (True, False, False)
    """
    return len(set(answers)) == 1


def levels_in(answers: Iterable[Answer]) -> list[int]:
    """Return the levels among answers; an exit is no level."""
    return [answer for answer in answers if not isinstance(answer, Exit)]


def _apart(
    sizes: Mapping[Group, int], limit: int, *, at_most: int | None = None, smallest_joins: bool = False
) -> list[Group]:
    """Return the groups that may be shown by themselves, the largest first."""
    largest_first = sorted(sizes, key=lambda group: (-sizes[group], group))
    own = [group for group in largest_first if sizes[group] >= limit]
    if at_most is not None and len(own) + (len(own) < len(sizes)) > at_most:
        own = own[: at_most - 1]
    if _holds(sizes, own, limit):
        return own
    return own[:-1] if smallest_joins else []


def _holds(sizes: Mapping[Group, int], own: Sequence[Group], limit: int) -> bool:
    """Return whether the rest is nobody, or at least as many persons as the limit."""
    rest = [sizes[group] for group in sizes if group not in own]
    return not rest or sum(rest) >= limit
