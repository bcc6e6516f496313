"""The workbook holds the numbers behind the report, and no formula."""

from __future__ import annotations

import io
from datetime import date, datetime
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from selfeval.export.report import write_report
from selfeval.overview.document import Cell, Document, Section
from tests.export.report.conftest import HOSTILE, TOO_FEW, a_document, a_picture, a_table, hostile_document


def opened(document: Document) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_report(document, "xlsx")))


def of_cells(*cells: Cell) -> Workbook:
    """A workbook whose second sheet, A, has a row for each of the cells, from B2 down."""
    return opened(a_document(Section("a", "A", (), a_table(*((Cell("Punkt"), cell) for cell in cells)))))


def test_there_is_a_sheet_for_each_table_after_the_first(sample: Document) -> None:
    book = opened(sample)
    assert book.sheetnames == ["Læs først", "Hvor står vi", "Er der forskel på teamene", "Hvad gør vi ved det"]
    tables = [section.table for section in sample.sections if section.table]
    for sheet, table in zip(book.worksheets[1:], tables, strict=True):
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        assert rows[0] == list(table.heads)
        assert [row[0] for row in rows[1:]] == [row[0].text for row in table.rows]


def test_the_first_sheet_says_what_it_is_and_how_to_read_it(sample: Document) -> None:
    rows = [row[:3] for row in opened(sample)["Læs først"].iter_rows(min_row=2, values_only=True)]
    assert rows[0] == ("Rapporten", "Titel", sample.title)
    told = {said for _, _, said in rows}
    assert {*sample.about, *sample.reading} <= told
    for section in sample.sections:
        assert {*section.says, *section.notes} <= told
        if section.table:
            assert section.table.caption in told
    assert ("Hvad siger borgere og peers?", "Intet at vise endnu", sample.sections[3].empty) in rows
    assert any("skjult" in str(said) and "ikke 0" in str(said) for said in told)


def test_a_picture_is_told_in_words_and_the_code_is_there() -> None:
    section = Section("a", "A", picture=a_picture(), code="se.score(ratings)")
    rows = list(opened(a_document(section))["Læs først"].iter_rows(values_only=True))
    assert ("A", "Billede: Profil", a_picture().text) in rows
    assert ("A", "Sådan laves tabellen i Python", "se.score(ratings)") in rows


def test_numbers_and_days_are_true_ones() -> None:
    sheet = of_cells(Cell("3,8", value=3.8), Cell("7", value=7), Cell("04-03-2026", value=date(2026, 3, 4)))["A"]
    assert [sheet[f"B{row}"].value for row in (2, 3)] == [3.8, 7]
    assert sheet["B4"].value == datetime(2026, 3, 4)  # noqa: DTZ001 openpyxl gives days so
    assert sheet["B4"].number_format == "dd-mm-yyyy"


def test_a_moment_is_its_day() -> None:
    moment = datetime(2026, 3, 4, 10, 42)  # noqa: DTZ001 as pandas gives them
    assert of_cells(Cell("04-03-2026", value=moment))["A"]["B2"].value == datetime(2026, 3, 4)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ((Cell("64 %", value=0.64), Cell("8 %", value=0.08)), "0%"),
        ((Cell("3,8", value=3.8), Cell(TOO_FEW, hidden=True)), "0.0"),
        ((Cell("64 %", value=64), Cell("8 %", value=8)), "General"),
        ((Cell("7", value=7),), "General"),
    ],
)
def test_numbers_are_shown_as_the_report_shows_them(cells: tuple[Cell, ...], shown: str) -> None:
    assert of_cells(*cells)["A"]["B2"].number_format == shown


def test_what_is_hidden_says_why_and_is_never_a_number() -> None:
    sheet = of_cells(Cell(TOO_FEW, value=0, hidden=True), Cell(TOO_FEW, value=4.2, hidden=True), Cell("3,8", 3.8))["A"]
    assert [cell.value for cell in sheet["B"][1:]] == [TOO_FEW, TOO_FEW, 3.8]


@pytest.mark.parametrize("text", [*HOSTILE, '=cmd|" /C calc"!A1', "@SUM(A1)", "+45 12345678", "-1", "\t=1", "＝1"])
def test_no_text_is_a_formula(text: str) -> None:
    book = opened(a_document(Section("a", "A", (text,), a_table((Cell(text), Cell(text)), heads=(text, "Niveau")))))
    for cell in (book["A"]["A1"], book["A"]["A2"], book["A"]["B2"]):
        assert (cell.value, cell.data_type) == (text, "s")
    assert book["A"]["A2"].quotePrefix == text.lstrip().startswith(("=", "+", "-", "@", "＝"))


def test_no_text_becomes_a_link() -> None:
    with ZipFile(io.BytesIO(write_report(hostile_document(), "xlsx"))) as file:
        assert not [name for name in file.namelist() if "sheets/_rels" in name]


def test_a_sheet_has_a_name_that_excel_takes_and_no_other_has() -> None:
    titles = ["A/B: [C]?*\\", "A B C", "", "History", "'citat'", "læs først", "x" * 40, "X" * 40, "🚀" * 40]
    table = a_table((Cell("Punkt"), Cell("1")))
    names = opened(a_document(*(Section("a", title, (), table) for title in titles))).sheetnames
    assert len({name.casefold() for name in names}) == len(titles) + 1
    assert names[1:5] == ["A B C", "A B C (2)", "Tabel", "History (2)"]
    assert all(0 < len(name.encode("utf-16-le")) <= 62 for name in names)


def test_every_row_has_the_height_of_its_text() -> None:
    """Some programs do not work it out, and let the lines lie upon each other."""
    sheet = of_cells(Cell("kort"), Cell("ord " * 60))["A"]
    assert (sheet.row_dimensions[2].height or 15) == 15  # the usual one is not written
    assert sheet.row_dimensions[3].height >= 60


def test_a_document_without_tables_has_the_first_sheet() -> None:
    assert opened(Document("Kvalitet", (), ())).sheetnames == ["Læs først"]
