"""Has anybody stored anything since I last asked? Cheap enough to ask many times a second."""

from __future__ import annotations

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self


class Watcher(ABC):
    """Sees what any thread of any process stores. Holds a connection of its own; `close()` gives it back."""

    @abstractmethod
    def changed(self) -> bool:
        """Return whether something was stored since the last call, or since the watcher was made. Any thread may ask.

        StorageError if the database cannot be asked; ask again, and the answer comes once it can.
        """

    @abstractmethod
    def close(self) -> None:
        """Give the connection back."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
