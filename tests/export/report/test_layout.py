"""Tables and pictures take the room that there is on paper, and no more."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from matplotlib.image import imread

from selfeval.export.report.layout import MARGIN, UPRIGHT, across, columns
from selfeval.export.report.pieces import INCH, ROOM, SMALLEST, WHOLE_PAGE, pieces
from selfeval.overview.document import Cell
from tests.export.report.conftest import TOO_FEW, a_picture, a_table, a_tall_picture

DOTS = 100
AXIS = 3
"""Dots across of the line that stands beside the names; all else that is dark is a letter, a mark or a stroke."""


def test_a_table_is_never_wider_than_the_paper() -> None:
    row = tuple(Cell("ord " * 30) for _ in range(14))
    table = a_table(row, heads=tuple(f"Kolonne {place}" for place in range(14)))
    assert across(table)
    assert sum(columns(table, across=True).widths) <= UPRIGHT[1] - 2 * MARGIN + 1


def test_a_table_with_very_high_rows_lies_across() -> None:
    short = [Cell("Et punkt på listen") for _ in range(5)]
    heads = tuple("ABCDEF")
    assert not across(a_table((*short, Cell("Kort")), heads=heads))
    assert across(a_table((*short, Cell("Noget, der er sagt. " * 30)), heads=heads))


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        ((Cell("3,8", value=3.8), Cell(TOO_FEW, hidden=True)), True),
        ((Cell("8–14"), Cell("30+")), True),
        ((Cell("04-03-2026"), Cell("stor")), False),
        ((Cell(TOO_FEW, hidden=True),), False),
    ],
)
def test_numbers_and_spans_stand_to_the_right(cells: tuple[Cell, ...], numbers: bool) -> None:
    assert columns(a_table(*((Cell("Punkt"), cell) for cell in cells)), across=False).numbers == (False, numbers)


def test_a_small_picture_is_as_wide_as_the_text_and_whole() -> None:
    shown = pieces(a_picture())
    assert shown.width == ROOM
    assert shown.cuts == (0.0, shown.height)


def test_a_tall_picture_keeps_letters_that_can_be_read_and_is_cut_where_nothing_is_drawn() -> None:
    picture = a_tall_picture()
    shown = pieces(picture)
    drawn = float(picture.figure.get_size_inches()[0]) * INCH
    assert shown.width / drawn >= SMALLEST
    heights = [bottom - top for top, bottom in pairwise(shown.cuts)]
    assert len(heights) > 1
    assert all(0 < height <= WHOLE_PAGE for height in heights)
    dark = imread(io.BytesIO(picture.png(dpi=DOTS)), format="png")[:, :, :3].min(axis=2) < 0.6
    for cut in shown.cuts[1:-1]:
        row = dark[round(cut / shown.height * len(dark))]
        assert row.sum() <= AXIS
