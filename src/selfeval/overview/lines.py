"""Levels over time: a team's rounds, or the middle of several teams in each half-year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from selfeval.analysis.trends import trend
from selfeval.framework.model import LENS_DIMENSIONS
from selfeval.overview.known import ALL
from selfeval.overview.standing import standing
from selfeval.overview.view import View
from selfeval.text import month_name

MOST_ROUNDS = 6
"""Columns of a table; the picture has all rounds."""

OF_TREND = {"level": "mean", "level_from": "mean_from", "level_to": "mean_to", "people": "n"}
NEEDED = ["item", "item_title", "dimension", "round", "date", "version", "hidden", *OF_TREND]


@dataclass(frozen=True)
class Lines:
    """The lines of a view."""

    view: View

    @cached_property
    def points(self) -> pd.DataFrame:
        """As `analysis.trends.trend` gives them; n is how many persons in words, of several teams how many teams.

        mean_from and mean_to are the interval, of several teams their quartiles.
        """
        rows = self._of_one() if self.view.one else self._of_teams()
        return trend(rows.rename(columns=OF_TREND), frameworks=self.view.known.frameworks)

    @cached_property
    def dates(self) -> list[pd.Timestamp]:
        """The days of the points, oldest first."""
        return sorted(self.points["date"].unique())

    def when(self, day: pd.Timestamp) -> str:
        """What a point in time is called."""
        if self.view.one:
            return month_name(day.date())
        return f"{1 if day.month <= 6 else 2}. halvår {day.year}"

    @cached_property
    def _asked(self) -> pd.DataFrame:
        cells = self.view.cells
        return cells[(cells["group"] == ALL) & ~cells["dimension"].isin(LENS_DIMENSIONS)]

    def _of_one(self) -> pd.DataFrame:
        rows = self._asked[NEEDED]
        return rows.assign(people=rows["people"].astype("str").where(rows["people"].notna(), None))

    def _of_teams(self) -> pd.DataFrame:
        """Each team's newest round in each half-year, as one point a half-year."""
        rows = self._asked.sort_values("date", kind="stable")
        half = pd.to_datetime({"year": rows["date"].dt.year, "month": 1 + 6 * (rows["date"].dt.month > 6), "day": 1})
        rows = rows.assign(date=half.astype(rows["date"].dtype))
        rows = rows.drop_duplicates(["team", "date", "item", "dimension"], keep="last")
        parts = []
        for day, of_half in rows.groupby("date"):
            titles = of_half.drop_duplicates("item", keep="last").set_index("item")[["item_title", "version"]]
            told = standing(of_half).join(titles, on="item")
            parts.append(told.assign(date=day, round=str(day.date())))
        found = pd.concat(parts, ignore_index=True)
        return found.rename(columns={"low": "level_from", "high": "level_to", "shown": "people"})[NEEDED]
