"""Back to a safety copy: checked and upgraded beside the database first, and the database kept."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import MetaData, Table, delete, select

from selfeval.errors import StorageError
from selfeval.records import now
from selfeval.storage.databases.copies import copy_rows
from selfeval.storage.databases.database import Database
from selfeval.storage.databases.schema import prepare, revision_of
from selfeval.storage.databases.sqlite import SQLite
from selfeval.storage.upkeep.backup import back_up, copy_file, workbench

IN_USE = "Databasen er i brug; stop serveren og andre, der bruger den, og gendan så. Intet er ændret."
NOT_EMPTY = (
    "Databasen er ikke tom. Gendan i en tom database, eller brug --replace: "
    "så tages der først en sikkerhedskopi af den, og så tømmes den."
)
_DAMAGED = "{} er beskadiget og kan ikke gendannes; brug en anden sikkerhedskopi."
_NO_DATABASE = "{} er ikke en database fra selfeval; vælg filen fra 'selfeval backup'."
_BESIDE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Restored:
    """kept: where the former database is, or None where there was none; revision: of the safety copy."""

    kept: Path | None
    revision: str


def restore(database: Database, file: Path, *, replace: bool = False) -> Restored:
    """Let a database hold what a safety copy holds, and nothing else.

    file     a file from `back_up`, of any schema so far; it is left as it is
    replace  empty a database that is no file, after a copy of it was made

    StorageError for a file that is damaged, newer, or another program's, and for a database in use; then nothing is
    changed.
    """
    file = file.expanduser().absolute()
    if not file.is_file():
        raise StorageError(f"Der er ingen fil {file}; skriv stien til en sikkerhedskopi.")
    if isinstance(database, SQLite):
        database.require_no_folder()
    database.copies.mkdir(mode=0o700, parents=True, exist_ok=True)
    with workbench(database.copies) as bench:
        made = bench / "gendannet.db"
        revision = _checked_copy(file, made)
        if isinstance(database, SQLite):
            kept = _put_in_place(made, database.path)
        else:
            kept = _copy_into(made, database, replace=replace)
    return Restored(kept=kept, revision=revision)


def require_whole(file: Path) -> None:
    """Raise StorageError where a page of the file is damaged, or a row points at nothing."""
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True)) as connection:
            whole = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            loose = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
            raise StorageError(_NO_DATABASE.format(file)) from error
        raise StorageError(_DAMAGED.format(file)) from error
    if not whole or loose is not None:
        raise StorageError(_DAMAGED.format(file))


def kept_name(database_name: str, at: datetime) -> str:
    """Return the name of a database that was restored over."""
    return f"{database_name}-foer-gendannelse-{at:%Y%m%dT%H%M%SZ}.db"


def _checked_copy(file: Path, made: Path) -> str:
    """Copy the file, check the copy, and bring it to today's schema; the revision that it had."""
    require_whole(file)
    copy_file(file, made)
    copy = SQLite(made, wait=1.0)
    try:
        with copy.engine.connect() as connection:
            revision = revision_of(connection)
        if revision is None:
            raise StorageError(_NO_DATABASE.format(file))
        prepare(copy)
    except StorageError as error:
        raise StorageError(f"{file}: {error}" if str(file) not in str(error) else str(error)) from error
    finally:
        copy.close()
    _fold_log(made)
    require_whole(made)
    return revision


def _put_in_place(made: Path, path: Path) -> Path | None:
    """There is a database at every moment: the old one first gets a second name, then the new one takes the first."""
    os.chmod(made, 0o600)
    kept = path.with_name(kept_name(path.stem, now()))
    had_one = path.exists()
    if had_one and _fold_log(path):
        _second_name(path, kept)
    else:  # gone, or too damaged to be opened; a log that was left behind would be read into the new one
        _move_aside(path, kept)
    os.replace(made, path)
    return kept if had_one else None


def _move_aside(path: Path, kept: Path) -> None:
    for end in ("", *_BESIDE):
        part = path.with_name(path.name + end)
        if part.exists():
            os.replace(part, kept.with_name(kept.name + end))


def _fold_log(path: Path) -> bool:
    """Make the database one file without a log, which SQLite does only for its single user. False if it is damaged."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=1.0)) as connection:
            return bool(connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise StorageError(IN_USE) from error
        raise
    except sqlite3.DatabaseError:
        return False


def _second_name(path: Path, kept: Path) -> None:
    try:
        os.link(path, kept)
    except OSError:
        shutil.copy2(path, kept)
    os.chmod(kept, 0o600)


def _copy_into(made: Path, database: Database, *, replace: bool) -> Path | None:
    prepare(database)
    source = SQLite(made, wait=1.0)
    try:
        kept = _make_empty_first(database, replace)
        with closing(database.begin(writes=True)) as target, closing(source.begin(writes=False)) as read:
            for table in reversed(_tables(database)):
                target.execute(delete(table))
            copy_rows(read, target)
            database.notify(target)
            target.commit()
    finally:
        source.close()
    return kept


def _make_empty_first(database: Database, replace: bool) -> Path | None:
    with closing(database.begin(writes=False)) as connection:
        empty = not any(connection.execute(select(table).limit(1)).first() for table in _tables(database))
    if empty:
        return None
    if not replace:
        raise StorageError(f"{database.name}: {NOT_EMPTY}")
    return back_up(database, database.copies / kept_name(str(database.engine.url.database), now()))


def _tables(database: Database) -> list[Table]:
    found = MetaData()
    found.reflect(database.engine)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]
