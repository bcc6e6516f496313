"""How a table takes its room on paper, the same in the PDF and in Word. Lengths are in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from selfeval.overview.document import Cell, Table

MARGIN = 20
UPRIGHT = (210, 297)
"""A4."""

CHARACTER, PADDING = 1.75, 4
"""A character of a table's text, and what stands around the text of a cell."""

LONGEST_WORD, LONGEST_LINE = 16, 46
"""Longer words may be hyphenated, and longer texts get more lines; in characters."""

LINES_OF_HEADING, LINES_OF_HIDDEN, LINES_OF_LONG, MOST = 2, 3, 4, 110
"""Lines of a head, of a hidden reason, and of what is over the longest line; and the widest wish, in characters."""

SPAN = 9
"""A text that begins with a digit and is no longer stands as a number does: "8–14", "30+"."""

TALL = 6
"""A table in which a field has more lines than this upright gets the page on its side."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table.

    widths   how wide each is
    numbers  does it hold numbers or spans of them? They stand to the right
    divided  is a word of it longer than a line, so that words have to be divided?
    """

    widths: tuple[float, ...]
    numbers: tuple[bool, ...]
    divided: tuple[bool, ...]


def across(table: Table | None) -> bool:
    """Return whether a table needs the page on its side."""
    if table is None or not table.rows:
        return False
    return sum(_least(table)) > _room(across=False) or _lines(table) > TALL


def columns(table: Table, *, across: bool) -> Columns:
    """Give each column room for its longest word, and the rest to columns with long texts.

    >>> cells = lambda *texts: tuple(Cell(text) for text in texts)
    >>> table = Table("", ("Handling", "Status"), (cells("Vi spørger borgeren først, hver gang", "I gang"),))
    >>> columns(table, across=False).widths
    (67.0, 16.2)
    """
    least, best = _least(table), _best(table)
    room = _room(across=across)
    wished = sum(best) - sum(least)
    share = min(1.0, max(0.0, room - sum(least)) / wished) if wished else 0.0
    widths = [low + (high - low) * share for low, high in zip(least, best, strict=True)]
    shrink = min(1.0, room / sum(widths)) if widths else 1.0
    numbers = tuple(is_of_numbers([row[place] for row in table.rows]) for place in range(len(table.heads)))
    longest = [_millimetres(max(map(_longest_word, texts))) for texts in _texts(table)]
    divided = tuple(width * shrink < word for width, word in zip(widths, longest, strict=True))
    return Columns(tuple(round(width * shrink, 1) for width in widths), numbers, divided)


def _room(*, across: bool) -> float:
    return UPRIGHT[1 if across else 0] - 2 * MARGIN


def _least(table: Table) -> list[float]:
    return [_millimetres(min(LONGEST_WORD, max(map(_longest_word, texts)))) for texts in _texts(table)]


def _best(table: Table) -> list[float]:
    """Return the room for most texts on a line or two. Reasons of hidden fields may take more lines."""
    heads = [len(_heading(head)) / LINES_OF_HEADING for head in table.heads]
    long = [max(head, *(_wish(row[place]) for row in table.rows)) for place, head in enumerate(heads)]
    return [max(low, _millimetres(characters)) for low, characters in zip(_least(table), long, strict=True)]


def _wish(cell: Cell) -> float:
    characters = len(cell.text) / LINES_OF_HIDDEN if cell.hidden else len(cell.text)
    return min(characters, LONGEST_LINE + (characters - LONGEST_LINE) / LINES_OF_LONG, MOST)


def _lines(table: Table) -> float:
    """Count the lines of the highest field, with the page upright."""
    widths = columns(table, across=False).widths
    room = [(width - PADDING) / CHARACTER for width in widths]
    return max(len(cell.text) / characters for row in table.rows for cell, characters in zip(row, room, strict=True))


def _texts(table: Table) -> list[list[str]]:
    return [[_heading(head), *(row[place].text for row in table.rows)] for place, head in enumerate(table.heads)]


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _heading(text: str) -> str:
    return f"{text}."  # bold letters are wider


def _millimetres(characters: float) -> float:
    return characters * CHARACTER + PADDING


def is_of_numbers(cells: list[Cell]) -> bool:
    """Return whether each field that is not hidden has a number or a span of numbers."""
    shown = [cell for cell in cells if not cell.hidden]
    return bool(shown) and all(_is_number(cell) for cell in shown)


def _is_number(cell: Cell) -> bool:
    span = len(cell.text) <= SPAN and cell.text[:1].isdigit() and not isinstance(cell.value, date)
    return span or isinstance(cell.value, int | float)
