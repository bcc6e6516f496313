"""The two files beside a SQLite file in use, `-wal` and `-shm`: what is stored is in them until SQLite folds it in.

A program that has them open goes on writing to them when they are deleted, and all of it ends with the program.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from selfeval.errors import StorageError
from selfeval.storage.databases.failures import LOG_GONE, in_danish

ENDS = ("-wal", "-shm")
WAIT_SECONDS = 5.0
"""For other programs that are just opening or closing the database: each has it alone for a moment, and many may come
at once on a slow machine."""

TRY_SECONDS = 0.05


class OpenLog:
    """The log that a database was opened with. Raises StorageError where it cannot be opened.

    SQLite deletes the log and makes it anew when nobody has it open. The connection here keeps it open, so that from
    now until `close` only somebody outside SQLite can take it away. An emptied log is the same file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with in_danish():
            self._connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, check_same_thread=False)
            self._connection.execute("SELECT count(*) FROM sqlite_master").fetchall()  # opens the log, and ends reading
        self._files = _identities(path)

    def is_lost(self) -> bool:
        """Return whether one of the files was deleted, moved or replaced."""
        return None in self._files or _identities(self._path) != self._files

    def close(self) -> None:
        """Let go of the log."""
        self._connection.close()


def require_log(path: Path) -> None:
    """Raise StorageError where another program has the database open and its log is gone.

    Call it before the database is opened: SQLite would make a new log, and the two programs would damage the file.
    """
    until = time.monotonic() + WAIT_SECONDS
    while path.exists() and None in _identities(path) and _is_open_elsewhere(path):
        if time.monotonic() > until:
            raise StorageError(LOG_GONE)


def identity(path: Path) -> tuple[int, int] | None:
    """Which file has this name now; None if none has."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _identities(path: Path) -> list[tuple[int, int] | None]:
    return [identity(path.with_name(path.name + end)) for end in ENDS]


def _is_open_elsewhere(path: Path) -> bool:
    """Return whether a connection is refused the database for itself. Other failures are left to its first use."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=TRY_SECONDS)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except sqlite3.Error as error:
        return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
    return False
