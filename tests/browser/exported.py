"""Exported files as they are read by others: a workbook by openpyxl, a CSV as a Danish spreadsheet takes it."""

from __future__ import annotations

import csv
from contextlib import closing
from datetime import datetime
from io import StringIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

Row = tuple[object, ...]


def sheets(path: Path) -> dict[str, list[Row]]:
    """The cells of every sheet, the headings first. A true date comes as a date, anything else as it is."""
    with closing(load_workbook(path)) as book:
        return {page.title: [tuple(map(_value, row)) for row in page.iter_rows()] for page in book}


def table(rows: list[Row]) -> list[Row]:
    """The rows below the headings."""
    return rows[1:]


def danish_csv(path: Path) -> list[list[str]]:
    """Semicolons, a byte order mark and Windows' line ends, or it is none."""
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    text = raw.decode("utf-8-sig")
    assert text.endswith("\r\n")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";"))


def _value(cell: Cell) -> object:
    if isinstance(cell.value, datetime):
        assert cell.is_date, cell.coordinate
        assert cell.number_format == "dd-mm-yyyy", cell.coordinate
        return cell.value.date()
    return cell.value
