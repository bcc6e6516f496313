"""Pages and sockets as a browser without a cache asks for them: a new connection for each."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

PATIENCE_SECONDS = 60
LINKED = re.compile(r'<(?:script|link)\b[^>]*?\b(?:src|href)="(?!data:)([^"]+)"')


class Gone(Exception):
    """The server closed the connection, refused, or did not answer in time."""


class Web:
    """All participants' way to one server."""

    def __init__(self) -> None:
        self._client = AsyncHTTPClient(force_instance=True, max_clients=10_000)

    async def get(self, url: str, *, body: str | None = None) -> HTTPResponse:
        """A page by GET, or by POST where there is a body; redirects are followed."""
        request = HTTPRequest(
            url,
            method="GET" if body is None else "POST",
            body=body,
            decompress_response=True,
            connect_timeout=PATIENCE_SECONDS,
            request_timeout=PATIENCE_SECONDS,
        )
        try:
            return await self._client.fetch(request)
        except (HTTPClientError, OSError) as error:
            raise Gone(f"{url}: {error}") from error

    async def get_linked(self, page: HTTPResponse) -> None:
        """The scripts and style sheets that a page names; those on other hosts are left alone."""
        addresses = {urljoin(page.effective_url, unescape(found)) for found in LINKED.findall(page.body.decode())}
        host = urlsplit(page.effective_url).netloc
        await asyncio.gather(*(self.get(address) for address in addresses if urlsplit(address).netloc == host))


class Socket:
    """One socket that speaks JSON. Questions are asked one at a time."""

    def __init__(self, connection: WebSocketClientConnection) -> None:
        self._connection = connection

    @classmethod
    async def open(cls, address: str) -> Socket:
        """Connect; `address` may begin with http."""
        try:
            url = re.sub("^http", "ws", address)
            return cls(await websocket_connect(url, connect_timeout=PATIENCE_SECONDS))
        except (OSError, HTTPClientError) as error:
            raise Gone(f"{address}: {error}") from error

    async def ask(self, message: object, answers: Callable[[Any], bool]) -> Any:
        """Send a message, and wait for the first one that answers it; others are read and dropped."""
        try:
            await self._connection.write_message(json.dumps(message))
            async with asyncio.timeout(PATIENCE_SECONDS):
                return await self._next(answers)
        except TimeoutError as error:
            raise Gone("no answer") from error
        except Exception as error:  # tornado has several for a closed socket
            raise Gone(str(error)) from error

    async def hear(self, wanted: Callable[[Any], bool]) -> Any:
        """Wait, however long, for a message that nobody asked for; others are read and dropped."""
        return await self._next(wanted)

    async def _next(self, answers: Callable[[Any], bool]) -> Any:
        while (text := await self._connection.read_message()) is not None:
            said = json.loads(text)
            if answers(said):
                return said
        raise Gone("the server closed the socket")

    def close(self) -> None:
        """Hang up."""
        self._connection.close()
