"""The profile: each item's level in each dimension."""

from __future__ import annotations

from collections.abc import Mapping
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
    scale_along_x,
    styled,
    titles_of,
)
from selfeval.text import and_others, decimal, plural


def profile(scores: pd.DataFrame, *, names: Mapping[str, str] | None = None, title: str = "Profil") -> Picture:
    """Draw each item as a row and each dimension as a mark on the scale, with its interval where there is one.

    scores  from `score` (and `explore.intervals`), with one row an item and dimension; item_title and hidden if there
    names   what items and dimensions are to be called: id → name

    A row that is hidden, or in which nobody gave a level, has the words "skjult" or "uden niveau" instead of a mark.
    Raises FrameError, in Danish, for a missing column, no rows, or several rows for the same.

    >>> from selfeval.analysis.scores import score
    >>> ratings = pd.DataFrame({
    ...     "team": "åparken", "round": "forår", "person": range(5), "item": "p01", "dimension": "faglig",
    ...     "level": [3, 3, 4, 4, 4], "exit": None, "report_limit": 5,
    ... })
    >>> profile(score(ratings, by=["item", "dimension"])).text
    'Ét punkt i én dimension. Niveauet er 3,6.'
    """
    require(scores, ["item", "dimension", "mean"], what="Tallene til en profil")
    one_row_each(scores, ["item", "dimension"], "Profilen")
    rows = scores.sort_values(["item", "dimension"])
    items, dimensions = (rows[name].drop_duplicates().tolist() for name in ("item", "dimension"))
    called, dimension_called = titles_of(rows, names), named(dimensions, names)
    with styled():
        figure, (axes,) = canvas(1.3 + len(items) * max(0.5, 0.24 * len(dimensions)))
        scale_along_x(axes, "Gennemsnit på skalaen 1–5")
        for place, dimension in enumerate(dimensions):
            shift = (place - (len(dimensions) - 1) / 2) * 0.24
            of_one = rows[rows["dimension"] == dimension]
            colour, shape, _ = MARKS[place % len(MARKS)]
            axes.plot([], [], shape, color=COLOURS[colour], label=dimension_called[dimension])
            _marks(axes, of_one, [items.index(item) + shift for item in of_one["item"]], place, dimension_called)
        axes.set_ylim(len(items) - 0.5, -0.5)
        axes.set_yticks(range(len(items)), [folded(called[item]) for item in items])
        axes.set_yticks([line + 0.5 for line in range(len(items) - 1)], minor=True)
        axes.grid(axis="y", which="minor", color=COLOURS["line"], linewidth=0.8)
        axes.tick_params(axis="y", which="both", length=0)
        figure.legend(loc="outside upper right", ncols=min(3, len(dimensions)), frameon=False)
        return Picture(figure=figure, title=title, text=_sentence(rows, called, dimension_called))


def _marks(axes: Axes, rows: pd.DataFrame, at: list[float], place: int, called: Mapping[object, str]) -> None:
    colour, shape, _ = MARKS[place % len(MARKS)]
    for row, height in zip(rows.to_dict("records"), at, strict=True):
        if pd.isna(row["mean"]):
            word = "skjult" if row.get("hidden") else "uden niveau"
            words = f"{called[row['dimension']]}: {word}"
            axes.text(0.8, height, words, color=COLOURS["muted"], style="italic", size=8, va="center")
            continue
        if pd.notna(row.get("mean_from")):
            ends = float(row["mean_from"]), float(row["mean_to"])
            stroke: Any = ":" if row.get("interval") == RANGE else "-"
            axes.hlines(height, *ends, colors=COLOURS[colour], linestyles=stroke, linewidth=1.4)
        axes.plot([float(row["mean"])], [height], shape, color=COLOURS[colour], markersize=7)


def _ends(shown: pd.DataFrame, called: Mapping[object, str], dimension_called: Mapping[object, str]) -> list[str]:
    """Say which are the highest and the lowest, as far as they differ in what is said of them."""
    written = shown["mean"].map(lambda level: decimal(level))
    if written.nunique() < 2:
        return [f"{'Niveauet' if len(written) == 1 else 'Alle niveauer'} er {written.iloc[0]}."] if len(written) else []
    sentences = []
    for word, level in (("Højest", shown["mean"].max()), ("Lavest", shown["mean"].min())):
        alike = shown[written == decimal(level)]
        one = alike.iloc[0]
        where = f"{called[one['item']]} ({dimension_called[one['dimension']].lower()})"
        sentences.append(f"{word} ligger {and_others(where, len(alike))} med {decimal(level)}.")
    return sentences


def _sentence(rows: pd.DataFrame, called: Mapping[object, str], dimension_called: Mapping[object, str]) -> str:
    items, dimensions = len(called), len(dimension_called)
    many = f"{'Ét punkt' if items == 1 else f'{items} punkter'} i "
    parts = [many + f"{'én dimension' if dimensions == 1 else f'{dimensions} dimensioner'}."]
    parts += _ends(rows.dropna(subset=["mean"]), called, dimension_called)
    hidden = int((rows["hidden"] != "").sum()) if "hidden" in rows else 0
    if hidden:
        parts.append(f"{plural(hidden, 'vurdering', 'vurderinger')} er skjult, fordi for få har svaret.")
    return " ".join(parts)
