"""Hvad skal vi tale om? Disagreement, gaps, what is low, what nobody knows, and what nobody asked citizens about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from selfeval.overview.document import Cell, Section, Table
from selfeval.overview.leader import saying
from selfeval.overview.leader.cells import NOTHING
from selfeval.overview.leader.levels_now import CurrentLevels
from selfeval.overview.leader.topics import BORGEROPLEVET, GAP, KIND, UNHEARD, Topics
from selfeval.overview.leader.view import View
from selfeval.text import listing, plural

ID, TITLE = "hvad-skal-vi-tale-om", "Hvad skal vi tale om?"
MOST_TOPICS, MOST_ITEMS = 30, 3
NO_TOPICS = "Ingen af de vurderinger, der kan vises, skiller sig ud. Spørg teamet, hvad det selv vil tale om."
HEADS = ("Punkt", "Dimension", "Hvorfor", "Niveau")
HEADS_OF_TEAMS = ("Punkt", "Dimension", "Hvorfor", "Teams", "Hvilke")
ON_SPREAD = "Spredning, forskelle mellem grupper og »ved ikke« kan kun ses, hvor vurderingen er vist med tiendedele."


def talk(view: View, current: CurrentLevels) -> Section:
    """Make the third section."""
    if not len(view.now):
        return Section(ID, TITLE, empty=saying.NO_ROUNDS)
    topics = Topics(view).found
    if view.one:
        says, table = tuple(_says_of_one(view, topics)), _table_of_one(view, current, topics)
    else:
        counted = _counted(topics)
        says, table = tuple(_says_of_teams(view, counted)), _table_of_teams(view, counted)
    return Section(ID, TITLE, says=says, table=table, notes=(ON_SPREAD, saying.on_hidden(view)))


def _says_of_one(view: View, topics: pd.DataFrame) -> Iterator[str]:
    own = topics[topics["kind"] != UNHEARD]
    if own.empty:
        yield NO_TOPICS
    for item in own["item"].drop_duplicates().head(MOST_ITEMS):
        yield f"»{view.titles[item]}«: {'; '.join(_reasons(view, own[own['item'] == item])[:MOST_ITEMS])}."
    if unheard := int((topics["kind"] == UNHEARD).sum()):
        asked = int((view.now["dimension"] == BORGEROPLEVET).sum())
        yield f"Borgeroplevet kvalitet: På {unheard} af {asked} punkter gælder, at {KIND[UNHEARD]}."
    yield from _hidden(view)


def _reasons(view: View, rows: pd.DataFrame) -> list[str]:
    """Say each reason once, with the dimensions that it is about."""
    reasons = []
    for (kind, words), of_reason in rows.groupby(["kind", "words"], sort=False):
        names = listing(view.dimension(name) for name in of_reason["dimension"])
        reasons.append(str(words) if kind == GAP else f"{words} ({names})")
    return reasons


def _hidden(view: View) -> Iterator[str]:
    reasons = view.now.loc[view.now["hidden"] != "", "hidden"].value_counts()
    where = "" if view.one else " hos enkelte teams"
    for reason, many in reasons.items():
        yield f"{plural(int(many), 'vurdering', 'vurderinger')}{where} er {reason}."


def _table_of_one(view: View, current: CurrentLevels, topics: pd.DataFrame) -> Table:
    rows = [
        (
            Cell(view.titles[row["item"]]),
            Cell(view.study.dimensions[row["dimension"]]),
            Cell(row["words"]),
            current.grid[row["item"], row["dimension"]],
        )
        for row in topics.to_dict("records")
    ]
    return Table("Det, der er værd at tale om, det vigtigste først", HEADS, (*rows, *_summary(view, topics, 1)))


def _summary(view: View, topics: pd.DataFrame, more: int) -> Iterator[tuple[Cell, ...]]:
    """Write the rows that count what is not built on citizens' experience, and what is hidden."""
    rest = [NOTHING] * more
    asked = int((view.now["dimension"] == BORGEROPLEVET).sum())
    unheard = int((topics["kind"] == UNHEARD).sum())
    if unheard:
        dimension = Cell(view.study.dimensions[BORGEROPLEVET])
        yield (Cell(f"{unheard} af {asked} punkter", value=unheard), dimension, Cell(KIND[UNHEARD]), *rest)
    for reason, many in view.now.loc[view.now["hidden"] != "", "hidden"].value_counts().items():
        yield (Cell(plural(int(many), "vurdering", "vurderinger"), value=int(many)), NOTHING, Cell(str(reason)), *rest)


def _counted(topics: pd.DataFrame) -> pd.DataFrame:
    """Return item, dimension and kind with the teams for which it is a topic; most teams first."""
    whole = topics.assign(dimension=topics["dimension"].where(topics["kind"] != GAP, ""))
    by = whole.groupby(["kind", "item", "dimension"], sort=False)["team"]
    counted = by.agg(_each_once).rename("teams").reset_index()
    return counted.assign(many=counted["teams"].map(len)).sort_values(
        ["many", "kind"], ascending=[False, True], kind="stable", ignore_index=True
    )


def _each_once(teams: pd.Series) -> Any:
    """Return a tuple, which pandas takes for a value and its types do not."""
    return tuple(dict.fromkeys(teams))


def _says_of_teams(view: View, counted: pd.DataFrame) -> Iterator[str]:
    own = counted[counted["kind"] != UNHEARD]
    if own.empty:
        yield NO_TOPICS
    teams = plural(len(view.with_numbers), "team", "teams")
    for row in own.head(MOST_ITEMS).to_dict("records"):
        about = view.about(row["item"], row["dimension"]) if row["dimension"] else f"»{view.titles[row['item']]}«"
        yield f"{about}: {KIND[row['kind']]}. Det gælder {row['many']} af {teams}."
    yield from _hidden(view)


def _table_of_teams(view: View, counted: pd.DataFrame) -> Table:
    rows = [
        (
            Cell(view.titles[row["item"]]),
            Cell(view.study.dimensions.get(row["dimension"], "alle")),
            Cell(KIND[row["kind"]]),
            Cell(f"{row['many']} af {len(view.with_numbers)}", value=row["many"]),
            Cell(saying.named([view.team_names[team] for team in row["teams"]])),
        )
        for row in counted.head(MOST_TOPICS).to_dict("records")
    ]
    return Table(
        "Det, der er værd at tale om i flest teams", HEADS_OF_TEAMS, (*rows, *_summary(view, counted.head(0), 2))
    )
