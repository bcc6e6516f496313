"""The line between browsers and the server: a TCP proxy on a port of its own that tests cut, hold and silence."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

START_SECONDS = 10
CHUNK = 65_536


@dataclass(eq=False)
class Connection:
    """One browser's connection. A silenced one takes what it is given and passes nothing on, as a phone out of reach."""

    ends: tuple[asyncio.StreamWriter, asyncio.StreamWriter]
    open: asyncio.Event = field(default_factory=asyncio.Event)
    silenced: bool = False


class Line:
    """Passes bytes between its own `port` and the server's until it is cut, silenced or held.

    A thread of its own does the work, so that nobody has to wait for the test.
    """

    def __init__(self, server_port: int) -> None:
        self.server_port = server_port
        self.port = 0
        self.connects = 0
        """How often somebody has got through to the server."""
        self.down_since: float | None = None
        self._connections: set[Connection] = set()
        self._listener: asyncio.Server | None = None
        self._silent = False
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._do(self._listen())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._do(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(START_SECONDS)
        self._loop.close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def seconds_down(self) -> float:
        assert self.down_since is not None
        return time.monotonic() - self.down_since

    def cut(self) -> None:
        """Break every connection and refuse new ones, as when the server's machine is gone."""
        self.down_since = time.monotonic()
        self._do(self._close())

    def drop(self) -> None:
        """Break every connection once; new ones get through."""
        self._call(self._break_all)

    def mend(self) -> None:
        """Let new connections through. What was silenced stays dead: its network forgot it."""
        self._silent = False
        self._do(self._listen())

    def fall_silent(self) -> None:
        """From now on nothing arrives and nobody is told: neither on open connections nor on new ones."""
        self.down_since = time.monotonic()
        self._silent = True
        self._call(lambda: [setattr(each, "silenced", True) for each in self._connections])

    def hold(self) -> list[Connection]:
        """Stop the open connections; what is sent on them arrives when they are `let_go`. New ones get through."""
        held = list(self._connections)
        self._call(lambda: [each.open.clear() for each in held])
        return held

    def let_go(self, held: list[Connection]) -> None:
        """Deliver what was held."""
        self._call(lambda: [each.open.set() for each in held])

    # --- on the thread of the line

    def _do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(START_SECONDS)

    def _call(self, function: Callable[[], Any]) -> Any:
        async def called() -> Any:
            return function()

        return self._do(called())

    async def _listen(self) -> None:
        if self._listener is None:
            self._listener = await asyncio.start_server(self._take, "127.0.0.1", self.port)
            self.port = self._listener.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        self._break_all()

    def _break_all(self) -> None:
        for connection in list(self._connections):
            for end in connection.ends:
                end.transport.abort()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            from_server, to_server = await asyncio.open_connection("127.0.0.1", self.server_port)
        except OSError:
            writer.transport.abort()  # nobody listens behind the line
            return
        self.connects += 1
        connection = Connection((writer, to_server), silenced=self._silent)
        connection.open.set()
        self._connections.add(connection)
        try:
            await asyncio.gather(
                self._pass_on(connection, reader, to_server), self._pass_on(connection, from_server, writer)
            )
        finally:
            self._connections.discard(connection)

    async def _pass_on(self, by: Connection, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(CHUNK):
                await by.open.wait()
                if not by.silenced:
                    writer.write(data)
                    await writer.drain()
        except OSError:
            pass
        if not by.silenced:
            writer.transport.close() if not writer.transport.is_closing() else None
