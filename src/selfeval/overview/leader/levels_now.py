"""Each item's current level: of one team its own level, of several the middle of the teams' levels."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import pandas as pd

from selfeval.analysis.columns import records
from selfeval.overview.document import Cell
from selfeval.overview.leader.cells import COARSE, MANY_HIDDEN, level
from selfeval.overview.leader.disclosed_study import ALL
from selfeval.overview.leader.view import View

QUARTILES = {"low": 0.25, "level": 0.5, "high": 0.75}
FEWEST_FOR_QUARTILES = 3
"""Of fewer teams the quartiles would be the teams themselves, or one of them."""


def levels_over_teams(cells: pd.DataFrame, by: Sequence[str] = ("item", "dimension")) -> pd.DataFrame:
    """Return one row an item and dimension, with the level over the teams.

    cells  rows of `Shown.cells`, one for each team, item and dimension
    by     item and dimension, and whatever makes a row of its own beside them

    The columns are those of `by`, and:

    level      the median of the visible levels
    low, high  their quartiles, from 3 teams
    asked      how many teams were asked
    shown      how many teams have a visible level
    hidden     why there is no level
    rough      is it one team's level, rounded to half steps?
    """
    own = cells[[*by, "level", "step", "hidden"]].astype({"level": "float64", "step": "float64"})
    groups = own.groupby(list(by), observed=True)
    levels = groups["level"]
    parts = levels.quantile(np.array(list(QUARTILES.values()))).unstack().set_axis(list(QUARTILES), axis=1)
    found = parts.assign(asked=groups.size(), shown=levels.count(), hidden=groups["hidden"].first())
    enough = found["shown"] >= FEWEST_FOR_QUARTILES
    found = found.assign(low=found["low"].where(enough), high=found["high"].where(enough))
    rough = (groups["step"].max() >= COARSE) & (found["shown"] == 1)
    found = found.assign(rough=rough)
    several = (found["asked"] > 1) & (found["shown"] == 0)
    found["hidden"] = found["hidden"].where(~several, MANY_HIDDEN).where(found["shown"] == 0, "")
    return found.reset_index()


class CurrentLevels:
    """The newest rounds of a view, item by item."""

    def __init__(self, view: View) -> None:
        self.view = view

    @cached_property
    def rows(self) -> pd.DataFrame:
        """Return the rows of `levels_over_teams`."""
        return levels_over_teams(self.view.now)

    @cached_property
    def visible(self) -> pd.DataFrame:
        """The rows that have a level."""
        return self.rows[self.rows["shown"] > 0]

    @cached_property
    def common(self) -> pd.DataFrame:
        """Return the visible rows that at least half of the teams share, or all visible rows if there are none."""
        half = self.visible[self.visible["shown"] * 2 >= len(self.view.with_numbers)]
        return half if len(half) else self.visible

    @cached_property
    def grid(self) -> dict[tuple[str, str], Cell]:
        """Item and dimension → the level as a field."""
        return {
            (row["item"], row["dimension"]): level(row["level"], row["hidden"], rough=row["rough"])
            for row in records(self.rows[["item", "dimension", "level", "hidden", "rough"]])
        }

    @cached_property
    def lowest_dimension(self) -> dict[str, int]:
        """Dimension → on how many items it alone is the lowest, among items with a level in all dimensions."""
        wide = self.visible.pivot(index="item", columns="dimension", values="level").dropna()
        least = wide.eq(wide.min(axis=1), axis=0)
        alone = least[least.sum(axis=1) == 1]
        return {str(name): int(alone[name].sum()) for name in wide.columns}

    @cached_property
    def compared(self) -> int:
        """How many items have a level in all dimensions."""
        return int((self.visible.groupby("item", observed=True).size() == len(self.view.quality)).sum())


def persons(view: View, team: str, place: int) -> str:
    """Return how many answered in a team's round, as a band; "" where there is no such round."""
    round = view.round_of(team, place)
    if round is None:
        return ""
    people = view.study.shown.people
    found = people.loc[(people["round"] == round["round"]) & (people["group"] == ALL), "people"]
    return str(found.iloc[0]) if len(found) else ""
