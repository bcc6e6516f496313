"""What comes of the dialogue: what the team agrees on and says, the lines from phones, and what is parked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from selfeval.records.answers import Exit, require_level_or_exit


class Part(StrEnum):
    """The three things that are said of an item in the dialogue."""

    SUCCEEDS = "succeeds"
    DIFFICULT = "difficult"
    WILL_TRY = "will_try"


@dataclass(frozen=True, kw_only=True, slots=True)
class Consensus:
    """The level (or exit) that the team agreed on for an item and dimension, and why. Stands beside the ratings."""

    round_id: str
    item: str
    dimension: str
    revision: int
    at: datetime
    level: int | None = None
    exit: Exit | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        require_level_or_exit(self.level, self.exit)


@dataclass(frozen=True, kw_only=True, slots=True)
class DialogueNote:
    """What the team says of an item: det lykkes vi med, det er svært, det vil vi prøve."""

    round_id: str
    item: str
    revision: int
    at: datetime
    succeeds: str = ""
    difficult: str = ""
    will_try: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A short line that a participant writes to the team in the dialogue. One that is taken back has no text."""

    id: str
    round_id: str
    participant_id: str
    item: str
    part: Part
    text: str
    at: datetime
    withdrawn: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class LineMark:
    """What the facilitator has done with a line. A line without a mark is not on the facilitator's page either.

    shown    is it on everybody's screen?
    hidden   is it left out everywhere?
    gathered has it become part of what the team says?
    plan     is it to be taken up in the plan?
    """

    round_id: str
    line_id: str
    revision: int
    at: datetime
    shown: bool = False
    hidden: bool = False
    gathered: bool = False
    plan: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Writing:
    """Whether the facilitator has ended the writing of lines on an item."""

    round_id: str
    item: str
    revision: int
    at: datetime
    ended: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Parked:
    """A revision of something that the team takes up later; `done` once it is struck off."""

    id: str
    round_id: str
    revision: int
    text: str
    item: str | None
    at: datetime
    done: bool = False
