"""Answers that wait together are stored together, and none pays for another."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing
from threading import Event

import pytest

from selfeval.errors import StorageError
from selfeval.protocol.participant.conversation import ParticipantConversation, handle_together
from selfeval.server.sockets.inbox import Inbox
from selfeval.storage import Store
from selfeval.storage.databases.transactions import Transaction
from tests.ui.dev_server import a_key


def a_talk(store, round, number: int) -> ParticipantConversation:
    talk = ParticipantConversation(store, round.code)
    talk.handle({"type": "join", "id": "j", "key": a_key(number), "perspective": "medarbejder"})
    return talk


def a_rating(number: int, **changes):
    return {"type": "rate", "id": f"a{number}", "item": "p01", "dimension": "faglig", "level": 4} | changes


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store.open(address) as opened:
        yield opened


@pytest.fixture
def commits(monkeypatch) -> list[Transaction]:
    """The transactions that have stored something, from now on."""
    done: list[Transaction] = []
    commit = Transaction.commit

    def counted(self):
        commit(self)
        if self.writes:
            done.append(self)

    monkeypatch.setattr(Transaction, "commit", counted)
    return done


def test_a_refused_answer_leaves_the_others_of_its_batch_stored(store, round):
    talks = [a_talk(store, round, number) for number in range(3)]
    asked = [(talks[0], a_rating(0)), (talks[1], a_rating(1, level=9)), (talks[2], a_rating(2))]
    assert [reply["type"] for reply in handle_together(store, asked)] == ["saved", "refused", "saved"]
    assert sorted(answer.id for answer in store.ratings(round.id)) == ["a0", "a2"]


def test_many_answers_share_a_transaction(store, round, commits):
    asked = [(a_talk(store, round, number), a_rating(number)) for number in range(5)]
    commits.clear()
    assert {reply["type"] for reply in handle_together(store, asked)} == {"saved"}
    assert len(commits) == 1


def test_answers_whose_common_commit_fails_are_stored_one_by_one(store, round, monkeypatch):
    asked = [(a_talk(store, round, number), a_rating(number)) for number in range(3)]
    commit, failed = Transaction.commit, []

    def fail_first(self):
        if self.writes and not failed:
            failed.append(self)
            raise StorageError("Disken er fuld.")
        commit(self)

    monkeypatch.setattr(Transaction, "commit", fail_first)
    replies = handle_together(store, asked)
    assert {reply["type"] for reply in replies} == {"saved"}
    assert len(store.ratings(round.id)) == 3


def test_a_database_that_somebody_holds_is_waited_for_once(store, address, round):
    asked = [(a_talk(store, round, number), a_rating(number)) for number in range(3)]
    with Store.open(address, wait=0.2) as impatient, closing(store.database.begin(writes=True)):
        for talk, _ in asked:
            talk._store = impatient
            talk.session.store = impatient
        replies = handle_together(impatient, asked)
    assert [(reply["re"], reply["code"], reply["retry"]) for reply in replies] == [
        (f"a{number}", "storage", True) for number in range(3)
    ]


def test_what_comes_while_the_disk_is_busy_is_stored_in_one_go(store, round, commits):
    first, *others = [a_talk(store, round, number) for number in range(6)]
    busy, free = Event(), Event()
    handle = first.handle

    def slowly(message):
        busy.set()
        free.wait(60)
        return handle(message)

    first.handle = slowly
    commits.clear()

    async def play() -> list[str]:
        inbox = Inbox(store)
        loop = asyncio.get_running_loop()
        slow = loop.create_task(inbox.answer(first, a_rating(0)))
        await loop.run_in_executor(None, busy.wait, 10)
        rest = [loop.create_task(inbox.answer(talk, a_rating(n))) for n, talk in enumerate(others, start=1)]
        while len(inbox._waiting) < len(rest):
            await asyncio.sleep(0)
        free.set()
        replies = await asyncio.gather(slow, *rest)
        inbox.close()
        return [reply["type"] for reply in replies]

    assert asyncio.run(play()) == ["saved"] * 6
    assert len(commits) == 2


def test_a_server_that_stops_asks_for_what_it_did_not_store_to_be_sent_again(store, round):
    async def play():
        inbox = Inbox(store)
        inbox.close()
        return await inbox.answer(a_talk(store, round, 1), a_rating(1))

    reply = asyncio.run(play())
    assert (reply["re"], reply["type"], reply["retry"]) == ("a1", "refused", True)
    assert store.ratings(round.id) == []
