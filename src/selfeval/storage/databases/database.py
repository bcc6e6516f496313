"""The database under a store: what every one of them does, and which one an address names."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, Insert, Table, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from selfeval.errors import StorageError
from selfeval.storage.databases.watch import Watcher

HOW_TO_WRITE = "skriv den som sqlite:///mappe/selfeval.db eller postgresql+psycopg://bruger:kode@vært/database."
_WITH_A_DRIVER = re.compile(r"^postgres(ql)?(\+psycopg)?://")
_WRITES = "selfeval_writes"


class Database(ABC):
    """One database, and all that is its own; the store above it is the same for all.

    name    what sentences call it: a path or an address, never with a password in it
    place   where the answers lie, to be told to whoever starts the server
    copies  the folder of the copies that are made before an upgrade
    wait    how many seconds a transaction waits for another that is storing
    """

    name: str
    place: str
    copies: Path

    def __init__(self, engine: Engine, *, wait: float) -> None:
        self.wait = wait
        self.engine = engine
        # The same pool; its transactions take the write lock at once, see `for_writing`.
        self.writer = engine.execution_options(**{_WRITES: True})

    def begin(self, *, writes: bool) -> Connection:
        """A connection on which a transaction has begun. One that was lost while it lay idle is replaced."""
        engine = self.writer if writes else self.engine
        try:
            return _begun(engine)
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
        return _begun(engine)  # nothing had been done on the one that was lost

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @abstractmethod
    def exists(self) -> bool:
        """Is there something to be opened, or would opening make it?"""

    @abstractmethod
    def require_lasting(self) -> None:
        """Raise StorageError if what is stored would be lost with the program. Ask before anything is acknowledged."""

    @abstractmethod
    def make_room(self) -> None:
        """Make the place where the database is to lie; StorageError if that cannot be."""

    @abstractmethod
    def make_ready(self) -> None:
        """See to that several can use it at once; StorageError if it cannot be made so."""

    @abstractmethod
    def upgrading(self) -> AbstractContextManager[Connection]:
        """A block in which the schema is changed: one transaction that nobody else writes beside."""

    @abstractmethod
    def keep_copy(self, connection: Connection, revision: str) -> Path:
        """Copy everything to a file of its own before the schema, now at `revision`, is changed."""

    @abstractmethod
    def insert_once(self, table: Table) -> Insert:
        """Insert a row unless a unique column forbids it; returns the new row's primary key, or nothing."""

    @abstractmethod
    def forgiving(self, connection: Connection) -> AbstractContextManager[object]:
        """A block whose one statement may be refused without that the transaction is lost."""

    @abstractmethod
    def tell(self, connection: Connection) -> None:
        """Let watchers know, once the transaction is committed, that something was stored."""

    @abstractmethod
    def size(self) -> int:
        """How many bytes the database takes; StorageError if it cannot be asked."""

    @abstractmethod
    def watch(self) -> Watcher:
        """A watcher that sees what anybody stores from now on."""


def open_database(url_or_path: str | Path | URL, *, wait: float = 5.0, copies: Path | None = None) -> Database:
    """The database that a path, or a URL `sqlite:///…` or `postgresql+psycopg://…`, names; nothing is made yet.

    `copies` is the folder for copies of a database that is no file; None: the data folder. StorageError for an
    address that names nothing of the kind.
    """
    if isinstance(url_or_path, Path) or (isinstance(url_or_path, str) and "://" not in url_or_path):
        return _file(Path(url_or_path), wait)
    url = _read(url_or_path)
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        return _file(Path(url.database), wait)
    if url.get_backend_name() == "postgresql" and url.database:
        # Loaded here: who has a file waits for no driver of another database.
        from selfeval.storage.databases.postgresql import PostgreSQL

        return PostgreSQL(url, wait=wait, copies=copies)
    raise StorageError(f"Databasens adresse kan ikke bruges; {HOW_TO_WRITE}")


def for_writing(connection: Connection) -> bool:
    """Is what begins on this connection a transaction that writes?"""
    return bool(connection.get_execution_options().get(_WRITES))


def _file(path: Path, wait: float) -> Database:
    from selfeval.storage.databases.sqlite import SQLite

    return SQLite(path.expanduser().absolute(), wait=wait)


def _read(url: str | URL) -> URL:
    try:
        return make_url(_WITH_A_DRIVER.sub("postgresql+psycopg://", url) if isinstance(url, str) else url)
    except (ArgumentError, ValueError):  # not told along: it may quote the address with the password in it
        raise StorageError(f"Databasens adresse kan ikke læses; {HOW_TO_WRITE}") from None


def _begun(engine: Engine) -> Connection:
    connection = engine.connect()
    try:
        connection.begin()
    except BaseException:
        connection.close()
        raise
    return connection
