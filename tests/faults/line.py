"""The line between browsers and the server: a TCP proxy on a port of its own that tests cut, silence and hold."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

PATIENCE = 30
CHUNK = 65_536


@dataclass(eq=False)
class Way:
    """One direction of a connection: passes on what it reads while it is `open`, and never again once it is `dead`."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    open: asyncio.Event = field(default_factory=asyncio.Event)
    dead: bool = False
    waiting: int = 0

    async def run(self) -> None:
        self.open.set()
        with suppress(OSError):
            while data := await self.reader.read(CHUNK):
                self.waiting = len(data)
                await self.open.wait()
                self.waiting = 0
                if not self.dead:
                    self.writer.write(data)
                    await self.writer.drain()
        if not self.dead:
            self.writer.close()


class Line:
    """Passes bytes between its own `port` and the server's, from a thread of its own."""

    def __init__(self, server_port: int) -> None:
        self.server_port = server_port
        self.port = 0
        self._ways: set[tuple[Way, Way]] = set()
        self._held: set[tuple[Way, Way]] = set()
        self._running: set[asyncio.Task[None]] = set()
        self._listener: asyncio.Server | None = None
        self._silent = False
        self._down_since = 0.0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._do(self._listen())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._do(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def seconds_down(self) -> float:
        """How long the line has been cut, silent or refusing."""
        return time.monotonic() - self._down_since

    def cut(self) -> None:
        """Break every connection and refuse new ones, as when the server's machine is gone."""
        self.refuse()
        self.drop()

    def refuse(self) -> None:
        """Refuse new connections; the open ones stay."""
        self._down_since = time.monotonic()
        self._do(self._deafen())

    def drop(self) -> None:
        """Break every connection; new ones get through."""
        self._call(lambda: [way.writer.transport.abort() for pair in self._ways for way in pair])

    def fall_silent(self) -> None:
        """Nothing arrives any more and nobody is told: neither on open connections nor on new ones."""
        self._down_since = time.monotonic()
        self._silent = True
        self._call(lambda: [setattr(way, "dead", True) for pair in self._ways for way in pair])

    def mend(self) -> None:
        """New connections get through. What fell silent stays dead: its net has forgotten it."""
        self._silent = False
        self._do(self._listen())

    def hold(self, *, replies_only: bool = False) -> None:
        """What is sent on the connections that are open now arrives when the line lets go. New ones get through."""
        self._held = set(self._ways)
        self._call(lambda: [way.open.clear() for pair in self._held for way in pair[replies_only:]])

    def let_go(self) -> None:
        """Deliver what was held."""
        self._call(lambda: [way.open.set() for pair in self._held for way in pair])

    @property
    def undelivered(self) -> int:
        """How many bytes are being held."""
        return sum(way.waiting for pair in self._held & self._ways for way in pair)

    # --- on the thread of the line

    def _do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def _call(self, function: Callable[[], Any]) -> Any:
        async def called() -> Any:
            return function()

        return self._do(called())

    async def _listen(self) -> None:
        if self._listener is None:
            self._listener = await asyncio.start_server(self._take, "127.0.0.1", self.port)
            self.port = self._listener.sockets[0].getsockname()[1]

    async def _deafen(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    async def _end(self) -> None:
        await self._deafen()
        for pair in self._ways:
            for way in pair:
                way.open.set()
                way.writer.transport.abort()
        await asyncio.gather(*self._running)

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._running.add(task)
        try:
            await self._connect(reader, writer)
        finally:
            self._running.discard(task)

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            from_server, to_server = await asyncio.open_connection("127.0.0.1", self.server_port)
        except OSError:
            writer.transport.abort()  # nobody listens behind the line
            return
        pair = (Way(reader, to_server, dead=self._silent), Way(from_server, writer, dead=self._silent))
        self._ways.add(pair)
        try:
            await asyncio.gather(*(way.run() for way in pair))
        finally:
            self._ways.discard(pair)
            for way in pair:
                way.writer.transport.abort()
