"""What the team is shown of its votes: none while they come in, and then as they were when it last saw them anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selfeval.measures.frozen import is_other
from selfeval.records import Importance, RevealOf, Round, Vote
from selfeval.storage import Store
from selfeval.workshop.round.marks import ballots_state
from selfeval.workshop.round.phases import FREEZING


@dataclass(frozen=True, slots=True)
class ShownBallots:
    """Votes and importance marks as far as they are counted.

    Two sums with one ballot between them show that ballot, so no sum is shown while ballots come in. What the team
    enters on paper (participant None) is nobody's in particular and always counts.

    shown   may the ranking be shown? Votes of persons once they were revealed and as many as the limit have voted,
            votes on paper alone at once
    hidden  a Danish sentence that says why it is not shown, or ""
    waits   a Danish sentence where ballots have changed since they were shown, or ""
    """

    votes: Sequence[Vote]
    importances: Sequence[Importance]
    shown: bool
    hidden: str
    waits: str

    @classmethod
    def of(cls, store: Store, round: Round) -> ShownBallots:
        """Return what the team of a round is shown. Ask it within `reading()`."""
        votes, importances = store.votes(round.id), store.importances(round.id)
        reveals = store.reveals(round.id, RevealOf.STEMMER)
        at = reveals[-1] if reveals else None
        frozen = store.votes(round.id, until=at.votes) if at else []
        weighed = store.importances(round.id, until=at.importances) if at else []
        persons = {vote.participant_id for vote in frozen if vote.votes} - {None}
        on_paper = any(vote.votes for vote in votes if vote.participant_id is None)
        anybody = any(of.participant_id for of in votes) or any(of.participant_id for of in importances)
        shown = len(persons) >= round.reveal_limit or (on_paper and not persons and (at is not None or not anybody))
        return cls(
            votes=[of for of in frozen if of.participant_id] + [of for of in votes if of.participant_id is None],
            importances=[of for of in weighed if of.participant_id]
            + [of for of in importances if of.participant_id is None],
            shown=shown,
            hidden="" if shown else _hidden(round, revealed=at is not None),
            waits=_waits(round) if shown and at and _differ(round, (frozen, weighed), (votes, importances)) else "",
        )


def _differ(
    round: Round,
    frozen: tuple[Sequence[Vote], Sequence[Importance]],
    now: tuple[Sequence[Vote], Sequence[Importance]],
) -> bool:
    return is_other(ballots_state(*frozen, round.reveal_limit), ballots_state(*now, round.reveal_limit))


def _waits(round: Round) -> str:
    limit = round.reveal_limit
    if round.phase in FREEZING:
        return f"I ser de samme stemmer som før. Senere stemmer er fra færre end {limit} personer."
    return f"I ser de samme stemmer som før. Nye stemmer vises først, når mindst {limit} personer har stemt nyt."


def _hidden(round: Round, *, revealed: bool) -> str:
    if revealed:
        return f"Færre end {round.reveal_limit} har stemt, så ranglisten vises ikke."
    return (
        "Ranglisten vises, når alle har brugt deres stemmer, eller når I afslutter afstemningen. "
        "Indtil da kan ingen se, hvad der er stemt på."
    )
