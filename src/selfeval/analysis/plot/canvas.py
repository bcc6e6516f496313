"""What all pictures share: colours that follow the page, Danish numbers, and an SVG that can be read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from html import escape
from io import BytesIO, StringIO
from textwrap import wrap
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pandas as pd

from selfeval.analysis.frames import FrameError
from selfeval.measures.levels import LEVELS

if TYPE_CHECKING:  # matplotlib is loaded when something is drawn: a page says it in words first
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "surface": "#ffffff",
        "text": "#17262d",
        "muted": "#4c5f68",
        "line": "#d3dcdf",
        "edge": "#6d8089",
        "accent": "#0b5a6e",
        "level-1": "#9a5b14",
        "level-2": "#e2bb86",
        "level-3": "#cfd6d9",
        "level-4": "#83c4bf",
        "level-5": "#06695f",
    }
)
"""The page's own colours in light; on a page each gives way to the variable `--se-NAME`. A test keeps them equal."""

ON_LEVEL = {1: "#fefefe", 2: "#17262e", 3: "#17262f", 4: "#172630", 5: "#fefefd"}
"""Text on the colour of a level: each a colour of its own, nearly white or nearly black, so that it can be replaced."""

MARKS = (("accent", "o", "-"), ("level-1", "s", (0, (5, 2))), ("muted", "^", (0, (1, 1.5))), ("level-5", "D", "-."))
"""Colour, shape and stroke of the first, second … dimension: distinct without the colour as well."""

WIDTH = 7.6
"""Inches; at 100 % a picture is 730 pixels wide."""

STYLE: dict[Any, Any] = {
    "font.family": "sans-serif",
    "font.size": 10,
    "axes.edgecolor": COLOURS["edge"],
    "axes.labelcolor": COLOURS["text"],
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 10,
    "axes.titlecolor": COLOURS["text"],
    "text.color": COLOURS["text"],
    "xtick.color": COLOURS["edge"],
    "xtick.labelcolor": COLOURS["muted"],
    "ytick.color": COLOURS["edge"],
    "ytick.labelcolor": COLOURS["text"],
    "figure.facecolor": COLOURS["surface"],
    "axes.facecolor": "none",
    "hatch.linewidth": 0.6,
}


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture and what it says.

    title, text  what it is, and a sentence with what it shows; both are in the SVG too, as title and desc
    figure       matplotlib's own, to change or to save in another format
    svg, html    drawn when first asked for, as drawing is what takes time
    """

    title: str
    text: str
    figure: Figure

    @cached_property
    def svg(self) -> str:
        """Return the SVG for files and reports: fixed colours on white, letters drawn as shapes, nothing to fetch."""
        return _described(_drawn(self.figure, text_as="path"), self.title, self.text)

    @cached_property
    def html(self) -> str:
        """Return the SVG for a page: real text, the page's colours, light or dark, as wide as there is room."""
        return _in_page_colours(_described(_drawn(self.figure, text_as="none"), self.title, self.text))

    def png(self, *, dpi: int = 144) -> bytes:
        """Return the picture in dots, for where no SVG can be shown. Give it `text` as its alternative text."""
        out = BytesIO()
        with styled():
            self.figure.savefig(out, format="png", dpi=dpi, metadata={"Software": None})
        return out.getvalue()

    def _repr_html_(self) -> str:
        return self.html


def canvas(height: float, **grid: Any) -> tuple[Figure, list[Axes]]:
    """Return a figure of the common width and its axes in reading order. To be made and drawn on within `styled()`."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    return figure, list(figure.subplots(squeeze=False, **grid).flat)


def styled() -> AbstractContextManager[None]:
    """Return a block in which figures have the common style."""
    return _style(STYLE)


def scale_along_x(axes: Axes, label: str) -> None:
    """Set levels 1–5 from left to right."""
    axes.set_xlim(0.75, 5.25)
    axes.set_xticks(LEVELS)
    axes.set_xlabel(label)
    axes.grid(axis="x", color=COLOURS["line"], linewidth=0.8)
    axes.set_axisbelow(True)


def named(ids: Iterable[object], names: Mapping[str, str] | None) -> dict[object, str]:
    """Return what each id is called; an id without a name is itself with a capital."""
    called = names or {}
    return {id: called.get(str(id), str(id)[:1].upper() + str(id)[1:]) for id in ids}


def titles_of(frame: pd.DataFrame, names: Mapping[str, str] | None, column: str = "item_title") -> dict[object, str]:
    """Return what each item is called: by `names`, by its newest title in the frame, or by its id."""
    items = frame["item"].drop_duplicates().tolist()
    own = dict(zip(frame["item"].astype(str), frame[column].astype(str), strict=True)) if column in frame else {}
    return named(items, own | dict(names or {}))


def folded(text: str, width: int = 30, lines: int = 3) -> str:
    """Return a title on a few lines.

    >>> folded("Mød borgerne med åbenhed, tillid og respekt", width=20)
    'Mød borgerne med\\nåbenhed, tillid og\\nrespekt'
    """
    parts = wrap(text, width)
    return "\n".join(parts[:lines]) + ("…" if len(parts) > lines else "")


def one_row_each(frame: pd.DataFrame, keys: list[str], what: str) -> None:
    """Raise FrameError where a place in the picture would hold several rows, or there are none."""
    if frame.empty:
        raise FrameError(f"{what} kan ikke tegnes: der er ingen rækker.")
    if frame.duplicated(keys).any():
        raise FrameError(f"{what} kan ikke tegnes: der er flere rækker for samme {' og '.join(keys)}. Vælg én gruppe.")


def rows_under_headings(rows: list[dict[str, Any]], several: bool) -> tuple[list[float], list[tuple[float, object]]]:
    """Return how far down each bar is; with several dimensions also the heading above each item's bars."""
    heights, headings, down = [], [], 0.0
    for place, row in enumerate(rows):
        if several and (place == 0 or rows[place - 1]["item"] != row["item"]):
            headings.append((down, row["item"]))
            down += 0.8
        heights.append(down)
        down += 1.0
    return heights, headings


def _style(settings: dict[Any, Any]) -> AbstractContextManager[None]:
    from matplotlib import rc_context

    return rc_context(settings)


def _drawn(figure: Figure, *, text_as: str) -> str:
    out = StringIO()
    nothing: dict[str, Any] = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with _style(STYLE | {"svg.fonttype": text_as, "svg.hashsalt": "selfeval"}):
        figure.savefig(out, format="svg", metadata=nothing)
    drawing = out.getvalue()
    return drawing[drawing.index("<svg") :]


def _described(drawing: str, title: str, text: str) -> str:
    """Return the SVG as one image with a title and a description, and ids that no other picture on the page has."""
    key = "p" + sha256(f"{title}{text}{drawing}".encode()).hexdigest()[:8]
    own = re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{key}-", drawing)
    head, body = own.split(">", 1)
    head = f'{head} role="img" aria-labelledby="{key}-title {key}-desc"'
    return f'{head}><title id="{key}-title">{escape(title)}</title><desc id="{key}-desc">{escape(text)}</desc>{body}'


def _in_page_colours(drawing: str) -> str:
    for name, colour in COLOURS.items():
        drawing = drawing.replace(colour, f"var(--se-{name}, {colour})")
    for level, colour in ON_LEVEL.items():
        drawing = drawing.replace(colour, f"var(--se-on-level-{level}, {colour})")
    return re.sub(r'(<svg[^>]*?) (?:width|height)="[^"]*"([^>]*?) (?:width|height)="[^"]*"', _fluid, drawing, count=1)


def _fluid(found: re.Match[str]) -> str:
    # As wide as there is room, and never wider than drawn: letters would grow past those of the page.
    return f'{found[1]}{found[2]} style="width:100%;max-width:{WIDTH * 96:.0f}px;height:auto"'
