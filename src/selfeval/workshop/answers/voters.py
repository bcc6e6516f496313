"""Who takes part in the voting, and when it is over: when all have used their votes, or the facilitator ends it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from selfeval.records import Phase, RevealOf, Round
from selfeval.storage import Store
from selfeval.workshop.round.marks import mark_votes
from selfeval.workshop.round.phases import current, require_phase

VOTING = frozenset({Phase.PRIORITERING})


@dataclass(frozen=True, kw_only=True, slots=True)
class Voters:
    """Persons in the voting: who take part, have voted, and have used all their votes."""

    present: int
    voted: int
    done: int


def voters(tx: Store, round: Round) -> Voters:
    """Return how far the voting on phones is; who answered on paper votes on paper.

    Nobody waits for one who joined, answered nothing and is gone. Who came after the team saw its answers takes part;
    where nobody has answered anything, all who joined do.
    """
    given = Counter[str]()
    for vote in tx.votes(round.id):
        if vote.participant_id:
            given[vote.participant_id] += vote.votes
    active = _active(tx, round) | {person for person, votes in given.items() if votes}
    return Voters(
        present=len(active),
        voted=sum(votes > 0 for votes in given.values()),
        done=sum(votes >= round.votes_each for votes in given.values()),
    )


def show_if_all_have_voted(tx: Store, round: Round) -> None:
    """Show the votes to the team once all who take part have used theirs."""
    now = voters(tx, round)
    if now.present and now.done == now.present:
        mark_votes(tx, round)


def end_voting(store: Store, round: Round) -> Round:
    """End the voting, and show the votes to the team. RoundClosed outside prioritering, StaleEdit."""
    return _turn(store, round, ended=True)


def open_voting(store: Store, round: Round) -> Round:
    """Let votes be given and changed again. What was shown stands. As `end_voting`."""
    return _turn(store, round, ended=False)


def _turn(store: Store, round: Round, *, ended: bool) -> Round:
    with store.writing() as tx:
        stored = current(tx, round)
        require_phase(stored, VOTING, "Afstemningen afsluttes og åbnes kun")
        if stored.voting_ended == ended:
            return stored
        if ended:
            mark_votes(tx, stored)
        return tx.replace_round(replace(stored, voting_ended=ended))


def _active(tx: Store, round: Round) -> set[str]:
    joined = {person.id for person in tx.participants(round.id) if not person.on_paper}
    answered = {person for person, _, _ in tx.answered_cells(round.id)} & joined
    shown = tx.reveals(round.id, RevealOf.SVAR)
    if not answered or not shown:
        return joined
    before = {person.id for person in tx.participants(round.id, until=shown[0].participants)}
    return answered | (joined - before)
