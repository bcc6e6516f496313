"""The server's side of the participant's page: pages, files and sockets."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from websockets.sync.client import ClientConnection, connect

from selfeval.records import Phase
from selfeval.server.limits.quotas import SCREEN_MESSAGES
from selfeval.server.sockets.participant import LARGEST_MESSAGE
from tests.ui.dev_server import DevServer, a_key

PATIENCE = 60


def get(server: DevServer, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    response.body = response.read()  # type: ignore[attr-defined]
    connection.close()
    return response


@contextmanager
def socket(server: DevServer, code: str) -> Iterator[ClientConnection]:
    with connect(f"ws://127.0.0.1:{server.port}/d/{code}/ws") as opened:
        yield opened


def ask(opened: ClientConnection, **message):
    opened.send(json.dumps(message))
    while True:
        reply = json.loads(opened.recv(PATIENCE))
        if "re" in reply:
            return reply


def pushed(opened: ClientConnection, kind: str):
    while True:
        message = json.loads(opened.recv(PATIENCE))
        if message["type"] == kind and "re" not in message:
            return message


def test_the_page_comes_with_a_strict_policy_and_is_not_kept(server, round):
    response = get(server, f"/d/{round.code}")
    assert response.status == 200
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == "no-store"


def test_a_code_typed_in_capitals_leads_to_the_round(server, round):
    typed = f"{round.code[:3]}-{round.code[3:]}".upper()
    assert get(server, f"/d/{typed}").headers["Location"] == f"/d/{round.code}"


def test_an_unknown_code_is_told_in_danish(server):
    response = get(server, "/d/zzzzzz")
    assert response.status == 404
    assert "findes ikke" in response.body.decode()


def test_the_files_may_be_kept_for_ever_and_come_compressed(server, round):
    page = get(server, f"/d/{round.code}").body.decode()
    for path in (part.split('"')[0] for part in page.split('"/static/')[1:]):
        response = get(server, f"/static/{path}", **{"Accept-Encoding": "gzip"})
        assert response.status == 200
        assert "immutable" in response.headers["Cache-Control"]
        assert response.headers["Content-Encoding"] == "gzip"


def test_a_file_of_an_older_version_is_not_there(server):
    assert get(server, "/static/deltager-000000000000.js").status == 404


def test_a_change_of_phase_reaches_every_screen_of_the_round(server, round, people):
    with socket(server, round.code) as one, socket(server, round.code) as other:
        for opened in (one, other):
            assert ask(opened, type="hello", id="h", key=None)["type"] == "welcome"
        people.goes_to(Phase.DIALOG)
        for opened in (one, other):
            assert pushed(opened, "round")["round"]["phase"] == "dialog"


def test_what_one_tab_stores_shows_in_the_participants_other_tab_and_nowhere_else(server, round):
    with socket(server, round.code) as one, socket(server, round.code) as other, socket(server, round.code) as stranger:
        for opened, key in ((one, a_key(1)), (other, a_key(1)), (stranger, a_key(2))):
            assert ask(opened, type="join", id="j", key=key, perspective="peer")["type"] == "joined"
        assert ask(one, type="rate", id="a", item="p01", dimension="faglig", level=2)["type"] == "saved"
        assert pushed(other, "saved")["answer"]["level"] == 2
        assert ask(stranger, type="ping", id="p")["type"] == "pong"  # nothing came before it but the round
        assert ask(one, type="ping", id="p")["type"] == "pong"


@pytest.mark.parametrize("text", ["{", "[" * 5000, '{"a": ' + "9" * 5000 + "}", "", "\x00"])
def test_what_is_no_message_is_refused_and_the_socket_stays(server, round, text):
    with socket(server, round.code) as opened:
        opened.send(text)
        assert json.loads(opened.recv(PATIENCE))["type"] == "refused"
        assert ask(opened, type="ping", id="p")["type"] == "pong"


def test_too_long_a_message_is_refused_with_a_sentence(server, round):
    with socket(server, round.code) as opened:
        reply = ask(opened, type="rate", id="a", note="x" * LARGEST_MESSAGE)
        assert (reply["re"], reply["code"]) == ("a", "too_large")


def test_too_many_messages_are_to_be_sent_again(server, round):
    with socket(server, round.code) as opened:
        for number in range(3 * SCREEN_MESSAGES.free):
            opened.send(json.dumps({"type": "ping", "id": str(number)}))
        replies = [json.loads(opened.recv(PATIENCE)) for _ in range(3 * SCREEN_MESSAGES.free)]
    refused = [reply for reply in replies if reply["type"] == "refused"]
    assert refused
    assert all(reply["retry"] for reply in refused)
    assert sum(reply["type"] == "pong" for reply in replies) >= SCREEN_MESSAGES.free


def test_a_socket_to_an_unknown_code_gets_the_sentence(server):
    with socket(server, "zzzzzz") as opened:
        assert "findes ikke" in ask(opened, type="hello", id="h", key=None)["sentence"]
