"""Hvor er vi? Each item's level in each dimension, the highest and the lowest first."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from selfeval.analysis.columns import records
from selfeval.overview.document import Cell, Section, Table
from selfeval.overview.leader import saying
from selfeval.overview.leader.cells import NOT_ASKED, count, counted, in_words, tenth
from selfeval.overview.leader.drawing import profile_picture
from selfeval.overview.leader.levels_now import Standing, persons
from selfeval.overview.leader.view import NOW, View
from selfeval.text import month_name

ID, TITLE = "hvor-er-vi", "Hvor er vi?"
LOWEST_ON, HIDDEN_ON = "Laveste dimension på så mange punkter", "Punkter uden et niveau, der kan vises"


def where(view: View, standing: Standing) -> Section:
    """The first section."""
    if not len(view.now):
        return Section(ID, TITLE, empty=saying.NO_ROUNDS)
    return Section(
        ID,
        TITLE,
        says=tuple(_says(view, standing)),
        table=_table(view, standing),
        picture=profile_picture(view, standing),
        notes=(saying.ON_LEVEL, *(() if view.one else (saying.ON_MIDDLE, saying.ON_ENDS)), saying.on_hidden(view)),
    )


def _says(view: View, standing: Standing) -> Iterator[str]:
    told = standing.common
    if not len(told):
        yield "Alle niveauer er skjult, fordi for få har svaret, eller fordi alle er enige."
    elif told["level"].nunique() == 1:
        yield f"Alle niveauer er {_level(view, told.iloc[0])}."
    else:
        yield f"Højest ligger {_those(view, told, told['level'].max())}."
        yield f"Lavest ligger {_those(view, told, told['level'].min())}."
    yield from _lowest_dimension(view, standing)
    yield _whose(view)
    hidden = len(standing.rows) - len(standing.told)
    if hidden:
        yield f"{hidden} af {len(standing.rows)} vurderinger har ikke noget niveau, der kan vises."


def _those(view: View, told: pd.DataFrame, level: float) -> str:
    """The items and dimensions with this level."""
    rows = told[told["level"] == level]
    those = saying.named([view.about(row["item"], row["dimension"]) for row in records(rows)])
    return f"{those}: {'' if view.one else 'Det midterste team er på '}{_level(view, rows.iloc[0])}"


def _level(view: View, row: pd.Series) -> str:
    level = tenth(row["level"])
    return f"{in_words(level, rough=row['rough'])} ({view.known.word(row['item'], level)})"


def _lowest_dimension(view: View, standing: Standing) -> Iterator[str]:
    lowest = standing.lowest_dimension
    most = max(lowest.values(), default=0)
    if not most or len(lowest) < 2:
        return
    names = [view.dimension(name) for name, times in lowest.items() if times == most]
    if len(names) == 1:
        yield f"Af de tre dimensioner er {names[0]} oftest lavest: på {most} af {standing.compared} punkter."


def _whose(view: View) -> str:
    if not view.one:
        return f"{saying.teams_told(view)} Hvert teams seneste runde er med: {saying.span(_newest(view)['date'])}."
    round = _newest(view).iloc[0]
    who, when = persons(view, view.one, NOW), month_name(round["date"].date())
    alone = f" {saying.teams_told(view)}" if len(view.teams) > 1 else ""
    return f"{view.team_names[view.one]}, {round['round_title']}, {when}: {who} personer har svaret.{alone}"


def _newest(view: View) -> pd.DataFrame:
    return view.rounds[view.rounds["place"] == NOW]


def _table(view: View, standing: Standing) -> Table:
    dimensions = view.quality
    rows = [
        (Cell(view.titles[item]), *(standing.grid.get((item, name), NOT_ASKED) for name in dimensions))
        for item in view.items
    ]
    without = standing.rows[standing.rows["shown"] == 0].groupby("dimension", observed=True).size()
    rows.append((Cell(LOWEST_ON), *(count(standing.lowest_dimension.get(name, 0)) for name in dimensions)))
    rows.append((Cell(HIDDEN_ON), *(count(int(without.get(name, 0))) for name in dimensions)))
    heads = ("Punkt", *(view.known.dimensions[name] for name in dimensions))
    return Table(
        "Niveau for hvert punkt i hver dimension", heads, (*rows, *counted(_counts(view, standing), len(heads)))
    )


def _counts(view: View, standing: Standing) -> Iterator[tuple[str, int]]:
    yield "Punkter med et niveau i alle dimensioner", standing.compared
    yield "Vurderinger i alt", len(standing.rows)
    yield "Vurderinger uden et niveau, der kan vises", len(standing.rows) - len(standing.told)
    yield from saying.teams_counted(view)
