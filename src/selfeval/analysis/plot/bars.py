"""The spread: how the answers to each item are distributed over the scale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from selfeval.analysis.columns import records
from selfeval.analysis.counts import SHARES
from selfeval.analysis.frames import require
from selfeval.analysis.plot.canvas import (
    COLOURS,
    ON_LEVEL,
    Picture,
    canvas,
    folded,
    named,
    one_row_each,
    rows_under_headings,
    styled,
    titles_of,
)
from selfeval.measures.levels import LEVELS
from selfeval.text import decimal, per_cent

ROOM_FOR_A_NUMBER = 0.06
"""A part of a bar narrower than this has no number in it: the table beside the picture has."""


def spread(distributions: pd.DataFrame, *, names: Mapping[str, str] | None = None, title: str = "Spredning") -> Picture:
    """Draw each item and dimension as a bar of the five levels, low to the left and high to the right of the middle.

    distributions  from `explore.distributions` or `disclose`, with one row an item and dimension; item_title and
                   hidden if there
    names          what items and dimensions are to be called: id → name

    Levels stand in their order, with their share written in. Instead of a hidden bar stands why it is hidden.
    Raises FrameError, in Danish, for a missing column, no rows, or several rows for the same.

    >>> shares = pd.DataFrame({"item": ["p01"], "dimension": "faglig", "share_1": 0.0, "share_2": 0.25, "share_3": 0.25,
    ...                        "share_4": 0.5, "share_5": 0.0, "hidden": ""})
    >>> spread(shares).text
    'P01, faglig: 25 % på 1–2, 25 % på 3 og 50 % på 4–5.'
    """
    require(distributions, ["item", "dimension", *SHARES], what="Fordelingen")
    one_row_each(distributions, ["item", "dimension"], "Spredningen")
    rows = records(distributions.sort_values(["item", "dimension"]))
    called = titles_of(distributions, names)
    dimension_called = named(distributions["dimension"].drop_duplicates(), names)
    several = len(dimension_called) > 1
    with styled():
        heights, headings = rows_under_headings(rows, several)
        figure, (axes,) = canvas(1.4 + 0.45 * (heights[-1] + 1))
        for height, row in zip(heights, rows, strict=True):
            _bar(axes, row, height)
        for height, item in headings:
            ground = {"facecolor": COLOURS["surface"], "edgecolor": "none", "pad": 2}
            axes.text(-0.99, height, folded(called[item], 80, 1), weight="bold", size=9, va="center", bbox=ground)
        for level in LEVELS:
            axes.barh([0], [0], label=str(level), **_look(level))
        axes.axvline(0, color=COLOURS["edge"], linewidth=0.8)
        axes.set_xlim(-1, 1)
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: per_cent(abs(value))))
        axes.set_xlabel("Lave svar til venstre for midten, høje til højre")
        axes.set_ylim(heights[-1] + 0.6, -0.6)
        labels = [dimension_called[row["dimension"]] if several else folded(called[row["item"]]) for row in rows]
        axes.set_yticks(heights, labels)
        axes.tick_params(axis="y", length=0)
        figure.legend(loc="outside upper right", ncols=5, frameon=False, title="Niveau", alignment="right")
        return Picture(figure=figure, title=title, text=_sentence(rows, called, dimension_called))


def _bar(axes: Axes, row: Mapping[str, Any], height: float) -> None:
    shares = [row[name] for name in SHARES]
    if any(pd.isna(share) for share in shares):
        words = str(row.get("hidden", "")) or "ingen har givet et niveau"
        axes.text(0.02, height, words, color=COLOURS["muted"], style="italic", size=9, va="center")
        return
    parts = [float(str(share)) for share in shares]
    left = -(parts[0] + parts[1] + parts[2] / 2)
    for level, width in zip(LEVELS, parts, strict=True):
        if width:
            axes.barh([height], [width], left=left, height=0.62, **_look(level))
        if width >= ROOM_FOR_A_NUMBER:
            percent = decimal(width * 100, 0)
            axes.text(left + width / 2, height, percent, color=ON_LEVEL[level], size=8, ha="center", va="center")
        left += width


def _look(level: int) -> dict[str, Any]:
    return {"color": COLOURS[f"level-{level}"], "edgecolor": COLOURS["edge"], "linewidth": 0.6}


def _sentence(rows: list[dict[str, Any]], called: Mapping[object, str], dimensions: Mapping[object, str]) -> str:
    sentences = []
    for row in rows:
        where = f"{called[row['item']]}, {dimensions[row['dimension']].lower()}"
        if any(pd.isna(row[name]) for name in SHARES):
            sentences.append(f"{where}: {row.get('hidden') or 'ingen har givet et niveau'}.")
            continue
        share = [float(str(row[name])) * 100 for name in SHARES]
        low, middle, high = (decimal(part, 0) for part in (share[0] + share[1], share[2], share[3] + share[4]))
        sentences.append(f"{where}: {low} % på 1–2, {middle} % på 3 og {high} % på 4–5.")
    return " ".join(sentences)
