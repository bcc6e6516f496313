"""What a database keeps on disk of rows that are deleted, and how to be rid of it.

SQLite leaves deleted rows in the free parts of its pages, in its write-ahead log, and in copies of the file. PostgreSQL
leaves them in its tables until they are written anew; its log and its backups are the database administrator's.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy.engine.interfaces import DBAPICursor

from selfeval.storage import tables
from selfeval.storage.databases.database import Database
from selfeval.storage.databases.failures import in_danish
from selfeval.storage.databases.sqlite import COPY_MARKS, SQLite

_WAYS: tuple[tuple[str, bool], ...] = (("FULL, ANALYZE", True), ("ANALYZE", False))

UNTIL_FREE = 5
"""How many times a log in use is asked to be emptied; each waits as long as a transaction does."""


def wipe(database: Database) -> bool:
    """Write the database anew without what was deleted; False if others use it so that it must be done again.

    Others may read and store meanwhile; those who store wait. StorageError as any other call.
    """
    database.require_lasting()
    with in_danish():
        return _wipe_file(database.path, database.wait) if isinstance(database, SQLite) else _wipe_tables(database)


def copies_of(database: Database) -> list[Path]:
    """Return the copies that this program has made before an upgrade or before going back to another, by name."""
    name = database.path.stem if isinstance(database, SQLite) else str(database.engine.url.database)
    found = (path for mark in COPY_MARKS for path in database.copies.glob(f"{name}{mark}*"))
    return sorted(path for path in found if path.is_file())


def holds_any(copy: Path, rounds: set[str]) -> bool | None:
    """Return whether one of the rounds is in a copy; None if the copy cannot be read."""
    try:
        with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            found = {row[0] for row in connection.execute("SELECT id FROM round")}
    except sqlite3.Error:
        return None
    return bool(found & rounds)


def _wipe_file(path: Path, wait: float) -> bool:
    # A connection of its own: its settings must not stay behind in the pool.
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=wait, isolation_level=None)) as own:
        own.execute("PRAGMA secure_delete = ON")
        own.execute("PRAGMA temp_store = MEMORY")
        own.execute("VACUUM")
        return any(_log_is_empty(own) for _ in range(UNTIL_FREE))


def _log_is_empty(connection: sqlite3.Connection) -> bool:
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy


def _wipe_tables(database: Database) -> bool:
    """FULL writes a table anew. It needs the table for itself; where others hold it, the plain kind frees its space."""
    with closing(database.engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        refused = database.engine.dialect.loaded_dbapi.Error
        done = [_vacuum(cursor, table, refused) for table in tables.metadata.tables]
    return all(done)


def _vacuum(cursor: DBAPICursor, table: str, refused: type[Exception]) -> bool:
    for way, whole in _WAYS:
        with suppress(refused):
            cursor.execute(f'VACUUM ({way}) "{table}"')
            return whole
    return False
