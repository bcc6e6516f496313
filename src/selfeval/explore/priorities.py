"""What to begin with: how important against how well it goes, and what the participants voted for.

Nothing is hidden.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from selfeval.analysis.counts import Floats
from selfeval.analysis.frames import FrameError, check_by
from selfeval.analysis.scores import score
from selfeval.explore.ballots import (
    RULES,
    borda,
    check_ballots,
    copeland,
    in_cycle,
    points_of,
    preferences,
    ranks,
    stability,
    wide,
)
from selfeval.explore.certainty import intervals
from selfeval.measures.levels import MIDPOINT
from selfeval.measures.ranking import ON_THE_LINE, quadrant
from selfeval.text import listing

SIDES = ("level", "importance")

PRIORITIES: Mapping[str, str] = MappingProxyType(
    {
        "n": "Int64",
        "level": "Float64",
        "level_from": "Float64",
        "level_to": "Float64",
        "importance": "Float64",
        "importance_from": "Float64",
        "importance_to": "Float64",
        "quadrant_midpoint": "str",
        "quadrant_median": "str",
        "votes": "Int64",
        "borda": "Float64",
        "copeland": "Float64",
        "in_cycle": "boolean",
        "rank": "Int64",
        "tied": "boolean",
        "stability": "Float64",
    }
)
"""The columns of `prioritise` after those of `by` and item, with types."""


def prioritise(
    ratings: pd.DataFrame,
    *,
    ballots: pd.DataFrame,
    by: Sequence[str] = ("team", "round"),
    rule: str = "stemmer",
    top: int = 3,
    seed: int = 0,
) -> pd.DataFrame:
    """Return one row for each item of a group, in the order of `rank`; those alike in the order of the items.

    ratings   one row an answer, as `Study.ratings` gives them
    ballots   one row a person and item, as `Study.ballots` gives them
    by        columns of both that make a group
    rule      what `rank` goes by: "stemmer" (votes), "borda" or "copeland"
    top       an item is firm when it stays among this number
    seed      for the 2,000 draws of ballots

    =============================  =======  ==========================================================================
    n                              Int64    persons with a ballot in the group; the team's own votes are no person
    level, level_from, level_to    Float64  mean over persons of their own mean level of the item, all dimensions, and
                                            its 95 % bootstrap interval (below 8 persons the range)
    importance, …_from, …_to       Float64  the same of the importance, 1–5
    quadrant_midpoint              str      "vigtigt og svagt" … against the middle of both scales (3); "på grænsen"
                                            where an interval (or range) reaches a line; "" where one is missing
    quadrant_median                str      the same against the medians of the group's items
    votes                          Int64    dots, the team's own on paper included
    borda, copeland                Float64  points; a ballot goes by votes, then by importance
    in_cycle                       boolean  most want a before b, b before c and c before a: no order is what most want
    rank                           Int64    1 first; those alike share a place
    tied                           boolean  another item has as many points
    stability                      Float64  share of draws in which the item is among the first `top`, 0–1
    =============================  =======  ==========================================================================

    Exits and blanks are in no level; an item without votes has 0, and a person without importance for an item has no
    opinion on it beside others with as many votes. Without variation all are tied and firm.

    Sources: Martilla & James 1977 (quadrants); `selfeval.analysis.ballots`.
    Raises FrameError, in Danish, for wrong frames or an unknown rule.

    >>> people, items = [*range(6)] * 2, ["p01"] * 6 + ["p02"] * 6
    >>> both = {"team": "åparken", "round": "forår", "person": people, "item": items, "report_limit": 5}
    >>> ratings = pd.DataFrame(both | {"dimension": "faglig", "level": [2] * 6 + [5] * 6, "exit": None})
    >>> ballots = pd.DataFrame(both | {"importance": [5] * 6 + [2] * 6, "votes": [2] * 6 + [1] * 6})
    >>> prioritise(ratings, ballots=ballots)[["item", "quadrant_midpoint", "votes", "rank", "stability"]]
      item           quadrant_midpoint  votes  rank  stability
    0  p01            vigtigt og svagt     12     1        1.0
    1  p02  mindre vigtigt og stærkt      6     2        1.0
    """
    keys = check_by(ratings, by, what="Svarene")
    check_by(ballots, by, what="Stemmerne")
    check_ballots(ballots)
    if rule not in RULES:
        raise FrameError(f"rule skal være {listing(RULES, 'eller')}.")
    if ballots.empty:
        return _typed(pd.DataFrame(columns=[*keys, "item", *PRIORITIES]), ratings, keys)
    level = score(ratings, by=[*keys, "item"]).pipe(intervals, ratings, seed=seed)
    level = level.rename(columns={"mean": "level", "mean_from": "level_from", "mean_to": "level_to"})
    voted = pd.concat(_voted(ballots, keys, rule=rule, top=top, seed=seed), ignore_index=True)
    kept = [*keys, "item", "level", "level_from", "level_to"]
    result = _same_types(voted, ratings, keys).merge(level[kept], on=[*keys, "item"], how="left")
    weight = _importance(ballots, keys, seed=seed)
    result = result.merge(_same_types(weight, ratings, keys), on=[*keys, "item"], how="left")
    return _typed(_with_quadrants(result, keys), ratings, keys)


def _importance(ballots: pd.DataFrame, keys: list[str], *, seed: int) -> pd.DataFrame:
    """Return mean importance with its interval, by the rules of a level: it is marked on a scale of five too."""
    marks = ballots.dropna(subset=["importance", "person"]).assign(
        level=lambda frame: frame["importance"], exit=None, dimension="vigtighed"
    )
    found = score(marks, by=[*keys, "item"]).pipe(intervals, marks, seed=seed)
    names = {"mean": "importance", "mean_from": "importance_from", "mean_to": "importance_to"}
    return found.rename(columns=names)[[*keys, "item", *names.values()]]


def _voted(ballots: pd.DataFrame, keys: list[str], *, rule: str, top: int, seed: int) -> Iterator[pd.DataFrame]:
    """Yield for each group its items with votes, points, ranks and how firm they are."""
    for names, group in ballots.groupby(keys, observed=True, dropna=False):
        items = group["item"].drop_duplicates().sort_values()
        rows = pd.DataFrame({**dict(zip(keys, names, strict=True)), "item": items.to_numpy()})
        persons = group.dropna(subset=["person"])
        people = persons.set_index(["round", "person"]).index.unique()
        paper = group[group["person"].isna()].groupby("item", observed=True)["votes"].sum()
        on_paper: Floats = paper.reindex(items.to_numpy(), fill_value=0).to_numpy("float64", na_value=0)
        counted = _counted(persons, people, items.tolist(), on_paper, rule=rule, top=top, seed=seed)
        yield rows.assign(n=len(people), **counted)


def _counted(
    persons: pd.DataFrame,
    people: pd.Index,
    items: Sequence[object],
    on_paper: Floats,
    *,
    rule: str,
    top: int,
    seed: int,
) -> dict[str, npt.NDArray[Any]]:
    if not len(people):
        places = ranks(on_paper)
        return {"votes": on_paper, "rank": places, "tied": _tied(places)}
    votes, importance = (wide(persons, name, people, items) for name in ("votes", "importance"))
    duels = preferences(votes, importance).sum(axis=0)
    given = np.nan_to_num(votes).sum(axis=0) + on_paper
    places = ranks(points_of(rule, given, duels))
    return {
        "votes": given,
        "borda": borda(duels),
        "copeland": copeland(duels),
        "in_cycle": in_cycle(duels),
        "rank": places,
        "tied": _tied(places),
        "stability": stability(votes, importance, rule=rule, top=top, on_paper=on_paper, seed=seed),
    }


def _tied(places: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    return np.asarray((places[:, None] == places[None, :]).sum(axis=1) > 1)


def _with_quadrants(result: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    middles = result.groupby(keys, observed=True, dropna=False)[["level", "importance"]].transform("median")
    fixed = middles.assign(level=float(MIDPOINT), importance=float(MIDPOINT))
    return result.assign(quadrant_midpoint=_quadrants(result, fixed), quadrant_median=_quadrants(result, middles))


def _quadrants(result: pd.DataFrame, lines: pd.DataFrame) -> pd.Series:
    rows = zip(result.to_dict("records"), lines.to_dict("records"), strict=True)
    return pd.Series([_quadrant(row, line) for row, line in rows], index=result.index, dtype="str")


def _quadrant(row: Mapping[Hashable, Any], lines: Mapping[Hashable, Any]) -> str:
    """Say where an item lies: on the line where the interval of level or importance reaches its line."""
    if any(pd.isna(row[name]) for name in SIDES):
        return ""
    if any(row[f"{name}_from"] <= lines[name] <= row[f"{name}_to"] for name in SIDES if pd.notna(row[f"{name}_from"])):
        return ON_THE_LINE
    return quadrant(row["level"], row["importance"], lines=(lines["level"], lines["importance"]))


def _same_types(frame: pd.DataFrame, ratings: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Give the keys their types in the ratings, so that rows are joined and ordered by the same categories."""
    types = {name: ratings[name].dtype for name in [*keys, "item"]}
    unknown = {
        name: sorted({str(value) for value in frame[name]} - {str(category) for category in dtype.categories})
        for name, dtype in types.items()
        if isinstance(dtype, pd.CategoricalDtype)
    }
    for name, values in unknown.items():
        if values:
            raise FrameError(f"Stemmerne har {name} {listing(values)}, som svarene ikke kender.")
    return frame.astype(types)


def _typed(result: pd.DataFrame, ratings: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    complete = result.reindex(columns=[*keys, "item", *PRIORITIES]).astype(dict(PRIORITIES))
    typed = complete.astype({name: ratings[name].dtype for name in [*keys, "item"]})
    return typed.sort_values([*keys, "rank", "item"], ignore_index=True)
