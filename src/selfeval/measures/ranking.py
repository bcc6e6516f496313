"""What the votes and the importance marks say: level against importance, and the order in which to act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from types import MappingProxyType
from typing import TypeVar

from selfeval.measures.levels import MIDPOINT
from selfeval.records import Consensus, Importance, Vote

Key = TypeVar("Key", float, tuple[float, ...])

ANSWERED, AGREED = "svar", "enighed"
"""What an item's level is the mean of."""

ON_THE_LINE = "på grænsen"
QUADRANTS: Mapping[tuple[bool, bool], str] = MappingProxyType(
    {
        (True, True): "vigtigt og svagt",
        (True, False): "vigtigt og stærkt",
        (False, True): "mindre vigtigt og svagt",
        (False, False): "mindre vigtigt og stærkt",
    }
)
"""Whether it is important and whether it is weak → words (Martilla & James 1977)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PriorityLine:
    """An item's place in the ranking (1 first; tied items share it).

    level            1–5 or None; the mean of the answers as far as they are shown. Where none are shown, as in a round
                     without devices, the mean of what the team agreed on; `level_from` says which of the two
    agreed           the level that the team agreed on in each dimension; never mixed with the answers
    importance       1–5 or None; the team's own mark, or the participants' median where enough have weighed in
    importance_from  whose importance it is
    quadrant         level and importance against the middle of the scale (3), in words; "" where one is missing
    tied             another item has the same votes, importance and level
    """

    item: str
    level: float | None
    level_from: str
    agreed: Mapping[str, int]
    importance: float | None
    importance_from: str
    votes: int
    rank: int
    tied: bool
    quadrant: str


def tally(
    items: Sequence[str],
    *,
    means: Mapping[str, float | None],
    consensus: Sequence[Consensus],
    votes: Sequence[Vote],
    importances: Sequence[Importance],
    reveal_limit: int,
) -> list[PriorityLine]:
    """Rank the items of a round: by votes, then importance, then low level.

    items  in the order of the scope, which items that are alike keep
    means  each item's mean of the shown answers (`ItemPicture.mean`)
    """
    sums = Counter[str]()
    for vote in votes:
        sums[vote.item] += vote.votes
    agreed = {item: _agreed(item, consensus) for item in items}
    levels = {item: _level(means.get(item), agreed[item]) for item in items}
    weights = {item: _importance(item, importances, reveal_limit) for item in items}

    def key(item: str) -> tuple[float, ...]:
        level, weight = levels[item][0], weights[item][0]
        return -sums[item], -(weight or 0), MIDPOINT * 2 if level is None else level

    keys = {item: key(item) for item in items}
    of_item = dict(zip(items, places([*keys.values()]), strict=True))
    shared = Counter(of_item.values())
    return [
        PriorityLine(
            item=item,
            level=levels[item][0],
            level_from=levels[item][1],
            agreed=agreed[item],
            importance=weights[item][0],
            importance_from=weights[item][1],
            votes=sums[item],
            rank=of_item[item],
            tied=shared[of_item[item]] > 1,
            quadrant=quadrant(levels[item][0], weights[item][0]),
        )
        for item in sorted(items, key=keys.__getitem__)
    ]


def quadrant(
    level: float | None, importance: float | None, *, lines: tuple[float, float] = (MIDPOINT, MIDPOINT)
) -> str:
    """Say in words where level and importance meet; "" where one is missing.

    lines  of level and of importance, which part low from high: the middle of the scale unless given

    >>> quadrant(2.0, 5), quadrant(3, 5), quadrant(None, 5), quadrant(2.0, 5, lines=(1.5, 4))
    ('vigtigt og svagt', 'på grænsen', '', 'vigtigt og stærkt')
    """
    if level is None or importance is None:
        return ""
    if level == lines[0] or importance == lines[1]:
        return ON_THE_LINE
    return QUADRANTS[importance > lines[1], level < lines[0]]


def places(keys: Sequence[Key]) -> list[int]:
    """Return the place of each key, 1 for the least; keys that are alike share the best place.

    >>> places([-4, -7, -4])
    [2, 1, 2]
    """
    ordered = sorted(keys)
    return [ordered.index(key) + 1 for key in keys]


def _agreed(item: str, consensus: Sequence[Consensus]) -> Mapping[str, int]:
    return {of.dimension: of.level for of in consensus if of.item == item and of.level is not None}


def _level(mean: float | None, agreed: Mapping[str, int]) -> tuple[float | None, str]:
    if mean is not None:
        return mean, ANSWERED
    return (fmean(agreed.values()), AGREED) if agreed else (None, "")


def _importance(item: str, importances: Sequence[Importance], limit: int) -> tuple[float | None, str]:
    marks = [mark for mark in importances if mark.item == item]
    by_the_team = [mark.level for mark in marks if mark.participant_id is None]
    if by_the_team:
        return float(by_the_team[-1]), "teamet"
    return (float(median(mark.level for mark in marks)), "deltagerne") if len(marks) >= limit else (None, "")
