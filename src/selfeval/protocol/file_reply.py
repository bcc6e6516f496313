"""The reply that hands a file over, the same on every page."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Literal

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from selfeval.export.formats import ExportedFile


class FileReply(TypedDict):
    """A file; `data` in base64."""

    type: Literal["file"]
    name: str
    media_type: str
    data: str


def file_reply(file: ExportedFile) -> FileReply:
    """Return the reply that hands over a file."""
    data = base64.b64encode(file.data).decode()
    return {"type": "file", "name": file.name, "media_type": file.media_type, "data": data}
