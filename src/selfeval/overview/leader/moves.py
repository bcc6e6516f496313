"""How each item moved from the round before to the newest: of one team by a test, of several by counting teams."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from math import comb, nan

import numpy as np
import pandas as pd

from selfeval.analysis.difference import CHANCE, HIGHER, LOWER, SIGNIFICANT, adjusted
from selfeval.framework.model import LENS_DIMENSIONS
from selfeval.overview.leader.cells import COARSE
from selfeval.overview.leader.view import BEFORE, NOW, View

FEW_TEAMS = 6
"""Up to this many teams, each is also looked at by itself: a test over fewer teams never finds anything."""

NEW, GONE = "spurgt for første gang", "ikke spurgt denne gang"
KEYS = ["team", "item", "dimension"]


class Moves:
    """The newest rounds of a view beside the rounds before them."""

    def __init__(self, view: View) -> None:
        self.view = view

    @cached_property
    def both(self) -> pd.DataFrame:
        """Return one row a team, item and dimension of either round, of the teams that have both rounds.

        before, after              the levels, missing where they are not visible
        rough_before, rough_after  are they rounded to half steps?
        difference                 after minus before
        way                        1 where the level went up, −1 where it went down
        why                        why the two cannot be compared, in Danish, or ""
        """
        teams = self.view.pairs
        then, now = (self._of(self.view.at(place), teams) for place in (BEFORE, NOW))
        found = then.merge(now, on=KEYS, how="outer", suffixes=("_before", "_after"))
        found = found.rename(columns={"level_before": "before", "level_after": "after"})
        hidden = found["hidden_after"].where(found["hidden_after"].fillna("") != "", found["hidden_before"]).fillna("")
        why = np.select([found["hidden_before"].isna(), found["hidden_after"].isna()], [NEW, GONE], hidden)
        difference = (found["after"] - found["before"]).round(1)
        rough = {f"rough_{end}": (found[f"step_{end}"] >= COARSE) for end in ("before", "after")}
        way = direction(difference, rough["rough_before"] | rough["rough_after"])
        found = found.assign(**rough, why=why, difference=difference, way=way)
        columns = [*KEYS, "before", "after", *rough, "difference", "way", "why"]
        return found.sort_values(KEYS, ignore_index=True)[columns]

    @staticmethod
    def _of(cells: pd.DataFrame, teams: Mapping[str, object]) -> pd.DataFrame:
        own = cells.loc[cells["team"].isin(teams), [*KEYS, "level", "step", "hidden"]]
        return own.astype({"team": str, "level": "float64", "step": "float64"})

    def of_one(self, team: str) -> pd.DataFrame:
        """Return a team's rows of `both`, with the test's verdict ("" where not compared) and delta (Cliff's δ)."""
        tested = self.view.study.changes(*self.view.pairs[team])
        tested = tested[~tested["dimension"].isin(LENS_DIMENSIONS)]
        own = self.both[self.both["team"] == team]
        beside = own.merge(tested[["item", "dimension", "delta", "verdict"]], on=["item", "dimension"], how="left")
        return beside.assign(verdict=beside["verdict"].fillna(""))

    @cached_property
    def of_teams(self) -> pd.DataFrame:
        """Return one row an item and dimension: how many teams went up, down, stayed, or cannot be compared.

        verdict: what a sign test over the teams says after Holm's correction, "" where no team can be compared.
        """
        rows = self.both
        by = rows.assign(
            up=rows["way"] > 0,
            down=rows["way"] < 0,
            same=(rows["way"] == 0) & rows["difference"].notna(),
            without=rows["difference"].isna(),
        ).groupby(["item", "dimension"], observed=True)[["up", "down", "same", "without"]]
        counts = by.sum().reset_index()
        p = [sign_test(up, down) for up, down in zip(counts["up"], counts["down"], strict=True)]
        verdict = np.where(counts["up"] > counts["down"], HIGHER, LOWER)
        result = np.where(adjusted(p) < SIGNIFICANT, verdict, CHANCE)
        return counts.assign(verdict=np.where(counts["without"] == by.size().to_numpy(), "", result))

    @cached_property
    def one_by_one(self) -> pd.DataFrame:
        """Return all teams' rows of `of_one` that moved more than by chance; no rows where there are many teams."""
        teams = self.view.pairs if len(self.view.pairs) <= FEW_TEAMS else ()
        moved = [own[own["verdict"].isin((HIGHER, LOWER))] for own in map(self.of_one, teams)]
        return pd.concat(moved, ignore_index=True) if moved else self.both.head(0).assign(verdict="", delta=0.0)

    @cached_property
    def replaced(self) -> dict[str, str]:
        """Item → the item that it replaced, where the one was asked before and the other now."""
        then, now = (set(self.both.loc[self.both["why"] == why, "item"].astype(str)) for why in (GONE, NEW))
        return {new: old for old, new in self.view.study.replaced_by.items() if old in then and new in now}


def direction(difference: pd.Series, rough: pd.Series) -> pd.Series:
    """Return 1 where a level went up, −1 where it went down, and 0 where rounding may hide which."""
    signs: pd.Series = np.sign(difference)
    return signs.where(difference.abs() > np.where(rough, COARSE, 0), 0).astype("int64")


def sign_test(up: int, down: int) -> float:
    """Return how often chance alone would send as many of the moved teams the same way; nan where none moved.

    >>> sign_test(5, 0), sign_test(1, 1)
    (0.0625, 1.0)
    """
    moved = int(up) + int(down)
    if not moved:
        return nan
    fewer = sum(comb(moved, few) for few in range(min(int(up), int(down)) + 1))
    return min(1.0, float(2 * fewer / 2**moved))
