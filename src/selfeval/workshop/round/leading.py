"""Leading a round from phase to phase. Planning it is in `planning`, whose functions are names here too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from selfeval.errors import RoundClosed
from selfeval.framework.model import Framework
from selfeval.records import Phase, Round
from selfeval.storage import Store
from selfeval.workshop.round.marks import mark_answers, mark_votes
from selfeval.workshop.round.phases import (
    BEFORE_REVEAL,
    FREEZING,
    ORDER,
    REVEALED,
    current,
    frozen_rounds,
    require_phase,
)
from selfeval.workshop.round.planning import change_plan, is_locked, plan_next, plan_round, round_title
from selfeval.workshop.round.scope import RoundContent, select_items

FROZEN = (
    "Svarene ligger fast, fordi I er gået videre til udviklingsplanen. I kan gå tilbage til dialogen, "
    "men ikke til vurderingen."
)

__all__ = [
    "ORDER",
    "change_plan",
    "changed_frameworks",
    "close",
    "focus_on",
    "go_to",
    "is_locked",
    "plan_next",
    "plan_round",
    "round_title",
    "select_items",
    "show_answers",
]


def go_to(store: Store, round: Round, phase: Phase) -> Round:
    """Bring the round to a phase: the next, an earlier one, or past some. To afsluttet closes it for good.

    Coming to the dialogue, or past it, shows the team its answers; going on from the voting shows it the votes. With
    the round's closing its participants' keys are destroyed: nothing says any more whose an answer was.
    Raises RoundClosed for a closed round, and for one whose answers are frozen where it would go back to them;
    StaleEdit where the round was changed since `round` was read.
    """
    with store.writing() as tx:
        stored = current(tx, round)
        if stored.phase == phase:
            return stored
        if phase in BEFORE_REVEAL and stored.id in frozen_rounds(tx.phase_changes(stored.id)):
            raise RoundClosed(FROZEN)
        if stored.phase in BEFORE_REVEAL and phase in REVEALED:
            mark_answers(tx, stored)
        if phase in FREEZING and stored.phase not in FREEZING:
            mark_votes(tx, stored)
        if phase == Phase.AFSLUTTET:
            tx.destroy_participant_keys(stored.id)
        return tx.replace_round(replace(stored, phase=phase))


def close(store: Store, round: Round) -> Round:
    """Close the round: it accepts nothing more."""
    return go_to(store, round, Phase.AFSLUTTET)


def focus_on(store: Store, round: Round, item: str | None) -> Round:
    """Turn everybody's screen to an item in the dialogue; None to no item.

    Errors as in `go_to`, and NotAllowed for an item out of scope.
    """
    with store.writing() as tx:
        stored = current(tx, round)
        require_phase(stored, {Phase.DIALOG}, "Et punkt vises kun for alle")
        if item is not None:
            RoundContent.load(tx, stored).item(item)
        return stored if stored.focus == item else tx.replace_round(replace(stored, focus=item))


def show_answers(store: Store, round: Round, item: str) -> Round:
    """Show everybody how an item was answered; until then each sees only their own answer. Errors as in `focus_on`."""
    with store.writing() as tx:
        stored = current(tx, round)
        require_phase(stored, {Phase.DIALOG}, "Svarene på et punkt vises kun for alle")
        RoundContent.load(tx, stored).item(item)
        return stored if item in stored.opened else tx.replace_round(replace(stored, opened=(*stored.opened, item)))


def changed_frameworks(store: Store, round: Round, catalogue: Sequence[Framework]) -> list[str]:
    """Return a Danish sentence for each framework that has changed since the round was made.

    catalogue  the frameworks of today, as `list_frameworks()` gives them. The round goes on with its own wording.
    """
    today = {(framework.id, framework.version): framework.digest for framework in catalogue}
    sentences = []
    for pin, framework in zip(round.frameworks, RoundContent.load(store, round).frameworks, strict=True):
        name = f"Spørgerammen '{framework.title}' (udgave {pin.version})"
        kept = "Runden bruger fortsat den ordlyd, den begyndte med."
        if (pin.id, pin.version) not in today:
            sentences.append(f"{name} findes ikke længere. {kept}")
        elif today[pin.id, pin.version] != pin.digest:
            sentences.append(f"{name} er ændret, siden runden blev oprettet. {kept}")
    return sentences
