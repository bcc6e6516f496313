"""One click is one transaction: who may write when, and which calls share a transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock, get_ident
from typing import Any, Self

from sqlalchemy import Connection, Executable, Row, Table
from sqlalchemy.exc import DataError, IntegrityError

from selfeval.errors import NotAllowed, NotFound, StorageError
from selfeval.storage.databases.database import Database
from selfeval.storage.databases.failures import LOCKED, in_danish, is_dangling


class Transaction:
    """An open transaction of one thread."""

    def __init__(self, database: Database, connection: Connection, *, writes: bool) -> None:
        self.writes = writes
        self._database = database
        self._connection = connection
        self._thread = get_ident()
        self._failure: StorageError | None = None
        self._stored = False

    @property
    def is_mine(self) -> bool:
        """Open, and begun by the thread that asks. A context may be copied to another thread or outlive the block."""
        return self._connection.in_transaction() and self._thread == get_ident()

    def all(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        """Return the rows that a statement returns."""
        with self._remembered():
            return self._connection.execute(statement, values).fetchall()

    def first(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Row[Any] | None:
        """Return the first row that a statement returns, or none."""
        with self._remembered():
            return self._connection.execute(statement, values).first()

    def change(self, statement: Executable, values: Mapping[str, Any]) -> int:
        """How many rows an update changed."""
        _require_no_nul(values)
        with self._remembered(), self._database.forgiving(self._connection):
            changed = self._connection.execute(statement, values).rowcount
        self._stored = self._stored or changed > 0
        return changed

    def insert(self, table: Table, values: Mapping[str, Any], *, missing: str = "") -> bool:
        """Add a row; False if a unique column holds its value already. `missing` is said where it points at nothing."""
        _require_no_nul(values)
        try:
            with self._remembered(), self._database.forgiving(self._connection):
                added = self._connection.execute(self._database.insert_once(table), values).first() is not None
        except IntegrityError as error:
            if is_dangling(error):
                raise NotFound(missing) from error
            raise
        self._stored = self._stored or added
        return added

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Open a block within the transaction that leaves nothing behind if it fails."""
        with self._remembered():
            nested = self._connection.begin_nested()
        try:
            yield
        except BaseException:
            if self._failure is None:
                nested.rollback()
            raise
        with self._remembered():
            nested.commit()

    def commit(self) -> None:
        """Store what was done. A failure that somebody caught on the way is raised again: nothing was stored."""
        if self._failure is not None:
            raise self._failure
        with in_danish():
            if self._stored:
                self._database.notify(self._connection)
            self._connection.commit()
            if self.writes:
                self._database.require_lasting()

    @contextmanager
    def _remembered(self) -> Iterator[None]:
        # After a failure the database may have rolled back by itself: what is done now would be stored on its own.
        if self._failure is not None:
            raise self._failure
        try:
            with in_danish():
                yield
        except StorageError as error:
            self._failure = error
            raise
        except (UnicodeEncodeError, OverflowError, DataError) as error:
            raise NotAllowed("Teksten eller tallet kan ikke gemmes; skriv det på en anden måde.") from error


class Transactions:
    """The transactions of a store. Threads of a process queue here and not at the database: waiting is slow there."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._engine = database.engine
        self._turn = Lock()
        self._open: ContextVar[Transaction | None] = ContextVar("open", default=None)

    @contextmanager
    def writing(self) -> Iterator[Self]:
        """One write transaction: what the store's methods do within the block is stored together or not at all.

        Nobody else writes meanwhile, so what is read within the block still holds when it is stored. A block within
        a block is a part of it; if only the inner one fails and the failure is caught, only its part is undone.
        The block must not wait for anything (no `await`, no other thread): everybody else waits for it.
        """
        if self._mine() is None:
            with self._begin(writes=True):
                yield self
        else:
            with self._write() as transaction, transaction.savepoint():
                yield self

    @contextmanager
    def reading(self) -> Iterator[Self]:
        """One read transaction: what is read within the block is from one moment. It holds nobody up."""
        with self._read():
            yield self

    @contextmanager
    def _write(self) -> Iterator[Transaction]:
        mine = self._mine()
        if mine is None:
            with self._begin(writes=True) as transaction:
                yield transaction
        elif mine.writes:
            yield mine
        else:
            raise RuntimeError("nothing can be stored within reading(); use writing()")

    @contextmanager
    def _read(self) -> Iterator[Transaction]:
        mine = self._mine()
        if mine is None:
            with self._begin(writes=False) as transaction:
                yield transaction
        else:
            yield mine

    def _mine(self) -> Transaction | None:
        transaction = self._open.get()
        return transaction if transaction is not None and transaction.is_mine else None

    @contextmanager
    def _begin(self, *, writes: bool) -> Iterator[Transaction]:
        with self._queued(writes), self._connected(writes) as connection:
            transaction = Transaction(self.database, connection, writes=writes)
            token = self._open.set(transaction)
            try:
                yield transaction
                transaction.commit()
            finally:
                self._open.reset(token)

    @contextmanager
    def _queued(self, writes: bool) -> Iterator[None]:
        if not writes:
            yield
            return
        if not self._turn.acquire(timeout=self.database.wait):
            raise StorageError(LOCKED)
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def _connected(self, writes: bool) -> Iterator[Connection]:
        with in_danish():
            connection = self.database.begin(writes=writes)
        try:
            yield connection
        finally:
            connection.close()  # undoes what was not committed


def _require_no_nul(values: Mapping[str, Any]) -> None:
    # PostgreSQL keeps none, and what one database holds must be able to move to the other.
    if any(isinstance(value, str) and "\0" in value for value in values.values()):
        raise NotAllowed("Teksten har et usynligt tegn, der ikke kan gemmes (NUL); skriv teksten igen uden det.")
