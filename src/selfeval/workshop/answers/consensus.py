"""What the team agrees on and says in the dialogue; it stands beside the answers and never changes them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from selfeval.errors import StaleEdit
from selfeval.records import Consensus, DialogueNote, Exit, Phase, Round, now
from selfeval.storage import Store
from selfeval.workshop.answers.merging import merged
from selfeval.workshop.answers.rating import on_scale
from selfeval.workshop.free_text import clean
from selfeval.workshop.round.phases import require_phase
from selfeval.workshop.round.scope import RoundContent

DIALOGUE = frozenset({Phase.DIALOG})
AGREEING = "Enighed skrives kun"
STALE = "Punktet er ændret i et andet vindue, siden du åbnede det. Se den nye tekst, og skriv så igen."

PARTS = {"succeeds": "Det lykkes vi med", "difficult": "Det er svært", "will_try": "Det vil vi prøve"}
"""What the team says of an item: the name of each text, and what it is called."""


def agree(
    store: Store,
    round: Round,
    item: str,
    dimension: str,
    *,
    level: int | None = None,
    exit: Exit | str | None = None,
    reason: str = "",
    cleared: bool = False,
    seen: int,
) -> Consensus:
    """Store the level, or the exit, that the team agrees on in a cell, and why.

    seen     revision of the cell that the change builds on, also where the agreement was taken back; 0 where none was
    cleared  the writer says that a telephone number or an address in the text is nobody's; that is kept nowhere

    Where somebody else has changed the other of the two since, both changes are kept.

    Raises RoundClosed outside the dialogue, NotAllowed off the scale or out of scope, and StaleEdit where somebody
    else has changed the same meanwhile. The same again is stored once.
    """
    with store.writing() as tx:
        content = _content(tx, round, AGREEING)
        content.item(item)
        content.dimension(item, dimension)
        level, left_by = on_scale(content.scale(item), level, exit)
        stored = _standing(tx, round, item, dimension)
        newest = tx.consensus_revision(round.id, item, dimension)
        why = clean(reason, "Begrundelse", cleared=cleared or bool(stored and stored.reason == reason))
        wanted: dict[str, Any] = {"answer": (level, left_by), "reason": why}
        if stored and _agreed(stored) == wanted and stored.revision in (seen, seen + 1):
            return stored
        base = tx.consensus_at(round.id, item, dimension, seen)
        if stored and base:
            wanted = merged(_agreed(base), _agreed(stored), wanted, STALE)
        else:
            _refuse_stale(newest, seen)
        level, left_by = wanted["answer"]
        agreed = Consensus(
            round_id=round.id,
            item=item,
            dimension=dimension,
            revision=newest + 1,
            at=now(),
            level=level,
            exit=left_by,
            reason=wanted["reason"],
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
    succeeds: str | None = None,
    difficult: str | None = None,
    will_try: str | None = None,
    cleared: bool = False,
    seen: int,
) -> DialogueNote:
    """Store what the team says of an item: det lykkes vi med, det er svært, det vil vi prøve. None leaves a text.

    seen     revision of the note that the change builds on; 0 where none was
    cleared  as in `agree`

    Each text is by itself: only one that somebody else has changed since is refused, with StaleEdit. Other errors as
    in `agree`. Where nothing was said and nothing is, nothing is stored.
    """
    texts = {"succeeds": succeeds, "difficult": difficult, "will_try": will_try}
    with store.writing() as tx:
        _content(tx, round, "Teamets ord skrives kun").item(item)
        nothing = DialogueNote(round_id=round.id, item=item, revision=0, at=now())
        history = [nothing, *tx.dialogue_note_history(round.id, item)]
        stored = history[-1]
        kept = _words(stored).values()
        given = {
            name: clean(text, PARTS[name], cleared=cleared or text in kept)
            for name, text in texts.items()
            if text is not None
        }
        if seen > stored.revision:
            raise StaleEdit(STALE)
        new = replace(stored, **merged(_words(history[seen]), _words(stored), given, STALE))
        if _words(new) == _words(stored):
            return stored
        return tx.save_dialogue_note(replace(new, revision=stored.revision + 1, at=now()))


def _content(tx: Store, round: Round, act: str) -> RoundContent:
    stored = tx.round(round.id)
    require_phase(stored, DIALOGUE, act)
    return RoundContent.load(tx, stored)


def _standing(tx: Store, round: Round, item: str, dimension: str) -> Consensus | None:
    return next((of for of in tx.consensus(round.id) if (of.item, of.dimension) == (item, dimension)), None)


def _refuse_stale(newest: int, seen: int) -> None:
    if newest != seen:
        raise StaleEdit(STALE)


def _agreed(of: Consensus) -> dict[str, Any]:
    return {"answer": (of.level, of.exit), "reason": of.reason}


def _words(note: DialogueNote) -> dict[str, str]:
    return {name: getattr(note, name) for name in PARTS}
