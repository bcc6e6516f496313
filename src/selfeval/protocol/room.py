"""What everybody in the room sees at once, as every page takes it: the scene, the timer, and the plan of the day."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from selfeval.protocol.introduction import introduction_json
from selfeval.records import Action, Phase, Round, Scene, Timer, now
from selfeval.storage import Store
from selfeval.text import ACTION_STATUSES, danish_date
from selfeval.workshop.plan.actions import carried_over
from selfeval.workshop.round.room.programme import Programme, lay_out
from selfeval.workshop.round.room.scenes import shown_scene
from selfeval.workshop.round.room.timers import current_timer
from selfeval.workshop.round.scope import RoundContent


def room_json(store: Store, round: Round) -> dict[str, Any]:
    """{scene, timer} of this moment."""
    return {"scene": scene_json(store, round), "timer": timer_json(store, round)}


def server_clock() -> int:
    """Return the server's time in milliseconds since 1970, by which every browser counts."""
    return in_ms(now())


def in_ms(moment: datetime) -> int:
    """Return a moment in milliseconds since 1970."""
    return round(moment.timestamp() * 1000)


def scene_json(store: Store, round: Round) -> dict[str, Any] | None:
    """Return what the big screen is turned to, with what a phone shows of it; None where it follows the phase."""
    turn = shown_scene(store, round)
    if turn is None or turn.scene is None:
        return None
    shown: dict[str, Any] = {"name": turn.scene.value, "title": TITLES[turn.scene]}
    if turn.scene == Scene.INTRODUKTION:
        slides = introduction_json(round)
        at = min(turn.slide, len(slides) - 1)
        return shown | {"slide": slides[at], "at": at + 1, "of": len(slides)}
    if turn.scene == Scene.SIDST:
        return shown | {"actions": [_decision(of.action) for of in carried_over(store, round)]}
    return shown


TITLES = {
    Scene.INTRODUKTION: "Introduktion",
    Scene.SIDST: "Det besluttede vi sidst",
    Scene.PROGRAM: "Program",
    Scene.RANGLISTE: "Rangliste",
    Scene.PAUSE: "Pause",
}


def timer_json(store: Store, round: Round) -> dict[str, Any] | None:
    """{about, seconds, remaining, started}: the timer of where the round is, or None. started: in milliseconds."""
    timer = current_timer(store, round)
    if timer is None:
        return None
    return {
        "about": _about(timer),
        "seconds": timer.seconds,
        "remaining": timer.remaining,
        "started": in_ms(timer.started_at) if timer.started_at else None,
    }


def programme_of(round: Round, content: RoundContent, *, earlier: bool) -> Programme:
    """Return the plan of the round's workshop."""
    lens = sum(len(of.questions) for item in content.scope if (of := content.lens_on(item)))
    return lay_out(round.minutes, items=len(content.scope), more=lens, earlier=earlier)


def programme_json(store: Store, round: Round, content: RoundContent) -> dict[str, Any]:
    """{minutes, sentence, steps, since}: the plan of the workshop, and where in it the team is.

    since  when the round came into its phase, in milliseconds
    """
    plan = programme_of(round, content, earlier=bool(carried_over(store, round)))
    order = list(Phase)
    here = order.index(round.phase)
    return {
        "minutes": plan.minutes,
        "fits": plan.fits,
        "sentence": plan.sentence,
        "since": in_ms(store.phase_changes(round.id)[-1].at),
        "steps": [
            {
                "name": step.name,
                "about": step.about,
                "minutes": step.minutes,
                "now": step.phase == round.phase,
                "done": step.phase is not None and order.index(step.phase) < here,
            }
            for step in plan.steps
        ],
    }


def _about(timer: Timer) -> str:
    return "Tid til punktet" if timer.item else "Tid"


def _decision(action: Action) -> dict[str, str]:
    """Return an action of an earlier round, as far as somebody must read it from afar."""
    return {
        "what": action.what,
        "owner": action.owner,
        "deadline": danish_date(action.deadline) if action.deadline else "",
        "status_label": ACTION_STATUSES[action.status],
        "status_reason": action.status_reason,
    }
