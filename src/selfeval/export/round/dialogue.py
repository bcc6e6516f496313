"""The sheet 'Dialog': one row an item, with why it came up and what the team said of it."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.export.round.outcome import Outcome
from selfeval.export.sheet import Column, Sheet
from selfeval.framework.model import Framework, Item
from selfeval.records import DialogueNote
from selfeval.workshop.reveal.agenda import AgendaLine
from selfeval.workshop.reveal.picture import ItemPicture


@dataclass(frozen=True, kw_only=True, slots=True)
class TalkedOf:
    """An item of the scope. `picture` and `line` are None before the dialogue; `said` where the team said nothing."""

    framework: Framework
    item: Item
    picture: ItemPicture | None
    line: AgendaLine | None
    said: DialogueNote | None


def talked_of(outcome: Outcome) -> tuple[TalkedOf, ...]:
    """Return every item of the scope, in its order."""
    result = outcome.result
    pictures = {picture.item: picture for picture in result.pictures}
    lines = {line.item: line for line in result.agenda}
    return tuple(
        TalkedOf(
            framework=result.content.framework_of(item.id),
            item=item,
            picture=pictures.get(item.id),
            line=lines.get(item.id),
            said=result.said(item.id),
        )
        for item in result.content.items
    )


COLUMNS: tuple[Column[TalkedOf], ...] = (
    Column("Spørgeramme", 24, "Den spørgeramme, punktet kommer fra.", lambda row: row.framework.title),
    Column("Punkt nr.", 7, "Punktets nummer i spørgerammen.", lambda row: row.item.number),
    Column("Titel", 30, "Punktets titel i spørgerammen.", lambda row: row.item.title),
    Column(
        "Dagsorden",
        11,
        "Punktets plads på dagsordenen: det, der mest har brug for at blive talt om, står først.",
        lambda row: row.line.rank if row.line else None,
    ),
    Column(
        "Hvorfor på dagsordenen",
        40,
        "Det i svarene, der gav punktet dets plads.",
        lambda row: "\n".join(row.line.reasons) if row.line else "",
    ),
    Column("Det lykkes vi med", 36, "Det, I sagde i dialogen.", lambda row: row.said.succeeds if row.said else ""),
    Column("Det er svært", 36, "Det, I sagde i dialogen.", lambda row: row.said.difficult if row.said else ""),
    Column("Det vil vi prøve", 36, "Det, I sagde i dialogen.", lambda row: row.said.will_try if row.said else ""),
    Column(
        "Hvad svarene bygger på",
        32,
        "Hvor mange der bygger på praksisviden, borgernes erfaringer og forskning. Tom, hvis for få har svaret.",
        lambda row: row.picture.knowledge_sentence if row.picture else "",
    ),
)


def dialogue_sheet(outcome: Outcome) -> Sheet[TalkedOf]:
    """Return what the team said, and why the items came up."""
    return Sheet(name="Dialog", columns=COLUMNS, rows=talked_of(outcome))
