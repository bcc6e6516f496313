"""What every message from a browser is, and the two that the pages over a kernel share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from selfeval.protocol.fields import Identifier, MessageId


class MessagePart(BaseModel):
    """A part of a message. A field that is missing, not ours or of the wrong kind makes the whole of it unreadable."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", hide_input_in_errors=True)


class Message(MessagePart):
    """A message as it was understood.

    id  made by the browser; the reply names it
    """

    id: MessageId = ""


class IdentifiedMessage(Message):
    """A message whose id is kept with what it stores: sent twice it is stored once."""

    id: MessageId


class TicketHello(Message):
    """A page over a kernel greets, with the ticket that the server gave it; without one in JupyterLab.

    tab   a name of the browser tab for as long as it is open
    page  a name that the browser tab keeps over a reload
    """

    type: Literal["hello"]
    ticket: Annotated[str, StringConstraints(strip_whitespace=True)] = ""
    tab: Identifier | None = None
    page: Annotated[str, StringConstraints(min_length=1, max_length=64)] | None = None


class Tick(Message):
    """A page over a kernel asks for news."""

    type: Literal["tick"]
