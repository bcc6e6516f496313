"""How much may be asked of the server, and by whose page: sizes, rates, sockets, and forms of other sites."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from selfeval.records import Round
from selfeval.server.limits.limiter import Allowance, Limiter, Quota
from selfeval.server.limits.quotas import BODY_BYTES, HEADER_BYTES, MESSAGE_BYTES, SCREEN_MESSAGES
from selfeval.server.limits.traffic import OpenSockets
from selfeval.server.sockets.participant import LARGEST_MESSAGE
from tests.browser.running_server import RunningServer
from tests.faults.web import FORM, ask
from tests.server.conftest import Headers

SECONDS = 60


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_quota_lets_a_burst_through_and_then_its_rate() -> None:
    clock = Clock()
    allowance = Allowance(Quota(free=3, rate=10), clock)
    assert [allowance.take() for _ in range(5)] == pytest.approx([0, 0, 0, 0.1, 0.2])
    clock.now = 10
    assert [allowance.take() for _ in range(4)] == pytest.approx([0, 0, 0, 0.1])


def test_a_source_that_asks_too_much_is_refused_until_it_has_waited_and_others_are_not() -> None:
    clock = Clock()
    requests = Limiter(Quota(free=2, rate=1), clock)
    assert [requests.take_if_free("a") for _ in range(4)] == [True, True, False, False]
    assert requests.take_if_free("b")
    clock.now = 1
    assert [requests.take_if_free("a") for _ in range(2)] == [True, False]


def test_sockets_are_counted_for_each_source_and_in_all() -> None:
    sockets = OpenSockets(of_one=2, in_all=3)
    assert [sockets.enter("a") for _ in range(3)] == [True, True, False]
    assert [sockets.enter(who) for who in "bc"] == [True, False]
    sockets.leave("a")
    assert sockets.enter("c")
    assert sockets.total == 3


def test_a_body_that_is_too_large_is_refused_unread(server: RunningServer) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=SECONDS) as line:
        line.sendall(
            f"POST /log-ind HTTP/1.1\r\nHost: x\r\nContent-Length: {BODY_BYTES + 1}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\n".encode()
        )
        assert _answer(line).startswith((b"HTTP/1.1 400", b"HTTP/1.1 413"))


def test_headers_that_are_too_large_end_the_connection(server: RunningServer) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=SECONDS) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nCookie: a=" + b"x" * (2 * HEADER_BYTES) + b"\r\n\r\n")
        assert _answer(line) == b""


def _answer(line: socket.socket) -> bytes:
    try:
        return line.recv(1000)
    except ConnectionResetError:
        return b""


@pytest.mark.parametrize("page", ["d", "storskaerm"])
def test_a_screen_that_sends_too_fast_is_told_so(server: RunningServer, round: Round, page: str) -> None:
    with connect(f"ws://127.0.0.1:{server.port}/{page}/{round.code}/ws") as line:
        for number in range(3 * SCREEN_MESSAGES.free):
            line.send(f'{{"type": "ping", "id": "{number}"}}')
        replies = [line.recv(SECONDS) for _ in range(3 * SCREEN_MESSAGES.free)]
    assert any('"too_fast"' in reply for reply in replies)


@pytest.mark.parametrize("page", ["d", "storskaerm"])
def test_a_message_that_is_far_too_large_closes_a_screens_socket(
    server: RunningServer, round: Round, page: str
) -> None:
    with connect(f"ws://127.0.0.1:{server.port}/{page}/{round.code}/ws") as line:
        line.send("x" * (10 * LARGEST_MESSAGE + 1))
        with pytest.raises(ConnectionClosed):
            line.recv(SECONDS)


def test_a_message_that_is_too_large_closes_a_kernels_socket(
    server: RunningServer, people: dict[str, Headers], kernel_of: Callable[[Headers], str]
) -> None:
    cookie = people["facilitator"]
    with connect(
        f"ws://127.0.0.1:{server.port}/api/kernels/{kernel_of(cookie)}/channels", additional_headers=cookie
    ) as line:
        line.send("x" * (MESSAGE_BYTES + 1))
        with pytest.raises(ConnectionClosed):
            _read_to_the_end(line)


@pytest.mark.parametrize("path", ["/log-ind", "/log-ud", "/adgang"])
def test_a_form_of_another_site_changes_nothing(server: RunningServer, people: dict[str, Headers], path: str) -> None:
    cookie = people["administrator"]
    answer = ask(server, path, method="POST", body="", Origin="https://ondt.example", **FORM, **cookie)
    assert answer.status == 403
    assert ask(server, "/adgang", **cookie).status == 200


def test_a_beacon_of_another_site_ends_no_kernel_and_the_pages_own_does(
    server: RunningServer, people: dict[str, Headers], kernel_of: Callable[[Headers], str]
) -> None:
    cookie = people["facilitator"]
    path = f"/voila/api/shutdown/{kernel_of(cookie)}"
    assert ask(server, path, method="POST", body="", Origin="https://ondt.example", **cookie).status == 403
    assert ask(server, path, method="POST", body="", **cookie).status == 204


@pytest.mark.parametrize("page", ["d", "storskaerm"])
def test_a_page_of_another_site_opens_no_socket(server: RunningServer, round: Round, page: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        connect(f"ws://127.0.0.1:{server.port}/{page}/{round.code}/ws", origin="https://ondt.example")
    assert refused.value.response.status_code == 403


def test_the_host_that_a_trusted_proxy_names_is_the_one_that_origins_are_compared_with(
    tmp_path: Path, server: RunningServer, round: Round
) -> None:
    said = {"X-Forwarded-Host": "vaerktoej.example", "X-Forwarded-Proto": "https"}
    origin = "https://vaerktoej.example"
    with (
        RunningServer(data=tmp_path / "data", home=tmp_path, warm=False, options=("--trust-proxy",)) as proxied,
        connect(f"ws://127.0.0.1:{proxied.port}/d/zzzzzz/ws", origin=origin, additional_headers=said) as line,
    ):
        line.send('{"type": "ping", "id": "1"}')
        assert line.recv(SECONDS)
    with pytest.raises(InvalidStatus):
        connect(f"ws://127.0.0.1:{server.port}/d/{round.code}/ws", origin=origin, additional_headers=said)


def _read_to_the_end(line: ClientConnection) -> None:
    while True:
        line.recv(SECONDS)
