"""What a trusted proxy says of a request: `X-Forwarded-For`, `X-Forwarded-Proto` and `X-Forwarded-Host`, no others."""

from __future__ import annotations

from collections.abc import Awaitable

from tornado.httpserver import HTTPServer
from tornado.httputil import (
    HTTPConnection,
    HTTPHeaders,
    HTTPMessageDelegate,
    HTTPServerRequest,
    RequestStartLine,
    ResponseStartLine,
)

NOT_HEARD = ("X-Real-Ip", "X-Scheme")
"""Tornado prefers these two to X-Forwarded-*. A proxy that does not set them passes on what a client wrote in them."""


class ServerBehindProxy(HTTPServer):
    """Takes a request's source and scheme from what the proxy set.

    Each proxy adds its own word at the end of a header, after whatever a client wrote: the last one counts.
    """

    def start_request(self, server_conn: object, request_conn: HTTPConnection) -> HTTPMessageDelegate:
        return _WithoutTheUnheard(super().start_request(server_conn, request_conn))


class _WithoutTheUnheard(HTTPMessageDelegate):
    def __init__(self, inner: HTTPMessageDelegate) -> None:
        self._inner = inner

    def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> Awaitable[None] | None:
        for name in NOT_HEARD:
            headers.pop(name, None)
        return self._inner.headers_received(start_line, headers)

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        return self._inner.data_received(chunk)

    def finish(self) -> None:
        self._inner.finish()

    def on_connection_close(self) -> None:
        self._inner.on_connection_close()


def hear_the_host(request: HTTPServerRequest) -> None:
    """Take over the host that the browser asked the proxy for: forms and sockets are compared with it."""
    said = request.headers.get("X-Forwarded-Host", "").split(",")[-1].strip()
    if said:
        request.host = request.headers["Host"] = said
