"""A document as JSON for the browser. Pictures are left to be asked for one by one: drawing them takes time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selfeval.overview.document import Cell, Document, Section, Table

if TYPE_CHECKING:
    from selfeval.analysis.plot import Picture


def document_json(document: Document) -> dict[str, Any]:
    """All that a page draws at first."""
    return {
        "title": document.title,
        "about": list(document.about),
        "sections": [_section(section) for section in document.sections],
        "reading": list(document.reading),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "says": list(section.says),
        "table": section.table and _table(section.table),
        "picture": section.picture and _picture(section.picture),
        "notes": list(section.notes),
        "empty": section.empty,
        "code": section.code,
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "heads": list(table.heads),
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    """Return a cell; what differs from a plain word stands beside the text."""
    fields: dict[str, Any] = {"text": cell.text}
    if cell.tone is not None:
        fields["tone"] = cell.tone
    if cell.hidden:
        fields["hidden"] = True
    if isinstance(cell.value, int | float):
        fields["number"] = True
    return fields


def _picture(picture: Picture) -> dict[str, Any]:
    """Return what stands in the picture's place until it comes; `ratio` of width to height keeps the room for it.

    Of a picture that is not drawn before it is asked for, there is only the title: text is "" and ratio None.
    """
    if "figure" not in vars(picture):
        return {"title": picture.title, "text": "", "ratio": None}
    width, height = picture.figure.get_size_inches()
    return {"title": picture.title, "text": picture.text, "ratio": round(width / height, 3)}
