"""Records with sensible defaults, so that a test writes down only what its rule needs.

>>> a_rating(level=2).level
2
"""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from selfeval.records import (
    Action,
    ActionKind,
    ActionReach,
    ActionStatus,
    Consensus,
    DialogueNote,
    FrameworkPin,
    Importance,
    Line,
    LineMark,
    Organisation,
    PaperTally,
    Parked,
    Part,
    Participant,
    Perspective,
    Phase,
    Rating,
    Reflection,
    Round,
    Scene,
    SceneTurn,
    ScreenLink,
    Team,
    Timer,
    Vote,
    Writing,
)
from selfeval.storage import Store

AT = datetime(2026, 3, 4, 10, 42, tzinfo=UTC)
"""The moment at which everything happens unless a test says otherwise; a whole minute."""

SNAPSHOT = '{"id": "ramme", "version": "1", "items": ["p01", "p02"]}'
"""The content of the framework that `a_round` pins. Storage does not look into it."""

DIGEST = hashlib.sha256(SNAPSHOT.encode()).hexdigest()


def a_key_hash() -> str:
    """The hash of a personal key that nobody else has."""
    return hashlib.sha256(uuid4().bytes).hexdigest()


def an_organisation(**changes: Any) -> Organisation:
    return Organisation(**({"id": "kommunen", "name": "Kommunen"} | changes))


def a_team(**changes: Any) -> Team:
    return Team(**({"id": "teamet", "organisation_id": "kommunen", "name": "Team Åparken"} | changes))


def a_pin(**changes: Any) -> FrameworkPin:
    return FrameworkPin(**({"id": "ramme", "version": "1", "digest": DIGEST} | changes))


def a_round(**changes: Any) -> Round:
    """A round of `a_team` in the phase of rating. A second round needs an id and a code of its own."""
    defaults: dict[str, Any] = {
        "id": "runden",
        "team_id": "teamet",
        "title": "Forår 2026",
        "code": "K7MXPR",
        "phase": Phase.VURDERING,
        "frameworks": (a_pin(),),
        "scope": ("p01", "p02"),
        "retain_until": date(2028, 3, 4),
        "created_at": AT,
    }
    return Round(**(defaults | changes))


def a_scene_turn(**changes: Any) -> SceneTurn:
    return SceneTurn(**({"round_id": "runden", "phase": Phase.VURDERING, "at": AT, "scene": Scene.PAUSE} | changes))


def a_timer(**changes: Any) -> Timer:
    """A timer that runs, for the phase."""
    given = {"seconds": 300, "remaining": 240, "started_at": AT}
    return Timer(**({"round_id": "runden", "phase": Phase.VURDERING, "at": AT} | given | changes))


def a_screen_link(**changes: Any) -> ScreenLink:
    defaults = {"id": "l" * 64, "team_id": "teamet", "round_id": "runden", "key_id": "noeglen", "ends_at": AT}
    return ScreenLink(**(defaults | changes))


def a_participant(**changes: Any) -> Participant:
    """A member of staff in `a_round`, with an id of their own."""
    defaults = {"id": uuid4().hex, "round_id": "runden", "perspective": Perspective.MEDARBEJDER}
    return Participant(**(defaults | changes))


def a_rating(**changes: Any) -> Rating:
    """Level 4 on p01, faglig; with an id of its own. Give `exit` and the level goes away."""
    defaults = _answer() | {"participant_id": "deltageren", "item": "p01", "dimension": "faglig"}
    return Rating(**(defaults | _level_unless_exit(changes) | changes))


def a_reflection(**changes: Any) -> Reflection:
    defaults = {"participant_id": "deltageren", "item": "p01", "succeeds": "Vi lytter."}
    return Reflection(**(_answer() | defaults | changes))


def a_vote(**changes: Any) -> Vote:
    return Vote(**(_answer() | {"participant_id": "deltageren", "item": "p01", "votes": 1} | changes))


def an_importance(**changes: Any) -> Importance:
    return Importance(**(_answer() | {"participant_id": "deltageren", "item": "p01", "level": 4} | changes))


def a_consensus(**changes: Any) -> Consensus:
    """Level 4 on p01, faglig, agreed for the first time. Give `exit` and the level goes away."""
    defaults = {"round_id": "runden", "item": "p01", "dimension": "faglig", "revision": 1, "at": AT}
    return Consensus(**(defaults | _level_unless_exit(changes) | changes))


def a_tally(**changes: Any) -> PaperTally:
    """Two at level 4 on p01, faglig, counted for the first time."""
    defaults: dict[str, Any] = {"round_id": "runden", "item": "p01", "dimension": "faglig", "revision": 1, "at": AT}
    return PaperTally(**(defaults | {"counts": (("4", 2),)} | changes))


def a_line(**changes: Any) -> Line:
    """A line on p01 with an id of its own."""
    defaults = {"participant_id": "deltageren", "item": "p01", "part": Part.SUCCEEDS, "text": "Vi lytter."}
    return Line(**(_answer() | defaults | changes))


def a_line_mark(**changes: Any) -> LineMark:
    return LineMark(**({"round_id": "runden", "line_id": "linjen", "revision": 1, "at": AT} | changes))


def a_writing(**changes: Any) -> Writing:
    return Writing(**({"round_id": "runden", "item": "p01", "revision": 1, "at": AT, "ended": True} | changes))


def a_parked(**changes: Any) -> Parked:
    defaults = {"id": uuid4().hex, "round_id": "runden", "revision": 1, "text": "Nøgler", "item": "p01", "at": AT}
    return Parked(**(defaults | changes))


def a_dialogue_note(**changes: Any) -> DialogueNote:
    return DialogueNote(**({"round_id": "runden", "item": "p01", "revision": 1, "at": AT} | changes))


def an_action(**changes: Any) -> Action:
    """The first revision of an action of `a_team`, planned in `a_round`."""
    defaults: dict[str, Any] = {
        "id": "handlingen",
        "revision": 1,
        "team_id": "teamet",
        "origin_round_id": "runden",
        "round_id": "runden",
        "item": "p01",
        "dimension": "faglig",
        "what": "Fast sparring hver anden uge",
        "why": "Vi vurderer praksis forskelligt.",
        "kind": ActionKind.METODE,
        "reach": ActionReach.EGEN,
        "owner": "faglig koordinator",
        "deadline": date(2026, 6, 1),
        "sign": "Alle har været med mindst to gange.",
        "status": ActionStatus.PLANLAGT,
        "status_reason": "",
        "at": AT,
    }
    return Action(**(defaults | changes))


def a_stored_round(store: Store, **changes: Any) -> Round:
    """Store `a_round` with its team, organisation and snapshot; those already there stay as they are.

    The team is the one that `team_id` names; it belongs to `an_organisation`.
    """
    round = a_round(**changes)
    store.add_organisation(an_organisation())
    store.add_team(a_team(id=round.team_id))
    return store.add_round(round, {DIGEST: SNAPSHOT})


def a_stored_participant(store: Store, **changes: Any) -> Participant:
    """Store `a_participant` with a key of their own."""
    return store.add_participant(a_participant(**changes), a_key_hash())


def _answer() -> dict[str, Any]:
    return {"id": uuid4().hex, "round_id": "runden", "at": AT}


def _level_unless_exit(changes: dict[str, Any]) -> dict[str, int]:
    return {} if changes.get("exit") else {"level": 4}
