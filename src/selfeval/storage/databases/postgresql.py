"""PostgreSQL: the database of an organisation with several servers, and all that only it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, Insert, Table, create_engine, event
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError

from selfeval.errors import StorageError
from selfeval.records import now
from selfeval.storage.databases.copies import copy_to_file
from selfeval.storage.databases.database import HOW_TO_WRITE, Database, for_writing
from selfeval.storage.databases.failures import NOT_WHOLE, in_danish
from selfeval.storage.databases.listener import CHANNEL, Listener
from selfeval.storage.databases.location import data_folder
from selfeval.storage.databases.watch import Watcher

ONE_WRITER = int.from_bytes(b"selfeval")
"""The advisory lock that every write transaction holds, in every process, until it has ended."""

IDLE_SECONDS = 60
"""A transaction that nothing is done in for so long is ended by the server: its process is gone or hangs."""

SILENT_SECONDS = 15
"""A server that does not answer for so long is taken for lost."""

KEPT_OPEN, MORE_AT_MOST = 3, 12


class PostgreSQL(Database):
    """The database that `url` names. `copies` is where copies go before an upgrade; None: the data folder."""

    def __init__(self, url: URL, *, wait: float, copies: Path | None = None) -> None:
        self.name = self.place = _without_secrets(url)
        self.copies = data_folder() if copies is None else copies
        engine = create_engine(
            url,
            hide_parameters=True,  # what somebody wrote stands in no log
            connect_args=_manners(wait),
            pool_size=KEPT_OPEN,
            max_overflow=MORE_AT_MOST,
            pool_timeout=wait,
            use_native_hstore=False,
        )
        super().__init__(engine, wait=wait)
        _require_usable(engine.dialect.create_connect_args(url)[1])
        event.listen(engine, "connect", _set_up(wait))
        event.listen(engine, "begin", _begin)

    def exists(self) -> bool:
        """PostgreSQL makes no database by being opened."""
        return True

    def require_lasting(self) -> None:
        """Nothing to do: the database server keeps what it has committed."""

    def make_room(self) -> None:
        """Nothing to do: the administrator has made it."""

    def make_ready(self) -> None:
        """Several can use it as it is; it must be able to hold every letter."""
        with self.engine.connect() as connection:
            encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
        if encoding != "UTF8":
            raise StorageError(f"Databasen har tegnsættet {encoding}; lav den igen med ENCODING 'UTF8'.")

    @contextmanager
    def upgrading(self) -> Iterator[Connection]:
        """Open a transaction that holds the schema's change. A row that would point at nothing undoes it all."""
        try:
            with self.writer.begin() as connection:
                yield connection
        except IntegrityError as error:
            raise StorageError(NOT_WHOLE) from error

    def keep_copy(self, connection: Connection, revision: str) -> Path:
        """Copy all rows, as this transaction sees them, to a SQLite file with the same schema."""
        name = f"{self.engine.url.database}-kopi-{revision}-{now():%Y%m%dT%H%M%SZ}.db"
        return copy_to_file(connection, self.copies / name, revision)

    def insert_once(self, table: Table) -> Insert:
        """Insert a row unless a unique column forbids it."""
        return _insert_once(table)

    def forgiving(self, connection: Connection) -> AbstractContextManager[object]:
        """Set a savepoint to go back to. Without it PostgreSQL ends a transaction at its first refused statement."""
        return connection.begin_nested()

    def notify(self, connection: Connection) -> None:
        """Send a notice, which goes out with the commit or not at all."""
        connection.exec_driver_sql(f"NOTIFY {CHANNEL}")

    def size(self) -> int:
        """As PostgreSQL counts it."""
        with in_danish(), self.engine.connect() as connection:
            return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())

    def watch(self) -> Watcher:
        """Return a watcher that the server notifies."""
        return Listener(self.engine)


@cache
def _insert_once(table: Table) -> Insert:
    return insert(table).on_conflict_do_nothing().returning(*table.primary_key.columns)


def _without_secrets(url: URL) -> str:
    where = f"{url.host}:{url.port}" if url.host and url.port else url.host or ""
    return f"postgresql://{where}/{url.database}"


def _require_usable(options: Mapping[str, Any]) -> None:
    try:
        psycopg.conninfo.make_conninfo("", **{name: value for name, value in options.items() if name != "context"})
    except psycopg.Error:  # the cause is dropped: an option may be a password
        raise StorageError(f"Databasens adresse kan ikke bruges; {HOW_TO_WRITE}") from None


def _manners(wait: float) -> dict[str, object]:
    """How a connection is made, and when the net is taken for broken."""
    return {
        "connect_timeout": max(2, ceil(wait)),
        "client_encoding": "utf8",
        "application_name": "selfeval",
        "keepalives_idle": SILENT_SECONDS,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": SILENT_SECONDS * 1000,
    }


def _set_up(wait: float) -> Callable[[psycopg.Connection, object], None]:
    settings = (
        "SET TimeZone = 'UTC';"
        f"SET lock_timeout = {max(1, round(wait * 1000))};"
        f"SET idle_in_transaction_session_timeout = '{IDLE_SECONDS}s';"
        # An acknowledged answer is on disk, whatever the administrator holds for enough.
        "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
    )

    def on_connect(connection: psycopg.Connection, record: object) -> None:
        # The driver's own transactions are all of one kind; `_begin` makes them instead.
        connection.autocommit = True
        connection.execute(settings, prepare=False)

    return on_connect


def _begin(connection: Connection) -> None:
    if not for_writing(connection):
        connection.exec_driver_sql("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return
    # READ COMMITTED, since what is then read must be what the one who held the lock before has left:
    # a snapshot that is kept would have been taken before the wait for the lock.
    connection.exec_driver_sql("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_WRITER})")
