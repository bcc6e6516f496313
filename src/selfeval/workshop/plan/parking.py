"""Det tager vi senere: what comes up while the team talks of something else, kept until somebody strikes it off."""

from __future__ import annotations

from dataclasses import replace

from selfeval.errors import NotFound
from selfeval.records import Parked, Round, now
from selfeval.storage import Store
from selfeval.workshop.free_text import needed
from selfeval.workshop.round.made_ids import checked_id
from selfeval.workshop.round.phases import require_open
from selfeval.workshop.round.scope import RoundContent

UNREADABLE = "Linjen kunne ikke læses. Hent siden igen, og skriv så."


def park(store: Store, round: Round, *, id: str, text: str, item: str | None = None, cleared: bool = False) -> Parked:
    """Store a line to take up later, and the item that the team talked of.

    id       made by the client; sending a line again stores it once
    cleared  the writer says that a telephone number or an address in it is nobody's; that is kept nowhere

    Raises RoundClosed for a closed round, NotAllowed for a text that is empty, too long or tells who.
    """
    with store.writing() as tx:
        stored = next((one for one in tx.parked(round.id) if one.id == checked_id(id, UNREADABLE)), None)
        if stored:
            return stored
        of = tx.round(round.id)
        require_open(of)
        if item is not None:
            RoundContent.load(tx, of).item(item)
        words = needed(text, "Det tager vi senere", kind="line", cleared=cleared)
        return tx.save_parked(Parked(id=id, round_id=of.id, revision=1, text=words, item=item, at=now()))


def strike(store: Store, round: Round, parked_id: str, *, done: bool = True) -> Parked:
    """Strike something off, or let it stand again. Raises NotFound, and RoundClosed for a closed round."""
    with store.writing() as tx:
        require_open(tx.round(round.id))
        latest = next((one for one in tx.parked(round.id) if one.id == parked_id), None)
        if latest is None:
            raise NotFound("Linjen findes ikke i runden.")
        if latest.done == done:
            return latest
        return tx.save_parked(replace(latest, revision=latest.revision + 1, at=now(), done=done))
