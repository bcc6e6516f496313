"""Amounts: for each item and dimension one or a few numbers on the same axis, as marks of different shapes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MultipleLocator

from selfeval.analysis.columns import records
from selfeval.analysis.frames import require
from selfeval.analysis.plot.canvas import (
    COLOURS,
    MARKS,
    Picture,
    canvas,
    folded,
    named,
    one_row_each,
    rows_under_headings,
    styled,
    titles_of,
)
from selfeval.text import and_others, decimal, per_cent

ROOM = 1.08
"""The axis goes a little farther than the largest amount."""

APART = 0.22
"""Marks of one row lie so far above each other: equal amounts would cover each other."""


def amounts(
    frame: pd.DataFrame,
    *,
    columns: Mapping[str, str],
    label: str,
    percent: bool = False,
    line: tuple[float, str] | None = None,
    names: Mapping[str, str] | None = None,
    title: str = "Mængder",
) -> Picture:
    """Draw each item and dimension as a row, and each column as a mark.

    frame    item, dimension and the columns, 0 or more; item_title and hidden if there
    columns  column → what it is called
    label    what stands under the axis
    percent  are the numbers shares from 0 to 1?
    line     an upright at a number, and what it says
    names    what items and dimensions are to be called: id → name

    A row without any number has the reason why it is hidden, or the words "vises ikke".
    Raises FrameError, in Danish, for a missing column, no rows, or several rows for the same.

    >>> ad = pd.DataFrame({"item": ["p01", "p02"], "dimension": "faglig", "ad": [0.4, None], "hidden": ["", "skjult"]})
    >>> amounts(ad, columns={"ad": "AD"}, label="AD i trin").text
    'AD: 0,4 overalt. 1 af 2 rækker er uden tal.'
    """
    require(frame, ["item", "dimension", *columns], what="Tallene")
    one_row_each(frame, ["item", "dimension"], "Billedet")
    rows = records(frame.sort_values(["item", "dimension"]))
    called, dimension_called = titles_of(frame, names), named(frame["dimension"].drop_duplicates(), names)
    several = len(dimension_called) > 1
    with styled():
        heights, headings = rows_under_headings(rows, several)
        figure, (axes,) = canvas(1.4 + 0.4 * (heights[-1] + 1))
        for place, (name, words) in enumerate(columns.items()):
            shift = (place - (len(columns) - 1) / 2) * APART
            _marks(axes, rows, name, [height + shift for height in heights], place, words)
        _words(axes, rows, heights, list(columns))
        for height, item in headings:
            ground = {"facecolor": COLOURS["surface"], "edgecolor": "none", "pad": 2}
            axes.text(0, height, folded(called[item], 80, 1), weight="bold", size=9, va="center", bbox=ground)
        _axis(axes, frame, list(columns), percent=percent, line=line)
        axes.set_xlabel(label)
        axes.set_ylim(heights[-1] + 0.6, -0.6)
        labels = [dimension_called[row["dimension"]] if several else folded(called[row["item"]]) for row in rows]
        axes.set_yticks(heights, labels)
        axes.tick_params(axis="y", length=0)
        figure.legend(loc="outside upper right", ncols=min(3, len(columns)), frameon=False)
        where = {
            at: f"{called[row['item']]} ({dimension_called[row['dimension']].lower()})" for at, row in enumerate(rows)
        }
        return Picture(figure=figure, title=title, text=_sentence(rows, columns, where, percent=percent))


def _marks(axes: Axes, rows: list[dict[Any, Any]], name: str, heights: list[float], place: int, words: str) -> None:
    colour, shape, _ = MARKS[place % len(MARKS)]
    shown = [(float(row[name]), height) for row, height in zip(rows, heights, strict=True) if pd.notna(row[name])]
    axes.hlines(
        [height for _, height in shown], 0, [value for value, _ in shown], colors=COLOURS["line"], linewidth=1.2
    )
    axes.plot(
        [value for value, _ in shown],
        [height for _, height in shown],
        shape,
        color=COLOURS[colour],
        markersize=5,
        linestyle="none",
        label=words,
    )


def _words(axes: Axes, rows: list[dict[Any, Any]], heights: list[float], columns: list[str]) -> None:
    for row, height in zip(rows, heights, strict=True):
        if all(pd.isna(row[name]) for name in columns):
            words = str(row.get("hidden", "")) or "vises ikke"
            axes.text(0, height, f" {words}", color=COLOURS["muted"], style="italic", size=9, va="center")


def _axis(
    axes: Axes, frame: pd.DataFrame, columns: list[str], *, percent: bool, line: tuple[float, str] | None
) -> None:
    values = frame[columns].astype("Float64").to_numpy("float64", na_value=np.nan)
    largest = float(values[~np.isnan(values)].max(initial=0.0))
    end = max(largest, line[0] if line else 0, 0.2) * ROOM
    axes.set_xlim(0, end)
    axes.grid(axis="x", color=COLOURS["line"], linewidth=0.8)
    axes.set_axisbelow(True)
    if percent:
        axes.xaxis.set_major_locator(MultipleLocator(0.05 if end < 0.4 else 0.1))
    shown = (lambda value, _: per_cent(value)) if percent else (lambda value, _: decimal(value))
    axes.xaxis.set_major_formatter(FuncFormatter(shown))
    if line:
        axes.axvline(line[0], color=COLOURS["edge"], linestyle="--", linewidth=1, label=line[1])


def _sentence(
    rows: list[dict[Any, Any]], columns: Mapping[str, str], where: Mapping[int, str], *, percent: bool
) -> str:
    sentences = []
    for name, words in columns.items():
        values = {at: float(row[name]) for at, row in enumerate(rows) if pd.notna(row[name])}
        if not values:
            sentences.append(f"{words}: ingen tal.")
            continue
        written = {at: per_cent(value) if percent else decimal(value) for at, value in values.items()}
        most, least = max(values, key=lambda at: values[at]), min(values, key=lambda at: values[at])
        if written[most] == written[least]:
            sentences.append(f"{words}: {written[most]} overalt.")
        else:
            high, low = (and_others(where[at], [*written.values()].count(written[at])) for at in (most, least))
            sentences.append(f"{words}: højest {high} med {written[most]}, lavest {low} med {written[least]}.")
    without = sum(all(pd.isna(row[name]) for name in columns) for row in rows)
    if without:
        sentences.append(f"{without} af {len(rows)} rækker er uden tal.")
    return " ".join(sentences)
