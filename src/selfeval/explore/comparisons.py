"""Two rounds beside each other, item by item. Often a difference cannot be distinguished from chance.

Nothing is hidden.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.random import default_rng

from selfeval.analysis.counts import STEPS, Floats, level_counts
from selfeval.analysis.difference import Test, adjusted, brunner_munzel, cliffs_delta, verdict
from selfeval.analysis.frames import FrameError, check_by, check_ratings, require
from selfeval.analysis.intervals import ENOUGH, RESAMPLES, percentiles
from selfeval.analysis.scores import score
from selfeval.explore.certainty import intervals
from selfeval.measures.levels import LEVELS
from selfeval.text import listing

ONLY_BEFORE, ONLY_AFTER = "kun i den første", "kun i den anden"
METHODS = ("holm", "bh")

COMPARISON: Mapping[str, str] = MappingProxyType(
    {
        "n_before": "Int64",
        "n_after": "Int64",
        "mean_before": "Float64",
        "before_from": "Float64",
        "before_to": "Float64",
        "mean_after": "Float64",
        "after_from": "Float64",
        "after_to": "Float64",
        "difference": "Float64",
        "difference_from": "Float64",
        "difference_to": "Float64",
        "delta": "Float64",
        "statistic": "Float64",
        "p": "Float64",
        "p_adjusted": "Float64",
        "verdict": "str",
    }
)
"""The columns of `compare` after those of `by`, with types."""


def compare(
    ratings: pd.DataFrame,
    before: str | Sequence[str],
    after: str | Sequence[str],
    *,
    by: Sequence[str] = ("item", "dimension"),
    correction: str = "holm",
    seed: int = 0,
) -> pd.DataFrame:
    """Return one row for each group of `by` that was asked in either round, in the order of the categories.

    ratings        one row an answer, as `Study.ratings` gives them
    before, after  a round's id or several (the same season in several teams). The two are independent groups: nobody
                   can be followed from round to round
    by             what is set side by side; items and dimensions must be apart
    correction     over all rows: "holm" or "bh" (Benjamini–Hochberg)
    seed           for the bootstrap of the difference, 2,000 draws

    ==============================  =======  =========================================================================
    n_before, n_after               Int64    persons with a level; exits and blanks are in nothing here
    mean_before, mean_after         Float64  scale steps
    before_from, before_to, after…  Float64  95 % interval of the mean; for fewer than 8 levels the range
    difference                      Float64  after − before, in scale steps
    difference_from, difference_to  Float64  95 % bootstrap interval; missing where a side has fewer than 8 levels
    delta                           Float64  Cliff's δ: 1 where everybody after is above everybody before
    statistic, p                    Float64  Brunner–Munzel; exact permutations where a side has fewer than 10 levels
    p_adjusted                      Float64  p after the correction for many rows
    verdict                         str      "højere end før", "lavere end før" (p_adjusted under 0.05, by δ) or
                                             "forskellen kan skyldes tilfældigheder"; "kun i den første" or "kun i den
                                             anden" where only one side was asked; "" without levels
    ==============================  =======  =========================================================================

    A renamed or reordered item is one row; a replaced one is a row for the old and a row for the new. Without
    variation p is 1 and the interval of the difference a point.
    Sources: `selfeval.analysis.difference`.

    Raises FrameError, in Danish, for rounds that are not there or on both sides.

    >>> ratings = pd.DataFrame({
    ...     "team": "åparken", "round": ["forår"] * 8 + ["efterår"] * 8, "person": [*range(8), *range(8)],
    ...     "item": "p01", "dimension": "faglig", "level": [2, 2, 3, 3, 3, 3, 4, 4, 3, 4, 4, 4, 5, 5, 5, 5],
    ...     "exit": None, "report_limit": 5,
    ... })
    >>> result = compare(ratings, before="forår", after="efterår")
    >>> result[["difference", "difference_from", "difference_to", "delta", "verdict"]].round(2)
       difference  difference_from  difference_to  delta         verdict
    0        1.38             0.62            2.0   0.78  højere end før
    """
    keys = check_by(ratings, by, what="Svarene")
    require(ratings, ["round"], what="Svarene")
    check_ratings(ratings)
    if correction not in METHODS:
        raise FrameError(f"correction skal være {listing(METHODS, 'eller')}.")
    earlier, later = _rounds(ratings, before), _rounds(ratings, after)
    if set(earlier["round"]) & set(later["round"]):
        raise FrameError("before og after skal være forskellige runder.")
    sides = {"before": _side(earlier, keys, seed), "after": _side(later, keys, seed)}
    both = sides["before"].add_suffix("_before").join(sides["after"].add_suffix("_after"), how="outer").reset_index()
    both = both.astype(ratings[keys].dtypes.to_dict()).sort_values(keys, ignore_index=True)
    result = both.assign(difference=both["mean_after"] - both["mean_before"])
    tests = pd.DataFrame([_tested(first, second, seed) for first, second in _pairs(both)], columns=_TESTED)
    result = result.assign(**tests).assign(p_adjusted=lambda frame: adjusted(frame["p"].to_numpy(), method=correction))
    result = result.assign(verdict=[_verdict(row) for row in result.itertuples()])
    renamed = result.rename(columns=_NAMES)
    return renamed[[*keys, *COMPARISON]].astype(dict(COMPARISON))


_TESTED = ["difference_from", "difference_to", "delta", "statistic", "p"]
_NAMES = {f"mean_{end}_{side}": f"{side}_{end}" for side in ("before", "after") for end in ("from", "to")} | {
    f"n_level_{side}": f"n_{side}" for side in ("before", "after")
}


def _rounds(ratings: pd.DataFrame, wanted: str | Sequence[str]) -> pd.DataFrame:
    ids = [wanted] if isinstance(wanted, str) else list(wanted)
    missing = [str(id) for id in ids if not (ratings["round"] == id).any()]
    if missing or not ids:
        there = listing(ratings["round"].astype(str).unique()) or "ingen"
        raise FrameError(f"Der er ingen svar fra {listing(missing) or 'nul runder'}. Runder med svar: {there}.")
    return ratings[ratings["round"].isin(ids)]


def _side(ratings: pd.DataFrame, keys: list[str], seed: int) -> pd.DataFrame:
    """Give one round's numbers and the persons on each level."""
    found = score(ratings, by=keys).pipe(intervals, ratings, seed=seed).set_index(keys)
    return found[["n_level", "mean", "mean_from", "mean_to"]].join(level_counts(ratings, keys))


def _pairs(both: pd.DataFrame) -> list[tuple[Floats, Floats]]:
    before, after = (both[[f"{level}_{side}" for level in LEVELS]].to_numpy("float64") for side in ("before", "after"))
    return list(zip(before, after, strict=True))


def _tested(first: Floats, second: Floats, seed: int) -> tuple[float, ...]:
    """Return the interval of the difference, δ, W and p; nan where a side is empty or was not asked."""
    n, m = first.sum(), second.sum()
    if not n > 0 or not m > 0:  # also where they are nan
        return (np.nan,) * len(_TESTED)
    low, high = np.nan, np.nan
    if min(n, m) >= ENOUGH:
        rng = default_rng(seed)  # anew for each row: its numbers do not depend on which rows stand beside it
        low, high = percentiles(_drawn_means(second, rng) - _drawn_means(first, rng))
    test: Test = brunner_munzel(first, second)
    return (low, high, cliffs_delta(first, second), test.statistic, test.p)


def _drawn_means(counts: Floats, rng: np.random.Generator) -> Floats:
    n = int(counts.sum())
    means: Floats = rng.multinomial(n, counts / n, size=RESAMPLES) @ STEPS / n
    return means


def _verdict(row: object) -> str:
    before, after, p, delta = (
        getattr(row, name) for name in ("n_level_before", "n_level_after", "p_adjusted", "delta")
    )
    if pd.isna(before) or pd.isna(after):
        return ONLY_AFTER if pd.isna(before) else ONLY_BEFORE
    return "" if pd.isna(p) else verdict(p, delta)
