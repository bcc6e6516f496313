"""Marks of what a team is shown: what came later is left out of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from selfeval.measures.frozen import State, shown_states
from selfeval.records import Importance, Reflection, RevealOf, Round, Vote, now
from selfeval.storage import Store


def mark_answers(tx: Store, round: Round) -> None:
    """Note that the team comes to its answers. What it then sees anew of them, item by item, is decided in `reveal`."""
    here = tx.mark_now(round.id, RevealOf.SVAR, now())
    earlier = tx.reveals(round.id, RevealOf.SVAR)
    if not earlier or replace(earlier[-1], at=here.at) != here:
        tx.add_reveal(here)


def mark_thoughts(tx: Store, round: Round, item: str) -> None:
    """Note that the team is shown what was shared on an item in the dialogue, once enough have shared something."""
    here = tx.mark_now(round.id, RevealOf.SVAR, now())
    marks = [*tx.reveals(round.id, RevealOf.SVAR), here]
    moments = sorted({at.reflections for at in marks})
    states = [thoughts_state(tx.reflections(round.id, until=moment), item) for moment in moments]
    if shown_states(states, round.reveal_limit)[-1] == len(states) - 1:
        tx.add_reveal(here)


def mark_votes(tx: Store, round: Round) -> None:
    """Note that the team is shown its votes as they are now, unless they tell of too few beside those shown before."""
    here = tx.mark_now(round.id, RevealOf.STEMMER, now())
    marks = [*tx.reveals(round.id, RevealOf.STEMMER), here]
    states = [
        ballots_state(
            tx.votes(round.id, until=at.votes), tx.importances(round.id, until=at.importances), round.reveal_limit
        )
        for at in marks
    ]
    if shown_states(states, round.reveal_limit)[-1] == len(states) - 1:
        tx.add_reveal(here)


def thoughts_state(written: Iterable[Reflection], item: str) -> State:
    """Return the state of what is shared on an item."""
    shared = [of for of in written if of.item == item and of.shared]
    return State({}, (), {of.participant_id: (of.succeeds, of.difficult, of.will_try) for of in shared})


def ballots_state(votes: Sequence[Vote], importances: Sequence[Importance], limit: int) -> State:
    """Return the state of what persons voted and weighed; what the team gave on paper is nobody's in particular."""
    voted: dict[str, list[tuple[str, int]]] = {}
    for vote in votes:
        if vote.participant_id and vote.votes:
            voted.setdefault(vote.participant_id, []).append((vote.item, vote.votes))
    weighed: dict[str, list[tuple[str, int]]] = {}
    for mark in importances:
        if mark.participant_id:
            weighed.setdefault(mark.participant_id, []).append((mark.item, mark.level))
    persons = voted.keys() | weighed.keys()
    facets = {one: (tuple(sorted(voted.get(one, []))), tuple(sorted(weighed.get(one, [])))) for one in persons}
    return State(facets, (len(voted) < limit, len(weighed) < limit))
