"""Is the database whole, of today, and set up so that no acknowledged answer is lost? Nothing in it is changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import Connection, func, select

from selfeval.errors import StorageError, TemplateError
from selfeval.framework.model import Framework
from selfeval.records import now
from selfeval.server.operations.checks.finding import Finding, advice, well, wrong
from selfeval.storage import tables
from selfeval.storage.databases.database import Database
from selfeval.storage.databases.failures import in_danish
from selfeval.storage.databases.schema import require_known
from selfeval.storage.databases.sqlite import SQLite
from selfeval.storage.migrations import HEAD
from selfeval.storage.upkeep.upgrade import revision
from selfeval.text import danish_date, plural

TIMES = tuple(table.c.at for table in tables.metadata.tables.values() if "at" in table.c)
AHEAD = timedelta(minutes=5)
"""Clocks of two servers may differ by so much."""

RESTORE = "Stop serveren, og gendan den seneste sikkerhedskopi med 'selfeval restore FIL'."
SYNCHRONOUS_FULL = 2


def database_findings(database: Database) -> Iterator[Finding]:
    """Return what is found in the database; the last line says where it cannot be examined any further."""
    try:
        found = revision(database)
        if found is None:
            yield well("Database", f"Der er ingen i {database.name} endnu; den bliver lavet ved første start.")
            return
        yield from _pages(database)
        yield _schema(found)
        if found == HEAD:
            yield from _rows(database)
    except StorageError as error:
        said = str(error)
        yield wrong("Database", said if said.startswith(database.name) else f"{database.name}: {said}")


def _schema(found: str) -> Finding:
    require_known(found)
    if found == HEAD:
        return well("Skema", f"Databasen har skema {found}, som er det nyeste.")
    said = f"Databasen har skema {found}; det nyeste er {HEAD}."
    return wrong("Skema", f"{said} Stop serveren, og kør 'selfeval migrate'.")


def _pages(database: Database) -> Iterator[Finding]:
    if not isinstance(database, SQLite):
        yield from _settings_of_postgresql(database)
        return
    with in_danish(), closing(sqlite3.connect(f"{database.path.as_uri()}?mode=rw", uri=True)) as connection:
        faults = [row[0] for row in connection.execute("PRAGMA integrity_check(5)")]
        loose = connection.execute("PRAGMA foreign_key_check").fetchall() if faults == ["ok"] else []
        mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if faults != ["ok"]:
        yield wrong("Database", f"{database.path} er beskadiget ({faults[0].splitlines()[-1]}). {RESTORE}")
    elif loose:
        yield wrong("Database", f"{plural(len(loose), 'række', 'rækker')} peger på noget, der mangler. {RESTORE}")
    else:
        yield well("Database", f"{database.path} er hel.")
    yield from _settings_of_a_file(database, mode)


def _settings_of_a_file(database: SQLite, mode: str) -> Iterator[Finding]:
    with in_danish(), database.engine.connect() as connection:
        synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar()
    if mode != "wal":
        yield advice("Drift", "Databasen er ikke sat til flere ad gangen; det bliver den, næste gang serveren starter.")
    elif synchronous != SYNCHRONOUS_FULL:
        yield wrong("Drift", "Svar når ikke disken, før de bliver kvitteret. Hent selfeval igen.")
    else:
        yield well("Drift", "Flere kan svare samtidig, og et svar er på disken, før det bliver kvitteret.")


def _settings_of_postgresql(database: Database) -> Iterator[Finding]:
    with in_danish(), database.engine.connect() as connection:
        off = [name for name in ("fsync", "full_page_writes") if _setting(connection, name) == "off"]
        synchronous = _setting(connection, "synchronous_commit")
    if off:
        yield wrong("Drift", f"PostgreSQL kører uden {' og '.join(off)}. Slå det til, ellers kan svar gå tabt.")
    elif synchronous == "off":
        yield wrong("Drift", "Et svar kvitteres, før det er på disken. Sæt synchronous_commit til on.")
    else:
        yield well("Drift", f"{database.name} svarer, og et svar er på disken, før det bliver kvitteret.")


def _setting(connection: Connection, name: str) -> str:
    return str(connection.exec_driver_sql(f"SHOW {name}").scalar())


def _rows(database: Database) -> Iterator[Finding]:
    """Read every row, and check each framework's digest: a page can be whole and what it holds be wrong."""
    unreadable = []
    with in_danish(), database.engine.connect() as connection:
        for name, table in tables.metadata.tables.items():
            try:
                rows = connection.execute(select(table)).fetchall()
            except (ValueError, TypeError, LookupError):
                unreadable.append(name)
                continue
            if name == tables.framework_snapshot.name and any(_is_changed(*row) for row in rows):
                unreadable.append(name)
        yield _clock(connection)
    if unreadable:
        yield wrong("Indhold", f"Der står noget i {', '.join(unreadable)}, som ikke kan læses. {RESTORE}")
    else:
        yield well("Indhold", "Alle rækker kan læses.")


def _is_changed(digest: str, content: str) -> bool:
    try:
        return Framework.from_json(content).digest != digest
    except TemplateError:
        return sha256(content.encode()).hexdigest() != digest


def _clock(connection: Connection) -> Finding:
    """Answers keep their order whatever the clock says; deletions and what is shown as a time do not."""
    newest = [moment for column in TIMES if (moment := connection.execute(select(func.max(column))).scalar())]
    if newest and max(newest) > now() + AHEAD:
        until = danish_date(max(newest))
        return wrong("Ur", f"Der er gemt noget med en tid, som ikke er kommet ({until}). Stil computerens ur rigtigt.")
    return well("Ur", "Intet er gemt senere end nu.")
