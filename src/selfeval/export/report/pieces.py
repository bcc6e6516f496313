"""A picture that is too tall for a page is shown in pieces, cut where nothing is drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.image import imread

if TYPE_CHECKING:
    from selfeval.analysis.plot import Picture

ROOM = 170
"""Between the margins of an upright A4, in millimetres as all lengths here."""

WITH_HEADING, WHOLE_PAGE, PIECE = 200, 235, 205
"""How high a picture is below a heading, alone on its page, and in pieces; a piece may be a little higher."""

SMALLEST = 0.7
"""Of what was drawn: letters smaller than this are hard to read on paper."""

ASIDE = 0.09
"""How far from its place a cut may be, of a piece."""

INCH, DOTS = 25.4, 40


@dataclass(frozen=True, slots=True)
class Pieces:
    """How a picture stands on paper: its size, and where it is cut, from the top (0) to its whole height."""

    width: float
    height: float
    cuts: tuple[float, ...]


def pieces(picture: Picture) -> Pieces:
    """Fit a picture: as it was drawn if there is room, a little smaller if that helps, or in pieces of a page each."""
    width, height = (float(side) * INCH for side in picture.figure.get_size_inches())
    fits = min(1.0, ROOM / width)
    whole = next((room / height for room in (WITH_HEADING, WHOLE_PAGE) if room / height >= SMALLEST), 0.0)
    scale = min(fits, whole) if whole else fits
    size = round(width * scale, 1), round(height * scale, 1)
    return Pieces(*size, (0.0, size[1]) if whole else _cuts(picture, size[1]))


def cropped(svg: str, top: float, bottom: float) -> str:
    """Return the drawing from and to a part of its height.

    >>> cropped('<svg width="10pt" height="200pt" viewBox="0 0 10 200"><path/></svg>', 0.5, 0.75)
    '<svg width="10.0pt" height="50.0pt" viewBox="0 100.0 10.0 50.0"><path/></svg>'
    """
    if (top, bottom) == (0, 1):
        return svg
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert size, "matplotlib writes a viewBox"
    width, height = (float(side) for side in size.groups())
    high = height * (bottom - top)
    head, rest = svg.split(">", 1)
    for name, value in {
        "width": f"{width}pt",
        "height": f"{high}pt",
        "viewBox": f"0 {height * top} {width} {high}",
    }.items():
        head = re.sub(rf'(\s{name})="[^"]*"', rf'\1="{value}"', head, count=1)
    return f"{head}>{rest}"


def _cuts(picture: Picture, height: float) -> tuple[float, ...]:
    number = int(-(-height // PIECE))
    drawn = imread(BytesIO(picture.png(dpi=DOTS)), format="png")[:, :, :3].min(axis=2) < 0.9  # not white
    ink = np.asarray(drawn.sum(axis=1))
    wished = [turn * len(ink) // number for turn in range(1, number)]
    aside = int(len(ink) / number * ASIDE)
    places = [_emptiest(ink, at, aside) for at in wished]
    return (0.0, *(round(place / len(ink) * height, 1) for place in places), height)


def _emptiest(ink: Any, at: int, aside: int) -> int:
    """Return the middle of the broadest band with the least ink in it, near a place."""
    near = ink[at - aside : at + aside]
    empty = np.flatnonzero(near == near.min())
    bands = np.split(empty, np.flatnonzero(np.diff(empty) > 1) + 1)
    broadest = max(bands, key=len)
    return int(at - aside + broadest[len(broadest) // 2])
