"""What a participant's screen says."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, TypeAdapter

from selfeval.protocol.fields import Identifier, Listed, Text
from selfeval.protocol.message import IdentifiedMessage, Message


class Hello(Message):
    """A screen greets on each new connection.

    key   of the participant who has joined from this browser
    have  the digest of the content that the screen has
    tab   a name of the browser tab for as long as it is open
    """

    type: Literal["hello"]
    key: Text | None = None
    have: Identifier | None = None
    tab: Identifier | None = None


class Ping(Message):
    """A quiet screen asks whether the server is there."""

    type: Literal["ping"]


class Join(Message):
    """Join the round with a key of the browser's own making.

    on_paper  the answers are those of a sheet that somebody types in
    """

    type: Literal["join"]
    key: Text
    perspective: Identifier
    on_paper: bool = False


class ChangePerspective(Message):
    """Correct who one answers as."""

    type: Literal["perspective"]
    perspective: Identifier


class Rate(IdentifiedMessage):
    """Answer a question: a level or an exit.

    cleared  a telephone number or an address in the note is nobody's, says its writer; so in all that have it
    """

    type: Literal["rate"]
    item: Identifier
    dimension: Identifier
    level: int | None = None
    exit: Identifier | None = None
    knowledge: Annotated[tuple[Identifier, ...], Listed] = ()
    note: Text = ""
    cleared: bool = False


class RateAgain(IdentifiedMessage):
    """Answer a question once more after the talk."""

    type: Literal["rate_again"]
    item: Identifier
    dimension: Identifier
    level: int


class Reflect(IdentifiedMessage):
    """Keep one's own thoughts on an item."""

    type: Literal["reflect"]
    item: Identifier
    succeeds: Text = ""
    difficult: Text = ""
    will_try: Text = ""
    shared: bool = False
    cleared: bool = False


class WriteLine(IdentifiedMessage):
    """Write a short line to the team on an item."""

    type: Literal["write_line"]
    item: Identifier
    part: Identifier
    text: Text
    cleared: bool = False


class TakeBackLine(Message):
    """Take back a line of one's own that everybody has not seen yet."""

    type: Literal["take_back_line"]
    line: Identifier


class Finish(Message):
    """Say that one is done, or take it back."""

    type: Literal["done"]
    done: bool


class GiveVotes(IdentifiedMessage):
    """Give votes to an item."""

    type: Literal["vote"]
    item: Identifier
    votes: int


class Weigh(IdentifiedMessage):
    """Say how important an item is."""

    type: Literal["weigh"]
    item: Identifier
    level: int


class KeepResult(Message):
    """Let a secret of the browser's own making lead to the round's result once the round is closed."""

    type: Literal["keep_result"]
    secret: Text


class ShowTicket(Message):
    """In a notebook: show the ticket that the server gave the page."""

    type: Literal["ticket"]
    ticket: Annotated[str, StringConstraints(strip_whitespace=True)] = ""


class OpenRound(Message):
    """In a notebook: begin with the round of a code that was typed."""

    type: Literal["open"]
    code: Text = ""


ParticipantMessage = Annotated[
    Hello
    | Ping
    | Join
    | ChangePerspective
    | Rate
    | RateAgain
    | Reflect
    | WriteLine
    | TakeBackLine
    | Finish
    | GiveVotes
    | Weigh
    | KeepResult,
    Field(discriminator="type"),
]
NotebookMessage = Annotated[ParticipantMessage | ShowTicket | OpenRound, Field(discriminator="type")]

PARTICIPANT_MESSAGES: TypeAdapter[ParticipantMessage] = TypeAdapter(ParticipantMessage)
NOTEBOOK_MESSAGES: TypeAdapter[NotebookMessage] = TypeAdapter(NotebookMessage)

STORING = frozenset(
    {
        "done",
        "join",
        "keep_result",
        "perspective",
        "rate",
        "rate_again",
        "reflect",
        "take_back_line",
        "vote",
        "weigh",
        "write_line",
    }
)
"""The types of the messages that ask for something to be stored."""


def stores(message: object) -> bool:
    """Say whether a message, read or not, asks for something to be stored."""
    return isinstance(message, dict) and isinstance(kind := message.get("type"), str) and kind in STORING
