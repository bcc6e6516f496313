"""Plain requests to the server, without a browser."""

from __future__ import annotations

import http.client
import re
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.browser.running_server import RunningServer
from tests.faults.mortal_server import MortalServer

SECONDS = 60
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


KERNEL = re.compile(rb'"kernelId": "([0-9a-f-]+)"')


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
    """One request; no redirect is followed. The kernel of a page is ended by `leave`."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=SECONDS)
    try:
        connection.request(method, path, body=body, headers={name.replace("_", "-"): headers[name] for name in headers})
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read())
    finally:
        connection.close()
    if kernel := kernel_of(answer):
        server.pages[kernel] = headers.get("Cookie", "")
    return answer


def kernel_of(answer: Answer) -> str:
    """The id of the kernel behind a page; none of a page without."""
    found = KERNEL.search(answer.body)
    return found[1].decode() if found else ""


def leave(server: MortalServer | RunningServer, *kernels: str) -> None:
    """What a browser says when its pages go: else each keeps a kernel for ten minutes. A page may be gone already."""
    for kernel in kernels:
        ask(server, f"/voila/api/shutdown/{kernel}", method="POST", body="", Cookie=server.pages.pop(kernel))


def log_in(server: MortalServer | RunningServer, key: str = "") -> dict[str, str]:
    """The header of a browser that is logged in with a key: as facilitator, unless another is given."""
    answer = ask(server, "/log-ind", method="POST", body=urlencode({"noegle": key or server.key}), **FORM)
    assert answer.status == 303
    return {"Cookie": answer.headers["Set-Cookie"].partition(";")[0]}
