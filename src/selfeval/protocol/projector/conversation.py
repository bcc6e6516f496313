"""The big screen's conversation: whatever it says, it is answered with the round as it is, and nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NotRequired

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from selfeval.protocol.dispatch import Dispatcher, Reply
from selfeval.protocol.fields import Identifier
from selfeval.protocol.message import Message
from selfeval.protocol.projector.screen import ProjectorScreen
from selfeval.protocol.refusal import Refused, refusal
from selfeval.protocol.room import server_clock

FAULT = refusal("Der skete en fejl på serveren. Skærmen prøver igen om lidt.", "fault", retry=True)


class ProjectorHello(Message):
    """A big screen greets, or asks whether the server is there; `tab` is its name while it is open."""

    type: Literal["hello", "ping"] = "hello"
    tab: Identifier | None = None


class ProjectorRound(TypedDict):
    """Where the round is; also comes unasked, without the rest, when it has changed.

    now  the server's clock in milliseconds; invitation: to the round, which may be another than before
    """

    type: Literal["round"]
    round: dict[str, Any]
    now: NotRequired[int]
    invitation: NotRequired[dict[str, Any]]


ProjectorReply = ProjectorRound | Refused

PROJECTOR_MESSAGES: TypeAdapter[ProjectorHello] = TypeAdapter(ProjectorHello)


class ProjectorConversation:
    """What one big screen and its team's round say to each other.

    code  a round's code or a link; address: where phones reach the server
    """

    def __init__(self, screen: ProjectorScreen, code: str, address: str = "") -> None:
        self.code = code
        self._address = address
        self._screen = screen
        self._dispatcher = Dispatcher(PROJECTOR_MESSAGES, {ProjectorHello: self._hello}, fault=FAULT)

    def handle(self, message: object) -> Reply:
        """Return the reply to any JSON value."""
        return self._dispatcher.answer(message)

    def _hello(self, message: ProjectorHello) -> Mapping[str, Any]:
        return {"type": "round", "now": server_clock(), **self._screen.welcome(self.code, self._address)}
