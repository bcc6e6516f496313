"""Two servers on one PostgreSQL: what is done on either is seen on the other, and nobody overwrites the unseen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from websockets.sync.client import ClientConnection, connect

from selfeval.protocol.facilitator.conversation import FacilitatorConversation
from selfeval.records import Phase, Round
from selfeval.server.sockets.rooms import LOOK_EVERY_MS
from selfeval.storage import Store
from selfeval.workshop.reveal.progress import progress
from selfeval.workshop.round.scope import RoundContent
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import RunningServer
from tests.facilitator.at_desk import alone, surroundings
from tests.postgresql import PASSWORD, PostgresServer

PATIENCE = 60


@dataclass
class TwoServers:
    first: RunningServer
    second: RunningServer
    store: Store


@pytest.fixture(scope="module")
def two(
    server_process: None, postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TwoServers]:
    """Two servers, each with a data folder of its own, and a store beside them."""
    with ExitStack() as stack:
        url = stack.enter_context(postgres.database())
        folders = [tmp_path_factory.mktemp("server") for _ in range(2)]
        with ThreadPoolExecutor(2) as pool:  # they start at once, on a database that neither has made
            made = [RunningServer(data=folder / "data", home=folder, url=url, warm=False) for folder in folders]
            first, second = pool.map(stack.enter_context, made)
        yield TwoServers(first, second, stack.enter_context(Store.open(url)))
    assert PASSWORD not in "".join(first.said + second.said)


@pytest.fixture
def round(two: TwoServers) -> Round:
    return RoundsReady(two.store).round(items=("p01", "p02"))


class Participant:
    """A screen at one of the servers."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    def ask(self, **message: Any) -> dict[str, Any]:
        """Send, and wait for the reply."""
        id = uuid4().hex
        self._socket.send(json.dumps({"id": id, **message}))
        return self._until(lambda said: said.get("re") == message.get("id", id))

    def hears(self, phase: Phase) -> Phase:
        """Wait until the screen is told that the round is in a phase."""
        return Phase(
            self._until(lambda said: said["type"] == "round" and said["round"]["phase"] == phase)["round"]["phase"]
        )

    def _until(self, wanted: Any) -> dict[str, Any]:
        while True:
            said = json.loads(self._socket.recv(PATIENCE))
            if wanted(said):
                return said


@contextmanager
def participant(server: RunningServer, round: Round, key: str = "") -> Iterator[Participant]:
    with connect(f"ws://{server.host}/d/{round.code}/ws") as socket:
        person = Participant(socket)
        assert person.ask(type="join", key=key or uuid4().hex, perspective="medarbejder")["type"] == "joined"
        yield person


def rates(person: Participant, dimension: str, level: int, id: str = "") -> dict[str, Any]:
    return person.ask(type="rate", id=id or uuid4().hex, item="p01", dimension=dimension, level=level)


def test_participants_of_both_servers_see_a_new_phase_by_themselves(two: TwoServers, round: Round) -> None:
    with participant(two.first, round) as here, participant(two.second, round) as there:
        for phase in (Phase.DIALOG, Phase.VURDERING, Phase.DIALOG):
            RoundsReady(two.store).goes_to(round, phase)
            assert (here.hears(phase), there.hears(phase)) == (phase, phase)


def test_a_server_looks_for_what_is_new_several_times_a_second() -> None:
    assert LOOK_EVERY_MS <= 250


def test_an_answer_given_at_one_server_shows_in_the_others_progress(two: TwoServers, round: Round) -> None:
    with facilitator(two) as page, participant(two.second, round) as there:
        assert page.handle({"type": "open", "id": "1", "round": round.id})["type"] == "done"
        page.changed()
        for dimension in ("borgeroplevet", "faglig", "organisatorisk"):
            assert rates(there, dimension, 4)["type"] == "saved"
        assert page.changed()
        seen = progress(page.store, round, RoundContent.load(page.store, round))
    assert (seen.joined, [item.answered for item in seen.per_item]) == (1, [1, 0])


def test_an_answer_sent_again_to_the_other_server_is_stored_once(two: TwoServers, round: Round) -> None:
    key, id = uuid4().hex, uuid4().hex
    for server in (two.first, two.second):
        with participant(server, round, key) as person:
            assert rates(person, "faglig", 4, id)["answer"]["level"] == 4
    assert two.store.rating_count(round.id) == 1
    assert len(two.store.participants(round.id)) == 1


def test_a_restart_of_postgresql_loses_no_answer_and_leaves_no_screen_behind(
    two: TwoServers, round: Round, postgres: PostgresServer
) -> None:
    kept, late = uuid4().hex, uuid4().hex
    with participant(two.first, round) as here, participant(two.second, round) as there:
        assert rates(here, "faglig", 4, kept)["type"] == "saved"
        postgres.stop()
        refused = rates(here, "organisatorisk", 2, late)
        assert (refused["type"], refused["code"], refused["retry"]) == ("refused", "storage", True)
        postgres.start()
        assert rates(here, "organisatorisk", 2, late)["type"] == "saved"
        assert rates(here, "faglig", 4, kept)["type"] == "saved"
        assert sorted(answer.level for answer in two.store.ratings(round.id)) == [2, 4]
        RoundsReady(two.store).goes_to(round, Phase.DIALOG)
        assert here.hears(Phase.DIALOG)
        assert there.hears(Phase.DIALOG)


def test_a_facilitator_never_overwrites_what_another_has_written_unseen(two: TwoServers, round: Round) -> None:
    RoundsReady(two.store).goes_to(round, Phase.DIALOG)
    agreed = {"type": "agree", "id": "2", "item": "p01", "dimension": "faglig", "seen": 0}
    with facilitator(two) as one, facilitator(two) as other:
        for page in (one, other):
            page.handle({"type": "open", "id": "1", "round": round.id})
        with ThreadPoolExecutor(2) as pool:
            replies = list(
                pool.map(
                    lambda page, words: page.handle(agreed | words),
                    (one, other),
                    ({"level": 2, "reason": "Den ene"}, {"level": 5, "reason": "Den anden"}),
                )
            )
    [stored] = two.store.consensus(round.id)
    winner = ["Den ene", "Den anden"].index(stored.reason)
    assert replies[winner]["type"] == "done"
    assert replies[1 - winner]["type"] == "refused"
    assert "andet vindue" in replies[1 - winner]["sentence"]


@contextmanager
def facilitator(two: TwoServers) -> Iterator[FacilitatorConversation]:
    """A facilitator's page as the kernel of a server has it: with a connection of its own."""
    with Store.open(two.first.url) as store:
        page = FacilitatorConversation(surroundings(store), alone())
        yield page
        page._watcher.close()
