"""Flere teams: how the teams are spread on each item. Teams stand by name: it is not a list of the best."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from selfeval.measures.gaps import WIDE_GAP
from selfeval.overview.document import Cell, Section, Table
from selfeval.overview.leader import saying
from selfeval.overview.leader.cells import NOT_ASKED, between, count, counted, is_rough, level, tenth
from selfeval.overview.leader.drawing import teams_picture
from selfeval.overview.leader.levels_now import FEWEST_FOR_QUARTILES, CurrentLevels
from selfeval.overview.leader.moves import FEW_TEAMS
from selfeval.overview.leader.view import View
from selfeval.text import decimal, plural

ID, TITLE = "flere-team", "Flere teams"
ONE_TEAM = "Her står, hvordan flere teams fordeler sig. Der er valgt ét team."
HEADS = (
    "Punkt",
    "Dimension",
    "Teams med et niveau",
    "Teams spurgt",
    "Nederste kvartil",
    "Midterste team",
    "Øverste kvartil",
)
ON_QUARTILES = (
    "En fjerdedel af teamene ligger på den nederste kvartil eller lavere, og en fjerdedel på den øverste eller højere. "
    f"Kvartiler kræver mindst {FEWEST_FOR_QUARTILES} teams."
)
ON_NO_LIST = (
    "Det er ingen rangliste. Teams har forskellige borgere, opgaver og personer, og et lavt tal kan komme af et "
    "ærligt svar."
)
TOO_FEW_TEAMS = Cell(f"færre end {FEWEST_FOR_QUARTILES} teams")


def several(view: View, current: CurrentLevels) -> Section:
    """Make the section on the distribution over the teams."""
    if not len(view.now):
        return Section(ID, TITLE, empty=saying.NO_ROUNDS)
    if view.one:
        return Section(ID, TITLE, empty=ONE_TEAM)
    return Section(
        ID,
        TITLE,
        says=tuple(_says(view, current)),
        table=_table(view, current),
        picture=teams_picture(view, current),
        notes=(ON_NO_LIST, ON_QUARTILES, saying.ON_MIDDLE, saying.on_hidden(view)),
    )


def _apart(current: CurrentLevels) -> pd.DataFrame:
    """Return the items and dimensions on which the middle half of the teams spans a step or more."""
    rows = current.visible[current.visible["shown"] >= FEWEST_FOR_QUARTILES]
    rows = rows.assign(span=rows["high"].map(tenth) - rows["low"].map(tenth)).round({"span": 1})
    return rows[rows["span"] >= WIDE_GAP].sort_values("span", ascending=False, kind="stable")


def _says(view: View, current: CurrentLevels) -> Iterator[str]:
    yield saying.teams_with_numbers(view)
    enough = int((current.visible["shown"] >= FEWEST_FOR_QUARTILES).sum())
    if not enough:
        yield f"Ingen vurdering har et niveau i mindst {FEWEST_FOR_QUARTILES} teams. Fordelingen kan ikke beskrives."
        return
    apart = _apart(current)
    fields = plural(enough, "vurdering", "vurderinger")
    yield f"Ved {len(apart)} af {fields} er der mindst et trin mellem den nederste og den øverste kvartil."
    for row in apart.head(saying.MOST_NAMED).to_dict("records"):
        ends = f"fra {decimal(tenth(row['low']))} til {decimal(tenth(row['high']))}"
        yield f"{view.about(row['item'], row['dimension'])}: Den midterste halvdel af teamene ligger {ends}."


def _table(view: View, current: CurrentLevels) -> Table:
    names = _teams(view)
    own = _own(view) if names else {}
    rows = [
        (*_row(view, row), *(own.get((team, row["item"], row["dimension"]), NOT_ASKED) for team in names))
        for row in current.rows.to_dict("records")
    ]
    heads = (*HEADS, *(view.team_names[team] for team in names))
    enough = int((current.visible["shown"] >= FEWEST_FOR_QUARTILES).sum())
    lines = (
        *saying.teams_counted(view),
        (f"Vurderinger med et niveau i mindst {FEWEST_FOR_QUARTILES} teams", enough),
        ("… med mindst et trin mellem kvartilerne", len(_apart(current))),
    )
    return Table("Teamene fordelt, punkt for punkt", heads, (*rows, *counted(lines, len(heads))))


def _row(view: View, row: Mapping[Hashable, Any]) -> tuple[Cell, ...]:
    low, high = TOO_FEW_TEAMS, TOO_FEW_TEAMS
    if row["shown"] >= FEWEST_FOR_QUARTILES:
        low, high = level(row["low"]), level(row["high"])
    return (
        Cell(view.titles[row["item"]]),
        Cell(view.study.dimensions[row["dimension"]]),
        count(row["shown"]),
        count(row["asked"]),
        low,
        level(row["level"], row["hidden"], rough=row["rough"]),
        high,
    )


def _teams(view: View) -> list[str]:
    """Return the teams that have a column of their own, by name: few, and all of them within the key's reach."""
    few = len(view.with_numbers) <= FEW_TEAMS
    return sorted(view.with_numbers, key=lambda team: view.team_names[team]) if few else []


def _own(view: View) -> dict[tuple[str, str, str], Cell]:
    """Return team, item and dimension → the level."""
    rows = view.now[["team", "item", "dimension", "level", "step", "hidden", "level_from", "level_to"]]
    return {
        (row["team"], row["item"], row["dimension"]): _with_interval(row)
        for row in rows.astype({"team": str}).to_dict("records")
    }


def _with_interval(row: Mapping[Hashable, Any]) -> Cell:
    cell = level(row["level"], row["hidden"], rough=is_rough(row["step"]))
    ends = between(row["level_from"], row["level_to"])
    return Cell(f"{cell.text} ({ends})", value=cell.value, tone=cell.tone) if ends else cell
