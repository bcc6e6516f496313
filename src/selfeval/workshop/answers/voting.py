"""Votes and importance, from each participant and from the team as a whole (participant None) where it uses paper."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from selfeval.errors import NotAllowed, NotFound, RoundClosed
from selfeval.measures.levels import LEVELS
from selfeval.records import Consensus, DialogueNote, Importance, Round, Vote, now
from selfeval.storage import Store
from selfeval.text import plural
from selfeval.workshop.answers.rating import already
from selfeval.workshop.answers.voters import VOTING, show_if_all_have_voted
from selfeval.workshop.round.phases import require_phase
from selfeval.workshop.round.scope import RoundContent

ENDED = "Afstemningen er afsluttet, så stemmer og vigtighed kan ikke ændres. Facilitatoren kan åbne afstemningen igen."
MOST_ON_PAPER = 999


@dataclass(frozen=True, kw_only=True, slots=True)
class Ballot:
    """A voter's votes and importance marks by item, and the votes left (None for the team's paper votes)."""

    votes: dict[str, int]
    importances: dict[str, int]
    left: int | None


def candidates(
    content: RoundContent,
    answered: Collection[str],
    consensus: Sequence[Consensus],
    notes: Sequence[DialogueNote],
) -> tuple[str, ...]:
    """Return the items that came out of the dialogue, in the order of the scope: rated, agreed on or talked about.

    answered: the items with an answer, also one that was counted on paper. Where nothing came out, all are up.
    """
    out = set(answered) | {agreed.item for agreed in consensus} | {note.item for note in notes}
    return tuple(id for id in content.scope if id in out) or content.scope


def items_up(store: Store, round: Round, content: RoundContent) -> tuple[str, ...]:
    """Return the items of the round that can be voted on (see `candidates`)."""
    with store.reading() as tx:
        answered = {*tx.answered(round.id), *(tally.item for tally in tx.paper_tallies(round.id) if tally.total)}
        return candidates(content, answered, tx.consensus(round.id), tx.dialogue_notes(round.id))


def cast(store: Store, round_id: str, participant_id: str | None, *, id: str, item: str, votes: int) -> Vote:
    """Store how many votes a participant, or the team on paper (None), gives an item; a later number takes its place.

    id  made by the client; sending a vote again stores it once

    Raises RoundClosed outside prioritering and for a participant once the voting is ended, NotAllowed above the cap
    or with more votes than the participant has.
    """
    with store.writing() as tx:
        cast_before = [vote for vote in tx.votes(round_id) if vote.participant_id == participant_id]
        stored = already(id, cast_before)
        if stored:
            return stored
        round = _round(tx, round_id, participant_id, item)
        elsewhere = sum(vote.votes for vote in cast_before if vote.item != item)
        _check_votes(round, votes, elsewhere, on_paper=participant_id is None)
        vote = Vote(id=id, round_id=round_id, participant_id=participant_id, item=item, votes=votes, at=now())
        saved = tx.save_vote(vote)
        if participant_id is not None:
            show_if_all_have_voted(tx, round)
        return saved


def weigh(store: Store, round_id: str, participant_id: str | None, *, id: str, item: str, level: int) -> Importance:
    """Store how important an item is, 1–5, to a participant or to the team as a whole (None). Errors as in `cast`."""
    with store.writing() as tx:
        stored = already(id, (of for of in tx.importances(round_id) if of.participant_id == participant_id))
        if stored:
            return stored
        round = _round(tx, round_id, participant_id, item)
        if isinstance(level, bool) or level not in LEVELS:
            raise NotAllowed(f"Vigtighed går fra {LEVELS[0]} til {LEVELS[-1]}, ikke {str(level)[:20]}.")
        mark = Importance(id=id, round_id=round_id, participant_id=participant_id, item=item, level=level, at=now())
        saved = tx.save_importance(mark)
        if participant_id is not None:
            show_if_all_have_voted(tx, round)
        return saved


def ballot(store: Store, round: Round, participant_id: str | None) -> Ballot:
    """Return what a voter has given so far."""
    with store.reading() as tx:
        votes = {vote.item: vote.votes for vote in tx.votes(round.id) if vote.participant_id == participant_id}
        marks = {of.item: of.level for of in tx.importances(round.id) if of.participant_id == participant_id}
    left = None if participant_id is None else round.votes_each - sum(votes.values())
    return Ballot(votes=votes, importances=marks, left=left)


def _round(tx: Store, round_id: str, participant_id: str | None, item: str) -> Round:
    round = tx.round(round_id)
    require_phase(round, VOTING, "Stemmer og vigtighed gemmes kun")
    if round.voting_ended and participant_id is not None:  # what the team counts on paper is written down afterwards
        raise RoundClosed(ENDED)
    if participant_id is not None and all(person.id != participant_id for person in tx.participants(round_id)):
        raise NotFound("Deltageren er ikke med i runden. Åbn det personlige link igen.")
    content = RoundContent.load(tx, round)
    content.item(item)
    if item not in items_up(tx, round, content):
        raise NotAllowed("Punktet er ikke til afstemning, fordi I hverken har vurderet det eller talt om det.")
    return round


def _check_votes(round: Round, votes: int, elsewhere: int, *, on_paper: bool) -> None:
    if isinstance(votes, bool) or not isinstance(votes, int) or votes < 0:
        raise NotAllowed("Antallet af stemmer er et helt tal, 0 eller mere.")
    if on_paper:
        if votes > MOST_ON_PAPER:
            raise NotAllowed(f"Der kan højst skrives {MOST_ON_PAPER} stemmer på et punkt.")
        return
    if votes > round.votes_cap:
        most = plural(round.votes_cap, "stemme", "stemmer")
        raise NotAllowed(f"Der kan højst gives {most} til samme punkt, ikke {str(votes)[:20]}.")
    if elsewhere + votes > round.votes_each:
        left = plural(round.votes_each - elsewhere, "stemme", "stemmer")
        raise NotAllowed(f"Du har {left} tilbage til dette punkt. Tag en stemme fra et andet punkt først.")
