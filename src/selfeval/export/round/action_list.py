"""The sheet 'Udviklingsplan': one row an action. The same columns are the Danish CSV."""

from __future__ import annotations

from datetime import date

from selfeval.export.round.outcome import Outcome, PlannedAction
from selfeval.export.sheet import Column, Sheet
from selfeval.framework.model import Item
from selfeval.text import ACTION_KINDS, ACTION_REACHES, ACTION_STATUSES, local

Numbered = tuple[int, PlannedAction]


def named(item: Item | None) -> str:
    """Return an item's number, where it has one, and its title; "" for an item that is no longer there."""
    if item is None:
        return ""
    return " ".join(filter(None, (item.number, item.title)))


def last_change(planned: PlannedAction) -> date:
    """Return the day, in Denmark, on which the action was last written in."""
    return local(planned.action.at).date()


COLUMNS: tuple[Column[Numbered], ...] = (
    Column("Nr.", 5, "Handlingens nummer på listen.", lambda row: row[0]),
    Column("Punkt", 30, "Det punkt, som handlingen hører til: nummer og titel.", lambda row: named(row[1].item)),
    Column(
        "Dimension",
        16,
        "Borgeroplevet, faglig eller organisatorisk kvalitet. Tom, når handlingen gælder hele punktet.",
        lambda row: row[1].dimension,
    ),
    Column("Hvad", 40, "Det, I vil gøre.", lambda row: row[1].action.what),
    Column("Hvorfor", 36, "Grunden til, at I vil gøre det.", lambda row: row[1].action.why),
    Column(
        "Slags handling",
        20,
        "En af de seks slags handlinger, som publikationen om pejlemærkerne nævner.",
        lambda row: ACTION_KINDS[row[1].action.kind],
    ),
    Column(
        "Hvem kan gå i gang",
        18,
        "Om I selv kan gå i gang, eller om rammerne først skal ændres. Det sidste er ledelsens del.",
        lambda row: ACTION_REACHES[row[1].action.reach],
    ),
    Column(
        "Ansvarlig", 18, "Den, der sørger for det. Skriv en rolle og ikke et navn.", lambda row: row[1].action.owner
    ),
    Column("Frist", 12, "Den dag, handlingen skal være gennemført.", lambda row: row[1].action.deadline),
    Column("Tegn på, at det lykkes", 32, "Det, I vil kunne se eller høre.", lambda row: row[1].action.sign),
    Column(
        "Status",
        13,
        "Planlagt, i gang, gennemført eller droppet.",
        lambda row: ACTION_STATUSES[row[1].action.status],
    ),
    Column("Seneste ændring", 12, "Den dag, der sidst blev skrevet i handlingen.", lambda row: last_change(row[1])),
    Column(
        "Begrundelse for status",
        30,
        "Hvorfor handlingen står, som den gør, for eksempel hvorfor den er droppet.",
        lambda row: row[1].action.status_reason,
    ),
    Column(
        "Fra runden",
        18,
        "Den runde, handlingen er skrevet i. Handlinger fra tidligere runder er med, hvis de ikke var færdige, "
        "da denne runde begyndte.",
        lambda row: row[1].origin.title,
    ),
)


def action_sheet(outcome: Outcome) -> Sheet[Numbered]:
    """Return the actions of the round, and after them those carried over from earlier rounds."""
    return Sheet(name="Udviklingsplan", columns=COLUMNS, rows=tuple(enumerate(outcome.actions, start=1)))
