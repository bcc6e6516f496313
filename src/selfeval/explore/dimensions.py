"""Differences between the dimensions of an item: the same persons rated them, so each is compared with themselves.

Nothing is hidden.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

import numpy as np
import pandas as pd
from scipy import stats

from selfeval.analysis.columns import ordered
from selfeval.analysis.counts import STEPS_APART, Floats, divided
from selfeval.analysis.frames import FrameError, check_by, check_ratings, levels_of, quality
from selfeval.analysis.intervals import BOOTSTRAP, ENOUGH, RANGE, exact_interval

GAPS: Mapping[str, str] = MappingProxyType(
    {
        "n": "Int64",
        "difference": "Float64",
        "difference_from": "Float64",
        "difference_to": "Float64",
        "interval": "str",
        "n_all": "Int64",
        "friedman": "Float64",
        "p": "Float64",
        "kendall_w": "Float64",
    }
)
"""The columns of `gaps` after those of `by` and the two dimensions, with types."""


def gaps(ratings: pd.DataFrame, *, by: Sequence[str] = ("team", "round", "item")) -> pd.DataFrame:
    """Return one row for each group and pair of dimensions that anybody gave a level in both, in the framework's order.

    The questions of the lens are no dimensions of quality, and are left out.

    by        what makes a group, without dimension. Items must be apart

    =================================  ========  =====================================================================
    dimension, other                   as given  the two dimensions
    n                                  Int64     persons with a level in both; whoever chose an exit in one is out
    difference                         Float64   mean of each person's level in `dimension` − that in `other`
    difference_from, difference_to     Float64   95 % bootstrap interval, worked out and not drawn; for fewer than 8
                                                 persons the smallest and largest difference
    interval                           str       which of the two: "95 %-interval" or "spændvidde"
    n_all                              Int64     persons with a level in every dimension of the group: the next three,
                                                 the same in each row of a group, are about them
    friedman, p                        Float64   Friedman's χ² (corrected for ties) and its p from the χ² distribution,
                                                 which is rough for few persons (Friedman 1937)
    kendall_w                          Float64   0 no common order of the dimensions, 1 all order them alike
    =================================  ========  =====================================================================

    Friedman and W are missing with fewer than three dimensions, and where no person answers the dimensions differently:
    there is no order to agree about. The rule of the difference is `selfeval.measures.gaps.paired`.

    >>> ratings = pd.DataFrame({
    ...     "team": "åparken", "round": "forår", "person": [*range(5), *range(5)], "item": "p01",
    ...     "dimension": ["borgeroplevet"] * 5 + ["faglig"] * 5, "level": [2, 3, 3, 2, 4, 4, 4, 4, 4, 4], "exit": None,
    ...     "report_limit": 5,
    ... })
    >>> gaps(ratings)[["dimension", "other", "n", "difference", "difference_from", "difference_to"]]
           dimension   other  n  difference  difference_from  difference_to
    0  borgeroplevet  faglig  5        -1.2             -2.0            0.0
    """
    keys = check_by(ratings, by, what="Svarene")
    check_ratings(ratings)
    if "dimension" in keys:
        raise FrameError("by skal ikke have dimension med: det er dimensionerne, der sættes over for hinanden.")
    ratings = quality(ratings)
    wide = _by_dimension(ratings, keys)
    dimensions = [name for name in wide.columns if name not in keys]
    pairs = [_pair(wide, keys, one, other) for one, other in combinations(dimensions, 2)]
    if not pairs:
        return _empty(ratings, keys)
    all_of_them = _friedman(wide, keys, dimensions)
    result = pd.concat(pairs, ignore_index=True).merge(all_of_them, on=keys, how="left")
    kind = ordered(dimensions)
    types = {name: ratings[name].dtype for name in keys} | {"dimension": kind, "other": kind} | dict(GAPS)
    order = [*keys, "dimension", "other"]
    return result[[*order, *GAPS]].astype(types).sort_values(order, ignore_index=True)


def _by_dimension(ratings: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Return one row for each person of a group, a column for each dimension with a level."""
    person = list(dict.fromkeys([*keys, "team", "round", "person"]))
    levels = ratings.assign(level=levels_of(ratings).astype("float64"))
    if levels.duplicated([*person, "dimension"]).any():
        raise FrameError("by skal skille punkter ad: en person har flere svar i samme gruppe og dimension.")
    wide = levels.set_index([*person, "dimension"])["level"].unstack("dimension").reset_index()
    wide.columns = pd.Index([str(name) for name in wide.columns])
    asked = levels["dimension"].drop_duplicates().sort_values().astype(str)
    return wide[[*keys, *asked]]


def _pair(wide: pd.DataFrame, keys: list[str], one: str, other: str) -> pd.DataFrame:
    """Return a row for each group: the differences of those with a level in both."""
    difference = (wide[one] - wide[other]).dropna()
    rows = wide.loc[difference.index]
    by = [rows[key] for key in keys]
    found = difference.groupby(by, observed=True, dropna=False).agg(
        n="size", difference="mean", difference_from="min", difference_to="max"
    )
    marks = pd.DataFrame({step: (difference == step).astype("float64") for step in STEPS_APART})
    counts: Floats = marks.groupby(by, observed=True, dropna=False).sum().to_numpy("float64")
    enough = (found["n"] >= ENOUGH).to_numpy()
    low, high = exact_interval(counts[enough], STEPS_APART)
    found.loc[enough, "difference_from"], found.loc[enough, "difference_to"] = low, high
    found["interval"] = np.where(enough, BOOTSTRAP, RANGE)
    return found.reset_index().assign(dimension=one, other=other)


def _friedman(wide: pd.DataFrame, keys: list[str], dimensions: list[str]) -> pd.DataFrame:
    """Return a row for each group: Friedman's χ² corrected for ties, p and W, over persons with all dimensions."""
    whole = wide.dropna(subset=dimensions)
    by, k = [whole[key] for key in keys], len(dimensions)
    ranks = whole[dimensions].rank(axis=1)
    grouped = ranks.groupby(by, observed=True, dropna=False)
    n: Floats = grouped.size().to_numpy().astype(np.float64)
    sums: Floats = grouped.sum().to_numpy("float64")
    squares: Floats = (ranks**2).groupby(by, observed=True, dropna=False).sum().to_numpy("float64").sum(axis=1)
    above = (k - 1) * ((sums - n[:, None] * (k + 1) / 2) ** 2).sum(axis=1)
    chi = divided(above, squares - n * k * (k + 1) ** 2 / 4)
    chi = chi if k > 2 else np.full_like(chi, np.nan)
    result = {"n_all": n, "friedman": chi, "p": stats.chi2.sf(chi, k - 1), "kendall_w": divided(chi, n * (k - 1))}
    return pd.DataFrame(result, index=grouped.size().index).reset_index()


def _empty(ratings: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    none = pd.DataFrame(columns=[*keys, "dimension", "other", *GAPS])
    return none.astype({name: ratings[name].dtype for name in keys} | dict(GAPS))
