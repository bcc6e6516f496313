"""A kind of record and the table that keeps it. Columns carry the fields' names, so that no list has to be kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import Column, ColumnElement, Row, Select, Table, bindparam, func, select

from selfeval.records import to_the_minute
from selfeval.storage.databases.transactions import Transaction

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    R = TypeVar("R", bound=DataclassInstance)
else:
    R = TypeVar("R")


UNTIL = "until_seq"
"""Among what is wanted of rows: the number of the newest one that is looked at."""


class Shelf(Generic[R]):
    """Puts records of one kind into their table and finds them again.

    `cell` names the columns that together say what a row is about; of a cell's rows the latest counts.
    A row that is `withdrawn` or due to be deleted, where the table has such rows, is never a record.
    Statements are made once for each combination of wanted columns: making them costs more than running them.
    """

    def __init__(self, record: type[R], table: Table, *, cell: tuple[str, ...] = ()) -> None:
        self.table = table
        self._record = record
        self.stands = [table.c.withdrawn.is_(False)] if "withdrawn" in table.c else []
        self.stands += [table.c.due_checked.is_(None)] if "due_checked" in table.c else []
        self._cell = cell
        self._names = tuple(field.name for field in fields(record))
        self._by: dict[tuple[str, ...], Select[Any]] = {}
        self._latest: dict[tuple[str, ...], Select[Any]] = {}
        self._highest: Select[Any] | None = None

    @property
    def columns(self) -> list[Column[Any]]:
        """The columns that make up a record, in the order of its fields."""
        return [self.table.c[name] for name in self._names]

    def values(self, record: R) -> dict[str, Any]:
        """Return a record as the values of its row."""
        return {name: getattr(record, name) for name in self._names}

    def put(self, transaction: Transaction, record: R, *, missing: str = "", **more: object) -> bool:
        """Add a row; False if a unique column holds its value already, NotFound(missing) if it points at nothing."""
        return transaction.insert(self.table, self.values(record) | more, missing=missing)

    def find(self, transaction: Transaction, until: int | None = None, /, **wanted: str) -> list[R]:
        """Return the records whose columns have the wanted values, oldest first.

        until  the number (`seq`) of the newest row that is looked at
        """
        given = _given({UNTIL: until, **wanted})
        keys = tuple(given)
        if keys not in self._by:
            self._by[keys] = select(*self.columns).where(*self._wanted(keys), *self.stands).order_by(self.table.c.seq)
        return self.records(transaction.all(self._by[keys], given))

    def find_one(self, transaction: Transaction, **wanted: str) -> R | None:
        """Return the only record whose columns have the wanted values, or none."""
        found = self.find(transaction, **wanted)
        return found[0] if found else None

    def latest(self, transaction: Transaction, until: int | None = None, /, **wanted: str | None) -> list[R]:
        """Of the records whose columns have the wanted values (None: any): the latest of each cell, oldest first.

        until  the number (`seq`) of the newest row that is looked at
        """
        given = _given({UNTIL: until, **wanted})
        keys = tuple(given)
        if keys not in self._latest:
            self._latest[keys] = self._select_latest(keys)
        return self.records(transaction.all(self._latest[keys], given))

    def cell_of(self, record: R) -> dict[str, str]:
        """Return what a record is about."""
        return {name: getattr(record, name) for name in self._cell}

    def revision(self, transaction: Transaction, cell: Mapping[str, str]) -> int:
        """Return the highest revision in a cell, taken back or not; 0 where it is empty."""
        if self._highest is None:
            self._highest = select(func.coalesce(func.max(self.table.c.revision), 0)).where(*self._wanted(self._cell))
        row = transaction.first(self._highest, cell)
        return 0 if row is None else int(row[0])

    def records(self, rows: Sequence[Row[Any]]) -> list[R]:
        """Return the records that rows of `columns` hold, in the same order."""
        record, names = self._record, self._names
        return [record(**dict(zip(names, row, strict=True))) for row in rows]

    def _wanted(self, keys: tuple[str, ...]) -> list[ColumnElement[bool]]:
        columns = self.table.c
        return [columns.seq <= bindparam(key) if key == UNTIL else columns[key] == bindparam(key) for key in keys]

    def _select_latest(self, keys: tuple[str, ...]) -> Select[Any]:
        seq = self.table.c.seq
        cell = [self.table.c[name] for name in self._cell]
        newest = select(func.max(seq).label("seq")).where(*self._wanted(keys)).group_by(*cell).subquery("newest")
        return select(*self.columns).join(newest, seq == newest.c.seq).where(*self.stands).order_by(seq)


def _given(wanted: Mapping[str, str | int | None]) -> dict[str, str | int]:
    return {key: value for key, value in wanted.items() if value is not None}


def in_utc(moment: datetime) -> datetime:
    """Return the same moment in UTC. Raises ValueError for a time without a zone: it could be any.

    >>> in_utc(datetime.fromisoformat("2026-03-04T11:42:31+01:00")).isoformat()
    '2026-03-04T10:42:31+00:00'
    """
    if moment.tzinfo is None:
        raise ValueError("a stored time has a zone; this one has none")
    return moment.astimezone(UTC)


def coarse(moment: datetime) -> datetime:
    """Return the moment of a participant's row: in UTC, cut to the minute."""
    return to_the_minute(in_utc(moment))
