"""Sheets as an Excel workbook: true dates and numbers, and every text a text, whatever it looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from textwrap import wrap
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from selfeval.export.formula import looks_like_formula
from selfeval.export.sheet import Cell, Sheet
from selfeval.text import danish_date

A4 = 9
FIRST_DAY = date(1900, 3, 1)
"""Excel believes in a 29-02-1900, and knows nothing before 1900; what is older than this is written as text."""

LINE, HIGHEST = 15.0, 409.0
"""The height of a line, and the highest row that Excel takes; in points."""

MIDDLING = 1.1
"""A column's width is counted in zeros; letters in running text are narrower on the whole."""

DANISH_DATE = "dd-mm-yyyy"
WHOLE_SHEET = "A1:XFD1048576"
BODY = {"valign": "top", "text_wrap": True}
HEADER = BODY | {"bold": True, "bg_color": "#1F3A4D", "font_color": "#FFFFFF", "border": 1, "border_color": "#FFFFFF"}


@dataclass(frozen=True, kw_only=True, slots=True)
class BookProperties:
    """The properties of a workbook. The title is printed at the foot of every page as well."""

    title: str
    subject: str
    company: str


def workbook(sheets: Sequence[Sheet[Any]], about: BookProperties) -> bytes:
    """Make the workbook with the sheets in their order."""
    written = BytesIO()
    book = Workbook(written, {"in_memory": True})
    book.set_properties(
        {
            "title": about.title,
            "subject": about.subject,
            "company": about.company,
            "author": "selfeval",
            "created": datetime.now(UTC),
        }
    )
    book.set_custom_property("Language", "da-DK", "text")
    formats = _Formats(book)
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        _fill(page, sheet, formats)
        _set_up(page, sheet, about.title)
    book.close()
    return written.getvalue()


class _Formats:
    """The workbook's cell formats, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **properties: Any) -> Any:
        key = tuple(properties.items())
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]


def _fill(page: Worksheet, sheet: Sheet[Any], formats: _Formats) -> None:
    for column, heading in enumerate(sheet.columns):
        page.set_column(column, column, heading.width)
        page.write_string(0, column, heading.title, formats(**HEADER))
    for row, cells in enumerate(sheet.cells(), start=1):
        for column, (cell, heading) in enumerate(zip(cells, sheet.columns, strict=True)):
            _write(page, row, column, cell, heading.number_format, formats)
        if sheet.to_read:
            page.set_row(row, _height(cells, sheet))


def _height(cells: tuple[Cell, ...], sheet: Sheet[Any]) -> float:
    lines = [_lines(cell, column.width) for cell, column in zip(cells, sheet.columns, strict=True)]
    return min(HIGHEST, LINE * max(lines))


def _lines(cell: Cell, width: int) -> int:
    """Count the lines that a text takes in a column; one for anything that is not a text."""
    if not isinstance(cell, str):
        return 1
    return max(1, sum(len(wrap(line, int(width * MIDDLING)) or [""]) for line in cell.splitlines()))


def _write(page: Worksheet, row: int, column: int, cell: Cell, number_format: str, formats: _Formats) -> None:
    if isinstance(cell, date) and cell < FIRST_DAY:
        cell = danish_date(cell)
    if cell is None or cell == "":
        page.write_blank(row, column, None, formats(**BODY))
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell, formats(**BODY, num_format=DANISH_DATE, align="left"))
    elif isinstance(cell, str):
        # The quote prefix keeps it a text for somebody who opens the cell, changes nothing and presses Enter.
        quoted = {"quote_prefix": True} if looks_like_formula(cell) else {}
        page.write_string(row, column, cell, formats(**BODY, **quoted))
    else:
        page.write_number(row, column, cell, formats(**BODY, num_format=number_format))


def _set_up(page: Worksheet, sheet: Sheet[Any], title: str) -> None:
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)
    page.ignore_errors({"number_stored_as_text": WHOLE_SHEET})  # 3.2 is the number of an anbefaling
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    page.fit_to_pages(sheet.pages_wide, 0)
    page.repeat_rows(0)
    if sheet.repeated:
        page.repeat_columns(*sheet.repeated)
    page.set_footer(f"&L{_printed(title)} · {sheet.name}&RSide &P af &N")


def _printed(text: str) -> str:
    """Return the text as a footer takes it: & begins a code there, and there is room for 255 characters in all."""
    return text[:80].replace("&", "&&")
