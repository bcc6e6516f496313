"""The participant's screen in a notebook: the kernel is the host of the very module that the page shows."""

from __future__ import annotations

import asyncio
import os
from typing import Any

import anywidget
import traitlets

from selfeval.errors import SelfevalError, StorageError
from selfeval.storage import Store
from selfeval.ui.components.bundle import bundle, bundle_css
from selfeval.ui.participant.conversation import Conversation, refusal
from selfeval.ui.participant.page import HERE
from selfeval.ui.participant.screen import Screen

LOOK_EVERY_SECONDS = 0.5
NO_DATABASE = "Siden ved ikke, hvor svarene ligger. Åbn den gennem 'selfeval serve', eller giv den en database."


class ParticipantScreen(anywidget.AnyWidget):
    """The widget. Without a code it asks for one; the store is opened when there is a code to look for."""

    _esm = bundle(HERE / "participant.js")
    _css = bundle_css(HERE / "participant.css")
    welcome = traitlets.Dict().tag(sync=True)
    address = traitlets.Unicode(None, allow_none=True).tag(sync=True)

    def __init__(self, database: str | None = None) -> None:
        self._database = database
        self._store: Store | None = None
        self._conversation: Conversation | None = None
        self._follower: asyncio.Task[None] | None = None
        super().__init__()
        self.on_msg(self._receive)

    def __repr__(self) -> str:
        return "ParticipantScreen()"

    def begin(self, code: str) -> dict[str, Any]:
        """Begin with the round of a code; the welcome that the screen starts from, or a refusal."""
        try:
            store = self._opened()
        except SelfevalError as error:
            return refusal(str(error), "storage")
        self._conversation = Conversation(store, code, Screen(store))
        return self._conversation.handle({"type": "hello", "key": None})

    def close(self) -> None:
        """Stop following the round, and let go of the database."""
        if self._follower:
            self._follower.cancel()
        if self._store:
            self._store.close()
        super().close()

    def _opened(self) -> Store:
        if self._store is None:
            url = self._database or os.environ.get("SELFEVAL_DATABASE_URL")
            if not url:
                raise StorageError(NO_DATABASE)
            self._store = Store.open(url)
        return self._store

    def _receive(self, _widget: object, message: object, _buffers: object) -> None:
        if isinstance(message, dict) and message.get("type") == "open":
            reply = self.begin(str(message.get("code", ""))) | {"re": message.get("id")}
            if reply["type"] == "welcome":
                self._follow()
        elif self._conversation:
            reply = self._conversation.handle(message)
        else:
            return
        self.send(reply)

    def _follow(self) -> None:
        if self._follower:
            self._follower.cancel()
        self._follower = asyncio.get_running_loop().create_task(self._push())

    async def _push(self) -> None:
        """Tell the screen when the round has changed. Looks often, because nobody tells a kernel."""
        assert self._store  # opened before it is followed
        assert self._conversation
        shown: dict[str, Any] = {}
        with self._store.watch() as watcher:
            while True:
                message = self._conversation.round_message()
                if message != shown:
                    self.send(message)
                shown = message
                await asyncio.sleep(LOOK_EVERY_SECONDS)
                while not watcher.changed():
                    await asyncio.sleep(LOOK_EVERY_SECONDS)


def participant_screen(code: str | None = None, database: str | None = None) -> ParticipantScreen:
    """The participant's screen, to be shown as the last thing in a cell.

    code      of a round; the screen asks when there is none
    database  path or URL; `SELFEVAL_DATABASE_URL` when there is none
    """
    screen = ParticipantScreen(database)
    if code:
        welcome = screen.begin(code)
        if welcome["type"] != "welcome":
            raise SelfevalError(welcome["sentence"])
        screen.welcome = welcome
        screen._follow()
    return screen
