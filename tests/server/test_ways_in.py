"""Every way in to the server: HEAD, an address in other letters, a phone that tries it, a proxy that tells no host."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from selfeval.protocol.address.running import ServerFile
from selfeval.records import Round
from tests.browser.running_server import RunningServer
from tests.faults.web import FORM, ask, log_in
from tests.server.conftest import Headers
from tests.server.test_access import DOORS

ADDRESS = "https://vaerktoej.kommunen.dk"
READ = sorted(
    {door.path for doors in DOORS.values() for door in doors if door.method == "GET" and not door.socket}
    - {"/api/kernels/{kernel}", "/log-ud"}
)


@pytest.fixture(scope="module")
def proxied(server_process: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A server behind a proxy that tells it neither the browser's host nor its scheme."""
    folder = tmp_path_factory.mktemp("proxied")
    options = ("--address", ADDRESS)
    with RunningServer(data=folder / "data", home=folder, warm=False, options=options) as running:
        yield running


@pytest.mark.parametrize("path", READ)
def test_head_answers_as_get_without_a_body(
    server: RunningServer, people: dict[str, Headers], round: Round, path: str
) -> None:
    path = path.format(code=round.code)
    who = people["leder" if path == "/leder" else "forsker" if path == "/forsker" else "facilitator"]
    head, get = ask(server, path, method="HEAD", **who), ask(server, path, **who)
    assert (head.status, head.body) == (get.status, b"")
    told = {"Date", "Transfer-Encoding", "Content-Length", "Etag", "Vary", "Content-Encoding", "Set-Cookie"}
    if path not in ("/facilitator", "/deltager", "/leder", "/forsker"):
        told -= {"Content-Length"}
    assert {name: head.headers[name] for name in head.headers if name not in told} == {
        name: get.headers[name] for name in get.headers if name not in told
    }


@pytest.mark.parametrize("written", ["/D/{}", "/D/{}/", "/d/{}/", "/d/%20{}%20", "/D/%20{}%20/"])
def test_a_code_in_other_letters_leads_to_its_round(server: RunningServer, round: Round, written: str) -> None:
    for code in (round.code, round.code.lower(), round.code.upper(), f"{round.code[:3]}%20{round.code[3:].upper()}"):
        answer = ask(server, written.format(code))
        if answer.status != 200:
            assert (answer.status, answer.headers["Location"]) == (302, f"/d/{round.code}")


def test_a_phone_that_comes_is_noted_and_the_computer_itself_is_not(proxied: RunningServer) -> None:
    file = ServerFile.of(proxied.data, proxied.port)
    assert "Ret din telefons kamera" in ask(proxied, "/proev", Host="vaerktoej.kommunen.dk").text
    assert file.read().reached == ()


def test_a_page_at_the_address_of_the_proxy_is_ours_whatever_host_the_proxy_tells(
    proxied: RunningServer, round: Round
) -> None:
    body = urlencode({"noegle": proxied.key})
    assert ask(proxied, "/log-ind", method="POST", body=body, Origin=ADDRESS, **FORM).status == 303
    with connect(f"ws://127.0.0.1:{proxied.port}/d/ukendt/ws", origin=ADDRESS) as line:
        line.send("{}")
        assert line.recv(60)


def test_another_sites_page_is_refused_and_the_log_says_why_once(proxied: RunningServer) -> None:
    for origin in ("https://ondt.example", f"{ADDRESS}.ondt.example", "null"):
        body = urlencode({"noegle": proxied.key})
        assert ask(proxied, "/log-ind", method="POST", body=body, Origin=origin, **FORM).status == 403
        with pytest.raises(InvalidStatus) as refused:
            connect(f"ws://127.0.0.1:{proxied.port}/d/ukendt/ws", origin=origin)
        assert refused.value.response.status_code == 403
    assert ask(proxied, "/healthz").status == 200
    assert proxied._printed("Browserens Origin passer hverken til Host eller til --address")
    assert "".join(proxied.said).count("Browserens Origin") == 1
    assert "ondt.example" not in "".join(proxied.said)


def test_a_server_behind_a_proxy_prints_its_address_and_a_log_in_that_opens(proxied: RunningServer) -> None:
    said = "".join(proxied.said)
    assert f"Deltagere på samme net: {ADDRESS}\n" in said
    assert ask(proxied, "/log-ind", **log_in(proxied)).status == 200
