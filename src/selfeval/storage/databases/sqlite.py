"""A SQLite file: the embedded database, and all that only it needs."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from functools import cache
from pathlib import Path
from threading import Lock

from sqlalchemy import URL, Connection, Insert, Table, create_engine, event
from sqlalchemy.dialects.sqlite import insert

from selfeval.errors import StorageError
from selfeval.records import now
from selfeval.storage.databases.database import Database, for_writing
from selfeval.storage.databases.failures import EMPTY, GONE, LOG_GONE, NO_COPY, NOT_WHOLE, UNKNOWN, in_danish
from selfeval.storage.databases.log_files import OpenLog, identity, require_log
from selfeval.storage.databases.watch import Watcher

COPY_MARKS = ("-kopi-", "-foer-")
"""In the names of the files that this program puts beside a database: before an upgrade, and before a restore."""


class SQLite(Database):
    """The file `path`, whose folder is made if need be."""

    def __init__(self, path: Path, *, wait: float) -> None:
        self.path = path
        self.name = str(path)
        self.place = str(path.parent)
        self.copies = path.parent
        self._file = identity(path)
        self._log: OpenLog | None = None
        super().__init__(create_engine(URL.create("sqlite", database=str(path)), hide_parameters=True), wait=wait)
        event.listen(self.engine, "connect", _set_up(path, wait))
        event.listen(self.engine, "begin", _begin)

    def exists(self) -> bool:
        """Return whether the file is there. Raises StorageError for one that is empty: its answers are gone."""
        try:
            if self.path.stat().st_size or self.path.is_dir():
                return True
        except OSError:
            return False
        raise StorageError(EMPTY.format(path=self.path, kept=self._newest_copy()))

    def begin(self, *, writes: bool) -> Connection:
        """Begin a transaction on the file. Raises StorageError if the file or its log has been taken away."""
        if writes:
            self.require_lasting()
        else:
            self._require_log()
        return super().begin(writes=writes)

    def require_lasting(self) -> None:
        """Raise StorageError if the file or its log has lost its name."""
        if self._file != identity(self.path):
            raise StorageError(GONE)
        self._require_log()

    def close(self) -> None:
        """Let go of the database, and of the log last of all."""
        super().close()
        if self._log is not None:
            self._log.close()
            self._log = None

    def make_room(self) -> None:
        """Make the file's folder, for its owner only; StorageError if that cannot be, or if the path is a folder."""
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(f"Mappen {self.path.parent} kan ikke laves; vælg en anden mappe til data.") from error
        self.require_no_folder()
        if not self.exists():
            with suppress(OSError, sqlite3.Error):  # not writable, which the first use reports better
                _make_file(self.path)

    def require_no_folder(self) -> None:
        """Raise StorageError where the path is a folder."""
        if self.path.is_dir():
            example = self.path / "selfeval.db"
            raise StorageError(f"{self.path} er en mappe; skriv navnet på en fil i den, fx {example}.")

    def make_ready(self) -> None:
        """Let readers and a writer work at the same time; the file remembers it."""
        with closing(self.engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
            mode = cursor.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        self._file = identity(self.path)
        if mode != "wal":
            raise StorageError("Drevet kan ikke bruges af flere ad gangen; læg databasen på computerens egen disk.")
        if self._log is None:
            self._log = OpenLog(self.path)

    @contextmanager
    def upgrading(self) -> Iterator[Connection]:
        """Open a transaction without foreign keys, as SQLite makes a changed table anew.

        Rows that then point at nothing undo it all.
        """
        with self.writer.connect() as connection:
            _driver(connection).execute("PRAGMA foreign_keys = OFF")
            try:
                with connection.begin():
                    yield connection
                    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                        raise StorageError(NOT_WHOLE)
            finally:
                connection.invalidate()  # its foreign keys are off

    def keep_copy(self, connection: Connection, revision: str) -> Path:
        """Copy the file beside itself, whole or not at all."""
        return copy_beside(self.path, f"{revision}-{now():%Y%m%dT%H%M%SZ}")

    def insert_once(self, table: Table) -> Insert:
        """Insert a row unless a unique column forbids it."""
        return _insert_once(table)

    def forgiving(self, connection: Connection) -> AbstractContextManager[object]:
        """Open a block that does nothing: SQLite undoes a refused statement by itself."""
        return nullcontext()

    def notify(self, connection: Connection) -> None:
        """Do nothing: watchers see the change in the file."""

    def size(self) -> int:
        """Return the bytes of the file and of the log beside it."""
        beside = self.path.with_name(f"{self.path.name}-wal")
        try:
            return sum(path.stat().st_size for path in (self.path, beside) if path.exists())
        except OSError as error:
            raise StorageError(UNKNOWN) from error

    def watch(self) -> Watcher:
        """Return a watcher of the file."""
        self._require_log()
        return FileWatcher(self.path)

    def _newest_copy(self) -> str:
        names = [f"{self.path.stem}{mark}*{self.path.suffix}" for mark in COPY_MARKS]
        copies = [path for name in names for path in self.copies.glob(name) if path.stat().st_size]
        return str(max(copies, key=lambda path: path.stat().st_mtime, default=NO_COPY))

    def _require_log(self) -> None:
        if self._log is not None and self._log.is_lost():
            raise StorageError(LOG_GONE)


class FileWatcher(Watcher):
    """Asks the file's counter of changes."""

    def __init__(self, path: Path) -> None:
        self._lock = Lock()
        with in_danish():
            # mode=rw: a file that is gone is a failure, not a reason to make an empty one.
            self._connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, check_same_thread=False)
        self._seen = self._version()

    def changed(self) -> bool:
        """Return whether something was stored since the last call."""
        with self._lock:
            seen, self._seen = self._seen, self._version()
            return seen != self._seen

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    def _version(self) -> int:
        with in_danish():
            row = self._connection.execute("PRAGMA data_version").fetchone()
        if row is None:
            raise StorageError(UNKNOWN)
        return int(row[0])


def _make_file(path: Path) -> None:
    """Make a new database that holds nothing and is not empty: an empty file is one whose answers are gone.

    It is its owner's, also in a folder that others may look into; its log takes after it. One that is there stays.
    """
    handle, made = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    os.close(handle)
    try:
        with closing(sqlite3.connect(made)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")  # writes the first page
        try:
            os.link(made, path)
        except FileExistsError:
            return
        except OSError:  # a memory stick knows no links
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            os.replace(made, path)
    finally:
        Path(made).unlink(missing_ok=True)


def copy_beside(path: Path, mark: str) -> Path:
    """Copy a database in use to `<name>-kopi-<mark><suffix>` in the same folder, whole or not at all."""
    copy = path.with_name(f"{path.stem}-kopi-{mark}{path.suffix}")
    unfinished = copy.with_name(f"{copy.name}.del")
    try:
        with in_danish(), closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
        os.replace(unfinished, copy)
    except OSError as error:
        raise StorageError(
            f"Databasen kunne ikke kopieres til {copy} og er ikke opgraderet; giv lov til at skrive der."
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return copy


@cache
def _insert_once(table: Table) -> Insert:
    return insert(table).on_conflict_do_nothing().returning(*table.primary_key.columns)


def _set_up(path: Path, wait: float) -> Callable[[sqlite3.Connection, object], None]:
    def on_connect(connection: sqlite3.Connection, record: object) -> None:
        try:
            require_log(path)  # the connection opens the log when it is first used
        except StorageError:
            connection.close()
            raise
        # The driver's own transactions begin too late and never IMMEDIATE; `_begin` does it instead.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {round(wait * 1000)}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")

    return on_connect


def _begin(connection: Connection) -> None:
    # A transaction that reads first and asks for the lock later could be refused without a wait.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if for_writing(connection) else "BEGIN")


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver
