"""A round that was made by mistake can be taken away again, as long as nothing is in it and nothing builds on it."""

from __future__ import annotations

from selfeval.errors import NotAllowed
from selfeval.records import Round
from selfeval.storage import Store
from selfeval.workshop.round.phases import OPEN, current
from selfeval.workshop.round.planning import is_locked

NOT_EMPTY = "Runden kan ikke fjernes, for der er svar i den. Afslut den i stedet."
NOT_LAST = "Runden kan ikke fjernes, for teamet har lavet en runde efter den."


def can_be_taken_back(store: Store, round: Round) -> bool:
    """Would `take_back` do it?"""
    with store.reading() as tx:
        return round.phase in OPEN and not _why_it_stays(tx, round)


def take_back(store: Store, round: Round) -> None:
    """Take a round away: it is in no list, and its code opens nothing. `put_back` undoes it.

    Raises NotAllowed where somebody has answered, agreed, voted or written an action in it, or where the team has a
    later round; RoundClosed for a closed round, and StaleEdit where it was changed since `round` was read.
    """
    with store.writing() as tx:
        stored = current(tx, round)
        if why := _why_it_stays(tx, stored):
            raise NotAllowed(why)
        tx.withdraw_round(stored)


def put_back(store: Store, round_id: str) -> Round:
    """Let a round that was taken back be there again, as it was. Raises NotFound for one that never was."""
    return store.put_back_round(round_id)


def _why_it_stays(tx: Store, round: Round) -> str:
    if is_locked(tx, round) or tx.votes(round.id) or tx.importances(round.id) or _has_actions(tx, round):
        return NOT_EMPTY
    return "" if tx.rounds(round.team_id)[-1].id == round.id else NOT_LAST


def _has_actions(tx: Store, round: Round) -> bool:
    """Return whether the round wrote an action, or revised one of an earlier round."""
    histories = (tx.action_history(action.id) for action in tx.actions(round.team_id))
    return any(of.round_id == round.id for history in histories for of in history)
