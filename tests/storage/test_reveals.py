from __future__ import annotations

from dataclasses import replace

import pytest

from selfeval.errors import NotFound
from selfeval.records import RevealOf
from selfeval.storage import Store
from tests.builders import AT, a_rating, a_reflection, a_stored_participant, a_stored_round, a_vote


@pytest.fixture
def round(store: Store):
    made = a_stored_round(store)
    a_stored_participant(store, id="deltageren")
    return made


def test_what_was_stored_later_is_left_out(store: Store, round) -> None:
    first = store.save_rating(a_rating(level=2))
    shown = store.add_reveal(store.mark_now("runden", RevealOf.SVAR, AT))
    later = store.save_rating(a_rating(level=5))
    assert (store.ratings("runden", until=shown.ratings), store.ratings("runden")) == ([first], [later])


def test_all_that_a_person_gives_and_who_is_there_can_be_looked_at_as_it_was(store: Store, round) -> None:
    store.save_vote(a_vote(votes=1))
    store.save_reflection(a_reflection())
    shown = store.mark_now("runden", RevealOf.STEMMER, AT)
    store.save_vote(a_vote(votes=2))
    store.save_reflection(a_reflection(item="p02"))
    a_stored_participant(store)
    assert [vote.votes for vote in store.votes("runden", until=shown.votes)] == [1]
    assert [of.item for of in store.reflections("runden", until=shown.reflections)] == ["p01"]
    assert [of.id for of in store.participants("runden", until=shown.participants)] == ["deltageren"]


def test_where_nothing_was_stored_nothing_is_there(store: Store, round) -> None:
    shown = store.mark_now("runden", RevealOf.SVAR, AT)
    store.save_rating(a_rating())
    assert (shown.ratings, store.ratings("runden", until=shown.ratings)) == (0, [])


def test_answers_and_votes_are_revealed_apart_and_oldest_first(store: Store, round) -> None:
    marks = [store.add_reveal(store.mark_now("runden", RevealOf.SVAR, AT))]
    store.add_reveal(store.mark_now("runden", RevealOf.STEMMER, AT))
    store.save_rating(a_rating())
    marks.append(store.add_reveal(store.mark_now("runden", RevealOf.SVAR, AT)))
    assert store.reveals("runden", RevealOf.SVAR) == marks


def test_a_reveal_is_of_a_stored_round(store: Store, round) -> None:
    with pytest.raises(NotFound):
        store.add_reveal(replace(store.mark_now("runden", RevealOf.SVAR, AT), round_id="ukendt"))
