"""A page of documents as a widget: it carries messages between browser and reader, and holds nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anywidget

from selfeval.protocol.documents.reader import Reader

SLOW = ("picture", "export")
"""What takes seconds, and must not hold up another choice."""


class DocumentPage(anywidget.AnyWidget):
    """Everything that the page shows comes in replies, to whoever has shown a ticket."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self._drawing = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawing")  # matplotlib: one at a time
        self.on_msg(self._hear)

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    def _hear(self, page: DocumentPage, message: Any, buffers: object) -> None:
        if isinstance(message, Mapping) and message.get("type") in SLOW:
            self._drawing.submit(self._answer, message)
        else:
            self._answer(message)

    def _answer(self, message: object) -> None:
        self.send(self._reader.handle(message))
