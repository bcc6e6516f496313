"""Perspektiver: citizens, staff, leaders and authority beside each other, where all of them are enough persons."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from selfeval.measures.gaps import WIDE_GAP
from selfeval.measures.limits import fewer_than
from selfeval.overview.document import Cell, Section, Table
from selfeval.overview.leader import saying
from selfeval.overview.leader.cells import NOT_ASKED, counted, level, tenth
from selfeval.overview.leader.levels_now import CurrentLevels, levels_over_teams
from selfeval.overview.leader.view import NOW, View
from selfeval.text import decimal, plural

ID, TITLE = "perspektiver", "Perspektiver ved siden af hinanden"
ON_GROUPS = (
    "Grupper med for få personer er lagt sammen til »øvrige«. En gruppe står kun for sig, hvor alle grupper på punktet "
    "kan vises, og hvor ingen kan regnes ud af de andre tal."
)


def perspectives(view: View, now: CurrentLevels) -> Section:
    """Make the section on the groups, where they may be shown."""
    if not len(view.now):
        return Section(ID, TITLE, empty=saying.NO_ROUNDS)
    parts = view.at(NOW, parts=True)
    parts = parts[parts["level"].notna()]
    if parts.empty:
        return Section(ID, TITLE, empty=_too_few(view))
    wide = _side_by_side(parts)
    notes = (ON_GROUPS, saying.ON_LEVEL, *(() if view.one else (saying.ON_MIDDLE,)))
    return Section(ID, TITLE, says=tuple(_says(view, wide)), table=_table(view, now, wide), notes=notes)


def _too_few(view: View) -> str:
    return (
        f"Ingen grupper kan vises for sig. Det kræver, at hverken en gruppe eller resten har {fewer_than(view.limits)} "
        "svar. Inviter flere borgere, peers eller samarbejdspartnere med næste gang."
    )


def _side_by_side(parts: pd.DataFrame) -> pd.DataFrame:
    """Return a row an item and dimension, a column a group: the level, or the teams' middle level; and `apart`."""
    groups = list(parts["group"].drop_duplicates().sort_values())
    columns = {
        group: levels_over_teams(parts[parts["group"] == group]).set_index(["item", "dimension"])["level"]
        for group in groups
    }
    wide = pd.DataFrame(columns).sort_index()
    return wide.assign(apart=(wide.max(axis=1) - wide.min(axis=1)).map(tenth)).reset_index()


def _groups(wide: pd.DataFrame) -> list[str]:
    return [name for name in wide.columns if name not in {"item", "dimension", "apart"}]


def _far(wide: pd.DataFrame) -> pd.DataFrame:
    return wide[wide["apart"] >= WIDE_GAP].sort_values("apart", ascending=False, kind="stable")


def _says(view: View, wide: pd.DataFrame) -> Iterator[str]:
    far, groups = _far(wide), _groups(wide)
    shown = plural(len(wide), "vurdering", "vurderinger")
    yield f"Grupperne kan vises ved {shown}. Ved {len(far)} er der mindst et trin imellem."
    for row in far.head(saying.MOST_NAMED).to_dict("records"):
        in_order = sorted((group for group in groups if pd.notna(row[group])), key=lambda group: row[group])
        low, high = in_order[0], in_order[-1]
        ends = f"{high} er på {decimal(tenth(row[high]))} og {low} på {decimal(tenth(row[low]))}"
        yield f"{view.about(row['item'], row['dimension'])}: {ends}."


def _table(view: View, now: CurrentLevels, wide: pd.DataFrame) -> Table:
    groups = _groups(wide)
    heads = ("Punkt", "Dimension", "Alle", *(group.capitalize() for group in groups))
    rows = [
        (
            Cell(view.titles[row["item"]]),
            Cell(view.study.dimensions[row["dimension"]]),
            now.grid.get((row["item"], row["dimension"]), NOT_ASKED),
            *(level(row[group], "ikke vist for sig") for group in groups),
        )
        for row in wide.to_dict("records")
    ]
    lines = (("Vurderinger, hvor grupperne kan vises", len(wide)), ("… med mindst et trin imellem", len(_far(wide))))
    return Table("Niveau i hver gruppe, hvor grupperne kan vises", heads, (*rows, *counted(lines, len(heads))))
