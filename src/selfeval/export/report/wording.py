"""What a report says beside the document's own texts, and the colours that paper has besides the pictures'."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten
from types import MappingProxyType

from selfeval.overview.document import Document, Section, Table

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "summary": "Det vigtigste",
        "notes": "Om tallene",
        "reading": "Sådan læses rapporten",
        "table": "Tabel",
        "picture": "Figur",
        "continued": "Billedet fortsætter.",
        "page": "Side",
        "of": "af",
        "colour": "Farven siger det samme som tallet: Brun er lavt, grå er i midten, og grøn er højt.",
    }
)

PAPER: Mapping[str, str] = MappingProxyType({"sunken": "#eaf0f1", "accent-soft": "#ddeef2"})
"""From the pages' own colours, as the others; a test keeps them equal."""

HEAD = 90
"""Characters."""

SECTIONS_ON_ONE_PAGE = 2
"""A report of more sections begins with a page with the most important statement of each."""

UNTITLED, UNTITLED_SECTION = "Rapport", "Uden overskrift"
NOTHING = "Der er ikke noget at vise her endnu."
MISSING_LETTER = (
    "Tegnet □ står i stedet for et tegn, som skriften i denne fil ikke har, for eksempel en emoji. "
    "I Word-udgaven står tegnet, som det er skrevet."
)


def nothing(section: Section) -> str:
    """Return what to say where a section has nothing to show: its own words, or ours if it has none."""
    has_more = section.says or section.picture or (section.table and section.table.rows)
    return section.empty or ("" if has_more else NOTHING)


def running(document: Document) -> str:
    """Return the title as it stands at the head of each page, where there is one line for it."""
    return shorten(document.title, HEAD, placeholder=" …")


def lead(section: Section) -> str:
    """Return the most important sentence of the section."""
    return section.says[0] if section.says else nothing(section)


def coloured(table: Table) -> bool:
    """Return whether a field of the table has a colour, which then has to be explained."""
    return any(cell.tone for row in table.rows for cell in row)
