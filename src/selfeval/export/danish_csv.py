"""A sheet as the CSV that a Danish Excel opens on a double click."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import Any

from selfeval.export.formula import neutral
from selfeval.export.sheet import Cell, Sheet
from selfeval.text import all_digits, danish_date


def sheet_as_csv(sheet: Sheet[Any]) -> bytes:
    """Write a sheet with semicolons, decimal comma, dd-mm-yyyy, UTF-8 with a byte order mark, and Windows line ends.

    A text that a spreadsheet could take for a formula gets an apostrophe before it.
    """
    written = StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.title for column in sheet.columns)
    writer.writerows([_in_danish(cell) for cell in cells] for cells in sheet.cells())
    return written.getvalue().encode("utf-8-sig")


def _in_danish(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return danish_date(cell)
    if isinstance(cell, str):
        return neutral(cell)
    return all_digits(cell)
