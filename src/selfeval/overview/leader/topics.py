"""What a team has most to talk about: found in each team's newest round by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from selfeval.disclosure.bands import NAMES
from selfeval.disclosure.frames import RESTS_ON, SPREAD
from selfeval.measures.gaps import WIDE_GAP
from selfeval.measures.levels import LOW_MEAN
from selfeval.overview.leader.cells import with_sign
from selfeval.overview.leader.view import NOW, View
from selfeval.text import decimal

CAMPS, APART, GAP, GROUPS, LOW, UNSURE, UNHEARD = range(7)
"""Why something is worth talking about, the most important first."""

BORGEROPLEVET = "borgeroplevet"

KIND = {
    CAMPS: "svarene ligger i to grupper: mindst to svarer 1–2, og mindst to svarer 4–5",
    APART: "svarene ligger langt fra hinanden",
    GAP: "de tre dimensioner ligger mindst et trin fra hinanden",
    GROUPS: "to perspektiver ligger mindst et trin fra hinanden",
    LOW: f"lavt niveau: {decimal(LOW_MEAN)} eller mindre",
    UNSURE: "mange svarer ved ikke",
    UNHEARD: "ingen bygger svaret på borgernes egne erfaringer",
}

COLUMNS = ["team", "item", "dimension", "kind", "size", "words"]


@dataclass(frozen=True)
class Topics:
    """The topics of a view's newest rounds."""

    view: View

    @cached_property
    def found(self) -> pd.DataFrame:
        """One row a topic: team, item, dimension, kind (a number of this module), size, and words for it."""
        parts = (self._spread(), self._gaps(), self._groups(), self._low(), self._unsure(), self._unheard())
        some = [part for part in parts if len(part)]
        rows = pd.concat(some, ignore_index=True) if some else pd.DataFrame(columns=COLUMNS)
        order = {item: place for place, item in enumerate(self.view.items)}
        placed = rows.assign(place=rows["item"].map(order))
        return placed.sort_values(["kind", "size", "place"], ascending=[True, False, True], ignore_index=True)[COLUMNS]

    def _spread(self) -> pd.DataFrame:
        now = self.view.now
        kinds = {SPREAD[2]: CAMPS, SPREAD[1]: APART}
        rows = now[now["spread"].isin(kinds)]
        kind = rows["spread"].astype(str).map(kinds)
        return _rows(rows, kind=kind, size=0.0, words=[KIND[each] for each in kind])

    def _low(self) -> pd.DataFrame:
        now = self.view.now
        rows = now[(now["level"] <= LOW_MEAN).fillna(False).astype(bool)]
        return _rows(rows, kind=LOW, size=-rows["level"].astype("float64"), words=KIND[LOW])

    def _unsure(self) -> pd.DataFrame:
        now = self.view.now
        rows = now[now["ved_ikke"].isin(NAMES[1:])]
        return _rows(rows, kind=UNSURE, size=0.0, words=[f"{band} svarer ved ikke" for band in rows["ved_ikke"]])

    def _unheard(self) -> pd.DataFrame:
        now = self.view.now
        rows = now[(now["dimension"] == BORGEROPLEVET) & (now["erfaring"] == RESTS_ON[0])]
        return _rows(rows, kind=UNHEARD, size=0.0, words=KIND[UNHEARD])

    def _gaps(self) -> pd.DataFrame:
        rows = gaps_now(self.view)
        rows = rows[(rows["gap"].abs() >= WIDE_GAP).fillna(False).astype(bool)]
        words = [self._gap(*each) for each in zip(rows["dimension"], rows["other"], rows["gap"], strict=True)]
        return _rows(rows, kind=GAP, size=rows["gap"].abs().astype("float64"), words=words)

    def _gap(self, one: str, other: str, gap: float) -> str:
        upper, lower = (one, other) if gap > 0 else (other, one)
        return f"{self.view.dimension(upper)} ligger {with_sign(abs(gap))[1:]} over {self.view.dimension(lower)}"

    def _groups(self) -> pd.DataFrame:
        """Compare the highest and the lowest part of each cell whose parts are disclosed."""
        parts = self.view.at(NOW, parts=True)
        parts = parts[parts["level"].notna()].sort_values("level", kind="stable")
        by_cell = parts.assign(level=parts["level"].astype("float64")).groupby(
            ["team", "item", "dimension"], observed=True
        )
        ends = by_cell.agg(
            low=("level", "first"), high=("level", "last"), of=("group", "first"), over=("group", "last")
        )
        ends = ends.reset_index().assign(size=lambda rows: (rows["high"] - rows["low"]).round(1))
        ends = ends[ends["size"] >= WIDE_GAP]
        words = [
            f"{over} ligger {with_sign(size)[1:]} over {of}"
            for of, over, size in zip(ends["of"], ends["over"], ends["size"], strict=True)
        ]
        return _rows(ends, kind=GROUPS, size=ends["size"], words=words)


def gaps_now(view: View) -> pd.DataFrame:
    """Return the rows of `Shown.gaps` of the newest rounds, for the items that are looked at."""
    gaps = view.study.shown.gaps
    newest = view.rounds.loc[view.rounds["place"] == NOW, "round"]
    return gaps[gaps["round"].isin(newest) & gaps["item"].isin(view.items)]


def _rows(
    of: pd.DataFrame, *, kind: int | pd.Series, size: float | pd.Series, words: str | Sequence[str] | pd.Series
) -> pd.DataFrame:
    about: Mapping[str, type] = dict.fromkeys(("team", "item", "dimension"), str)
    return of[list(about)].astype(dict(about)).assign(kind=kind, size=size, words=words)[COLUMNS]
