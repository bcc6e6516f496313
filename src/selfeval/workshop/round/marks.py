"""Marks of what a team is shown: what came later is left out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from selfeval.measures.frozen import ShownState, shown_states
from selfeval.records import Importance, Rating, Reflection, RevealOf, Round, SecondRating, Vote, now
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


def mark_again(tx: Store, round: Round, item: str) -> None:
    """Note that the team is shown how an item was rated again, unless it tells of too few beside what was shown."""
    here = tx.mark_now(round.id, RevealOf.IGEN, now(), item)
    marks = [*(at for at in tx.reveals(round.id, RevealOf.IGEN) if at.item == item), here]
    first = tx.ratings(round.id, item=item)
    states = [
        again_state(first, tx.second_ratings(round.id, item=item, until=at.second_ratings), round.reveal_limit)
        for at in marks
    ]
    if shown_states(states, round.reveal_limit)[-1] == len(states) - 1:
        tx.add_reveal(here)


def again_state(first: Iterable[Rating], second: Iterable[SecondRating], limit: int) -> ShownState:
    """Return the state of an item that was rated again; a dimension tells nothing while too few have changed in it."""
    before = {(of.participant_id, of.dimension): of.level for of in first if of.level is not None}
    after = {(of.participant_id, of.dimension): of.level for of in second}
    dimensions = sorted({dimension for _, dimension in before})
    facets = {one: tuple(after.get((one, of)) for of in dimensions) for one in {person for person, _ in after}}
    return ShownState(facets, tuple(not is_shown(before, after, of, limit) for of in dimensions))


def is_shown(
    before: Mapping[tuple[str, str], int], after: Mapping[tuple[str, str], int], dimension: str, limit: int
) -> bool:
    """Say whether enough persons have rated a dimension again, and enough of them otherwise than first.

    before, after  (person, dimension) → level
    """
    both = [cell for cell in after.keys() & before.keys() if cell[1] == dimension]
    return len(both) >= limit and sum(before[cell] != after[cell] for cell in both) >= limit


def thoughts_state(written: Iterable[Reflection], item: str) -> ShownState:
    """Return the state of what is shared on an item."""
    shared = [of for of in written if of.item == item and of.shared]
    return ShownState({}, (), {of.participant_id: (of.succeeds, of.difficult, of.will_try) for of in shared})


def ballots_state(votes: Sequence[Vote], importances: Sequence[Importance], limit: int) -> ShownState:
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
    return ShownState(facets, (len(voted) < limit, len(weighed) < limit))
