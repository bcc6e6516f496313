"""A safety copy of a database in use: one file that holds everything, and can be read without any server."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from selfeval.errors import StorageError
from selfeval.storage.databases.copies import copy_to_file
from selfeval.storage.databases.database import Database
from selfeval.storage.databases.failures import in_danish
from selfeval.storage.databases.log_files import require_log
from selfeval.storage.databases.schema import revision_of
from selfeval.storage.databases.sqlite import SQLite

NOTHING_THERE = "Der er ingen database i {}; skriv den rigtige mappe med --data."


def back_up(database: Database, file: Path) -> Path:
    """Write all that the database holds at one moment to a new file, for its owner only; whole or not at all.

    It is a SQLite file with the database's own schema, whatever the database is. Others may go on storing meanwhile.
    StorageError if the file is there already or cannot be written, or if the database cannot be read.
    """
    file = file.expanduser().absolute()
    if file.exists():
        raise StorageError(f"{file} findes allerede og er ikke rørt; vælg et andet navn.")
    if not database.exists():
        raise StorageError(NOTHING_THERE.format(database.name))
    with workbench(file.parent) as bench:
        made = _copied(database, bench / "kopi.db")
        put_new(made, file)
    return file


@contextmanager
def workbench(folder: Path) -> Iterator[Path]:
    """Make a folder beside where a file is to be. Nobody else may read it, and it goes away with what is in it.

    Failures of the disk within the block are StorageError.
    """
    try:
        bench = Path(tempfile.mkdtemp(prefix=".selfeval-", dir=folder))
    except OSError as error:
        raise StorageError(f"Der kan ikke skrives i {folder}; vælg en anden mappe. ({error.strerror})") from error
    try:
        with in_danish():
            yield bench
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageError(f"Filen kunne ikke skrives i {folder}, så intet er ændret: {reason}.") from error
    finally:
        shutil.rmtree(bench, ignore_errors=True)


def put_new(made: Path, file: Path) -> None:
    """Give a finished file its name, for its owner only; never over a file that is there."""
    os.chmod(made, 0o600)
    _to_disk(made)
    try:
        os.link(made, file)  # refuses a name that is taken
    except FileExistsError:
        raise StorageError(f"{file} findes allerede og er ikke rørt; vælg et andet navn.") from None
    except OSError:  # a memory stick knows no links
        if file.exists():
            raise
        os.rename(made, file)


def copy_file(source: Path, target: Path) -> None:
    """Copy a SQLite database, with what its log holds, to a new file that needs no log."""
    there = f"{source.as_uri()}?mode=rw"  # read only where it is write-protected; mode=ro would leave a log behind
    with closing(sqlite3.connect(there, uri=True)) as before, closing(sqlite3.connect(target)) as after:
        before.backup(after)
        after.execute("PRAGMA journal_mode = DELETE")


def _copied(database: Database, target: Path) -> Path:
    if isinstance(database, SQLite):
        require_log(database.path)
        copy_file(database.path, target)
        return target
    with closing(database.begin(writes=False)) as connection:  # one moment: nothing that comes later is seen
        revision = revision_of(connection)
        if revision is None:
            raise StorageError(NOTHING_THERE.format(database.name))
        return copy_to_file(connection, target, revision)


def _to_disk(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
