"""Hvad gør vi? The open actions with their deadlines, and how many were carried through."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from selfeval.overview.document import Cell, Section, Table
from selfeval.overview.leader import saying
from selfeval.overview.leader.cells import NOTHING, day
from selfeval.overview.leader.plans import DONE, DROPPED, NEEDS_FRAMES, Plans
from selfeval.overview.leader.view import View
from selfeval.text import ACTION_REACHES, ACTION_STATUSES, danish_date, plural

ID, TITLE = "hvad-goer-vi", "Hvad gør vi?"
NO_ACTIONS = (
    "Ingen af de valgte teams har skrevet handlinger. De kommer, når et team når til udviklingsplanen. "
    "To eller tre handlinger med en ansvarlig og en frist er nok."
)
HEADS = ("Handling", "Team", "Punkt", "Ansvarlig", "Frist", "Status", "Hvem kan gå i gang")
NO_DEADLINE, NO_OWNER, OVERDUE = "uden frist", "ingen", "overskredet"
NEEDS_YOU = "Den åbne handling kræver ændrede rammer."
YOUR_PART = "Handlinger, der kræver ændrede rammer, er ledelsens del. Giv teamet et svar inden for en uge, også et nej."
MOST = 60


def doing(view: View, plans: Plans) -> Section:
    """Make the fourth section."""
    if plans.actions.empty:
        return Section(ID, TITLE, empty=NO_ACTIONS)
    notes = [YOUR_PART, f"Status er, som den er {danish_date(view.today)}, også når perioden slutter før."]
    if len(plans.open) > MOST:
        notes.append(f"Tabellen viser de første {MOST} handlinger.")
    return Section(ID, TITLE, says=tuple(_says(view, plans)), table=_table(view, plans), notes=tuple(notes))


def _says(view: View, plans: Plans) -> Iterator[str]:
    is_open, overdue = len(plans.open), plans.overdue
    yield f"{plural(is_open, 'handling', 'handlinger')} er i gang eller planlagt." if is_open else "Alle er afsluttet."
    if len(overdue):
        first = overdue.iloc[0]
        those = "En frist er overskredet:" if len(overdue) == 1 else f"{len(overdue)} frister er overskredet, først"
        yield (
            f"{those} {saying.quoted(first['what'])} "
            f"({view.team_names[first['team']]}, {danish_date(first['deadline'].date())})."
        )
    coming = plans.open[plans.open["deadline"] >= pd.Timestamp(view.today)]
    if len(coming):
        first = coming.iloc[0]
        yield f"Næste frist er {danish_date(first['deadline'].date())}: {saying.quoted(first['what'])}."
    if frames := int((plans.open["reach"] == NEEDS_FRAMES).sum()):
        yield f"{frames} af de {is_open} åbne handlinger kræver ændrede rammer." if is_open > 1 else NEEDS_YOU
    yield (
        f"Af alle {plural(len(plans.actions), 'handling', 'handlinger')} er {plans.many(DONE)} gennemført og "
        f"{plans.many(DROPPED)} droppet."
    )


def _table(view: View, plans: Plans) -> Table:
    rows = [_row(view, plans, row) for row in plans.open.head(MOST).to_dict("records")]
    counts = (
        ("Åbne handlinger", len(plans.open)),
        ("… hvis frist er overskredet", len(plans.overdue)),
        ("… der kræver ændrede rammer", int((plans.open["reach"] == NEEDS_FRAMES).sum())),
        ("Gennemførte handlinger", plans.many(DONE)),
        ("Droppede handlinger", plans.many(DROPPED)),
        ("Alle handlinger", len(plans.actions)),
    )
    rest = [NOTHING] * (len(HEADS) - 2)
    summed = [(Cell(name), Cell(plural(many, "handling", "handlinger"), value=many), *rest) for name, many in counts]
    return Table("Åbne handlinger, den nærmeste frist først", HEADS, (*rows, *summed))


def _row(view: View, plans: Plans, row: Mapping[Hashable, Any]) -> tuple[Cell, ...]:
    deadline = day(row["deadline"], NO_DEADLINE)
    if plans.is_overdue(row["deadline"]):
        deadline = Cell(f"{deadline.text} ({OVERDUE})", value=deadline.value)
    return (
        Cell(row["what"]),
        Cell(view.team_names[row["team"]]),
        Cell(saying.titled(view, row["item"], row["dimension"])),
        Cell(row["owner"] or NO_OWNER),
        deadline,
        Cell(ACTION_STATUSES[row["status"]]),
        Cell(ACTION_REACHES[row["reach"]]),
    )
