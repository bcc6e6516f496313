"""The connection to the database, and all that only SQLite needs."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import cache
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, Insert, Table, create_engine, event, make_url
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import ArgumentError

from selfeval.errors import StorageError

_WRITES = "selfeval_writes"


def database_path(url_or_path: str | Path | URL) -> Path:
    """The absolute path of the database file that a path or a URL `sqlite:///…` names.

    >>> database_path("sqlite:////srv/selfeval.db").as_posix()
    '/srv/selfeval.db'
    """
    if isinstance(url_or_path, Path) or (isinstance(url_or_path, str) and "://" not in url_or_path):
        return Path(url_or_path).expanduser().absolute()
    try:
        url = make_url(url_or_path)
    except ArgumentError as error:
        raise StorageError("Databasens adresse kan ikke læses; skriv den som sqlite:///mappe/selfeval.db.") from error
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        raise StorageError("Denne udgave gemmer i en SQLite-fil; skriv adressen som sqlite:///mappe/selfeval.db.")
    return Path(url.database).expanduser().absolute()


def connect(path: Path, *, wait: float) -> Engine:
    """An engine on the file `path`, whose folder is made if need be. Transactions wait `wait` seconds for a lock."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"Mappen {path.parent} kan ikke laves; vælg en anden mappe til data.") from error
    if path.is_dir():
        raise StorageError(f"{path} er en mappe; skriv navnet på en fil i den, fx {path / 'selfeval.db'}.")
    engine = create_engine(URL.create("sqlite", database=str(path)))
    event.listen(engine, "connect", _set_up(wait))
    event.listen(engine, "begin", _begin)
    return engine


def writer(engine: Engine) -> Engine:
    """The same engine and pool; its transactions take the write lock at once.

    A transaction that reads first and asks for the lock later could be refused without a wait.
    """
    return engine.execution_options(**{_WRITES: True})


def use_wal(engine: Engine) -> None:
    """Let readers and a writer work at the same time; the file remembers it."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        mode = cursor.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        cursor.close()
    finally:
        connection.close()
    if mode != "wal":
        raise StorageError("Drevet kan ikke bruges af flere ad gangen; læg databasen på computerens egen disk.")


def ignore_foreign_keys(connection: Connection) -> None:
    """For a migration that rebuilds tables. To be called outside a transaction, on a connection to be thrown away."""
    _driver(connection).execute("PRAGMA foreign_keys = OFF")


def dangling_rows(connection: Connection) -> int:
    """How many rows point at a row that is not there."""
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())


@cache
def insert_once(table: Table) -> Insert:
    """Insert a row unless a unique column forbids it; returns the new row's primary key, or nothing."""
    return insert(table).on_conflict_do_nothing().returning(*table.primary_key.columns)


def _set_up(wait: float) -> Callable[[sqlite3.Connection, object], None]:
    def on_connect(connection: sqlite3.Connection, record: object) -> None:
        # The driver's own transactions begin too late and never IMMEDIATE; `_begin` does it instead.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {round(wait * 1000)}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")

    return on_connect


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(_WRITES) else "BEGIN")


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver
