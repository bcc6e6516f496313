"""A sheet before it is a file: columns that say how they are read from a row and what they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeAlias, TypeVar

Cell: TypeAlias = str | int | float | date | None
"""None and "" are empty cells: what is hidden or missing is never written as 0."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its heading, its width in characters, what is in it, and how it is read from a row.

    number_format  Excel's, for numbers that are not to be shown as they are
    """

    title: str
    width: int
    explained: str
    value: Callable[[Row], Cell]
    number_format: str = "General"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet(Generic[Row]):
    """A named table of rows.

    pages_wide  how many sheets of paper it is printed across
    repeated    the first and last column (from 0) that every sheet of paper shows
    to_read     nobody writes in it: each row has the height of its text, also in programs that do not work it out
    """

    name: str
    columns: tuple[Column[Row], ...]
    rows: tuple[Row, ...]
    pages_wide: int = 1
    repeated: tuple[int, int] | None = None
    to_read: bool = False

    def cells(self) -> Iterator[tuple[Cell, ...]]:
        """Return the cells of each row, in the order of the columns."""
        for row in self.rows:
            yield tuple(column.value(row) for column in self.columns)
