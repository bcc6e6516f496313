"""The participant's page and its socket, without a kernel: `/d/CODE`, `/d/CODE/ws`, and the page's two files."""

from __future__ import annotations

import gzip
import json
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from typing import Any

from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.web import RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from selfeval.errors import NotFound, SelfevalError, StorageError
from selfeval.storage import Store, Watcher
from selfeval.ui.document import Files
from selfeval.ui.participant.conversation import UNREADABLE, Conversation, refusal
from selfeval.ui.participant.page import assets, participant_page, sentence_page
from selfeval.ui.participant.screen import Screen
from selfeval.workshop.joining import normalise_code

log = logging.getLogger(__name__)

LOOK_EVERY_MS = 200
LARGEST_MESSAGE = 16_000
"""Bytes. Three fields of 1,000 characters fill half of it; ten times more closes the socket unread."""

MESSAGES_A_SECOND = 20
PING_SECONDS = 30.0
TOO_LARGE = "Teksten er for lang til at blive sendt. Gør den kortere, og prøv igen."
BROKEN = "Der skete en fejl på serveren. Det, der er gemt, er stadig gemt. Prøv igen om lidt."
STRANGE = "Adressen kan ikke læses. Skriv koden igen."
TOO_FAST = "Der kommer for mange svar på én gang. De bliver sendt igen om lidt."
SECURITY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class Hub:
    """The sockets of all rounds; pushes a round to them when it has changed.

    The store is asked on one thread of its own, so that a slow disk delays answers and never the loop.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.screen = Screen(store)
        self.worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="participants")
        self._rooms: dict[str, set[SocketHandler]] = {}
        self._shown: dict[str, str] = {}
        self._watcher: Watcher | None = None
        self._clock = PeriodicCallback(self.look, LOOK_EVERY_MS)

    def enter(self, socket: SocketHandler) -> None:
        """A socket opened; the first one starts the watch."""
        self._rooms.setdefault(socket.code, set()).add(socket)
        if self._watcher is None:
            self._watcher = self.store.watch()
            self._clock.start()

    def leave(self, socket: SocketHandler) -> None:
        """A socket closed."""
        room = self._rooms.get(socket.code, set())
        room.discard(socket)
        if not room:
            self._rooms.pop(socket.code, None)
            self._shown.pop(socket.code, None)

    async def look(self) -> None:
        """Push every round that looks different from what its sockets were told last."""
        if self._watcher is None or not await self.run(self._changed):
            return
        for code in list(self._rooms):
            message = await self.run(self._message, code)
            if message and message != self._shown.get(code):
                self._shown[code] = message
                self.tell(self._rooms.get(code, ()), message)

    def take_over(self, socket: SocketHandler, tab: object) -> None:
        """A browser tab greets on a new socket: what its network still brings on an older one came too late.

        It would else be stored after, and so in the place of, what the tab has sent since.
        """
        for other in [each for each in self._rooms.get(socket.code, ()) if each is not socket and each.tab == tab]:
            other.give_up()
        socket.tab = tab

    def tell_own(self, sender: SocketHandler, reply: dict[str, Any]) -> None:
        """Show what one tab or device stored on the same participant's other ones."""
        message = json.dumps({key: value for key, value in reply.items() if key != "re"})
        self.tell(
            [each for each in self._rooms.get(sender.code, ()) if each is not sender and each.is_same(sender)], message
        )

    def tell(self, sockets: Any, message: str) -> None:
        """Write to sockets; one that is gone meanwhile misses nothing, for it greets anew."""
        for socket in list(sockets):
            try:
                socket.write_message(message)
            except WebSocketClosedError:
                self.leave(socket)

    async def run(self, function: Any, *args: Any) -> Any:
        """Do something with the store, off the loop."""
        return await IOLoop.current().run_in_executor(self.worker, function, *args)

    def drop_all(self) -> None:
        """Close every socket, as when the server stops; the screens come back by themselves."""
        for socket in [each for room in self._rooms.values() for each in room]:
            socket.close()

    def close(self) -> None:
        """Stop watching and give the thread back."""
        self._clock.stop()
        self.worker.shutdown()
        if self._watcher:
            self._watcher.close()

    def _changed(self) -> bool:
        try:
            return self._watcher is not None and self._watcher.changed()
        except StorageError:
            log.warning("the database could not be watched", exc_info=True)
            return False

    def message(self, code: str) -> dict[str, Any]:
        """What is pushed to the sockets of a round. Raises NotFound."""
        return {"type": "round", "round": self.screen.round(code)}

    def _message(self, code: str) -> str | None:
        try:
            return json.dumps(self.message(code))
        except NotFound:
            return None
        except SelfevalError:
            log.warning("round %s could not be read", code, exc_info=True)
            return None


class Page(RequestHandler):
    """Common to the page and its files."""

    def initialize(self, hub: Hub) -> None:
        self.hub = hub

    def set_default_headers(self) -> None:
        for name, value in SECURITY.items():
            self.set_header(name, value)

    def write_error(self, status_code: int, **kwargs: object) -> None:
        """Show a Danish page in place of Tornado's own."""
        self.finish(sentence_page("Siden kan ikke vises", BROKEN if status_code >= 500 else STRANGE))


class PageHandler(Page):
    """`/d/CODE`: the page, or a sentence that says why there is none."""

    async def get(self, typed: str) -> None:
        code = normalise_code(typed)
        if code and code != typed:
            self.redirect(f"/d/{code}")
            return
        try:
            self.finish(await self.hub.run(self._page, code))
        except NotFound as error:
            self.set_status(404)
            self.finish(sentence_page("Koden findes ikke", str(error)))
        except SelfevalError as error:
            self.set_status(503)
            self.finish(sentence_page("Siden kan ikke vises lige nu", str(error)))

    def _page(self, code: str) -> str:
        screen = self.hub.screen
        return participant_page(code, {"round": screen.round(code), "content": screen.content(code)})


class AssetHandler(Page):
    """`/static/NAME`: a file whose name carries its hash, compressed once."""

    def initialize(self, hub: Hub, files: Callable[[], Files] = assets) -> None:
        super().initialize(hub)
        self.files = files

    def get(self, name: str) -> None:
        kind, body, packed = _packed(self.files).get(name, ("text/plain", b"", b""))
        if not body:
            self.set_status(404)
            return
        self.set_header("Content-Type", kind)
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.set_header("Vary", "Accept-Encoding")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            body = packed
        self.finish(body)


class SocketHandler(WebSocketHandler):
    """`/d/CODE/ws`: one browser's conversation. Messages are answered in the order in which they came."""

    def initialize(self, hub: Hub) -> None:
        self.hub = hub
        self.code = ""
        self.tab: object = None
        self._given_up = False
        self._allowance = float(MESSAGES_A_SECOND)
        self._counted_at = time.monotonic()

    @property
    def ping_interval(self) -> float:
        """A phone that is gone without a word is let go of after as long again."""
        return PING_SECONDS

    @property
    def max_message_size(self) -> int:
        return 10 * LARGEST_MESSAGE

    def open(self, code: str) -> None:
        self.code = normalise_code(code)
        self.conversation = Conversation(self.hub.store, self.code, self.hub.screen)
        self.set_nodelay(True)
        self.hub.enter(self)

    def give_up(self) -> None:
        """Hear no more from this socket, however much is on its way."""
        self._given_up = True
        self.close()

    async def on_message(self, text: str | bytes) -> None:
        if self._given_up:
            return
        reply = await self._reply(text)
        with suppress(WebSocketClosedError):  # gone meanwhile: it asks again when it comes back
            await self.write_message(json.dumps(reply))
        if reply["type"] == "saved":
            self.hub.tell_own(self, reply)

    def on_close(self) -> None:
        self.hub.leave(self)

    def is_same(self, other: SocketHandler) -> bool:
        """Has the same participant greeted here as there?"""
        mine, theirs = self.conversation.session, other.conversation.session
        return mine is not None and theirs is not None and mine.participant.id == theirs.participant.id

    async def _reply(self, text: str | bytes) -> dict[str, Any]:
        try:
            message = json.loads(text)
        except (ValueError, RecursionError):
            return {"re": None, **refusal(UNREADABLE, "unreadable")}
        re = message.get("id") if isinstance(message, dict) else None
        if len(text) > LARGEST_MESSAGE:
            return {"re": re, **refusal(TOO_LARGE, "too_large")}
        if not self._within_allowance():
            return {"re": re, **refusal(TOO_FAST, "too_fast", retry=True)}
        if isinstance(message, dict) and message.get("type") == "hello" and isinstance(message.get("tab"), str):
            self.hub.take_over(self, message["tab"])
        return dict(await self.hub.run(self.conversation.handle, message))

    def _within_allowance(self) -> bool:
        now = time.monotonic()
        self._allowance += (now - self._counted_at) * MESSAGES_A_SECOND
        self._allowance = min(self._allowance, MESSAGES_A_SECOND)
        self._counted_at = now
        if self._allowance < 1:
            return False
        self._allowance -= 1
        return True


def participant_routes(store: Store, hub: Hub | None = None) -> list[Any]:
    """Tornado's rules for the participant's page, to be put among the server's own."""
    shared = {"hub": hub or Hub(store)}
    return [
        (r"/d/([^/]{1,80})/?", PageHandler, shared),
        (r"/d/([^/]{1,80})/ws", SocketHandler, shared),
        (r"/static/(deltager-[0-9a-f]{12}\.(?:js|css))", AssetHandler, shared),
    ]


@cache
def _packed(files: Callable[[], Files]) -> dict[str, tuple[str, bytes, bytes]]:
    return {name: (kind, body, gzip.compress(body, mtime=0)) for name, (kind, body) in files().items()}
