"""What participants answer and vote, on a phone or on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LOWEST_LEVEL, HIGHEST_LEVEL = 1, 5
"""The ends of the scale; `selfeval.measures.levels` holds what lies between."""


class Exit(StrEnum):
    """The two ways to answer without a level. A blank is a third thing: no row at all."""

    IKKE_RELEVANT = "ikke_relevant"
    VED_IKKE = "ved_ikke"


PAPER_ANSWERS = frozenset([*map(str, range(LOWEST_LEVEL, HIGHEST_LEVEL + 1)), *Exit])
"""What can be counted in a tally: the levels and the exits, as words."""


class Knowledge(StrEnum):
    """What a judgement rests on (vidensform)."""

    ERFARING = "erfaring"
    PRAKSIS = "praksis"
    FORSKNING = "forskning"


def require_level_or_exit(level: int | None, exit: Exit | None) -> None:
    """Raise ValueError for an answer with both a level and an exit, or with neither."""
    if (level is None) == (exit is None):
        raise ValueError("an answer has either a level or an exit, never both or neither")


@dataclass(frozen=True, kw_only=True, slots=True)
class Rating:
    """One answer: participant × item × dimension → level or exit. The client makes `id`, so resending stores once."""

    id: str
    round_id: str
    participant_id: str
    item: str
    dimension: str
    at: datetime
    level: int | None = None
    exit: Exit | None = None
    knowledge: tuple[Knowledge, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        require_level_or_exit(self.level, self.exit)
        if self.level is not None and not LOWEST_LEVEL <= self.level <= HIGHEST_LEVEL:
            raise ValueError("a level lies between 1 and 5")


@dataclass(frozen=True, kw_only=True, slots=True)
class SecondRating:
    """How somebody rates an item once more after the talk. Kept apart: the first answers stay what they were."""

    id: str
    round_id: str
    participant_id: str
    item: str
    dimension: str
    level: int
    at: datetime

    def __post_init__(self) -> None:
        if not LOWEST_LEVEL <= self.level <= HIGHEST_LEVEL:
            raise ValueError("a level lies between 1 and 5")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reflection:
    """A participant's own thoughts on an item; seen by others only when `shared`."""

    id: str
    round_id: str
    participant_id: str
    item: str
    at: datetime
    succeeds: str = ""
    difficult: str = ""
    will_try: str = ""
    shared: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperTally:
    """How many persons put each level, and each exit, on paper for an item and dimension. Belongs to nobody.

    counts  persons by answer: "1" to "5" and the exits; an answer that is not named was given by nobody
    """

    round_id: str
    item: str
    dimension: str
    revision: int
    at: datetime
    counts: tuple[tuple[str, int], ...]

    def __post_init__(self) -> None:
        answers = [answer for answer, _ in self.counts]
        if len(set(answers)) != len(answers) or not PAPER_ANSWERS.issuperset(answers):
            raise ValueError("a tally counts levels and exits, each once")
        if any(persons < 0 for _, persons in self.counts):
            raise ValueError("a number of persons is never negative")

    def persons(self, answer: int | Exit) -> int:
        """Return how many gave a level or an exit."""
        return dict(self.counts).get(str(answer), 0)

    @property
    def total(self) -> int:
        """How many persons answered."""
        return sum(persons for _, persons in self.counts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Vote:
    """Votes on an item from a participant, or from the team as a whole (participant_id None) voting on paper."""

    id: str
    round_id: str
    participant_id: str | None
    item: str
    votes: int
    at: datetime

    def __post_init__(self) -> None:
        if self.votes < 0:
            raise ValueError("votes are never negative")


@dataclass(frozen=True, kw_only=True, slots=True)
class Importance:
    """How important an item is, 1–5, to a participant or to the team as a whole (participant_id None)."""

    id: str
    round_id: str
    participant_id: str | None
    item: str
    level: int
    at: datetime

    def __post_init__(self) -> None:
        if not LOWEST_LEVEL <= self.level <= HIGHEST_LEVEL:
            raise ValueError("importance lies between 1 and 5")
