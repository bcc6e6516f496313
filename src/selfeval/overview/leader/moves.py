"""What became of each item from the round before to the newest: of one team by a test, of several by counting teams."""

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
"""Of so many teams each is also looked at by itself: a test over fewer teams than this never finds anything."""

NEW, GONE = "spurgt for første gang", "ikke spurgt denne gang"
KEYS = ["team", "item", "dimension"]


class Moves:
    """The newest rounds of a view beside the rounds before them."""

    def __init__(self, view: View) -> None:
        self.view = view

    @cached_property
    def both(self) -> pd.DataFrame:
        """One row a team, item and dimension of either round, of the teams that have both.

        team, item, dimension; before, after (levels, missing where not told), and are they rough (rough_before,
        rough_after); difference; way, 1 where it went up and −1 where down; why, in Danish, the two cannot be
        compared, else "".
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
        """A team's rows of `both`, and what the test says: verdict ("" where not compared) and delta (Cliff's δ)."""
        tested = self.view.known.changes(*self.view.pairs[team])
        tested = tested[~tested["dimension"].isin(LENS_DIMENSIONS)]
        own = self.both[self.both["team"] == team]
        beside = own.merge(tested[["item", "dimension", "delta", "verdict"]], on=["item", "dimension"], how="left")
        return beside.assign(verdict=beside["verdict"].fillna(""))

    @cached_property
    def of_teams(self) -> pd.DataFrame:
        """One row an item and dimension: how many teams went up, down and stayed, and how many cannot be compared.

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
        told = np.where(adjusted(p) < SIGNIFICANT, verdict, CHANCE)
        return counts.assign(verdict=np.where(counts["without"] == by.size().to_numpy(), "", told))

    @cached_property
    def one_by_one(self) -> pd.DataFrame:
        """Of few teams: the rows of `of_one` that moved more than by chance, of all of them; else none."""
        teams = self.view.pairs if len(self.view.pairs) <= FEW_TEAMS else ()
        moved = [own[own["verdict"].isin((HIGHER, LOWER))] for own in map(self.of_one, teams)]
        return pd.concat(moved, ignore_index=True) if moved else self.both.head(0).assign(verdict="", delta=0.0)

    @cached_property
    def replaced(self) -> dict[str, str]:
        """Item → the item that it replaced, where the one was asked before and the other now."""
        then, now = (set(self.both.loc[self.both["why"] == why, "item"].astype(str)) for why in (GONE, NEW))
        return {new: old for old, new in self.view.known.replaced_by.items() if old in then and new in now}


def direction(difference: pd.Series, rough: pd.Series) -> pd.Series:
    """1 where a level went up, −1 where down, 0 where it did not, or by no more than half steps hide."""
    signs: pd.Series = np.sign(difference)
    return signs.where(difference.abs() > np.where(rough, COARSE, 0), 0).astype("int64")


def sign_test(up: int, down: int) -> float:
    """How often chance alone would send so many of the teams that moved the same way; nan where none moved.

    >>> sign_test(5, 0), sign_test(1, 1)
    (0.0625, 1.0)
    """
    moved = int(up) + int(down)
    if not moved:
        return nan
    fewer = sum(comb(moved, few) for few in range(min(int(up), int(down)) + 1))
    return min(1.0, float(2 * fewer / 2**moved))
