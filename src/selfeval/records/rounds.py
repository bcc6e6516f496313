"""Rounds: what a team asks about and when, the phases it comes through, and what it was shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

SHORTEST_WORKSHOP, WORKSHOP, LONGEST_WORKSHOP = 30, 120, 480
"""Minutes that a workshop may take, and takes unless a round says otherwise."""

SMALLEST_LIMIT = 3
"""With a lower limit for small groups, one of two persons could subtract themselves and read the other."""

REVEAL_LIMIT, REPORT_LIMIT = 3, 5
"""The limits for small groups that a round has unless it says otherwise."""


class Phase(StrEnum):
    """The phases of a round, in order."""

    FORBEREDELSE = "forberedelse"
    VURDERING = "vurdering"
    DIALOG = "dialog"
    PRIORITERING = "prioritering"
    UDVIKLINGSPLAN = "udviklingsplan"
    AFSLUTTET = "afsluttet"


class RevealOf(StrEnum):
    """What a team was shown: its answers, its votes, or how an item was rated again after the talk."""

    SVAR = "svar"
    STEMMER = "stemmer"
    IGEN = "igen"


@dataclass(frozen=True, kw_only=True, slots=True)
class FrameworkPin:
    """The framework that a round uses: id, version, and the SHA-256 of its content when the round was made."""

    id: str
    version: str
    digest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """One round of a team.

    scope        ids of the items that are asked about, in the order in which they are asked
    reveal_limit fewest persons in a group that the team's own reveal shows by itself (default 3)
    report_limit fewest persons in a cell that leaders and researchers see (default 5)
    votes_each   votes that each participant has; votes_cap: most of them on one item
    lens         are the three questions of the lens asked of each princip
    minutes      how long the workshop is
    focus        the item that everybody looks at in the dialogue, or none
    opened       the items whose answers everybody has been shown in the dialogue
    voting_ended has the facilitator ended the voting
    asked_again  the items that those who rated them are asked to rate once more
    predecessor_id the team's round before this one, whose actions this one takes up
    revision     grows by one with every stored change; a change built on an older one is refused
    """

    id: str
    team_id: str
    title: str
    code: str
    phase: Phase
    frameworks: tuple[FrameworkPin, ...]
    scope: tuple[str, ...]
    retain_until: date
    created_at: datetime
    reveal_limit: int = REVEAL_LIMIT
    report_limit: int = REPORT_LIMIT
    votes_each: int = 3
    votes_cap: int = 2
    lens: bool = False
    minutes: int = WORKSHOP
    focus: str | None = None
    opened: tuple[str, ...] = ()
    voting_ended: bool = False
    asked_again: tuple[str, ...] = ()
    predecessor_id: str | None = None
    revision: int = 1

    def __post_init__(self) -> None:
        if self.reveal_limit < SMALLEST_LIMIT or self.report_limit < self.reveal_limit:
            raise ValueError(
                f"limits for small groups are at least {SMALLEST_LIMIT}, and report_limit is at least reveal_limit"
            )
        if not 1 <= self.votes_cap <= self.votes_each:
            raise ValueError("votes_cap lies between 1 and votes_each")
        if len(set(self.scope)) != len(self.scope):
            raise ValueError("an item stands in the scope once")


@dataclass(frozen=True, kw_only=True, slots=True)
class PhaseChange:
    """That a round came into a phase at a time."""

    round_id: str
    phase: Phase
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Reveal:
    """That a team was shown something: what was given up to the newest row of each kind at that moment.

    The numbers are those of the rows (`seq`), 0 where there was none. item: the one that was rated again, or none.
    """

    round_id: str
    what: RevealOf
    at: datetime
    participants: int
    ratings: int
    reflections: int
    votes: int
    importances: int
    second_ratings: int
    item: str | None = None
