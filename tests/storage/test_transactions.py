from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from threading import Event

import pytest

from selfeval.errors import NotFound, StorageError
from selfeval.records import Participant
from selfeval.storage import Store
from tests.builders import a_rating, a_stored_participant


class ChangedMindError(Exception):
    """A rule said no after something had been stored."""


@contextmanager
def undone() -> Iterator[None]:
    with pytest.raises(ChangedMindError):
        yield


def test_what_is_written_together_is_stored_together_or_not_at_all(store: Store, participant: Participant) -> None:
    with undone(), store.writing():
        store.save_rating(a_rating())
        store.set_done(participant.id, True)
        raise ChangedMindError
    assert store.rating_count("runden") == 0
    assert store.participants("runden") == [participant]


def test_a_block_reads_what_it_has_written_and_others_do_not(
    store: Store, impatient: Store, participant: Participant
) -> None:
    with store.writing() as within:
        within.save_rating(a_rating())
        assert store.rating_count("runden") == 1
        assert impatient.rating_count("runden") == 0
    assert impatient.rating_count("runden") == 1


def test_a_block_within_a_block_is_a_part_of_it(store: Store, participant: Participant) -> None:
    with undone(), store.writing():
        with store.writing(), store.reading():
            store.save_rating(a_rating())
        assert store.rating_count("runden") == 1
        raise ChangedMindError
    assert store.rating_count("runden") == 0


def test_a_failed_inner_block_leaves_nothing_and_the_outer_one_goes_on(store: Store, participant: Participant) -> None:
    with store.writing():
        kept = store.save_rating(a_rating())
        with undone(), store.writing():
            store.save_rating(a_rating(item="p02"))
            raise ChangedMindError
        kept_too = store.save_rating(a_rating(item="p03"))
    assert store.ratings("runden") == [kept, kept_too]


def test_a_refusal_that_is_caught_does_not_undo_the_rest(store: Store, participant: Participant) -> None:
    with store.writing():
        kept = store.save_rating(a_rating())
        with pytest.raises(NotFound):
            store.save_rating(a_rating(participant_id="ukendt"))
    assert store.ratings("runden") == [kept]


def test_what_is_read_together_is_from_the_same_moment(
    store: Store, impatient: Store, participant: Participant
) -> None:
    with store.reading():
        assert store.rating_count("runden") == 0
        impatient.save_rating(a_rating())
        assert store.rating_count("runden") == 0
    assert store.rating_count("runden") == 1


def test_nothing_is_stored_from_within_a_still_picture(store: Store, participant: Participant) -> None:
    with store.reading():
        with pytest.raises(RuntimeError, match=r"use writing\(\)"):
            store.save_rating(a_rating())
        with pytest.raises(RuntimeError, match=r"use writing\(\)"), store.writing():
            pass


def test_another_threads_block_waits_its_turn(store: Store, participant: Participant) -> None:
    begun, go_on = Event(), Event()

    def undo() -> None:
        with undone(), store.writing():
            store.save_rating(a_rating())
            begun.set()
            assert go_on.wait(30)
            raise ChangedMindError

    with ThreadPoolExecutor(2) as pool:
        undoing = pool.submit(undo)
        assert begun.wait(30)
        saving = pool.submit(store.save_rating, a_rating(item="p02"))
        assert store.rating_count("runden") == 0
        go_on.set()
        undoing.result()
        kept = saving.result()
    assert store.ratings("runden") == [kept]


def test_a_thread_that_inherits_the_context_does_not_inherit_the_transaction(
    impatient: Store, participant: Participant
) -> None:
    with ThreadPoolExecutor(1) as pool, impatient.writing():
        impatient.save_rating(a_rating())
        here = copy_context()
        assert pool.submit(here.run, impatient.rating_count, "runden").result() == 0
        with pytest.raises(StorageError, match="optaget"):
            pool.submit(here.copy().run, impatient.save_rating, a_rating(item="p02")).result()


def test_a_task_does_not_get_into_another_tasks_transaction(impatient: Store, participant: Participant) -> None:
    async def holds(begun: asyncio.Event, go_on: asyncio.Event) -> None:
        with impatient.writing():
            impatient.save_rating(a_rating())
            begun.set()
            await go_on.wait()

    async def play() -> None:
        begun, go_on = asyncio.Event(), asyncio.Event()
        other = asyncio.create_task(holds(begun, go_on))
        await begun.wait()
        assert impatient.rating_count("runden") == 0
        with pytest.raises(StorageError, match="optaget"):
            impatient.save_rating(a_rating(item="p02"))
        go_on.set()
        await other

    asyncio.run(play())
    assert [rating.item for rating in impatient.ratings("runden")] == ["p01"]


def test_a_context_that_outlives_the_block_begins_anew(store: Store, participant: Participant) -> None:
    with store.writing():
        within = copy_context()
    within.run(store.save_rating, a_rating())
    assert store.rating_count("runden") == 1


def test_two_stores_in_one_thread_keep_their_transactions_apart(
    store: Store, impatient: Store, participant: Participant
) -> None:
    with store.writing():
        a_stored_participant(store)
        assert len(impatient.participants("runden")) == 1
        with pytest.raises(StorageError, match="optaget"):
            a_stored_participant(impatient)
    assert len(impatient.participants("runden")) == 2
