"""Numbers and days as fields of a table, in Danish."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from selfeval.overview.document import Cell
from selfeval.overview.leader.disclosed_study import nearest
from selfeval.text import danish_date, decimal, per_cent

COARSE = 0.5
"""The step of a level that is rounded to half steps."""

NOTHING = Cell("–")
NOT_ASKED = Cell("ikke spurgt")
TOO_FEW_FOR_THIS = Cell("vises ikke", hidden=True)
"""Stands in place of every number but the level, where a cell is rounded to half steps."""

MANY_HIDDEN = "skjult i alle teams"


def tenth(value: float) -> float:
    """Round to the nearest tenth, halves upwards, as the text says it.

    >>> tenth(3.45), tenth(-0.25)
    (3.5, -0.2)
    """
    return float(np.round(np.floor(value * 10 + 0.5 + 1e-6) / 10, 1))


def level(value: Any, hidden: str = "", *, rough: bool = False) -> Cell:
    """Return a level with its colour, or why it is hidden; rough: it is rounded to half steps."""
    if pd.isna(value):
        return Cell(hidden, hidden=True) if hidden else NOT_ASKED
    return Cell(in_words(value, rough=rough), value=tenth(value), tone=nearest(tenth(value)))


def in_words(value: float, *, rough: bool = False) -> str:
    """Return a level as it is written.

    >>> in_words(3.45), in_words(3.5, rough=True)
    ('3,5', 'ca. 3,5')
    """
    return f"{'ca. ' if rough else ''}{decimal(tenth(value))}"


def is_rough(step: Any) -> bool:
    """Return whether a level is rounded to half steps.

    >>> is_rough(0.5), is_rough(0.1), is_rough(None)
    (True, False, False)
    """
    return bool(pd.notna(step) and step >= COARSE)


def signed(value: Any, hidden: str = "") -> Cell:
    """Return a difference in steps, with its sign."""
    if pd.isna(value):
        return Cell(hidden or NOT_ASKED.text, hidden=bool(hidden))
    return Cell(with_sign(value), value=tenth(value))


def with_sign(value: float) -> str:
    """Return a difference in words: +0,8.

    >>> with_sign(0.8), with_sign(-1), with_sign(0)
    ('+0,8', '−1,0', '0,0')
    """
    step = tenth(value)
    return f"{'+' if step > 0 else '−' if step < 0 else ''}{decimal(abs(step))}"


def share(value: Any, hidden: str = "") -> Cell:
    """Return a share in per cent."""
    if pd.isna(value):
        return Cell(hidden, hidden=True) if hidden else TOO_FEW_FOR_THIS
    return Cell(per_cent(float(value)), value=float(value))


def word(value: Any, hidden: str = "") -> Cell:
    """Return a word of a scale or a band, or why there is none."""
    if pd.isna(value):
        return Cell(hidden, hidden=True) if hidden else TOO_FEW_FOR_THIS
    return Cell(str(value))


def count(n: int) -> Cell:
    """Return how many there are of something that is not a person."""
    return Cell(str(n), value=n)


def day(value: Any, otherwise: str) -> Cell:
    """Return a day, or what stands where there is none."""
    if pd.isna(value):
        return Cell(otherwise)
    on = value if isinstance(value, date) and not isinstance(value, pd.Timestamp) else value.date()
    return Cell(danish_date(on), value=on)


def between(low: Any, high: Any) -> str:
    """Return an interval in words, "" where there is none."""
    return "" if pd.isna(low) or pd.isna(high) else f"{decimal(tenth(low))}–{decimal(tenth(high))}"


def counted(lines: Iterable[tuple[str, int]], width: int) -> tuple[tuple[Cell, ...], ...]:
    """Return the last rows of a table, which count the rows above. Sentences take their numbers from there."""
    rest = [NOTHING] * (width - 2)
    return tuple((Cell(words), count(many), *rest) for words, many in lines)
