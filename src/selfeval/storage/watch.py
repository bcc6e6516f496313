"""Has anybody stored anything since I last asked? Cheap enough to ask many times a second."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from selfeval.errors import StorageError
from selfeval.storage.failures import UNKNOWN, in_danish


class Watcher:
    """Sees what any thread of any process stores. Holds a connection of its own; `close()` gives it back."""

    def __init__(self, path: Path) -> None:
        self._lock = Lock()
        with in_danish():
            # mode=rw: a file that is gone is a failure, not a reason to make an empty one.
            self._connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, check_same_thread=False)
        self._seen = self._version()

    def changed(self) -> bool:
        """Has something been stored since the last call, or since the watcher was made? May be asked by any thread."""
        with self._lock:
            seen, self._seen = self._seen, self._version()
            return seen != self._seen

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _version(self) -> int:
        with in_danish():
            row = self._connection.execute("PRAGMA data_version").fetchone()
        if row is None:
            raise StorageError(UNKNOWN)
        return int(row[0])
