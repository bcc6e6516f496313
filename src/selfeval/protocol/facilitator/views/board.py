"""The board over the panels, and the lines about a round that several panels share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from selfeval.access.reach import rounds_within
from selfeval.measures.limits import TEXT_LIMITS
from selfeval.protocol.facilitator.glance import Glance
from selfeval.records import Parked, Phase, Round
from selfeval.storage import Store
from selfeval.text import PHASES, danish_date
from selfeval.workshop.round.phases import ORDER, reveals


def round_line(store: Store, round: Round) -> dict[str, Any]:
    """A round in a list or a heading."""
    team = store.team(round.team_id)
    return {
        "id": round.id,
        "title": round.title,
        "team": team.name,
        "organisation": store.organisation(team.organisation_id).name,
        "phase": round.phase.value,
        "phase_label": PHASES[round.phase],
        "created": danish_date(round.created_at),
        "revision": round.revision,
        "focus": round.focus,
        "reveals": [phase.value for phase in ORDER if reveals(round.phase, phase)],
        "closed": round.phase == Phase.AFSLUTTET,
    }


def parked_json(parked: Iterable[Parked]) -> list[dict[str, Any]]:
    """What the team takes up later."""
    return [{"id": one.id, "text": one.text, "item": one.item, "done": one.done} for one in parked]


def board(glance: Glance) -> dict[str, Any]:
    """{rounds, round, item, phases, screen, parked, limits} for the board.

    item    the one that the page looks at;  screen  where the round is shown to the room, if anywhere
    """
    address = glance.around.phones if glance.round else None
    return {
        "rounds": bool(rounds_within(glance.store, glance.access)),
        "screen": f"{address}/storskaerm/{glance.round.code}" if address and glance.round else None,
        "round": round_line(glance.store, glance.round) if glance.round else None,
        "item": glance.item if glance.round else None,
        "parked": parked_json(glance.store.parked(glance.round.id)) if glance.round else [],
        "limits": dict(TEXT_LIMITS),
        "phases": [{"id": phase.value, "label": PHASES[phase]} for phase in Phase],
    }
