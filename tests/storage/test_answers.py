from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from threading import Barrier

import pytest
from sqlalchemy import event

from selfeval.errors import NotAllowed, NotFound
from selfeval.records import Exit, Knowledge, Participant, Rating, Round
from selfeval.storage import Store
from selfeval.storage.answers import RatingColumns
from tests.builders import (
    AT,
    a_rating,
    a_reflection,
    a_stored_participant,
    a_stored_round,
    a_vote,
    an_importance,
)
from tests.databases import ON_A_FILE


@pytest.mark.parametrize(
    "rating",
    [
        a_rating(level=1, knowledge=(Knowledge.PRAKSIS, Knowledge.ERFARING), note="Æblegrød & <script>\n'; --"),
        a_rating(exit=Exit.IKKE_RELEVANT),
        a_rating(exit=Exit.VED_IKKE, knowledge=(Knowledge.FORSKNING,)),
    ],
)
def test_a_rating_comes_back_as_it_was_stored(address: str, rating: Rating) -> None:
    with Store.open(address) as store:
        a_stored_round(store)
        a_stored_participant(store, id=rating.participant_id)
        assert store.save_rating(rating) == rating
    with Store.open(address) as store:
        assert store.ratings("runden") == [rating]


def test_reflections_votes_and_importance_come_back_as_they_were_stored(store: Store, participant: Participant) -> None:
    reflection = a_reflection(succeeds="Ro", difficult="Tid", will_try="Spørge", shared=True)
    vote, team_vote = a_vote(votes=2), a_vote(participant_id=None, votes=0)
    importance, team_importance = an_importance(level=5), an_importance(participant_id=None)
    assert store.save_reflection(reflection) == reflection
    for cast in (vote, team_vote):
        assert store.save_vote(cast) == cast
    for mark in (importance, team_importance):
        assert store.save_importance(mark) == mark
    assert store.reflections("runden") == store.reflections("runden", participant.id) == [reflection]
    assert store.votes("runden") == [vote, team_vote]
    assert store.importances("runden") == [importance, team_importance]


def test_a_change_of_mind_is_a_new_row_and_the_latest_counts(store: Store, participant: Participant) -> None:
    # The later answer has the earlier time: a device's clock decides nothing.
    store.save_rating(a_rating(level=2))
    other_cell = store.save_rating(a_rating(dimension="organisatorisk"))
    latest = store.save_rating(a_rating(level=5, at=AT - timedelta(hours=1)))
    assert store.ratings("runden") == [other_cell, latest]
    assert store.rating_count("runden") == 3


def test_the_latest_of_every_other_kind_counts_too(store: Store, participant: Participant) -> None:
    for votes in (2, 1, 0):
        store.save_vote(a_vote(votes=votes))
        store.save_vote(a_vote(participant_id=None, votes=votes + 1))
        store.save_importance(an_importance(level=votes + 1))
        store.save_reflection(a_reflection(will_try=f"{votes}"))
    assert [(vote.participant_id, vote.votes) for vote in store.votes("runden")] == [(participant.id, 0), (None, 1)]
    assert [importance.level for importance in store.importances("runden")] == [1]
    assert [reflection.will_try for reflection in store.reflections("runden")] == ["0"]


def test_ratings_can_be_had_of_one_participant_and_of_one_item(store: Store, participant: Participant) -> None:
    other = a_stored_participant(store)
    mine = store.save_rating(a_rating())
    mine_too = store.save_rating(a_rating(item="p02"))
    theirs = store.save_rating(a_rating(participant_id=other.id))
    assert store.ratings("runden", participant.id) == [mine, mine_too]
    assert store.ratings("runden", item="p01") == [mine, theirs]
    assert store.ratings("runden", other.id, item="p02") == []


def test_sending_again_stores_once_and_changes_nothing(store: Store, participant: Participant) -> None:
    first = store.save_rating(a_rating(level=2))
    assert store.save_rating(first) == first
    assert store.save_rating(replace(first, level=5, item="p02", note="andet")) == first
    assert store.ratings("runden") == [first]
    assert store.rating_count("runden") == 1


def test_sending_again_after_a_change_of_mind_does_not_bring_the_old_answer_back(
    store: Store, participant: Participant
) -> None:
    old = store.save_rating(a_rating(level=2))
    new = store.save_rating(a_rating(level=4))
    assert store.save_rating(old) == old
    assert store.ratings("runden") == [new]


def test_many_threads_that_send_the_same_answer_store_it_once(store: Store, participant: Participant) -> None:
    rating, barrier = a_rating(), Barrier(8)

    def send(level: int) -> Rating:
        barrier.wait()
        return store.save_rating(replace(rating, level=1 + level % 5))

    with ThreadPoolExecutor(8) as pool:
        returned = list(pool.map(send, range(8)))
    assert store.rating_count("runden") == 1
    assert returned == store.ratings("runden") * 8


def test_threads_that_send_different_answers_lose_none(store: Store, participant: Participant) -> None:
    ratings = [a_rating(item=f"p{number}") for number in range(60)]
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(store.save_rating, ratings)) == ratings
    assert sorted(store.ratings("runden"), key=lambda r: r.id) == sorted(ratings, key=lambda r: r.id)


@pytest.mark.parametrize("changes", [{"participant_id": "en anden"}, {"round_id": "anden", "participant_id": "tredje"}])
def test_an_id_that_is_anothers_is_refused_and_tells_nothing(
    store: Store, participant: Participant, make_round: Callable[..., Round], changes: dict[str, str]
) -> None:
    make_round(id="anden", code="BBBBBB")
    a_stored_participant(store, id="en anden")
    a_stored_participant(store, id="tredje", round_id="anden")
    secret = store.save_rating(a_rating(level=1, note="hemmelig"))
    with pytest.raises(NotAllowed, match="genindlæs siden") as refusal:
        store.save_rating(a_rating(id=secret.id, level=5, **changes))
    assert secret.note not in str(refusal.value)
    assert participant.id not in str(refusal.value)
    assert store.ratings("runden") == [secret]
    assert store.ratings("anden") == []


def test_the_teams_vote_is_not_a_participants(store: Store, participant: Participant) -> None:
    vote = store.save_vote(a_vote(participant_id=None))
    with pytest.raises(NotAllowed, match="blev ikke gemt"):
        store.save_vote(a_vote(id=vote.id))
    assert store.votes("runden") == [vote]


@pytest.mark.parametrize("id", ["", "x" * 65])
def test_an_id_that_cannot_be_one_is_refused(store: Store, participant: Participant, id: str) -> None:
    with pytest.raises(NotAllowed, match="blev ikke gemt"):
        store.save_rating(a_rating(id=id))
    assert store.rating_count("runden") == 0


def test_only_participants_of_the_round_answer_it(
    store: Store, participant: Participant, make_round: Callable[..., Round]
) -> None:
    make_round(id="anden", code="BBBBBB")
    for stranger in (a_rating(participant_id="ukendt"), a_rating(round_id="anden"), a_rating(round_id="ukendt")):
        with pytest.raises(NotFound, match="Deltageren findes ikke i runden"):
            store.save_rating(stranger)
    assert store.rating_count("runden") == store.rating_count("anden") == 0


def test_times_of_participants_are_cut_to_the_minute(store: Store, participant: Participant) -> None:
    danish = timezone(timedelta(hours=1))
    at = datetime(2026, 3, 4, 11, 42, 59, 999_999, tzinfo=danish)
    saved = [
        store.save_rating(a_rating(at=at)),
        store.save_reflection(a_reflection(at=at)),
        store.save_vote(a_vote(at=at)),
        store.save_importance(an_importance(at=at)),
    ]
    read = [
        *store.ratings("runden"),
        *store.reflections("runden"),
        *store.votes("runden"),
        *store.importances("runden"),
    ]
    assert saved == read
    assert {record.at for record in read} == {AT}
    assert {record.at.tzinfo for record in saved} == {UTC}


@pytest.mark.parametrize("note", ["halv \ud83d", "\udcff", "usynlig \x00"])
def test_text_that_no_file_can_hold_is_refused(store: Store, participant: Participant, note: str) -> None:
    with pytest.raises(NotAllowed, match=r"kan ikke gemmes|ikke kan gemmes"):
        store.save_rating(a_rating(note=note))
    assert store.save_rating(a_rating(note="hel 🙂")).note == store.ratings("runden")[0].note == "hel 🙂"


def test_a_number_that_no_file_can_hold_is_refused(store: Store, participant: Participant) -> None:
    with pytest.raises(NotAllowed, match="kan ikke gemmes"):
        store.save_vote(a_vote(votes=10**30))


def test_how_far_each_item_is_can_be_had_without_an_answer(store: Store, participant: Participant) -> None:
    other = a_stored_participant(store)
    for dimension in ("faglig", "faglig", "organisatorisk"):
        store.save_rating(a_rating(dimension=dimension))
    store.save_rating(a_rating(participant_id=other.id))
    store.save_rating(a_rating(participant_id=other.id, item="p02", exit=Exit.VED_IKKE))
    assert store.answered("runden") == {"p01": {2: 1, 1: 1}, "p02": {1: 1}}
    assert store.answered("ukendt") == {}


@ON_A_FILE
def test_the_latest_answers_are_found_by_an_index(store: Store) -> None:
    plans: list[str] = []

    def explain(_: object, cursor: object, statement: str, parameters: object, *__: object) -> None:
        plan = store._engine.raw_connection().cursor()
        plan.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        plans.extend(row[-1] for row in plan.fetchall())

    event.listen(store._engine, "after_cursor_execute", explain)
    store.ratings("runden")
    store.ratings("runden", "deltageren")
    store.answered("runden")
    touched = [step for step in plans if "rating" in step]
    assert len(touched) == 5
    assert all("ix_rating_cell" in step or "INTEGER PRIMARY KEY" in step for step in touched), touched


def test_the_latest_ratings_of_chosen_rounds_can_be_had_as_columns(
    store: Store, participant: Participant, make_round: Callable[..., Round]
) -> None:
    other, third = (make_round(id=name, code=name.upper()) for name in ("anden", "tredje"))
    marks = (Knowledge.ERFARING, Knowledge.PRAKSIS)
    store.save_rating(a_rating(level=2))
    store.save_rating(a_rating(level=5, knowledge=marks, note="en hemmelighed"))
    for round in (other, third):
        who = a_stored_participant(store, id=f"i-{round.id}", round_id=round.id)
        store.save_rating(a_rating(round_id=round.id, participant_id=who.id, exit=Exit.VED_IKKE))
    found = store.rating_columns(["runden", "anden"])
    rows = sorted(zip(*found, strict=True))
    assert rows == [
        ("deltageren", "p01", "faglig", 5, None, '["erfaring", "praksis"]'),
        ("i-anden", "p01", "faglig", None, "ved_ikke", "[]"),
    ]
    assert store.rating_columns([]) == store.rating_columns(["ingen"]) == RatingColumns()
