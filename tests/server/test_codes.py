"""Join codes that are guessed over the web."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from selfeval.server.limits.quotas import WRONG_CODES
from selfeval.storage import Store
from selfeval.workshop.round.codes import ALPHABET
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import RunningServer
from tests.faults.web import ask

SECONDS = 60
HELLO = {"type": "hello", "id": "h"}
REFUSED_FOR_THEMSELVES: tuple[object, ...] = (
    {"type": "no such", "id": "1"},
    {"type": "rate", "id": "1"},
    {"type": "join", "id": "1", "key": "short", "perspective": "borger"},
    {"type": "hello", "id": "1", "key": 7},
    ["no message"],
)


@pytest.fixture
def server(server_process: None, tmp_path: Path) -> Iterator[RunningServer]:
    """A server of its own: who has guessed waits for minutes."""
    with RunningServer(data=tmp_path / "data", home=tmp_path, warm=False) as running:
        yield running


def line(server: RunningServer, path: str) -> ClientConnection:
    return connect(f"ws://127.0.0.1:{server.port}{path}")


def answered(socket: ClientConnection, message: object) -> dict[str, Any]:
    """What comes next on a socket after a message."""
    socket.send(json.dumps(message))
    return dict(json.loads(socket.recv(SECONDS)))


def greeted(server: RunningServer, path: str) -> dict[str, Any]:
    """The answer to a hello on a socket."""
    with line(server, path) as socket:
        return answered(socket, HELLO)


def test_a_guesser_is_slowed_on_pages_and_sockets_alike_while_the_team_goes_in_and_out(server):
    with Store.open(server.database) as store:
        ready = RoundsReady(store)
        mine, other = ready.round(items=("p01",)), ready.round(items=("p01",))
    assert ask(server, f"/d/{mine.code}").status == 200
    for number in range(WRONG_CODES.free + 1):
        code = ALPHABET[number] * 6
        door = ("/d/", "/storskaerm/")[number % 2]
        assert ask(server, f"{door}{code}").status == 404
    for path in (f"/d/{other.code}", f"/storskaerm/{other.code}", "/d/xxxxxx"):
        answer = ask(server, path)
        assert answer.status == 429, "a right one is answered as a wrong one"
        assert int(answer.headers["Retry-After"]) > 0
        assert "Vent et øjeblik" in answer.text
    for path in (f"/d/{other.code}/ws", f"/storskaerm/{other.code}/ws", "/d/xxxxxx/ws"):
        reply = greeted(server, path)
        assert (reply["type"], reply["code"], reply["retry"]) == ("refused", "too_fast", True)
    assert ask(server, f"/d/{mine.code}").status == 200
    assert greeted(server, f"/d/{mine.code}/ws")["type"] == "welcome"


@pytest.mark.parametrize("first", REFUSED_FOR_THEMSELVES)
def test_a_first_message_that_is_refused_for_itself_opens_no_code(server, first):
    with Store.open(server.database) as store:
        round = RoundsReady(store).round(items=("p01",))
    replies = []
    for number in range(WRONG_CODES.free + 2):
        with line(server, f"/d/{ALPHABET[number] * 6}/ws") as socket:
            replies += [answered(socket, first), answered(socket, HELLO)]
    assert {reply["code"] for reply in replies} == {"not_found", "too_fast"}
    assert replies[-1]["code"] == "too_fast"
    with line(server, f"/d/{round.code}/ws") as socket:
        assert [answered(socket, each)["code"] for each in (first, HELLO)] == ["too_fast", "too_fast"]


def test_guesses_on_one_socket_of_the_big_screen_are_guesses(server):
    replies = [greeted(server, f"/storskaerm/{ALPHABET[number] * 6}/ws") for number in range(WRONG_CODES.free + 2)]
    assert replies[0]["code"] == "not_found"
    assert replies[-1]["code"] == "too_fast"


@pytest.mark.parametrize("door", ["d", "storskaerm"])
def test_a_socket_that_says_nothing_is_told_nothing_of_the_round(server, door):
    with Store.open(server.database) as store:
        round = RoundsReady(store).round(items=("p01",))
        with line(server, f"/{door}/{round.code}/ws") as silent, line(server, f"/{door}/{round.code}/ws") as greeting:
            assert answered(greeting, HELLO)["round"]["title"] == round.title
            for title in ("Efter", "Igen"):
                round = store.replace_round(replace(round, title=title))
                assert json.loads(greeting.recv(SECONDS))["round"]["title"] == title
                if title == "Efter":
                    answered(silent, {"type": "ping", "id": "p"})
            assert json.loads(silent.recv(SECONDS))["round"]["title"] == "Igen", "what came before it was the answer"
