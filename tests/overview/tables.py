"""A document's tables and sentences, taken apart again."""

from __future__ import annotations

import re

from selfeval.overview.document import Cell, Document, Section

NUMBER = re.compile(r"(?<![\w–-])[+−]?\d+(?:[.,]\d+)*(?![\w])")


def section(document: Document, id: str) -> Section:
    """The section with this id."""
    return next(one for one in document.sections if one.id == id)


def rows(section: Section) -> list[dict[str, Cell]]:
    """Heading → field, for each row of the section's table."""
    assert section.table is not None
    return [dict(zip(section.table.heads, row, strict=True)) for row in section.table.rows]


def by_item(section: Section, column: str) -> dict[tuple[str, str], Cell]:
    """Title and dimension → the field of a column, of a table with a row for each."""
    return {
        (row["Punkt"].text, row["Dimension"].text): row[column]
        for row in rows(section)
        if row["Dimension"].text.endswith("kvalitet")
    }


def counted(section: Section, heading: str) -> object:
    """The number in a row that counts: the first after its heading."""
    (row,) = [row for row in section.table.rows if row[0].text == heading] if section.table else ()
    return row[1].value


def numbers(words: str) -> set[str]:
    """The numbers of a sentence, but for those within »titles«."""
    return set(NUMBER.findall(re.sub(r"»[^«]*«", "", words)))


def told(section: Section) -> set[str]:
    """The numbers of the fields of the section's table, of its heads and its caption."""
    if section.table is None:
        return set()
    fields = [cell.text for row in section.table.rows for cell in row]
    words = " ; ".join([*fields, *section.table.heads, section.table.caption])
    return set(NUMBER.findall(words)) | set(re.findall(r"\d+(?:,\d+)?", words))


def words_of(document: Document) -> str:
    """All that stands in a document but its notes."""
    parts = [document.title, *document.about]
    for one in document.sections:
        parts += [one.title, *one.says, one.empty]
        if one.table:
            parts += [one.table.caption, *one.table.heads, *(cell.text for row in one.table.rows for cell in row)]
    return "\n".join(parts)
