"""What a database's failures are called to a user: one Danish sentence that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from selfeval.errors import StorageError

LOCKED = "Databasen er optaget af et andet program, så intet blev gemt; vent lidt, og prøv igen."

UNKNOWN = (
    "Databasen svarer ikke, som den skal, så intet blev gemt; genstart programmet, "
    "og gendan den seneste sikkerhedskopi, hvis fejlen bliver ved."
)

_CANNOT_WRITE = "Databasen kan ikke skrives; giv programmet lov til at skrive i filen og i dens mappe."
_CANNOT_OPEN = "Databasens fil kan ikke åbnes; se efter, at mappen findes, og at programmet må læse og skrive i den."

_SENTENCES = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_FULL: "Disken er fuld, så intet blev gemt; slet noget, så der bliver plads, og prøv igen.",
    sqlite3.SQLITE_CORRUPT: "Databasen er beskadiget; stop programmet, og gendan den seneste sikkerhedskopi.",
    sqlite3.SQLITE_NOTADB: "Filen er ikke en database fra selfeval; vælg en anden fil, eller flyt denne væk.",
    sqlite3.SQLITE_IOERR: "Disken kan ikke læses eller skrives, så intet blev gemt; se efter, at drevet er tilsluttet.",
    sqlite3.SQLITE_READONLY: _CANNOT_WRITE,
    sqlite3.SQLITE_PERM: _CANNOT_WRITE,
    sqlite3.SQLITE_CANTOPEN: _CANNOT_OPEN,
}

_OURS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.DataError)
"""Errors that tell of a mistake in this program and not of the database's state."""


@contextmanager
def in_danish() -> Iterator[None]:
    """Turn a database's failure within the block into StorageError; a mistake of our own stays what it is."""
    try:
        yield
    except PoolTimeout as error:
        raise StorageError(LOCKED) from error
    except DBAPIError as error:
        if error.orig is None or isinstance(error.orig, _OURS):
            raise
        raise StorageError(_sentence(error.orig)) from error
    except sqlite3.Error as error:
        if isinstance(error, _OURS):
            raise
        raise StorageError(_sentence(error)) from error


def is_dangling(error: DBAPIError) -> bool:
    """Does a row point at a row that is not there?"""
    return getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY


def _sentence(error: BaseException) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    # The low byte is the kind of failure; the rest is detail that a user cannot act on.
    return UNKNOWN if code is None else _SENTENCES.get(code & 0xFF, UNKNOWN)
