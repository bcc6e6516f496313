"""A table in a Word file: a head that is repeated on each page, and rows that are not torn apart."""

from __future__ import annotations

from docx.document import Document as WordFile
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.table import _Row as WordRow

from selfeval.analysis.plot.canvas import COLOURS, ON_LEVEL
from selfeval.export.report.docx_parts import element
from selfeval.export.report.layout import columns
from selfeval.export.report.letters import plain
from selfeval.export.report.wording import PAPER
from selfeval.overview.document import Cell, Table

SIZE = 9.5


def add_table(file: WordFile, table: Table, *, turned: bool) -> None:
    """Add the table below what is written already; `turned` says whether the paper lies on its side."""
    room = columns(table, across=turned)
    made = file.add_table(rows=1 + len(table.rows), cols=len(table.heads))
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    made.autofit = False
    _set_look(made, table.caption)
    for column, width in zip(made.columns, room.widths, strict=True):
        column.width = Mm(width)
    rows = list(made.rows)
    for row in rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    _write_heads(rows[0], table, room.widths, room.numbers)
    for row, cells in zip(rows[1:], table.rows, strict=True):
        places = zip(row.cells, cells, room.widths, room.numbers, strict=True)
        for place, (field, cell, width, of_numbers) in enumerate(places):
            field.width = Mm(width)
            _write(field, cell, bold=place == 0, right=of_numbers)


def _set_look(made: WordTable, caption: str) -> None:
    """Draw lines below the rows, and mark the first row and column as heads for screen readers."""
    properties = made._tbl.tblPr
    lines = element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        lines.append(element(f"w:{side}", val="single", sz="4", space="0", color=COLOURS["line"][1:].upper()))
    look = {"firstRow": "1", "lastRow": "0", "firstColumn": "1", "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    properties.remove(properties.find(qn("w:tblLook")))
    properties.find(qn("w:tblLayout")).addprevious(lines)  # Word refuses a file in which these stand in another order
    properties.append(element("w:tblLook", val="06A0", **look))
    properties.append(element("w:tblCaption", val=plain(caption)))


def _write_heads(row: WordRow, table: Table, widths: tuple[float, ...], numbers: tuple[bool, ...]) -> None:
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))
    for field, head, width, of_numbers in zip(row.cells, table.heads, widths, numbers, strict=True):
        field.width = Mm(width)
        _shade(field, PAPER["sunken"])
        _write(field, Cell(head), bold=True, right=of_numbers)


def _write(field: WordCell, cell: Cell, *, bold: bool, right: bool) -> None:
    paragraph = field.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.line_spacing = 1.0
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(plain(cell.text))
    run.font.size, run.bold, run.italic = Pt(SIZE), bold or None, cell.hidden or None
    if cell.hidden:
        run.font.color.rgb = _colour(COLOURS["muted"])
    elif cell.tone:
        _shade(field, COLOURS[f"level-{cell.tone}"])
        run.font.color.rgb = _colour(ON_LEVEL[cell.tone])


def _shade(field: WordCell, colour: str) -> None:
    field._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=colour[1:].upper()))


def _colour(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:].upper())
