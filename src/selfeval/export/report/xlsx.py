"""The numbers behind a document as an Excel workbook: a sheet for each table, and a first one that explains them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, TypeAlias

from selfeval.export import sheet as sheets
from selfeval.export.excel import BookProperties, workbook
from selfeval.export.report import wording
from selfeval.export.report.layout import is_of_numbers
from selfeval.export.round.explanation import Fact
from selfeval.export.sheet import Column, Sheet
from selfeval.overview.document import Cell, Document, Section, Table

Row: TypeAlias = tuple[Cell, ...]

FIRST = "Læs først"
NARROW, WIDE = 9, 50
"""Characters."""

ROOM = 31
"""Excel takes no longer name of a sheet."""

FORBIDDEN = frozenset("[]:*?/\\'")
CELLS = (
    "Tal og datoer er rigtige tal og datoer. Et tal, der er skjult for at beskytte personer, står med sin grund i ord. "
    "Det er ikke 0 og tælles ikke med, når I regner videre."
)
COLUMNS: tuple[Column[Fact], ...] = (
    Column("Om", 30, "", lambda fact: fact.about),
    Column("Navn", 34, "", lambda fact: fact.name),
    Column("Forklaring", 90, "", lambda fact: fact.said),
)


def report_as_xlsx(document: Document) -> bytes:
    """Make the workbook. Statements, notes and code of a section are on the first sheet, pictures on none."""
    named = list(_named(document.sections))
    first = Sheet(name=FIRST, columns=COLUMNS, rows=tuple(_facts(document, named)), to_read=True)
    about = BookProperties(title=document.title[:255], subject=" · ".join(document.about)[:255], company="")
    return workbook([first, *(_sheet(name, section.table) for name, section in named if section.table)], about)


def _facts(document: Document, named: Sequence[tuple[str, Section]]) -> Iterator[Fact]:
    yield Fact("Rapporten", "Titel", document.title)
    yield from (Fact("Rapporten", "Om", line) for line in document.about)
    yield from (Fact("Rapporten", wording.WORDS["reading"], line) for line in document.reading)
    yield Fact("Filen", "Cellerne", CELLS)
    for name, section in named:
        yield from (Fact(section.title, "Det siger tallene", line) for line in section.says)
        if empty := wording.nothing(section):
            yield Fact(section.title, "Intet at vise endnu", empty)
        if section.table:
            yield Fact(section.title, f"Ark: {name}", section.table.caption)
        if section.picture:
            yield Fact(section.title, f"Billede: {section.picture.title}", section.picture.text)
        yield from (Fact(section.title, wording.WORDS["notes"], line) for line in section.notes)
        if section.code:
            yield Fact(section.title, "Sådan laves tabellen i Python", section.code)


def _sheet(name: str, table: Table) -> Sheet[Row]:
    return Sheet(name=name, columns=tuple(_columns(table)), rows=table.rows, to_read=True)


def _columns(table: Table) -> Iterator[Column[Row]]:
    for place, head in enumerate(table.heads):
        cells = [row[place] for row in table.rows]
        longest = max(map(len, [head, *(cell.text for cell in cells)]))
        width = min(WIDE, max(NARROW, longest + 3))
        yield Column(head, width, "", _value_at(place), _number_format(cells))


def _value_at(place: int) -> Callable[[Row], sheets.Cell]:
    return lambda row: value(row[place])


def value(cell: Cell) -> sheets.Cell:
    """Return what a spreadsheet holds of the field: its number or day, or its words. A hidden field has words only.

    >>> value(Cell("3,8", value=3.8)), value(Cell("skjult: færre end 5", value=4.2, hidden=True))
    (3.8, 'skjult: færre end 5')
    """
    if cell.hidden or cell.value is None:
        return cell.text
    return cell.value.date() if isinstance(cell.value, datetime) else cell.value


def _number_format(cells: list[Cell]) -> str:
    """Show shares in per cent where the text does so, and numbers with the decimals of the text."""
    shown = [cell for cell in cells if not cell.hidden and _is_number(cell.value)]
    if not shown or not is_of_numbers(cells):
        return "General"
    decimals = max(len(cell.text.partition(",")[2].rstrip(" %")) if _is_decimal(cell.text) else 0 for cell in shown)
    number = "0." + "0" * decimals if decimals else "0"
    if all(cell.text.endswith("%") and abs(_as_float(cell.value)) <= 1 for cell in shown):
        return f"{number}%"
    return number if decimals else "General"


def _is_number(value: float | date | None) -> bool:
    return isinstance(value, int | float)


def _as_float(value: Any) -> float:
    return float(value)


def _is_decimal(text: str) -> bool:
    whole, _, part = text.rstrip(" %").partition(",")
    return whole.lstrip("+−-").isdigit() and part.isdigit()


def _named(sections: Sequence[Section]) -> Iterator[tuple[str, Section]]:
    """Return each section with the name of its sheet: its title, as Excel takes it and as no other sheet has it."""
    taken = {FIRST.casefold(), "history"}
    for section in sections:
        name = _free(section.title, taken)
        taken.add(name.casefold())
        yield name, section


def _free(title: str, taken: set[str]) -> str:
    words = (
        " ".join(
            "".join(" " if character in FORBIDDEN or character < " " else character for character in title).split()
        )
        or "Tabel"
    )
    number, end = 1, ""
    while (name := _cut(words, end)).casefold() in taken:
        number += 1
        end = f" ({number})"
    return name


def _cut(words: str, end: str) -> str:
    """Cut a text to its first characters. Excel counts as UTF-16 does, where an emoji is two."""
    room = (ROOM - len(end)) * 2
    return words.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore").strip() + end
