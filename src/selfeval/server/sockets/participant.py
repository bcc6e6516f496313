"""The participant's page and its socket, without a kernel: `/d/CODE`, `/d/CODE/ws`, and the page's two files."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache, lru_cache
from typing import Any

from tornado.websocket import WebSocketClosedError

from selfeval.errors import NotFound, SelfevalError
from selfeval.protocol.dispatch import Reply
from selfeval.protocol.participant.conversation import ParticipantConversation
from selfeval.protocol.refusal import TOO_FAST, Refused, TooLarge, Unreadable, about, refusal, refused
from selfeval.server.base_path import base_of
from selfeval.server.headers import SECURITY
from selfeval.server.limits.guesses import TooOften
from selfeval.server.limits.limiter import Allowance
from selfeval.server.limits.quotas import SCREEN_MESSAGES
from selfeval.server.pages.data_page import Files
from selfeval.server.pages.participant_page import assets, participant_page, sentence_page
from selfeval.server.pages.small_pages import Page
from selfeval.server.request_gate import Limited, LimitedSocket
from selfeval.server.sockets.rooms import ScreenRooms
from selfeval.storage import Store
from selfeval.workshop.answers.joining import normalise_code

LARGEST_MESSAGE = 16_000
"""Bytes. Three fields of 1,000 characters fill half of it; ten times more closes the socket unread."""

PING_SECONDS = 30.0
BROKEN = "Der skete en fejl på serveren. Det, der er gemt, er stadig gemt. Prøv igen om lidt."
STRANGE = "Adressen kan ikke læses. Skriv koden igen."


class RoundPage(Limited):
    """Common to the page and its files."""

    def initialize(self, rooms: ScreenRooms) -> None:
        self.rooms = rooms

    def set_default_headers(self) -> None:
        for name, value in SECURITY.items():
            self.set_header(name, value)
        self.set_header("Cache-Control", "no-store")

    def finish_packed(self, body: bytes, packed: bytes) -> None:
        """Send a body, compressed already where the browser can read that."""
        self.set_header("Vary", "Accept-Encoding")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            body = packed
        self.finish(body)

    def say(self, heading: str, sentence: str, to: str = "/") -> None:
        """Finish with a page that says a sentence; `to` is where the code is sent when it is typed again."""
        self.finish(sentence_page(heading, sentence, base_of(self), to))

    def ask_to_wait(self, error: TooOften, to: str = "/") -> None:
        """Say how long."""
        self.set_status(429)
        self.set_header("Retry-After", str(error.seconds))
        self.say("Vent et øjeblik", str(error), to=to)

    def write_error(self, status_code: int, **kwargs: object) -> None:
        """Show a Danish page in place of Tornado's own."""
        self.say("Siden kan ikke vises", BROKEN if status_code >= 500 else STRANGE)


class ParticipantPage(RoundPage):
    """`/d/CODE`: the page, or a sentence that says why there is none."""

    async def get(self, typed: str) -> None:
        code = normalise_code(typed)
        if code and code != typed:
            self.redirect(f"/d/{code}")
            return
        try:
            page = await self.rooms.guesses.look_up(self.request, code, lambda: self.rooms.run(self._page, code))
            self.finish_packed(*_both_ways(page))
        except NotFound as error:
            self.set_status(404)
            self.say("Koden findes ikke", str(error))
        except TooOften as error:
            self.ask_to_wait(error)
        except SelfevalError as error:
            self.set_status(503)
            self.say("Siden kan ikke vises lige nu", str(error))

    def _page(self, code: str) -> str:
        screen = self.rooms.screen
        welcome = {"round": screen.round(code), "content": screen.content(code)}
        return participant_page(code, welcome, base_of(self))


class CapitalDoor(Page):
    """`/D/CODE`: as somebody writes it whose phone begins with a capital."""

    def get(self, typed: str) -> None:
        self.redirect(f"/d/{normalise_code(typed) or 'ukendt'}")


class ScreenFile(RoundPage):
    """`/static/NAME`: a file whose name carries its hash, compressed once."""

    def initialize(self, rooms: ScreenRooms, files: Callable[[], Files] = assets) -> None:
        super().initialize(rooms)
        self.files = files

    def get(self, name: str) -> None:
        kind, body, packed = _packed(self.files).get(name, ("text/plain", b"", b""))
        if not body:
            self.set_status(404)
            return
        self.set_header("Content-Type", kind)
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.finish_packed(body, packed)


class ParticipantSocket(LimitedSocket):
    """`/d/CODE/ws`: one browser's conversation. Messages are answered in the order in which they came."""

    def initialize(self, rooms: ScreenRooms) -> None:
        self.rooms = rooms
        self.code = ""
        self.tab: str | None = None
        self.person: str | None = None
        self._given_up = False
        self._is_let_in = False
        self._is_closed = False
        self._allowance = Allowance(SCREEN_MESSAGES)

    @property
    def ping_interval(self) -> float:
        """A phone that is gone without a word is let go of after as long again."""
        return PING_SECONDS

    @property
    def max_message_size(self) -> int:
        return 10 * LARGEST_MESSAGE

    def open(self, code: str) -> None:
        self.code = normalise_code(code)
        self.conversation = ParticipantConversation(self.rooms.store, self.code, self.rooms.screen)
        self.set_nodelay(True)

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
            self.rooms.send_to_own_others(self, reply)

    def on_close(self) -> None:
        self._is_closed = True
        self.rooms.leave(self)

    async def _reply(self, text: str | bytes) -> Reply:
        try:
            message = json.loads(text)
        except (ValueError, RecursionError):
            return {**about(None), **refused(Unreadable())}
        if len(text) > LARGEST_MESSAGE:
            return {**about(message), **refused(TooLarge())}
        if not self._allowance.take_if_free():
            return {**about(message), **refusal(TOO_FAST, "too_fast", retry=True)}
        try:
            await self._require_round()
        except SelfevalError as error:
            return {**about(message), **refused_because(error)}
        return await self.answer(message)

    async def answer(self, message: object) -> Reply:
        """Return the reply to a message of a socket whose round is found."""
        if isinstance(message, dict) and message.get("type") == "hello" and isinstance(message.get("tab"), str):
            self.rooms.take_over(self, message["tab"])
        return await self.rooms.answer(self, message)

    async def _require_round(self) -> None:
        """Look the code up before anything is said or heard here. Raises NotFound, TooOften and StorageError.

        What the first message asks for does not count: one that is refused for itself tells nothing of the code.
        """
        if self._is_let_in:
            return
        look = self.rooms.guesses.look_up
        await look(self.request, self.code, lambda: self.rooms.run(self.rooms.require, self.code))
        if not self._is_closed:
            self.rooms.enter(self)
        self._is_let_in = True


def refused_because(error: SelfevalError) -> Refused:
    """Return the refusal of a message whose round was not found, not looked up, or cannot be read."""
    if isinstance(error, TooOften):
        return refusal(str(error), "too_fast", retry=True)
    return refused(error)


def participant_routes(store: Store, rooms: ScreenRooms | None = None) -> list[Any]:
    """Tornado's rules for the participant's page, to be put among the server's own."""
    shared = {"rooms": rooms or ScreenRooms(store)}
    return [
        (r"/d/([^/]{1,80})/?", ParticipantPage, shared),
        (r"/d/([^/]{1,80})/ws", ParticipantSocket, shared),
        (r"/D/([^/]{1,80})/?", CapitalDoor),
        (r"/static/(deltager-[0-9a-f]{12}\.(?:js|css))", ScreenFile, shared),
    ]


@lru_cache(maxsize=32)
def _both_ways(page: str) -> tuple[bytes, bytes]:
    """Return a page as it is and compressed: a team that comes in at once gets the very same one."""
    return page.encode(), gzip.compress(page.encode(), mtime=0)


@cache
def _packed(files: Callable[[], Files]) -> dict[str, tuple[str, bytes, bytes]]:
    return {name: (kind, body, gzip.compress(body, mtime=0)) for name, (kind, body) in files().items()}
