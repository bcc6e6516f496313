"""What the team agrees on and says in the dialogue; it stands beside the answers and never changes them."""

from __future__ import annotations

from dataclasses import replace

from selfeval.errors import StaleEdit
from selfeval.records import Consensus, DialogueNote, Exit, Phase, Round, now
from selfeval.storage import Store
from selfeval.workshop.answers.rating import on_scale
from selfeval.workshop.free_text import clean
from selfeval.workshop.round.phases import require_phase
from selfeval.workshop.round.scope import RoundContent

DIALOGUE = frozenset({Phase.DIALOG})
AGREEING = "Enighed skrives kun"


def agree(
    store: Store,
    round: Round,
    item: str,
    dimension: str,
    *,
    level: int | None = None,
    exit: Exit | str | None = None,
    reason: str = "",
    seen: int,
) -> Consensus:
    """Store the level, or the exit, that the team agrees on in a cell, and why.

    seen  revision of the cell that the change builds on, also where the agreement was taken back; 0 where none was

    Raises RoundClosed outside the dialogue, NotAllowed off the scale or out of scope, and StaleEdit where somebody
    else has agreed on something else meanwhile. The same again is stored once.
    """
    with store.writing() as tx:
        content = _content(tx, round, AGREEING)
        content.item(item)
        content.dimension(item, dimension)
        level, left_by = on_scale(content.scale(item), level, exit)
        why = clean(reason, "Begrundelse")
        stored = _standing(tx, round, item, dimension)
        same = stored and (stored.level, stored.exit, stored.reason) == (level, left_by, why)
        if stored and same and stored.revision in (seen, seen + 1):
            return stored
        _refuse_stale(tx.consensus_revision(round.id, item, dimension), seen)
        agreed = Consensus(
            round_id=round.id,
            item=item,
            dimension=dimension,
            revision=seen + 1,
            at=now(),
            level=level,
            exit=left_by,
            reason=why,
        )
        return tx.save_consensus(agreed)


def take_back(store: Store, round: Round, item: str, dimension: str, *, seen: int) -> int:
    """Let the team agree on nothing in a cell, and give the cell's new revision. Errors as in `agree`.

    Where nothing is agreed on, nothing is stored.
    """
    with store.writing() as tx:
        _content(tx, round, AGREEING)
        stored = _standing(tx, round, item, dimension)
        if stored is None:
            return tx.consensus_revision(round.id, item, dimension)
        _refuse_stale(stored.revision, seen)
        return tx.withdraw_consensus(replace(stored, revision=seen + 1, at=now())).revision


def say(
    store: Store,
    round: Round,
    item: str,
    *,
    succeeds: str = "",
    difficult: str = "",
    will_try: str = "",
    seen: int,
) -> DialogueNote:
    """Store what the team says of an item: det lykkes vi med, det er svært, det vil vi prøve. Errors as in `agree`."""
    with store.writing() as tx:
        _content(tx, round, "Teamets ord skrives kun").item(item)
        note = DialogueNote(
            round_id=round.id,
            item=item,
            revision=seen + 1,
            at=now(),
            succeeds=clean(succeeds, "Det lykkes vi med"),
            difficult=clean(difficult, "Det er svært"),
            will_try=clean(will_try, "Det vil vi prøve"),
        )
        stored = next((of for of in tx.dialogue_notes(round.id) if of.item == item), None)
        if stored and stored.revision in (seen, seen + 1) and _words(stored) == _words(note):
            return stored
        _refuse_stale(stored.revision if stored else 0, seen)
        return tx.save_dialogue_note(note)


def _content(tx: Store, round: Round, act: str) -> RoundContent:
    stored = tx.round(round.id)
    require_phase(stored, DIALOGUE, act)
    return RoundContent.load(tx, stored)


def _standing(tx: Store, round: Round, item: str, dimension: str) -> Consensus | None:
    return next((of for of in tx.consensus(round.id) if (of.item, of.dimension) == (item, dimension)), None)


def _refuse_stale(newest: int, seen: int) -> None:
    if newest != seen:
        raise StaleEdit("Punktet er ændret i et andet vindue, siden du åbnede det. Se den nye tekst, og skriv så igen.")


def _words(note: DialogueNote) -> tuple[str, str, str]:
    return note.succeeds, note.difficult, note.will_try
