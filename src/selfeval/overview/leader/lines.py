"""Levels over time: a team's rounds, or the middle of several teams in each half-year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import pandas as pd

from selfeval.analysis.trends import trend
from selfeval.overview.leader.cells import COARSE
from selfeval.overview.leader.levels_now import levels_over_teams
from selfeval.overview.leader.view import View
from selfeval.text import month_name

MOST_ROUNDS = 6
"""Columns of a table; the picture has all rounds."""

OF_TREND = {"level": "mean", "level_from": "mean_from", "level_to": "mean_to", "people": "n"}
NEEDED = ["item", "item_title", "dimension", "round", "date", "version", "hidden", *OF_TREND]


@dataclass(frozen=True)
class TrendLines:
    """The lines of a view."""

    view: View

    @cached_property
    def points(self) -> pd.DataFrame:
        """Return the points as `analysis.trends.trend` does; n is a band of persons, or the number of several teams.

        mean_from and mean_to are the interval, of several teams their quartiles.
        """
        rows = self._of_one() if self.view.one else self._of_teams()
        return trend(rows.rename(columns=OF_TREND), frameworks=self.view.study.frameworks)

    @cached_property
    def dates(self) -> list[pd.Timestamp]:
        """The days of the points, oldest first."""
        return sorted(self.points["date"].unique())

    def when(self, day: pd.Timestamp) -> str:
        """Return what a point in time is called."""
        if self.view.one:
            return month_name(day.date())
        return f"{1 if day.month <= 6 else 2}. halvår {day.year}"

    @cached_property
    def rough(self) -> set[tuple[str, str, pd.Timestamp]]:
        """Item, dimension and day of the levels that are rounded to half steps, of one team."""
        rows = self.view.all_rounds(["item", "dimension", "date", "step"])
        rows = rows[(rows["step"] >= COARSE).fillna(False).astype(bool)]
        return set(rows[["item", "dimension", "date"]].itertuples(index=False, name=None)) if self.view.one else set()

    def _of_one(self) -> pd.DataFrame:
        rows = self.view.all_rounds(NEEDED)[NEEDED]
        return rows.assign(people=rows["people"].astype("str").where(rows["people"].notna(), None))

    def _of_teams(self) -> pd.DataFrame:
        """Return each team's newest round in each half-year, as one point a half-year."""
        rounds = self.view.rounds
        half = {day: pd.Timestamp(day.year, 1 if day.month <= 6 else 7, 1) for day in rounds["date"].unique()}
        rounds = rounds.assign(half=rounds["date"].map(half)).drop_duplicates(["team", "half"], keep="last")
        rows = self.view.all_rounds(["round", "item", "item_title", "dimension", "version", "level", "step", "hidden"])
        rows = rows[rows["round"].isin(rounds["round"])]
        rows = rows.assign(date=rows["round"].astype(str).map(dict(zip(rounds["round"], rounds["half"], strict=True))))
        titles = rows.drop_duplicates(["date", "item"], keep="last")[["date", "item", "item_title", "version"]]
        found = levels_over_teams(rows, ["date", "item", "dimension"]).merge(titles, on=["date", "item"])
        found = found.assign(round=found["date"].dt.date.astype(str))
        return found.rename(columns={"low": "level_from", "high": "level_to", "shown": "people"})[NEEDED]

    @cached_property
    def changes(self) -> dict[str, str]:
        """Item → how its name or meaning changed, where it did, in Danish."""
        changed: dict[str, str] = {}
        names = self.points.drop_duplicates(["series", "item", "title_then"]).sort_values(["series", "date"])
        for then, now in pairwise(names[["series", "item", "title_then"]].to_dict("records")):
            if then["series"] == now["series"]:
                is_same = then["item"] == now["item"]
                what = "hed før" if is_same else "er et nyt punkt i stedet for"
                tail = "Linjen går videre." if is_same else "Linjen brydes."
                changed[now["item"]] = f"»{now['title_then']}« {what} »{then['title_then']}«. {tail}"
        return changed
