"""Join codes that are guessed over the web."""

from __future__ import annotations

import json
from typing import Any

from websockets.sync.client import connect

from selfeval.server.guesses import FREE_CODES
from selfeval.storage import Store
from selfeval.workshop.codes import ALPHABET
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import RunningServer
from tests.faults.web import ask

SECONDS = 30


def greeted(server: RunningServer, path: str) -> dict[str, Any]:
    """The answer to a hello on a socket."""

    with connect(f"ws://127.0.0.1:{server.port}{path}") as socket:
        socket.send(json.dumps({"type": "hello", "id": "h", "key": None}))
        return dict(json.loads(socket.recv(SECONDS)))


def test_a_guesser_is_slowed_on_pages_and_sockets_alike_while_the_team_goes_in_and_out(tmp_path):
    with RunningServer(data=tmp_path / "data", home=tmp_path, warm=False) as server:
        with Store.open(server.database) as store:
            ready = RoundsReady(store)
            mine, other = ready.round(items=("p01",)), ready.round(items=("p01",))
        assert ask(server, f"/d/{mine.code}").status == 200
        for number in range(FREE_CODES + 1):
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
