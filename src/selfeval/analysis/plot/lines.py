"""The trend: a small picture for each item, a line for each dimension."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from math import ceil
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from selfeval.analysis.frames import require
from selfeval.analysis.intervals import RANGE
from selfeval.analysis.plot.canvas import (
    COLOURS,
    MARKS,
    Picture,
    canvas,
    folded,
    named,
    one_row_each,
    styled,
    titles_of,
)
from selfeval.measures.levels import LEVELS
from selfeval.text import decimal, short_month

COLUMNS = 2

Said = Callable[[pd.Timestamp], str]
"""How a day is written."""

UPRIGHT = 0.25
"""Dates nearer to each other than this part of the picture stand on end, or they would run into each other."""


def trend(
    points: pd.DataFrame,
    *,
    names: Mapping[str, str] | None = None,
    title: str = "Udvikling",
    by_year: bool = False,
) -> Picture:
    """Return a small picture for each series, in their order, all on the scale 1–5 and on the same time.

    points  from `selfeval.trend`, with one line for each series and dimension
    names   what series and dimensions are to be called: id → name; a series without is called by its newest title
    by_year does each date stand for its whole year?

    A line goes on where an item was renamed; where its meaning was replaced it breaks, with a dashed upright between.
    A hidden point is a hole in the line and the word "skjult" at the foot. Bars are intervals, dotted for a range.
    Raises FrameError, in Danish, for a missing column, no rows, or several lines for the same.

    >>> points = pd.DataFrame({
    ...     "series": "p01", "item": "p01", "dimension": "faglig", "segment": 0, "mean": [3.0, 4.0],
    ...     "date": pd.to_datetime(["2025-03-01", "2026-03-01"]), "title_then": "Støt borgerens håb",
    ... })
    >>> trend(points).text
    'Udvikling for 1 punkt. Støt borgerens håb: faglig går fra 3,0 (mar. 2025) til 4,0 (mar. 2026).'
    """
    require(points, ["series", "item", "dimension", "date", "mean", "segment", "title_then"], what="Udviklingen")
    one_row_each(points, ["series", "dimension", "date", "segment"], "Udviklingen")
    rows = points.sort_values(["series", "dimension", "date", "segment"])
    all_series, dimensions = (rows[name].drop_duplicates().sort_values().tolist() for name in ("series", "dimension"))
    newest = rows.sort_values("date").assign(item=lambda frame: frame["series"])
    called, dimension_called = titles_of(newest, names, "title_then"), named(dimensions, names)
    days = sorted(rows["date"].unique())
    said = _year if by_year else short_month
    columns = min(COLUMNS, len(all_series))
    with styled():
        down = ceil(len(all_series) / columns)
        figure, panels = canvas(
            0.7 + (2.7 if _close(days) else 2.0) * down, nrows=down, ncols=columns, sharex=True, sharey=True
        )
        _scales(panels[0], days, said)  # all share them
        for panel, series in zip(panels, all_series, strict=False):
            _panel(panel, rows[rows["series"] == series], dimensions, days)
            panel.set_title(folded(called[series], 42, 2), loc="left")
        for empty in panels[len(all_series) :]:
            empty.set_visible(False)
        for lowest in panels[max(0, len(all_series) - columns) : len(all_series)]:
            lowest.tick_params(axis="x", labelbottom=True, labelrotation=90 if _close(days) else 0)
        for place, dimension in enumerate(dimensions):
            colour, shape, stroke = MARKS[place % len(MARKS)]
            panels[0].plot(
                [], [], marker=shape, linestyle=stroke, color=COLOURS[colour], label=dimension_called[dimension]
            )
        figure.legend(loc="outside upper right", ncols=min(3, len(dimensions)), frameon=False)
        return Picture(figure=figure, title=title, text=_sentence(rows, called, dimension_called, said))


def _scales(axes: Axes, days: list[pd.Timestamp], said: Said) -> None:
    axes.set_ylim(0.7, 5.2)
    axes.set_yticks(LEVELS)
    axes.set_xlim(_along(days[0] - _room(days)), _along(days[-1] + _room(days)))
    axes.set_xticks([_along(day) for day in days], [said(day) for day in days])


def _along(day: pd.Timestamp) -> Any:
    """Return the day as it is: matplotlib places days along its axes, but its types know of numbers alone."""
    return day


def _room(days: list[pd.Timestamp]) -> pd.Timedelta:
    return (days[-1] - days[0]) * 0.08 if len(days) > 1 else pd.Timedelta(days=60)


def _panel(axes: Axes, rows: pd.DataFrame, dimensions: list[object], days: list[pd.Timestamp]) -> None:
    room = _room(days)
    axes.grid(axis="y", color=COLOURS["line"], linewidth=0.8)
    for place, dimension in enumerate(dimensions):
        line = rows[rows["dimension"] == dimension]
        for _, part in line.groupby("segment"):
            _line(axes, part, place, room / 8 * (place - (len(dimensions) - 1) / 2))
    gone = rows[rows["mean"].isna()].groupby("date").size()
    for day, lines in zip(gone.index, gone, strict=True):
        word = "skjult" if lines == (rows["date"] == day).sum() else f"{lines} skjult"
        axes.text(_along(day), 0.75, word, color=COLOURS["muted"], style="italic", size=8, ha="center", va="bottom")
    for before, after in _breaks(rows):
        at = _along(before + (after - before) / 2)
        axes.axvline(at, color=COLOURS["edge"], linestyle="--", linewidth=1)
        box = {"facecolor": COLOURS["surface"], "edgecolor": "none", "pad": 1}
        axes.text(at, 5.2, "ny mening", color=COLOURS["muted"], size=8, ha="center", va="top", bbox=box)


def _line(axes: Axes, part: pd.DataFrame, place: int, aside: pd.Timedelta) -> None:
    colour, shape, stroke = MARKS[place % len(MARKS)]
    when = part["date"] + aside  # so that intervals of the dimensions do not cover each other
    means = part["mean"].astype("Float64").to_numpy("float64", na_value=float("nan"))
    axes.plot(when, means, marker=shape, linestyle=stroke, color=COLOURS[colour], linewidth=1.6, markersize=5)
    if "mean_from" not in part:
        return
    kinds = part["interval"] if "interval" in part else pd.Series("", index=part.index)
    strokes: tuple[tuple[Any, pd.Series], ...] = ((":", kinds == RANGE), ("-", kinds != RANGE))
    for bar, chosen in strokes:
        low, high = (
            part.loc[chosen, name].astype("Float64").to_numpy("float64", na_value=float("nan"))
            for name in ("mean_from", "mean_to")
        )
        axes.vlines(when[chosen], low, high, colors=COLOURS[colour], linestyles=bar, linewidth=1)


def _close(days: list[pd.Timestamp]) -> bool:
    gaps = [after - before for before, after in pairwise(days)]
    return bool(gaps) and min(gaps) < (days[-1] - days[0]) * UPRIGHT


def _breaks(rows: pd.DataFrame) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    spans = rows.groupby("segment")["date"].agg(["min", "max"]).sort_values("min")
    ends = list(zip(spans["max"], spans["min"].iloc[1:], strict=False))
    return [(before, after) for before, after in ends if after > before]


def _year(day: pd.Timestamp) -> str:
    return str(day.year)


def _sentence(
    rows: pd.DataFrame, called: Mapping[object, str], dimension_called: Mapping[object, str], said: Said
) -> str:
    """Say how each line goes, from its first shown point to its last, and what is broken or hidden."""
    sentences = [f"Udvikling for {len(called)} {'punkt' if len(called) == 1 else 'punkter'}."]
    for series, of_series in rows.groupby("series", observed=True):
        lines = []
        for dimension, line in of_series.groupby("dimension", observed=True):
            shown = line.dropna(subset=["mean"])
            name = dimension_called[dimension].lower()
            if shown.empty:
                lines.append(f"{name} er skjult eller uden niveau")
            else:
                ends = shown.iloc[[0, -1]].to_dict("records")
                first, last = (f"{decimal(one['mean'])} ({said(one['date'])})" for one in ends)
                lines.append(f"{name} går fra {first} til {last}" if len(shown) > 1 else f"{name} er {first}")
        broken = " Linjen er brudt, fordi punktet har fået en ny mening." if of_series["segment"].nunique() > 1 else ""
        sentences.append(f"{called[series]}: {', '.join(lines)}.{broken}")
    hidden = int(rows["mean"].isna().sum())
    if hidden:
        sentences.append(f"{hidden} {'måling' if hidden == 1 else 'målinger'} er skjult eller uden niveau.")
    return " ".join(sentences)
