"""The priorities: how important each item is against how well it goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from selfeval.analysis.columns import records
from selfeval.analysis.frames import require
from selfeval.analysis.plot.canvas import (
    COLOURS,
    Picture,
    canvas,
    folded,
    named,
    one_row_each,
    scale_along_x,
    styled,
    titles_of,
)
from selfeval.measures.levels import LEVELS, MIDPOINT
from selfeval.measures.ranking import ON_THE_LINE, QUADRANTS
from selfeval.text import listing

CORNERS = {
    QUADRANTS[True, True]: (0.01, 0.985, "left", "top"),
    QUADRANTS[True, False]: (0.99, 0.985, "right", "top"),
    QUADRANTS[False, True]: (0.01, 0.015, "left", "bottom"),
    QUADRANTS[False, False]: (0.99, 0.015, "right", "bottom"),
}

ROOM, ROUNDS = 0.3, 60
"""Steps of the scale between the middles of two marks, and how many times they are pushed to get it."""


def priorities(
    ranked: pd.DataFrame, *, line: str = "midpoint", names: Mapping[str, str] | None = None, title: str = "Prioritering"
) -> Picture:
    """Draw each item as a numbered mark: level from left to right, importance upwards. The items are listed beside it.

    ranked  from `explore.prioritise`, one group, with one row an item; item_title and hidden if there
    line    "midpoint" (3 on both scales) or "median" (of the items): where the quadrants meet
    names   what items are to be called: id → name

    A filled mark lies in its quadrant, a hollow one is "på grænsen". Marks that would cover each other are moved a
    little; the cross of intervals is where the item is. An item whose level or importance is hidden or
    missing has no mark; it is listed below, with why.
    Raises FrameError, in Danish, for a missing column, no rows, or several rows for an item.

    >>> result = pd.DataFrame({"item": ["p01"], "level": 2.0, "importance": 4.5, "hidden": "",
    ...                      "quadrant_midpoint": "vigtigt og svagt", "quadrant_median": "på grænsen"})
    >>> priorities(result).text
    'Vigtigt og svagt: P01.'
    """
    quadrant = f"quadrant_{line}"
    require(ranked, ["item", "level", "importance", quadrant], what="Prioriteringen")
    one_row_each(ranked, ["item"], "Prioriteringen")
    rows = ranked.sort_values("item").reset_index(drop=True)
    called = titles_of(rows, names) if names or "item_title" in rows else named(rows["item"], names)
    shown = rows[rows["level"].notna() & rows["importance"].notna()]
    gone = rows.drop(index=shown.index)
    with styled():
        figure, (axes, beside) = canvas(4.8, ncols=2, width_ratios=[3, 2])
        _scales(axes)
        level, importance = _lines(shown, line)
        axes.axvline(level, color=COLOURS["edge"], linewidth=1, linestyle="--")
        axes.axhline(importance, color=COLOURS["edge"], linewidth=1, linestyle="--")
        for words, (x, y, across, up) in CORNERS.items():
            axes.text(x, y, words, transform=axes.transAxes, color=COLOURS["muted"], size=8, ha=across, va=up)
        for place, row, at in zip(shown.index + 1, records(shown), _apart(shown), strict=True):
            _mark(axes, row, place, at, hollow=row[quadrant] == ON_THE_LINE)
        _list(beside, rows, called, set(gone["item"]))
        return Picture(figure=figure, title=title, text=_sentence(shown, gone, called, quadrant))


def _scales(axes: Axes) -> None:
    scale_along_x(axes, "Niveau (gennemsnit 1–5)")
    axes.set_ylim(0.75, 5.25)
    axes.set_yticks(LEVELS)
    axes.set_ylabel("Vigtighed (gennemsnit 1–5)")
    axes.set_aspect("equal")
    axes.grid(color=COLOURS["line"], linewidth=0.8)


def _lines(shown: pd.DataFrame, line: str) -> tuple[float, float]:
    if line == "midpoint" or shown.empty:
        return MIDPOINT, MIDPOINT
    return float(shown["level"].median()), float(shown["importance"].median())


def _apart(shown: pd.DataFrame) -> list[tuple[float, float]]:
    """Move the marks as little as needed so that none covers another. The result is the same each time."""
    at = shown[["level", "importance"]].astype("float64").to_numpy().copy()
    at += [[0.001 * turn, 0.0007 * turn**2] for turn in range(len(at))]  # those alike have a way to go
    for _ in range(ROUNDS):
        between = at[:, None, :] - at[None, :, :]
        distance = np.hypot(between[..., 0], between[..., 1]) + np.eye(len(at)) * ROOM
        push = np.clip(ROOM - distance, 0, None)[..., None] * between / distance[..., None]
        at += push.sum(axis=1) / 2
    return [(float(x), float(y)) for x, y in at]


def _mark(axes: Axes, row: Mapping[str, Any], place: int, at: tuple[float, float], *, hollow: bool) -> None:
    x, y = (float(str(row[name])) for name in ("level", "importance"))
    for name, across in (("level", True), ("importance", False)):
        low, high = (row.get(f"{name}_{end}") for end in ("from", "to"))
        if pd.notna(low) and pd.notna(high):
            ends = [float(str(low)), float(str(high))]
            axes.plot(*((ends, [y, y]) if across else ([x, x], ends)), color=COLOURS["edge"], linewidth=1, zorder=2)
    face, letters = (COLOURS["surface"], COLOURS["text"]) if hollow else (COLOURS["accent"], COLOURS["surface"])
    look: dict[str, Any] = {"markersize": 13, "markerfacecolor": face, "markeredgecolor": COLOURS["accent"]}
    axes.plot([x, at[0]], [y, at[1]], color=COLOURS["accent"], linewidth=1, zorder=2)
    axes.plot([at[0]], [at[1]], "o", zorder=3, **look)
    axes.text(*at, str(place), color=letters, size=8, ha="center", va="center_baseline", zorder=4)


def _list(axes: Axes, rows: pd.DataFrame, called: Mapping[object, str], gone: set[object]) -> None:
    axes.axis("off")
    lines = []
    for place, item in enumerate(rows["item"], start=1):
        words = folded(called[item], 34, 2) + ("\n(ikke på kortet)" if item in gone else "")
        lines.append(f"{place}  " + words.replace("\n", "\n     "))
    axes.text(0, 1, "\n".join(lines), transform=axes.transAxes, size=8, va="top", linespacing=1.35)


def _sentence(shown: pd.DataFrame, gone: pd.DataFrame, called: Mapping[object, str], quadrant: str) -> str:
    sentences = []
    for words in (*CORNERS, ON_THE_LINE):
        items = [called[item] for item in shown.loc[shown[quadrant] == words, "item"]]
        if items:
            sentences.append(f"{words[:1].upper()}{words[1:]}: {listing(items)}.")
    if len(gone):
        sentences.append(
            f"Ikke på kortet, fordi tal er skjult eller mangler: {listing(called[item] for item in gone['item'])}."
        )
    return " ".join(sentences)
