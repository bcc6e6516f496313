"""Frames as tables to read: Danish numbers, and the reason where something is hidden."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from selfeval.analysis.columns import records
from selfeval.overview.document import Cell, Table
from selfeval.text import decimal, per_cent

Row = Mapping[str, Any]
Column = tuple[str, Callable[[Row], Cell]]
"""A heading, and what stands under it."""

HIDDEN, NOT_SHOWN = "skjult", "vises ikke"


def table_of(frame: pd.DataFrame, caption: str, columns: tuple[Column, ...]) -> Table:
    """Make a table with one row a row of the frame."""
    rows = records(frame.astype("object"))
    return Table(
        caption=caption,
        heads=tuple(head for head, _ in columns),
        rows=tuple(tuple(cell(row) for _, cell in columns) for row in rows),
    )


def word(name: str, called: Mapping[str, str] | None = None) -> Callable[[Row], Cell]:
    """Return a word of the frame, or what it is called."""
    return lambda row: Cell((called or {}).get(str(row[name]), str(row[name])))


def visible_word(name: str) -> Callable[[Row], Cell]:
    """Return a word that may be hidden."""
    return lambda row: Cell(HIDDEN, hidden=True) if pd.isna(row[name]) else Cell(str(row[name]))


def share(name: str) -> Callable[[Row], Cell]:
    """Return a share as per cent."""
    return _if_visible(name, per_cent)


def number(name: str, digits: int = 1, *, toned: bool = False) -> Callable[[Row], Cell]:
    """Return a number; with a tone if it is a level."""
    return _if_visible(name, lambda value: decimal(value, digits), toned=toned)


def whole(name: str) -> Callable[[Row], Cell]:
    """Return a whole number, which is never hidden."""
    return lambda row: Cell(str(row[name]), value=int(row[name]))


def between(low: str, high: str) -> Callable[[Row], Cell]:
    """Return an interval."""

    def cell(row: Row) -> Cell:
        if pd.isna(row[low]):
            return _missing(row)
        return Cell(f"{decimal(float(row[low]))}–{decimal(float(row[high]))}")

    return cell


def reason(row: Row) -> Cell:
    """Return why a row is hidden."""
    why = str(row["hidden"])
    return Cell(why.removeprefix("skjult: ").capitalize() if why else "–")


def _if_visible(name: str, text: Callable[[float], str], *, toned: bool = False) -> Callable[[Row], Cell]:
    def cell(row: Row) -> Cell:
        if pd.isna(row[name]):
            return _missing(row)
        value = float(row[name])
        return Cell(text(value), value=value, tone=int(value + 0.5) if toned else None)

    return cell


def _missing(row: Row) -> Cell:
    """Say whether a number is hidden, or shown less finely than this."""
    return Cell(HIDDEN if row["hidden"] else NOT_SHOWN, hidden=True)
