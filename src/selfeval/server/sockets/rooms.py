"""The open sockets: who is in which round, what each is sent, and how the store is asked off the loop."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol, TypeVar

from tornado.ioloop import PeriodicCallback
from tornado.websocket import WebSocketClosedError

from selfeval.errors import NotFound, SelfevalError, StorageError
from selfeval.protocol.dispatch import Reply
from selfeval.protocol.participant.conversation import ParticipantConversation
from selfeval.protocol.participant.messages import stores
from selfeval.protocol.participant.screen import RoundScreen
from selfeval.server.limits.guesses import Guesses
from selfeval.server.sockets.inbox import Inbox
from selfeval.storage import Store, Watcher

log = logging.getLogger(__name__)

LOOK_EVERY_MS = 50
READ_EVERY_SECONDS = 0.2
"""Least time between two readings of the rounds: a turn after a quiet while is shown at once, and answers that pour in
do not have them read all the time."""

T = TypeVar("T")


class Socket(Protocol):
    """One browser's line: the round's code, the tab and the participant at its end once they have greeted."""

    code: str
    tab: str | None
    person: str | None
    conversation: ParticipantConversation

    def write_message(self, message: str) -> asyncio.Future[None]:
        """Send a message. Raises WebSocketClosedError."""

    def give_up(self) -> None:
        """Close, and hear no more."""

    def close(self) -> None:
        """Close."""


class ScreenRooms:
    """The sockets of all rounds; pushes a round to them when it has changed.

    The store is asked on threads of its own, one that reads and one that writes, so that a slow disk delays answers
    and neither the loop nor those who only look.
    """

    def __init__(self, store: Store, guesses: Guesses | None = None) -> None:
        self.store = store
        self.guesses = guesses or Guesses()
        self.screen = RoundScreen(store)
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
        self.on_reply: Callable[[str, float], None] = _note_nothing
        self._inbox = Inbox(store)
        self._rooms: dict[str, set[Socket]] = {}
        self._tabs: dict[tuple[str, str], Socket] = {}
        self._people: dict[str, set[Socket]] = {}
        self._shown: dict[str, str] = {}
        self._watcher: Watcher | None = None
        self._read_at = -READ_EVERY_SECONDS
        self._clock = PeriodicCallback(self.look, LOOK_EVERY_MS)

    def enter(self, socket: Socket) -> None:
        """Add a socket that opened; the first one starts the watch."""
        self._rooms.setdefault(socket.code, set()).add(socket)
        if self._watcher is None:
            self._watcher = self.store.watch()
            self._clock.start()

    def leave(self, socket: Socket) -> None:
        """Remove a socket that closed."""
        _remove(self._rooms, socket.code, socket)
        if socket.code not in self._rooms:
            self._shown.pop(socket.code, None)
        if socket.tab is not None and self._tabs.get((socket.code, socket.tab)) is socket:
            del self._tabs[socket.code, socket.tab]
        if socket.person is not None:
            _remove(self._people, socket.person, socket)

    def take_over(self, socket: Socket, tab: str) -> None:
        """Give a browser tab's place to its new socket: what still comes on an older one comes too late.

        Otherwise it would be stored after what the tab has sent since, and take its place.
        """
        older = self._tabs.get((socket.code, tab))
        if older is not None and older is not socket:
            older.give_up()
        socket.tab = tab
        self._tabs[socket.code, tab] = socket

    async def answer(self, socket: Socket, message: object) -> Reply:
        """Return the reply to a message, once what it asked to be stored is on disk."""
        conversation = socket.conversation
        if stores(message):
            begun = time.perf_counter()
            reply = await self._inbox.answer(conversation, message)
            self.on_reply(reply["type"], time.perf_counter() - begun)
        else:
            reply = await self.run(conversation.handle, message)
        self._place(socket, conversation.session.participant.id if conversation.session else None)
        return reply

    def send_to_own_others(self, sender: Socket, reply: Reply) -> None:
        """Show what one tab or device stored on the same participant's other ones."""
        others = [each for each in self._people.get(sender.person or "", ()) if each is not sender]
        if others:
            self.send(others, json.dumps({key: value for key, value in reply.items() if key != "re"}))

    def send(self, sockets: Iterable[Socket], message: str) -> None:
        """Write to sockets; one that is gone meanwhile misses nothing, for it greets anew."""
        for socket in list(sockets):
            try:
                socket.write_message(message).add_done_callback(_unless_gone)
            except WebSocketClosedError:
                self.leave(socket)

    async def look(self) -> None:
        """Push every round that looks different from what its sockets were sent last."""
        if time.monotonic() < self._read_at + READ_EVERY_SECONDS or not await self.run(self._changed):
            return
        self._read_at = time.monotonic()
        for code in list(self._rooms):
            message = await self.run(self._message, code)
            if message and message != self._shown.get(code):
                self._shown[code] = message
                self.send(self._rooms.get(code, ()), message)

    async def run(self, function: Callable[..., T], *args: Any) -> T:
        """Read from the store, off the loop."""
        return await asyncio.get_running_loop().run_in_executor(self._reader, function, *args)

    def message(self, code: str) -> dict[str, Any]:
        """Return what is pushed to the sockets of a round. Raises NotFound."""
        return {"type": "round", "round": self.screen.round(code)}

    def require(self, code: str) -> None:
        """Require that there is a round to show for a code. Raises NotFound."""
        self.screen.revision(code)

    @property
    def open_sockets(self) -> int:
        """How many sockets are open."""
        return sum(map(len, self._rooms.values()))

    def close(self) -> None:
        """Stop watching and give the threads back."""
        self._clock.stop()
        self._inbox.close()
        self._reader.shutdown()
        if self._watcher:
            self._watcher.close()

    def _place(self, socket: Socket, person: str | None) -> None:
        if person == socket.person:
            return
        if socket.person is not None:
            _remove(self._people, socket.person, socket)
        socket.person = person
        if person is not None:
            self._people.setdefault(person, set()).add(socket)

    def _changed(self) -> bool:
        try:
            return self._watcher is not None and self._watcher.changed()
        except StorageError:
            log.warning("the database could not be watched", exc_info=True)
            return False

    def _message(self, code: str) -> str | None:
        try:
            return json.dumps(self.message(code))
        except NotFound:
            return None
        except SelfevalError:
            log.warning("a round could not be read", exc_info=True)
            return None


def _note_nothing(reply: str, seconds: float) -> None:
    """Nobody counts what is stored."""


def _remove(groups: dict[str, set[Socket]], name: str, socket: Socket) -> None:
    group = groups.get(name, set())
    group.discard(socket)
    if not group:
        groups.pop(name, None)


def _unless_gone(written: asyncio.Future[None]) -> None:
    """Look at how a write went: a socket that is gone greets anew, and its going is no fault to be logged."""
    if not written.cancelled() and not isinstance(written.exception(), (WebSocketClosedError, type(None))):
        log.warning("a screen could not be written to", exc_info=written.exception())
