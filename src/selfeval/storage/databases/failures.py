"""What a database's failures are called to a user: one Danish sentence that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from selfeval.errors import StorageError

LOCKED = "Databasen er optaget af et andet program, så intet blev gemt; vent lidt, og prøv igen."

UNKNOWN = (
    "Databasen svarer ikke, som den skal, så intet blev gemt; genstart programmet, "
    "og gendan den seneste sikkerhedskopi, hvis fejlen bliver ved."
)

NOT_WHOLE = (
    "Databasen kunne ikke opgraderes, for der mangler rækker i den; den er, som den var. "
    "Gendan en sikkerhedskopi, eller brug den gamle udgave af selfeval."
)

GONE = (
    "Databasens fil er slettet, flyttet eller skiftet ud, mens programmet kører, så intet blev gemt; "
    "læg filen tilbage, eller gendan en sikkerhedskopi, og start programmet igen."
)

EMPTY = (
    "{path} er tom (0 byte). Den er ikke en ny database: svarene, der var i den, er væk. "
    "Gendan {kept} med 'selfeval restore FIL'. Er det meningen at begynde forfra, så slet filen."
)
NO_COPY = "den seneste sikkerhedskopi"

LOG_GONE = (
    "Databasens log (filen, der ender på -wal, eller den på -shm) er slettet, flyttet eller skiftet ud, "
    "mens programmet kører, så intet bliver gemt; stop programmet på almindelig vis, "
    "så det, der er gemt, kommer med i databasen, og start det igen."
)

_CANNOT_WRITE = "Databasen kan ikke skrives; giv programmet lov til at skrive i filen og i dens mappe."
_CANNOT_OPEN = "Databasens fil kan ikke åbnes; se efter, at mappen findes, og at programmet må læse og skrive i den."
_FULL = "Disken er fuld, så intet blev gemt; slet noget, så der bliver plads, og prøv igen."
_DAMAGED = "Databasen er beskadiget; stop programmet, og gendan den seneste sikkerhedskopi."
_NO_DISK = "Disken kan ikke læses eller skrives, så intet blev gemt; se efter, at drevet er tilsluttet."
_LOST = "Forbindelsen til databasen blev afbrudt; vent lidt, og prøv igen, og se efter, at PostgreSQL kører."
_TOO_MANY = (
    "Databasen har ikke plads til flere forbindelser, så intet blev gemt; "
    "prøv igen, eller sæt max_connections op i PostgreSQL."
)
_READ_ONLY = "Databasen kan kun læses, så intet blev gemt; brug adressen på den PostgreSQL, der tager imod svar."
_NOT_ALLOWED = "Databasen giver os ikke lov; giv brugeren i adressen alle rettigheder til databasen og dens skema."
_REFUSED = "Databasen kender ikke brugeren eller koden; ret dem i SELFEVAL_DATABASE_URL, og prøv igen."
_NO_DATABASE = "Databasen i adressen findes ikke; lav den i PostgreSQL, eller ret SELFEVAL_DATABASE_URL."
_UNREACHABLE = (
    "Databasen kan ikke nås; se efter, at PostgreSQL kører, og at vært, port, bruger, kode og navn "
    "i SELFEVAL_DATABASE_URL passer."
)

_OF_SQLITE = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: "Filen er ikke en database fra selfeval; vælg en anden fil, eller flyt denne væk.",
    sqlite3.SQLITE_IOERR: _NO_DISK,
    sqlite3.SQLITE_READONLY: _CANNOT_WRITE,
    sqlite3.SQLITE_PERM: _CANNOT_WRITE,
    sqlite3.SQLITE_CANTOPEN: _CANNOT_OPEN,
}

_OF_POSTGRESQL = {
    "53100": _FULL,
    "53300": _TOO_MANY,
    "55P03": LOCKED,  # waited for the lock longer than lock_timeout
    "57014": LOCKED,  # waited longer than a statement_timeout of the administrator's
    "40001": LOCKED,
    "40P01": LOCKED,
    "25006": _READ_ONLY,
    "42501": _NOT_ALLOWED,
    "42P01": UNKNOWN,  # a table or a column is gone
    "42703": UNKNOWN,
    "28P01": _REFUSED,
    "28000": _REFUSED,
    "3D000": _NO_DATABASE,
    "25P03": _LOST,  # idle within a transaction for longer than is allowed
    "58030": _NO_DISK,
}
_OF_POSTGRESQL_KINDS = {"08": _LOST, "53": _TOO_MANY, "57": _LOST, "XX": _DAMAGED}
"""By the first two characters of SQLSTATE."""

_AT_THE_DOOR = {
    "too many clients": _TOO_MANY,
    "connection slots": _TOO_MANY,
    "too many connections": _TOO_MANY,
    "password": _REFUSED,
    "pg_hba.conf": _REFUSED,
    "role ": _REFUSED,
    "database ": _NO_DATABASE,
}
"""What PostgreSQL says, without a SQLSTATE, when it refuses a connection. Another language gets the last sentence."""

_OURS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.DataError)
"""Errors that come of a mistake in this program and not of the database's state."""

_OURS_WRAPPED = (IntegrityError, ProgrammingError, InterfaceError, DataError)

_DANGLING = "23503"


@contextmanager
def in_danish() -> Iterator[None]:
    """Turn a database's failure within the block into StorageError; a mistake of our own stays what it is."""
    try:
        yield
    except PoolTimeout as error:
        raise StorageError(LOCKED) from error
    except DBAPIError as error:
        sentence = None if error.orig is None else sentence_of(error.orig)
        if sentence is None and (error.orig is None or isinstance(error, _OURS_WRAPPED)):
            raise
        raise StorageError(sentence or UNKNOWN) from error
    except sqlite3.Error as error:
        if isinstance(error, _OURS):
            raise
        raise StorageError(sentence_of(error) or UNKNOWN) from error


def is_dangling(error: DBAPIError) -> bool:
    """Return whether the error says that a row points at a row that is not there."""
    if getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return True
    return getattr(error.orig, "sqlstate", None) == _DANGLING


def sentence_of(error: BaseException) -> str | None:
    """Return the sentence for a driver's error, or None if we have none for it."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        # The low byte is the kind of failure; the rest is detail that a user cannot act on.
        return _OF_SQLITE.get(code & 0xFF)
    if not hasattr(error, "sqlstate"):
        return None
    state = error.sqlstate
    if state is not None:
        return _OF_POSTGRESQL.get(state) or _OF_POSTGRESQL_KINDS.get(state[:2])
    return _without_a_code(error)


def _without_a_code(error: BaseException) -> str | None:
    """psycopg's error where the server gave none: it could not be reached, let nobody in, or went away."""
    if type(error).__name__ not in ("OperationalError", "ConnectionTimeout"):
        return None
    said = str(error)
    if "connection failed" not in said and "connection timeout" not in said:
        return _LOST
    refusal = said.partition("FATAL:")[2]
    return next((sentence for words, sentence in _AT_THE_DOOR.items() if words in refusal), _UNREACHABLE)
