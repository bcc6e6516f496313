"""The server dies five times under load and nothing acknowledged is lost or doubled; `make soak` does it 200 times."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, update

from selfeval.protocol.participant.conversation import ParticipantConversation
from selfeval.records import Phase
from selfeval.storage import Store, tables
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import FAULT
from tests.databases import new_file
from tests.faults.mortal_server import MortalServer
from tests.soak.ledger import tally
from tests.soak.person import SAID_BACK, Message, Person
from tests.soak.soak import Soak

KILLS = 5
CROWD = 24
SEED = 20_26
SECONDS = 600
"""At the most, on a machine that has much else to do."""


@pytest.mark.long
@pytest.mark.usefixtures("server_process")
def test_a_server_that_is_killed_five_times_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    server = MortalServer(data=tmp_path / "data", home=tmp_path)
    soak = Soak(server, KILLS, CROWD, SEED, SECONDS)
    counted = soak.run()
    assert soak.killed >= KILLS
    assert counted.is_well, counted
    assert {message["type"] for person in soak.people for message in person.acknowledged.values()} == set(SAID_BACK)
    assert sum(person.cuts for person in soak.people) > CROWD  # the lines were shaky, too
    assert [line for line in server.said if FAULT.search(line)] == []


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(new_file(tmp_path)) as opened:
        yield opened


@pytest.fixture
def person(store: Store) -> Person:
    """Somebody with four answers to two questions, all acknowledged and stored."""
    round = RoundsReady(store).round(phase=Phase.VURDERING)
    somebody = Person("", "0" * 26, iter(()), random.Random(SEED))
    talk = ParticipantConversation(store, round.code)
    talk.handle({"type": "join", "id": "j", "key": somebody.key, "perspective": "peer"})
    for number, dimension in enumerate(("faglig", "faglig", "organisatorisk", "faglig")):
        message = a_rating(f"svar-{number}", dimension)
        assert talk.handle(message)["type"] == "saved"
        somebody.sent[message["id"]] = somebody.acknowledged[message["id"]] = message
    return somebody


def a_rating(id: str, dimension: str) -> Message:
    return {"type": "rate", "id": id, "item": "p01", "dimension": dimension, "level": 4}


def do(store: Store, statement: object) -> None:
    with store.database.begin(writes=True) as connection:
        connection.execute(statement)
        connection.commit()


def test_what_is_as_it_was_told_is_well(store: Store, person: Person) -> None:
    counted = tally(store, [person])
    assert (counted.acknowledged, counted.found, counted.is_well) == (4, 4, True)


def test_a_row_that_is_gone_is_lost(store: Store, person: Person) -> None:
    do(store, delete(tables.rating).where(tables.rating.c.id == "svar-1"))
    assert tally(store, [person]).lost == 1


def test_a_row_that_says_something_else_is_lost(store: Store, person: Person) -> None:
    do(store, update(tables.rating).where(tables.rating.c.id == "svar-1").values(level=2))
    assert tally(store, [person]).lost == 1


def test_a_row_that_nobody_sent_is_one_too_many(store: Store, person: Person) -> None:
    copied = [each for each in tables.rating.c if each.name not in ("seq", "id")]
    again = select(tables.rating.c.id + "-igen", *copied).where(tables.rating.c.id == "svar-1")
    do(store, insert(tables.rating).from_select(["id", *(each.name for each in copied)], again))
    assert tally(store, [person]).doubled == 1


def test_somebody_who_joined_twice_is_one_too_many(store: Store, person: Person) -> None:
    [code] = [round.code for round in store.rounds()]
    ParticipantConversation(store, code).handle({"type": "join", "id": "j", "key": "1" * 26, "perspective": "peer"})
    assert tally(store, [person]).doubled == 1


def test_a_latest_answer_that_is_not_the_last_one_sent_is_mixed(store: Store, person: Person) -> None:
    person.sent["svar-0"] = person.sent.pop("svar-0")
    assert tally(store, [person]).mixed == 1
