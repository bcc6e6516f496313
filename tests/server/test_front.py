"""The limits before every handler, small enough to be hit at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application
from tornado.websocket import WebSocketHandler
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from selfeval.server.base_path import WithinBase
from selfeval.server.limits.limiter import Limiter, Quota
from selfeval.server.limits.traffic import OpenSockets, Traffic
from selfeval.server.request_gate import Front, Limited, LimitedSocket, PacedSocket, gate_settings


class Door(Limited):
    def get(self) -> None:
        self.finish(self.request.path)


class Away(Limited):
    def get(self) -> None:
        self.redirect("/d/k7mxpr")


class Answers(WebSocketHandler):
    async def on_message(self, message: str | bytes) -> None:
        await self.write_message(message)


class Echo(LimitedSocket, Answers):
    pass


class KernelEcho(PacedSocket, Answers):
    pass


ROUTES = [(r"/", Door), (r"/away", Away), (r"/ws", Echo), (r"/api/kernels/x", KernelEcho)]


def served(visit: Callable[[str, Traffic], Awaitable[None]], traffic: Traffic, base: str = "") -> None:
    """Visit a server with these counts, behind this path; it is given host and port."""

    async def run() -> None:
        settings = gate_settings(Front(f"http://127.0.0.1{base}"), traffic)
        app = Application(ROUTES, log_function=lambda handler: None, **settings)
        server = HTTPServer(WithinBase(app, base))
        sockets = bind_sockets(0, "127.0.0.1")
        server.add_sockets(sockets)
        await visit(f"127.0.0.1:{sockets[0].getsockname()[1]}", traffic)
        server.stop()
        await server.close_all_connections()

    asyncio.run(run())


async def status(address: str) -> int:
    try:
        return (await AsyncHTTPClient().fetch(address, follow_redirects=False)).code
    except HTTPClientError as error:
        return error.code


@pytest.mark.parametrize("path", ["/", "/away"])
def test_a_source_that_floods_is_refused_by_every_handler(path: str) -> None:
    async def visit(host: str, traffic: Traffic) -> None:
        told = [await status(f"http://{host}{path}") for _ in range(4)]
        assert [code == 429 for code in told] == [False, False, True, True]

    served(visit, Traffic(requests=Limiter(Quota(free=2, rate=0.001))))


def test_a_socket_too_many_is_refused_and_one_that_closes_makes_room() -> None:
    async def visit(host: str, traffic: Traffic) -> None:
        async with connect(f"ws://{host}/ws"):
            async with connect(f"ws://{host}/ws"):
                with pytest.raises(InvalidStatus) as refused:
                    await connect(f"ws://{host}/ws")
                assert refused.value.response.status_code == 503
                assert traffic.sockets.total == 2
            async with asyncio.timeout(10):
                while traffic.sockets.total > 1:
                    await asyncio.sleep(0)
            async with connect(f"ws://{host}/ws"):
                assert traffic.sockets.total == 2

    served(visit, Traffic(sockets=OpenSockets(of_one=2)))


def test_a_handshake_that_fails_takes_no_room() -> None:
    async def visit(host: str, traffic: Traffic) -> None:
        assert [await status(f"http://{host}/ws") for _ in range(3)] == [400, 400, 400]
        assert traffic.sockets.total == 0

    served(visit, Traffic(sockets=OpenSockets(of_one=2)))


def test_a_kernel_that_is_flooded_answers_all_of_it_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selfeval.server.request_gate.KERNEL_MESSAGES", Quota(free=5, rate=50))

    async def visit(host: str, traffic: Traffic) -> None:
        clock = asyncio.get_running_loop()
        async with connect(f"ws://{host}/api/kernels/x") as line:
            begun = clock.time()
            for number in range(25):
                await line.send(str(number))
            assert [await line.recv() for _ in range(25)] == [str(number) for number in range(25)]
            assert clock.time() - begun >= 20 / 50 * 0.9

    served(visit, Traffic())


def test_addresses_have_the_base_path_whether_or_not_the_proxy_takes_it_off() -> None:
    async def visit(host: str, traffic: Traffic) -> None:
        fetch = AsyncHTTPClient().fetch
        for path in ("/services/selfeval", "/services/selfeval/", "/"):
            assert (await fetch(f"http://{host}{path}")).body == b"/"
        for path in ("/services/selfeval/away", "/away"):
            answer = await fetch(f"http://{host}{path}", follow_redirects=False, raise_error=False)
            assert answer.headers["Location"] == "/services/selfeval/d/k7mxpr"

    served(visit, Traffic(), base="/services/selfeval")
