"""A document as a PDF that can be read aloud (PDF/UA-1): tagged, Danish, with a title, for A4.

`report.typ` draws it. Texts reach it as data and are never a part of what typst reads as its own language.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import typst

from selfeval.analysis.plot.canvas import COLOURS, ON_LEVEL, Picture
from selfeval.errors import ExportError
from selfeval.export.report import wording
from selfeval.export.report.layout import MARGIN, across, columns
from selfeval.export.report.letters import INSTEAD, breakable, drawable, fonts
from selfeval.export.report.pieces import cropped, pieces
from selfeval.overview.document import Cell, Document, Section, Table

NOT_DRAWN = (
    "Rapporten kunne ikke laves som PDF. Hent den som Word i stedet, og fortæl det til den, der driver selfeval."
)
SHORT = 600
"""A row of fewer characters is kept on one page."""


def report_as_pdf(document: Document) -> bytes:
    """Make the PDF. What its fonts have no letter for is drawn as `□`, and the last page says so.

    Raises ExportError if it cannot be drawn so that it can be read aloud.
    """
    try:
        pdf = typst.compile(
            files(__package__).joinpath("report.typ").read_bytes(),
            format="pdf",
            pdf_standards="ua-1",
            font_paths=_fonts(),
            sys_inputs={"report": json.dumps(_as_json(document))},
        )
    except typst.TypstError as error:
        raise ExportError(NOT_DRAWN) from error
    return bytes(pdf)


@cache
def _fonts() -> typst.Fonts:
    # The computer's own fonts are left out: a report is to look the same wherever it is made.
    return typst.Fonts(include_system_fonts=False, font_paths=[str(fonts())])


def _as_json(document: Document) -> dict[str, Any]:
    """Return all that the template draws, as JSON takes it."""
    content = {
        "title": _named(document.title, wording.UNTITLED),
        "running": drawable(wording.running(document)),
        "about": [_shown(line) for line in document.about],
        "sections": [_section(section) for section in document.sections],
        "reading": [_shown(line) for line in document.reading],
    }
    return content | {
        "front": len(document.sections) > wording.SECTIONS_ON_ONE_PAGE,
        "missing": wording.MISSING_LETTER if INSTEAD in json.dumps(content, ensure_ascii=False) else "",
        "margin": MARGIN,
        "words": dict(wording.WORDS),
        "colours": {**COLOURS, **wording.PAPER},
        "on": {str(level): colour for level, colour in ON_LEVEL.items()},
    }


def _named(text: str, otherwise: str) -> str:
    """Return the text on one line. PDF/UA takes no document without a title."""
    return " ".join(_shown(text).split()) or otherwise


def _shown(text: str) -> str:
    return breakable(drawable(text))


def _section(section: Section) -> dict[str, Any]:
    turned = across(section.table)
    return {
        "across": turned,
        "title": _named(section.title, wording.UNTITLED_SECTION),
        "lead": _shown(wording.lead(section)),
        "says": [_shown(line) for line in section.says],
        "empty": _shown(wording.nothing(section)),
        "notes": [_shown(line) for line in section.notes],
        "picture": _picture(section.picture),
        "table": _table(section.table, turned) if section.table and section.table.rows else None,
    }


def _picture(picture: Picture | None) -> dict[str, Any] | None:
    if picture is None:
        return None
    alternative, shown = _named(picture.text, picture.title), pieces(picture)
    return {
        "title": _shown(picture.title),
        "width": shown.width,
        "pieces": [
            {
                "svg": cropped(picture.svg, top / shown.height, bottom / shown.height),
                "alt": alternative if top == 0 else wording.WORDS["continued"],
            }
            for top, bottom in pairwise(shown.cuts)
        ],
    }


def _table(table: Table, turned: bool) -> dict[str, Any]:
    room = columns(table, across=turned)
    return {
        "caption": _shown(table.caption),
        "heads": [_shown(head) for head in table.heads],
        "widths": room.widths,
        "numbers": room.numbers,
        "divided": room.divided,
        "rows": [_row(row) for row in table.rows],
        "coloured": wording.coloured(table),
    }


def _row(row: tuple[Cell, ...]) -> dict[str, Any]:
    cells = [{"text": _shown(cell.text), "tone": cell.tone, "hidden": cell.hidden} for cell in row]
    return {"cells": cells, "whole": sum(len(cell.text) for cell in row) < SHORT}
