"""The formats of a report, and the one way to ask for a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import cast

from selfeval.errors import ExportError
from selfeval.export.file_name import file_name
from selfeval.export.formats import ExportedFile
from selfeval.overview.document import Document
from selfeval.text import listing, today

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class _ReportFormat:
    label: str
    media_type: str
    writer: str  # the function of the same name in the module of this name; loaded when it is asked for


_FORMATS = {
    "pdf": _ReportFormat("PDF", "application/pdf", "pdf"),
    "docx": _ReportFormat("Word", f"{OFFICE}.wordprocessingml.document", "docx"),
    "xlsx": _ReportFormat("Excel", f"{OFFICE}.spreadsheetml.sheet", "xlsx"),
}

REPORTS: dict[str, str] = {name: found.label for name, found in _FORMATS.items()}
"""The formats that a report comes in, the one most people want first, and what to call them in Danish."""


def write_report(document: Document, format: str) -> bytes:
    """Return the document as a file of one of `REPORTS`. Raises ExportError, in Danish, for an unknown format.

    >>> from selfeval.overview.document import Section
    >>> document = Document("Kvalitet i bostøtten", ("Team Åparken",), (Section("nu", "Nu", ("Niveauet er 3,8.",)),))
    >>> write_report(document, "xlsx")[:2]
    b'PK'
    """
    found = _format_of(format)
    module = import_module(f"selfeval.export.report.{found.writer}")
    write = cast("Callable[[Document], bytes]", getattr(module, f"report_as_{found.writer}"))
    return write(document)


def report_file(document: Document, format: str, *, day: date | None = None) -> ExportedFile:
    """Return the report with a name and a media type, to be handed over. `day` is in the name; today unless given.

    >>> document = Document("Kvalitet i bostøtten", (), ())
    >>> report_file(document, "xlsx", day=date(2026, 3, 4)).name
    'Rapport Kvalitet i bostøtten 04-03-2026.xlsx'
    """
    media_type = _format_of(format).media_type
    name = file_name("Rapport", document.title, day or today(), format)
    return ExportedFile(name=name, media_type=media_type, data=write_report(document, format))


def check_format(format: str) -> None:
    """Raise ExportError, in Danish, for an unknown format, before what takes time is begun."""
    _format_of(format)


def _format_of(format: str) -> _ReportFormat:
    found = _FORMATS.get(format)
    if found is None:
        names = listing(f"'{name}'" for name in _FORMATS)
        raise ExportError(f"En rapport kan ikke laves i formatet '{str(format)[:20]}'. Kendte formater: {names}.")
    return found
