"""The development plan: actions, each in all its revisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ActionKind(StrEnum):
    """The six kinds of concrete action that the publication names."""

    SAMARBEJDE = "samarbejde"
    STRATEGI = "strategi"
    ORGANISERING = "organisering"
    PARTNERSKAB = "partnerskab"
    STRUKTUR = "struktur"
    METODE = "metode"


class ActionReach(StrEnum):
    """Can the team start on its own, or must the frames change first (the leaders' part)?"""

    EGEN = "egen"
    RAMMER = "rammer"


class ActionStatus(StrEnum):
    """Where an action stands."""

    PLANLAGT = "planlagt"
    I_GANG = "i_gang"
    GENNEMFOERT = "gennemfoert"
    DROPPET = "droppet"


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """One revision of a development action. `round_id` is the round in which this revision was written."""

    id: str
    revision: int
    team_id: str
    origin_round_id: str
    round_id: str
    item: str
    dimension: str | None
    what: str
    why: str
    kind: ActionKind
    reach: ActionReach
    owner: str
    deadline: date | None
    sign: str
    status: ActionStatus
    status_reason: str
    at: datetime
