"""What everybody in the room looks at: the scene on the big screen, the timer, and the pages that are open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from selfeval.records.rounds import Phase


class Scene(StrEnum):
    """What a facilitator turns the big screen to, in place of what belongs to the phase."""

    INTRODUKTION = "introduktion"
    SIDST = "sidst"
    PROGRAM = "program"
    RANGLISTE = "rangliste"
    PAUSE = "pause"


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenPage:
    """A facilitator's page that is open on a round. The one that `leads` turns everybody's screens.

    page     a random id that a browser tab keeps
    seen_at  when it last said that it is there
    """

    round_id: str
    page: str
    seen_at: datetime
    leads: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class SceneTurn:
    """That the big screen was turned while the round was in a phase; `scene` None: to what belongs to the phase.

    slide  which screen of the introduction, 0 first
    """

    round_id: str
    phase: Phase
    at: datetime
    scene: Scene | None = None
    slide: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Timer:
    """A timer as it was set for a phase, or for an item in the dialogue.

    seconds     what it was given in all; 0 where it was stopped
    remaining   seconds that were left when it was set so
    started_at  since when they run out, or None while it is paused
    """

    round_id: str
    phase: Phase
    at: datetime
    item: str | None = None
    seconds: int = 0
    remaining: int = 0
    started_at: datetime | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.remaining <= self.seconds:
            raise ValueError("what is left of a timer lies between nothing and all that it was given")


@dataclass(frozen=True, kw_only=True, slots=True)
class ScreenLink:
    """A link to a team's big screen, made by a facilitator's page. Only the hash of what opens is stored.

    id        the SHA-256 of the link
    round_id  the round that the page had open
    key_id    of the facilitator
    """

    id: str
    team_id: str
    round_id: str
    key_id: str
    ends_at: datetime
