"""Which database an address names: a SQLite file or PostgreSQL."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from selfeval.errors import StorageError
from selfeval.storage.databases.database import HOW_TO_WRITE, Database
from selfeval.storage.databases.sqlite import SQLite

_WITH_A_DRIVER = re.compile(r"^postgres(ql)?(\+psycopg)?://")


def open_database(url_or_path: str | Path | URL, *, wait: float = 5.0, copies: Path | None = None) -> Database:
    """Return the database that a path, or a URL `sqlite:///…` or `postgresql+psycopg://…`, names; make nothing yet.

    `copies` is the folder for copies of a database that is no file; None: the data folder. StorageError for an
    address that names nothing of the kind.
    """
    if isinstance(url_or_path, Path) or (isinstance(url_or_path, str) and "://" not in url_or_path):
        return _file(Path(url_or_path), wait)
    url = _read(url_or_path)
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        return _file(Path(url.database), wait)
    if url.get_backend_name() == "postgresql" and url.database:
        # Loaded here, so that a server on a file does not wait for the driver of another database.
        from selfeval.storage.databases.postgresql import PostgreSQL

        return PostgreSQL(url, wait=wait, copies=copies)
    raise StorageError(f"Databasens adresse kan ikke bruges; {HOW_TO_WRITE}")


def _file(path: Path, wait: float) -> Database:
    return SQLite(path.expanduser().absolute(), wait=wait)


def _read(url: str | URL) -> URL:
    try:
        return make_url(_WITH_A_DRIVER.sub("postgresql+psycopg://", url) if isinstance(url, str) else url)
    except (ArgumentError, ValueError):  # the cause is dropped: it may quote the address with the password in it
        raise StorageError(f"Databasens adresse kan ikke læses; {HOW_TO_WRITE}") from None
