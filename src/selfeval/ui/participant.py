"""The participant's screen in a notebook: the kernel is the host of the very module that the page shows."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import anywidget
import traitlets

from selfeval.errors import NotAllowed, SelfevalError
from selfeval.protocol.address.running import address_of_phones
from selfeval.protocol.admission import Admission, Turnstile
from selfeval.protocol.dispatch import Dispatcher, Handlers, Reply, classes_of
from selfeval.protocol.message import Message
from selfeval.protocol.participant.conversation import FAULT, ParticipantConversation
from selfeval.protocol.participant.messages import NOTEBOOK_MESSAGES, OpenRound, ParticipantMessage, ShowTicket
from selfeval.protocol.participant.replies import RoundPush
from selfeval.protocol.participant.screen import RoundScreen
from selfeval.protocol.refusal import about, refused
from selfeval.records import Role
from selfeval.storage import Store
from selfeval.storage.databases.location import database_url
from selfeval.ui.built import built

LOOK_EVERY_SECONDS = 0.5
NO_ROUND = "Skriv rundens kode først."


class ParticipantScreen(anywidget.AnyWidget):
    """The widget. Without a code it asks for one; the store is opened when there is a code to look for."""

    _esm = built("participant/participant.js")
    _css = built("participant/participant.css")
    welcome = traitlets.Dict().tag(sync=True)
    # Where the server shows the same round, for the personal link; none where only a notebook runs.
    address = traitlets.Unicode(None, allow_none=True).tag(sync=True)

    def __init__(self, database: str | None = None) -> None:
        self._database = database
        self._store: Store | None = None
        self._conversation: ParticipantConversation | None = None
        self._follower: asyncio.Task[None] | None = None
        self._admission = Admission(Role.FACILITATOR, Turnstile.from_environment())
        handlers: Handlers = {
            ShowTicket: lambda _: {},
            OpenRound: self._open,
            **dict.fromkeys(classes_of(ParticipantMessage), self._pass_on),
        }
        self._dispatcher = Dispatcher(NOTEBOOK_MESSAGES, handlers, fault=FAULT, admit=self._admit)
        super().__init__()
        self.on_msg(self._receive)

    def __repr__(self) -> str:
        return "ParticipantScreen()"

    def begin(self, code: str) -> Reply:
        """Begin with the round of a code; the welcome that the screen starts from, or a refusal."""
        try:
            store = self._opened()
        except SelfevalError as error:
            return {**about(None), **refused(error)}
        self._conversation = ParticipantConversation(store, code, RoundScreen(store))
        served_at = address_of_phones(store.database.name)
        self.address = served_at and f"{served_at.rstrip('/')}/d/{self._conversation.code}"
        return self._conversation.handle({"type": "hello"})

    def close(self) -> None:
        """Stop following the round, and let go of the database."""
        if self._follower:
            self._follower.cancel()
        if self._store:
            self._store.close()
        super().close()

    def _opened(self) -> Store:
        if self._store is None:
            self._store = Store.open(self._database or database_url())
        return self._store

    def _receive(self, _widget: object, message: object, _buffers: object) -> None:
        self.send(self._dispatcher.answer(message))

    def _admit(self, message: Message | None) -> None:
        """Refuse a page that the server has not given to this kernel, or has taken back."""
        if isinstance(message, ShowTicket):
            self._admission.show(message.ticket)
        self._admission.access(self._opened())

    def _open(self, message: OpenRound) -> Reply:
        reply = self.begin(message.code) | {"re": message.id or None}
        if reply["type"] == "welcome":
            self._follow()
        return reply

    def _pass_on(self, message: Message) -> Mapping[str, Any]:
        """Let the round's conversation do what belongs to it."""
        if self._conversation is None:
            raise NotAllowed(NO_ROUND)
        return self._conversation.act(message)

    def _follow(self) -> None:
        if self._follower:
            self._follower.cancel()
        self._follower = asyncio.get_running_loop().create_task(self._push())

    async def _push(self) -> None:
        """Tell the screen when the round has changed. Looks often, because nobody tells a kernel."""
        assert self._store  # opened before it is followed
        shown: RoundPush | None = None
        with self._store.watch() as watcher:
            while True:
                with suppress(SelfevalError):  # a busy database is asked again; the screen stays as it is
                    if shown is None or watcher.changed():
                        shown = self._tell(shown)
                await asyncio.sleep(LOOK_EVERY_SECONDS)

    def _tell(self, shown: RoundPush | None) -> RoundPush:
        assert self._conversation  # begun before it is followed
        self._admission.access(self._opened())
        message = self._conversation.round_message()
        if message != shown:
            self.send(message)
        return message


def participant_screen(code: str | None = None, database: str | None = None) -> ParticipantScreen:
    """Return the participant's screen, to be shown as the last thing in a cell.

    code      of a round; the screen asks when there is none
    database  path or URL; where the server and the facilitator's page have theirs when there is none
    """
    screen = ParticipantScreen(database)
    if code:
        welcome = screen.begin(code)
        if welcome["type"] != "welcome":
            raise SelfevalError(welcome["sentence"])
        screen.welcome = welcome
        screen._follow()
    return screen
