"""The formats in which a round leaves the house, and the one way to ask for a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from selfeval.errors import ExportError
from selfeval.export.danish_csv import sheet_as_csv
from selfeval.export.file_name import file_name
from selfeval.export.round.action_list import action_sheet
from selfeval.export.round.as_json import round_as_json
from selfeval.export.round.calendar import round_as_ics
from selfeval.export.round.outcome import Outcome, read_outcome
from selfeval.export.round.workbook import round_as_xlsx
from selfeval.records import now
from selfeval.storage import Store
from selfeval.text import listing, local


@dataclass(frozen=True, kw_only=True, slots=True)
class ExportedFile:
    """A file as it is handed over: its name (without folder), its media type and its bytes."""

    name: str
    media_type: str
    data: bytes


class OfferedFormat(NamedTuple):
    """A format as the page offers it: what to ask for, what to call it, and what one gets."""

    format: str
    label: str
    help: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Format:
    label: str
    help: str
    begins: str  # the first word of the file's name
    media_type: str
    make: Callable[[Outcome], bytes]


_FORMATS = {
    "xlsx": _Format(
        label="Excel",
        help="Udviklingsplanen, vurderingerne samlet for teamet, det, I sagde i dialogen, og en forklaring af "
        "kolonnerne.",
        begins="Udviklingsplan",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        make=round_as_xlsx,
    ),
    "csv": _Format(
        label="CSV (dansk)",
        help="Kun udviklingsplanen, som en tekstfil med semikolon, til andre systemer.",
        begins="Udviklingsplan",
        media_type="text/csv",
        make=lambda outcome: sheet_as_csv(action_sheet(outcome)),
    ),
    "ics": _Format(
        label="Kalender",
        help="Fristerne i udviklingsplanen, til jeres kalender.",
        begins="Frister",
        media_type="text/calendar",
        make=round_as_ics,
    ),
    "json": _Format(
        label="JSON",
        help="Hele runden samlet for teamet, til et program, der skal læse den.",
        begins="Runde",
        media_type="application/json",
        make=round_as_json,
    ),
}

FORMATS: dict[str, str] = {name: found.label for name, found in _FORMATS.items()}
"""The formats and what to call them in Danish."""


def exports() -> Iterator[OfferedFormat]:
    """Return the formats to choose from, the one most people want first.

    >>> [offer.format for offer in exports()]
    ['xlsx', 'csv', 'ics', 'json']
    """
    for name, found in _FORMATS.items():
        yield OfferedFormat(name, found.label, found.help)


def export_round(store: Store, round_id: str, format: str, *, today: date | None = None) -> ExportedFile:
    """Return a round, in any phase, as a file of one of `FORMATS`. It holds no answer of a single person, and no note.

    today  the day in the file's name; today in Denmark unless given

    Raises ExportError for an unknown format and for a calendar without deadlines, NotFound for an unknown round.

    >>> from tempfile import TemporaryDirectory
    >>> from selfeval.framework import read_framework
    >>> from selfeval.records import Organisation, Team
    >>> from selfeval.workshop.round.leading import plan_round
    >>> folder = TemporaryDirectory()
    >>> with Store.open(f"{folder.name}/selfeval.db") as store:
    ...     _ = store.add_organisation(Organisation(id="k1", name="Kommunen"))
    ...     _ = store.add_team(Team(id="t1", organisation_id="k1", name="Team Åparken"))
    ...     of_2026 = dict(title="Forår", today=date(2026, 3, 4), retain_until=date(2028, 3, 4))
    ...     framework = read_framework("recovery-principper")
    ...     round = plan_round(store, team_id="t1", frameworks=[framework], items=["r-haab"], **of_2026)
    ...     export_round(store, round.id, "csv", today=date(2026, 3, 4)).name
    'Udviklingsplan Team Åparken 04-03-2026.csv'
    >>> folder.cleanup()
    """
    found = _FORMATS.get(format)
    if found is None:
        names = listing(f"'{name}'" for name in _FORMATS)
        raise ExportError(f"Formatet '{str(format)[:20]}' findes ikke. Kendte formater: {names}.")
    day = today or local(now()).date()
    outcome = read_outcome(store, round_id, day)
    name = file_name(found.begins, outcome.result.team.name, day, format)
    return ExportedFile(name=name, media_type=found.media_type, data=found.make(outcome))
