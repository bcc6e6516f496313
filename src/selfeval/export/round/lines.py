"""The sheet 'Linjer': what was written from phones and everybody has seen, and what the team takes up later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selfeval.export.round.outcome import Outcome
from selfeval.export.sheet import Column, Sheet
from selfeval.workshop.answers.consensus import PARTS
from selfeval.workshop.reveal.result import RoundResult


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenLine:
    """A line: what it was said to, about which item, and what became of it."""

    place: str
    number: str
    title: str
    text: str
    state: str


COLUMNS: tuple[Column[WrittenLine], ...] = (
    Column("Skrevet under", 24, "Det, linjen er sagt til.", lambda row: row.place),
    Column(
        "Punkt nr.",
        7,
        "Punktets nummer. Tom, hvis linjen ikke hører til et punkt.",
        lambda row: row.number,
    ),
    Column("Titel", 30, "Punktets titel i spørgerammen.", lambda row: row.title),
    Column("Linje", 60, "Det, der er skrevet, uden navn og i alfabetisk orden.", lambda row: row.text),
    Column("Status", 16, "Om linjen er taget med til planen, eller om den er streget ud.", lambda row: row.state),
)


def line_sheets(outcome: Outcome) -> tuple[Sheet[WrittenLine], ...]:
    """Return the sheet, or nothing where nobody has written a line."""
    rows = (*_from_phones(outcome.result), *_later(outcome.result))
    return (Sheet(name="Linjer", columns=COLUMNS, rows=rows),) if rows else ()


def _from_phones(result: RoundResult) -> Iterator[WrittenLine]:
    for item in result.content.items:
        for line in result.lines:
            if line.item == item.id and line.everybody_sees:
                yield WrittenLine(
                    place=PARTS[line.part],
                    number=item.number,
                    title=item.title,
                    text=line.text,
                    state="Til planen" if line.plan else "",
                )


def _later(result: RoundResult) -> Iterator[WrittenLine]:
    for one in result.parked:
        item = result.content.item(one.item) if one.item else None
        yield WrittenLine(
            place="Det tager vi senere",
            number=item.number if item else "",
            title=item.title if item else "",
            text=one.text,
            state="Streget ud" if one.done else "",
        )
