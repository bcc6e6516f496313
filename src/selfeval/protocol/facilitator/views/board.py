"""The board over the panels, and the lines about a round that several panels share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from selfeval.access.reach import rounds_within
from selfeval.access.screen_links import opens
from selfeval.measures.limits import TEXT_LIMITS
from selfeval.protocol.facilitator.glance import Glance
from selfeval.protocol.room import TITLES, programme_json, room_json
from selfeval.records import Parked, Phase, Round, Scene
from selfeval.storage import Store
from selfeval.text import PHASES, danish_date
from selfeval.workshop.plan.actions import carried_over
from selfeval.workshop.round.phases import ORDER, reveals
from selfeval.workshop.round.room.scenes import may_be_shown
from selfeval.workshop.round.room.timers import CHOICES
from selfeval.workshop.round.scope import RoundContent


def round_line(store: Store, round: Round) -> dict[str, Any]:
    """Return a round in a list or a heading."""
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
    """Return what the team takes up later."""
    return [{"id": one.id, "text": one.text, "item": one.item, "done": one.done} for one in parked]


def board(glance: Glance) -> dict[str, Any]:
    """Return {rounds, round, item, phases, screen, parked, limits, room} for the board.

    item    the one that the page looks at;  screen  where the round is shown to the room, if anywhere
    """
    return {
        "rounds": bool(rounds_within(glance.store, glance.access)),
        "screen": _screen(glance, glance.round) if glance.round else None,
        "round": round_line(glance.store, glance.round) if glance.round else None,
        "item": glance.item if glance.round else None,
        "parked": parked_json(glance.store.parked(glance.round.id)) if glance.round else [],
        "limits": dict(TEXT_LIMITS),
        "phases": [{"id": phase.value, "label": PHASES[phase]} for phase in Phase],
        "room": _room(glance, glance.round) if glance.round else None,
    }


def _screen(glance: Glance, round: Round) -> str | None:
    address = glance.around.phones
    link = glance.screen_link if opens(glance.store, glance.screen_link) else round.code
    return f"{address}/storskaerm/{link}" if address else None


def _room(glance: Glance, round: Round) -> dict[str, Any]:
    """{scene, timer, scenes, minutes, programme}: what everybody sees, and what the facilitator can turn it to."""
    content = RoundContent.load(glance.store, round)
    return {
        **room_json(glance.store, round),
        "scenes": [{"id": scene.value, "label": TITLES[scene]} for scene in _scenes(glance, round)],
        "minutes": list(CHOICES),
        "programme": programme_json(glance.store, round, content),
    }


def _scenes(glance: Glance, round: Round) -> Iterator[Scene]:
    """Yield the scenes that there is something to show in."""
    for scene in Scene:
        if may_be_shown(round, scene) and (scene != Scene.SIDST or carried_over(glance.store, round)):
            yield scene
