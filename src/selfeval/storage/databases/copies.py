"""All rows of one database in another: a copy that needs neither the server nor its tools to be read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, MetaData, Table, create_engine, func, insert, select

from selfeval.errors import StorageError
from selfeval.storage.databases.failures import in_danish
from selfeval.storage.databases.schema import migrate

AT_ONCE = 500
"""Rows that are held in memory."""


def copy_to_file(source: Connection, path: Path, revision: str) -> Path:
    """Copy what a transaction sees to a new SQLite file with the schema `revision`, whole or not at all."""
    unfinished = path.with_name(f"{path.name}.del")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with in_danish(), _new_file(unfinished) as target:
                migrate(target, revision)
                copy_rows(source, target)
            os.replace(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(
            f"Databasen kunne ikke kopieres til {path} og er ikke opgraderet; giv lov til at skrive der."
        ) from error
    return path


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy every row of every table into the empty tables of a database with the same schema, numbers and all.

    Their types are read from the databases and not from `tables`, which knows today's schema only.
    """
    ours, theirs = MetaData(), MetaData()
    ours.reflect(source)
    theirs.reflect(target)
    for name in (table.name for table in ours.sorted_tables):
        if name != "alembic_version":
            _copy_table(source, ours.tables[name], target, theirs.tables[name])
    count_on(target, theirs)


def count_on(connection: Connection, tables: MetaData) -> None:
    """Let `seq` go on after the rows that brought their own. SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables.tables.values():
        if "seq" in table.c:
            newest = select(func.max(table.c.seq)).scalar_subquery()
            counter = func.pg_get_serial_sequence(f'"{table.name}"', "seq")
            connection.execute(select(func.setval(counter, func.coalesce(newest, 1), newest.is_not(None))))


def _copy_table(source: Connection, table: Table, target: Connection, into: Table) -> None:
    # In the order in which they came: a round may point at an earlier one.
    rows = source.execute(select(table).order_by(*table.primary_key.columns)).mappings()
    for some in rows.partitions(AT_ONCE):
        target.execute(insert(into), [dict(row) for row in some])


@contextmanager
def _new_file(path: Path) -> Iterator[Connection]:
    engine = create_engine(URL.create("sqlite", database=str(path)))
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
