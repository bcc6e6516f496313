"""What the big screen is turned to: a scene of the facilitator's choosing, while the round stays in its phase."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from selfeval.errors import NotAllowed
from selfeval.records import Phase, Round, Scene, SceneTurn, now
from selfeval.storage import Store
from selfeval.text import PHASES
from selfeval.workshop.round.leading import focus_on
from selfeval.workshop.round.phases import OPEN, require_open

LATER = frozenset({Phase.UDVIKLINGSPLAN})
IN_PHASES: Mapping[Scene, frozenset[Phase]] = MappingProxyType({Scene.RANGLISTE: LATER})
"""The phases of the scenes that do not belong to all open ones: the ranking waits until the voting is over."""


def shown_scene(store: Store, round: Round) -> SceneTurn | None:
    """Return what the big screen is turned to; None where it follows the phase, as it does in each new one."""
    turn = store.scene_turn(round.id)
    return turn if turn and turn.scene and turn.phase == round.phase and may_be_shown(round, turn.scene) else None


def may_be_shown(round: Round, scene: Scene) -> bool:
    """Return whether a scene belongs to the round's phase."""
    return round.phase in IN_PHASES.get(scene, OPEN)


def turn_to(store: Store, round: Round, scene: Scene | None, *, slide: int = 0) -> SceneTurn:
    """Turn the big screen to a scene, or back to what belongs to the phase (None), and return what was stored.

    slide  which screen of the introduction, 0 first. Raises RoundClosed for a closed round, and NotAllowed for a
    scene that does not belong to the phase.
    """
    with store.writing() as tx:
        stored = tx.round(round.id)
        require_open(stored)
        if scene and not may_be_shown(stored, scene):
            raise NotAllowed(f"Det kan ikke vises i fasen {PHASES[stored.phase].lower()}.")
        at = max(0, slide) if scene == Scene.INTRODUKTION else 0
        return tx.add_scene_turn(SceneTurn(round_id=stored.id, phase=stored.phase, at=now(), scene=scene, slide=at))


def look_at(store: Store, round: Round, item: str | None) -> Round:
    """Turn everybody's screen to an item, or to none, whatever the big screen was turned to. Errors as `focus_on`."""
    with store.writing() as tx:
        looked_at = focus_on(tx, round, item)
        if shown_scene(tx, looked_at):
            turn_to(tx, looked_at, None)
        return looked_at
