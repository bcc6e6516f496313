"""The database under a store: what SQLite and PostgreSQL both do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, Engine, Insert, Table
from sqlalchemy.exc import DBAPIError

from selfeval.storage.databases.watch import Watcher

HOW_TO_WRITE = "skriv den som sqlite:///mappe/selfeval.db eller postgresql+psycopg://bruger:kode@vært/database."
_WRITES = "selfeval_writes"


class Database(ABC):
    """One database, and all that is its own; the store above it is the same for all.

    name    what sentences call it: a path or an address, never with a password in it
    place   where the answers lie, in words for the person that starts the server
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
        """Return a connection on which a transaction has begun. One that was lost while it lay idle is replaced."""
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
        """Return whether there is a database to open. Where there is none, opening one makes it."""

    @abstractmethod
    def require_lasting(self) -> None:
        """Raise StorageError if what is stored now would be gone when the program ends.

        Call it before an answer is acknowledged.
        """

    @abstractmethod
    def make_room(self) -> None:
        """Make the folder of the database where it needs one. Raises StorageError if that cannot be done."""

    @abstractmethod
    def make_ready(self) -> None:
        """Prepare the database for several users at once. Raises StorageError if that cannot be done."""

    @abstractmethod
    def upgrading(self) -> AbstractContextManager[Connection]:
        """Open a block in which the schema is changed: one transaction that nobody else writes beside."""

    @abstractmethod
    def keep_copy(self, connection: Connection, revision: str) -> Path:
        """Copy everything to a file of its own before the schema, now at `revision`, is changed."""

    @abstractmethod
    def insert_once(self, table: Table) -> Insert:
        """Return the statement that inserts a row unless a unique column forbids it.

        It returns the new row's primary key, or nothing.
        """

    @abstractmethod
    def forgiving(self, connection: Connection) -> AbstractContextManager[object]:
        """Open a block for one statement. A statement that is refused in it does not end the transaction."""

    @abstractmethod
    def notify(self, connection: Connection) -> None:
        """Notify watchers, once the transaction is committed, that something was stored."""

    @abstractmethod
    def size(self) -> int:
        """Return how many bytes the database takes. Raises StorageError if it cannot be asked."""

    @abstractmethod
    def watch(self) -> Watcher:
        """Return a watcher that sees what anybody stores from now on."""


def for_writing(connection: Connection) -> bool:
    """Return whether what begins on this connection is a transaction that writes."""
    return bool(connection.get_execution_options().get(_WRITES))


def _begun(engine: Engine) -> Connection:
    connection = engine.connect()
    try:
        connection.begin()
    except BaseException:
        connection.close()
        raise
    return connection
