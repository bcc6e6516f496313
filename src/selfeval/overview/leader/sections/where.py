"""Hvor er vi? Each item's level in each dimension, the highest and the lowest first."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from selfeval.analysis.columns import records
from selfeval.overview.document import Cell, Section, Table
from selfeval.overview.leader import saying
from selfeval.overview.leader.cells import NOT_ASKED, count, counted, in_words, tenth
from selfeval.overview.leader.drawing import profile_picture
from selfeval.overview.leader.levels_now import CurrentLevels, persons
from selfeval.overview.leader.view import NOW, View
from selfeval.text import month_name

ID, TITLE = "hvor-er-vi", "Hvor er vi?"
LOWEST_ON, HIDDEN_ON = "Laveste dimension på så mange punkter", "Punkter uden et niveau, der kan vises"


def where(view: View, current: CurrentLevels) -> Section:
    """Make the first section."""
    if not len(view.now):
        return Section(ID, TITLE, empty=saying.NO_ROUNDS)
    return Section(
        ID,
        TITLE,
        says=tuple(_says(view, current)),
        table=_table(view, current),
        picture=profile_picture(view, current),
        notes=(saying.ON_LEVEL, *(() if view.one else (saying.ON_MIDDLE, saying.ON_ENDS)), saying.on_hidden(view)),
    )


def _says(view: View, current: CurrentLevels) -> Iterator[str]:
    common = current.common
    if not len(common):
        yield "Alle niveauer er skjult, fordi for få har svaret, eller fordi alle er enige."
    elif common["level"].nunique() == 1:
        yield f"Alle niveauer er {_level(view, common.iloc[0])}."
    else:
        yield f"Højest ligger {_those(view, common, common['level'].max())}."
        yield f"Lavest ligger {_those(view, common, common['level'].min())}."
    yield from _lowest_dimension(view, current)
    yield _whose(view)
    hidden = len(current.rows) - len(current.visible)
    if hidden:
        yield f"{hidden} af {len(current.rows)} vurderinger har ikke noget niveau, der kan vises."


def _those(view: View, rows: pd.DataFrame, level: float) -> str:
    """Return the items and dimensions with this level."""
    rows = rows[rows["level"] == level]
    those = saying.named([view.about(row["item"], row["dimension"]) for row in records(rows)])
    return f"{those}: {'' if view.one else 'Det midterste team er på '}{_level(view, rows.iloc[0])}"


def _level(view: View, row: pd.Series) -> str:
    level = tenth(row["level"])
    return f"{in_words(level, rough=row['rough'])} ({view.study.word(row['item'], level)})"


def _lowest_dimension(view: View, current: CurrentLevels) -> Iterator[str]:
    lowest = current.lowest_dimension
    most = max(lowest.values(), default=0)
    if not most or len(lowest) < 2:
        return
    names = [view.dimension(name) for name, times in lowest.items() if times == most]
    if len(names) == 1:
        yield f"Af de tre dimensioner er {names[0]} oftest lavest: på {most} af {current.compared} punkter."


def _whose(view: View) -> str:
    if not view.one:
        return (
            f"{saying.teams_with_numbers(view)} Hvert teams seneste runde er med: {saying.span(_newest(view)['date'])}."
        )
    round = _newest(view).iloc[0]
    people, when = persons(view, view.one, NOW), month_name(round["date"].date())
    alone = f" {saying.teams_with_numbers(view)}" if len(view.teams) > 1 else ""
    return f"{view.team_names[view.one]}, {round['round_title']}, {when}: {people} personer har svaret.{alone}"


def _newest(view: View) -> pd.DataFrame:
    return view.rounds[view.rounds["place"] == NOW]


def _table(view: View, current: CurrentLevels) -> Table:
    dimensions = view.quality
    rows = [
        (Cell(view.titles[item]), *(current.grid.get((item, name), NOT_ASKED) for name in dimensions))
        for item in view.items
    ]
    without = current.rows[current.rows["shown"] == 0].groupby("dimension", observed=True).size()
    rows.append((Cell(LOWEST_ON), *(count(current.lowest_dimension.get(name, 0)) for name in dimensions)))
    rows.append((Cell(HIDDEN_ON), *(count(int(without.get(name, 0))) for name in dimensions)))
    heads = ("Punkt", *(view.study.dimensions[name] for name in dimensions))
    return Table(
        "Niveau for hvert punkt i hver dimension", heads, (*rows, *counted(_counts(view, current), len(heads)))
    )


def _counts(view: View, current: CurrentLevels) -> Iterator[tuple[str, int]]:
    yield "Punkter med et niveau i alle dimensioner", current.compared
    yield "Vurderinger i alt", len(current.rows)
    yield "Vurderinger uden et niveau, der kan vises", len(current.rows) - len(current.visible)
    yield from saying.teams_counted(view)
