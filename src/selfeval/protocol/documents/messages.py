"""What a page that shows documents says."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from selfeval.protocol.fields import Identifier
from selfeval.protocol.message import Message, Tick, TicketHello

LONGEST = 16_000
"""Characters of an address that are read: it may hold every team of a region."""

Address = Annotated[str, Field(max_length=LONGEST)]


class ShowDocument(Message):
    """Show what an address asks for; anybody may have written it."""

    type: Literal["show"]
    address: Address = ""


class ShowPicture(Message):
    """Draw the picture of a section."""

    type: Literal["picture"]
    address: Address = ""
    section: Identifier


class ExportDocument(Message):
    """Get what is looked at as a file."""

    type: Literal["export"]
    address: Address = ""
    format: Identifier


DocumentsMessage = Annotated[
    TicketHello | Tick | ShowDocument | ShowPicture | ExportDocument, Field(discriminator="type")
]

DOCUMENTS_MESSAGES: TypeAdapter[DocumentsMessage] = TypeAdapter(DocumentsMessage)
