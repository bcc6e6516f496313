"""The server's log tells of its faults, and neither who asked, nor for which round, nor what they asked."""

from __future__ import annotations

import asyncio
import logging

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler
from websockets.sync.client import connect

from selfeval.server.operations.access_log import keep_visitors_out_of_the_log, log_fault
from tests.faults.web import ask, log_in

CODE = "k7mxpr"
SECRET = "hemmelig"


class Broken(RequestHandler):
    """Fails in the ways in which a handler can."""

    def get(self, code: str) -> None:
        if self.get_query_argument("why") == "uncaught":
            raise ZeroDivisionError
        raise HTTPError(int(self.get_query_argument("why")), "because of %s", "this")


async def visit(why: str) -> None:
    """One visit to a server that fails."""
    server = HTTPServer(Application([(r"/d/([^/]+)", Broken)], log_function=log_fault))
    sockets = bind_sockets(0, "127.0.0.1")
    server.add_sockets(sockets)
    port = sockets[0].getsockname()[1]
    with pytest.raises(HTTPClientError):
        await AsyncHTTPClient().fetch(f"http://127.0.0.1:{port}/d/{CODE}?why={why}&noegle={SECRET}")
    server.stop()
    await server.close_all_connections()


def said(caplog: pytest.LogCaptureFixture, why: str) -> str:
    keep_visitors_out_of_the_log()
    with caplog.at_level(logging.DEBUG):
        asyncio.run(visit(why))
    told = [record for record in caplog.records if not record.name.startswith("asyncio")]
    return "\n".join(logging.Formatter().format(record) for record in told)


@pytest.mark.parametrize("why", ["uncaught", "500", "503"])
def test_a_fault_of_the_servers_is_told_with_method_and_route_and_nothing_of_the_visitor(caplog, why):
    text = said(caplog, why)
    status = "500" if why == "uncaught" else why
    assert f"{status} GET /d/([^/]+)$" in text
    assert ("ZeroDivisionError" if why == "uncaught" else f"{why} GET: because of this") in text
    for private in ("127.0.0.1", CODE, SECRET):
        assert private not in text


@pytest.mark.parametrize("why", ["400", "403", "404"])
def test_a_visitors_mistake_is_not_told_at_all(caplog, why):
    assert said(caplog, why) == ""


def test_the_real_server_tells_of_no_visitor(server, round):
    before = len(server.said)
    for path in (f"/d/{CODE}?a={SECRET}", f"/d/{round.code}", f"/findes-ikke/{SECRET}", "/facilitator", "/d/%ff"):
        ask(server, path)
    for path in ("/", "/facilitator", "/voila/api/shutdown/abc"):
        ask(server, path, method="POST", body="")
    with connect(f"ws://127.0.0.1:{server.port}/d/{round.code}/ws") as socket:
        socket.send("{")
        socket.recv(30)
    ask(server, f"/voila/templates/{SECRET}", **log_in(server))  # Voilà's own handler fails on it
    told = server.says(r"^500 GET /voila/templates/", since=before)
    for private in ("127.0.0.1", "remote_ip", CODE, round.code, SECRET):
        assert private not in told


NOBODYS = "00000000-0000-0000-0000-000000000000"
REFUSED = (
    ("GET", f"/api/kernels/{NOBODYS}/channels"),
    ("GET", f"/api/kernels/{NOBODYS}"),
    ("DELETE", f"/api/kernels/{NOBODYS}"),
    ("POST", f"/voila/api/shutdown/{NOBODYS}"),
    ("POST", f"/facilitator?noegle={SECRET}"),
    ("DELETE", "/deltager"),
    ("GET", "/voila/labextensions/%ff/x.js"),
)


def test_what_is_refused_to_a_stranger_is_not_told_at_all(server):
    server.says("^Stop med Ctrl", since=0)  # what a start prints may come after the first answer
    before = len(server.said)
    for method, path in REFUSED:
        assert 400 <= ask(server, path, method=method, body="" if method == "POST" else None).status < 500
    ask(
        server, f"/voila/templates/{SECRET}", **log_in(server)
    )  # Voilà's own handler fails on it, and that ends what is looked at
    told = server.says(r"^500 GET /voila/templates/", since=before)
    assert told.startswith("Uncaught exception")
    assert told.count("Traceback") == 1


@pytest.mark.parametrize("kind", ["WebSocket Attempt", "API request for /api/kernels", "request to /d/k7mxpr"])
def test_what_jupyter_keeps_out_is_told_without_addresses(caplog, kind):
    keep_visitors_out_of_the_log()
    logging.getLogger("tornado.application").warning(
        "Blocking Cross Origin %s.  Origin: %s, Host: %s", kind, "http://192.168.1.17", "127.0.0.1:8899"
    )
    (told,) = [record.getMessage() for record in caplog.records]
    assert told.startswith("Blocking Cross Origin ")
    for private in ("192.168", "127.0.0.1", CODE, "/api"):
        assert private not in told
