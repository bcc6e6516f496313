"""What is shown, without a screen and without a file format: pages and reports draw the same document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selfeval.analysis.plot import Picture


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a table.

    text   what stands in it, in Danish; of a hidden number the reason, never 0 and never empty
    value  the number or day behind the text, for a spreadsheet; None for words and for what is hidden
    tone   1–5: a colour beside the text, as on the scale; None: no colour
    hidden is a number kept back to protect persons?
    """

    text: str
    value: float | int | date | None = None
    tone: int | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the first field of each row is its heading."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Statements in words, and the picture and table behind them.

    id      for the address of the section on a page
    says    the statements, the most important first
    empty   what to do where there is nothing to show yet; then there is no table
    notes   what one needs to know to read the numbers
    code    the Python that makes the table, or ""
    """

    id: str
    title: str
    says: tuple[str, ...] = ()
    table: Table | None = None
    picture: Picture | None = None
    notes: tuple[str, ...] = ()
    empty: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A title, what it is about (teams, period, day), the sections in order, and how to read them."""

    title: str
    about: tuple[str, ...]
    sections: tuple[Section, ...]
    reading: tuple[str, ...] = ()
