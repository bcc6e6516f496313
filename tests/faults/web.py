"""Plain requests to the server, without a browser."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.browser.running_server import RunningServer
from tests.faults.mortal_server import MortalServer

SECONDS = 60
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(
    server: MortalServer | RunningServer, path: str, *, method: str = "GET", body: str | None = None, **headers: str
) -> Answer:
    """One request; no redirect is followed."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=SECONDS)
    try:
        connection.request(method, path, body=body, headers={name.replace("_", "-"): headers[name] for name in headers})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


def log_in(server: MortalServer | RunningServer, key: str = "") -> dict[str, str]:
    """The header of a browser that is logged in with a key: as facilitator, unless another is given."""
    answer = ask(server, "/log-ind", method="POST", body=urlencode({"noegle": key or server.key}), **FORM)
    assert answer.status == 303
    return {"Cookie": answer.headers["Set-Cookie"].partition(";")[0]}
