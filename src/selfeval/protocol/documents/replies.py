"""What a page that shows documents is answered. Nobody but us builds a reply, so its shape is held by mypy alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from typing_extensions import TypedDict

from selfeval.protocol.file_reply import FileReply
from selfeval.protocol.refusal import Locked, Refused


class News(TypedDict):
    """The reply to a tick: has something been stored since what is on the page was read?"""

    type: Literal["done"]
    changed: bool


class OfferedFile(TypedDict):
    """A kind of file that can be had."""

    format: str
    label: str


class DocumentShown(TypedDict):
    """A document, the form above it, and the address as it was understood."""

    type: Literal["document"]
    document: dict[str, Any]
    files: list[OfferedFile]
    address: str
    said: list[str]
    form: Mapping[str, Any]
    read_at: str


class PictureShown(TypedDict):
    """A picture as SVG."""

    type: Literal["picture"]
    html: str


DocumentsReply = News | DocumentShown | PictureShown | FileReply | Locked | Refused
