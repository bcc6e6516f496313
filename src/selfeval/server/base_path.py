"""The path before the server's own, where a proxy gives it a part of another host: `/services/selfeval`."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any
from urllib.parse import urlsplit

from tornado.httputil import (
    HTTPConnection,
    HTTPHeaders,
    HTTPMessageDelegate,
    HTTPServerConnectionDelegate,
    RequestStartLine,
    ResponseStartLine,
)
from tornado.web import RequestHandler

BASE = "selfeval_base"
"""The name of the path among the settings of Tornado's application."""


def base_of(handler: RequestHandler) -> str:
    """Return what comes before each address of ours on a page: empty, or a path without a slash at its end."""
    return str(handler.settings.get(BASE, ""))


def base_in(address: str) -> str:
    """Return the path of an address at which browsers find the server.

    >>> base_in("https://hub.kommunen.dk/services/selfeval/"), base_in("http://192.168.1.17:8866")
    ('/services/selfeval', '')
    """
    return urlsplit(address).path.rstrip("/")


class WithinBase(HTTPServerConnectionDelegate):
    """An application that is asked without the base path, whether or not the proxy in front has taken it off."""

    def __init__(self, application: HTTPServerConnectionDelegate, base: str) -> None:
        self._application, self._base = application, base

    def start_request(self, server_conn: object, request_conn: HTTPConnection) -> HTTPMessageDelegate:
        return _Request(self._application.start_request(server_conn, request_conn), self._base)

    def on_close(self, server_conn: object) -> None:
        self._application.on_close(server_conn)


class _Request(HTTPMessageDelegate):
    def __init__(self, inner: HTTPMessageDelegate, base: str) -> None:
        self._inner, self._base = inner, base

    def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> Awaitable[None] | None:
        if isinstance(start_line, RequestStartLine):
            start_line = start_line._replace(path=without(self._base, start_line.path))
        return self._inner.headers_received(start_line, headers)

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        return self._inner.data_received(chunk)

    def finish(self) -> None:
        self._inner.finish()

    def on_connection_close(self) -> None:
        self._inner.on_connection_close()


def without(base: str, path: str) -> str:
    """Return a path without the base before it.

    >>> without("/s", "/s/d/k7mxpr"), without("/s", "/s?a=b"), without("/s", "/d/k7mxpr"), without("/s", "/static/x")
    ('/d/k7mxpr', '/?a=b', '/d/k7mxpr', '/static/x')
    """
    if not base or not path.startswith(base) or path[len(base) : len(base) + 1] not in ("", "/", "?"):
        return path
    rest = path[len(base) :]
    return rest if rest.startswith("/") else f"/{rest}"


class Placed(RequestHandler):
    """A base of every handler: it sends browsers to addresses with the base path."""

    def redirect(self, url: str, *args: Any, **kwargs: Any) -> None:
        base = base_of(self)
        ours = url.startswith("/") and not url.startswith(("//", f"{base}/" if base else "//"))
        super().redirect(f"{base}{url}" if ours else url, *args, **kwargs)
