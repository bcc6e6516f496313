"""How far a mean or a share could be off: bootstrap and Wilson intervals, and the plain range where persons are few."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.random import default_rng

from selfeval.analysis.counts import STEPS, Floats
from selfeval.analysis.frames import FrameError, check_ratings, levels_of, not_across, require
from selfeval.analysis.scores import VALUES

ENOUGH = 8
"""With fewer levels a mean has its range, from the lowest to the highest level, and no interval."""

RESAMPLES = 2_000
CONFIDENCE = 0.95

INTERVALS: Mapping[str, str] = MappingProxyType(
    {"mean_from": "Float64", "mean_to": "Float64", "share_from": "Float64", "share_to": "Float64", "interval": "str"}
)
"""The columns that `with_intervals` adds, with types."""

BOOTSTRAP, RANGE = "95 %-interval", "spændvidde"

NOT_KEYS = frozenset({*VALUES, "report_limit", "hidden", *INTERVALS})


def with_intervals(scores: pd.DataFrame, ratings: pd.DataFrame, *, seed: int = 0) -> pd.DataFrame:
    """The scores with an interval for each mean and share that they show.

    scores   from `score` and `suppress`: what is hidden there gets no interval
    ratings  the very answers that the scores were made of
    seed     for what is resampled: the same seed gives the same numbers

    ====================  =======  ===================================================================================
    mean_from, mean_to    Float64  95 % bootstrap interval (percentiles) of the mean, in scale steps; for fewer than 8
                                   levels the lowest and the highest
    share_from, share_to  Float64  95 % interval of share_high, 0–1 (Wilson 1927)
    interval              str      what mean_from and mean_to are: "95 %-interval" or "spændvidde"; "" without
    ====================  =======  ===================================================================================

    Where everybody has one level in a group, the bootstrap distribution is worked out and not drawn, so that there is
    no chance in it. Where persons have several, each person's own mean is drawn 2,000 times. Exits and blanks are in
    none of it. Without variation the interval of the mean is a point: that all agree is no proof that others would.
    One person: the range is a point. Without a level all are missing.

    Raises FrameError, in Danish, where the scores were made of other answers.

    >>> from selfeval.analysis.scores import score
    >>> ratings = pd.DataFrame({
    ...     "team": "åparken", "round": "forår", "person": range(9), "item": "p01", "dimension": "faglig",
    ...     "level": [2, 3, 3, 3, 4, 4, 4, 4, 5], "exit": None, "report_limit": 5,
    ... })
    >>> told = score(ratings, by=["item", "dimension"]).pipe(with_intervals, ratings)
    >>> told[["mean", "mean_from", "mean_to", "share_from", "share_to", "interval"]].round(2)
       mean  mean_from  mean_to  share_from  share_to       interval
    0  3.56        3.0     4.11        0.27      0.81  95 %-interval
    """
    require(scores, [*VALUES], what="Tallene fra score()")
    keys = [name for name in scores.columns if name not in NOT_KEYS]
    require(ratings, keys, what="Svarene")
    check_ratings(ratings)
    together = not_across(ratings, keys)
    levels = together.assign(level=levels_of(together).astype("float64")).dropna(subset=["level"])
    person = list(dict.fromkeys([*keys, "team", "round", "person"]))
    own = levels.groupby(person, observed=True, dropna=False)["level"].agg(["mean", "size"]).reset_index()
    found = _means(own, keys, seed)
    joined = scores.merge(found.reset_index(), on=keys, how="left", validate="1:1")
    shown = joined["mean"].notna()
    if (joined.loc[shown, "levels"] != joined.loc[shown, "n_level"]).any():
        raise FrameError("Tallene og svarene hører ikke sammen: brug de svar, som tallene er regnet ud fra.")
    low, high = wilson(
        (joined["share_high"] * joined["n_level"]).to_numpy("float64", na_value=np.nan),
        joined["n_level"].to_numpy("float64", na_value=np.nan),
    )
    told = joined.assign(share_from=low, share_to=high, interval=joined["interval"].where(shown).fillna("").astype(str))
    numbers = {name: dtype for name, dtype in INTERVALS.items() if name != "interval"}
    told = told.astype(numbers).assign(**{name: told[name].astype("Float64").where(shown) for name in numbers})
    return told[[*scores.columns, *INTERVALS]].set_axis(scores.index)


def exact_interval(counts: Floats, values: Floats = STEPS) -> tuple[Floats, Floats]:
    """The 95 % percentile interval of the bootstrap distribution of the mean, without drawing.

    counts  shape (groups, len(values)): persons on each of equally spaced values

    The sum of n draws has the n-fold convolution of one draw's distribution, which is a power of its Fourier
    transform. nan for groups without persons. Source: Efron (1979), the bootstrap in its theoretical form.

    >>> low, high = exact_interval(np.array([[0.0, 0.0, 4.0, 6.0, 2.0]]))
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([3.4167], [4.25])
    """
    n = counts.sum(axis=1).astype("int64")
    low, high = np.full(len(counts), np.nan), np.full(len(counts), np.nan)
    step = values[1] - values[0]
    for size in np.unique(n[n > 0]):
        rows = n == size
        reached = bootstrap_sums(counts[rows]).cumsum(axis=1)
        tail = (1 - CONFIDENCE) / 2
        slack = 1e-12  # what a transform there and back adds
        low[rows] = values[0] + step * (reached >= tail - slack).argmax(axis=1) / size
        high[rows] = values[0] + step * (reached >= 1 - tail - slack).argmax(axis=1) / size
    return low, high


def bootstrap_sums(counts: Floats) -> Floats:
    """Probability of each sum of as many draws as there are persons; values count from 0. All groups are of one size.

    >>> bootstrap_sums(np.array([[1.0, 1.0]])).round(6).tolist()
    [[0.25, 0.5, 0.25]]
    """
    n = int(counts[0].sum())
    length = n * (counts.shape[1] - 1) + 1
    spectrum = np.fft.rfft(counts / n, length, axis=1) ** n
    sums: Floats = np.fft.irfft(spectrum, length, axis=1).clip(min=0)
    return sums


def wilson(successes: Floats, n: Floats) -> tuple[Floats, Floats]:
    """Return the 95 % intervals of shares, from 0 to 1 (Wilson 1927; scipy); nan where n is 0 or missing.

    successes, n  whole numbers, as float64 of one shape

    >>> low, high = wilson(np.array([7.0]), np.array([9.0]))
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.4526], [0.9368])
    """
    found = np.full((len(n), 2), np.nan)
    for row in np.flatnonzero((n > 0) & ~np.isnan(successes)):
        found[row] = _of_a_share(round(successes[row]), round(n[row]))
    return found[:, 0], found[:, 1]


@cache
def _of_a_share(successes: int, n: int) -> tuple[float, float]:
    from scipy.stats import binomtest  # takes seconds to load; a plot needs only the names of this module

    interval = binomtest(successes, n).proportion_ci(CONFIDENCE, method="wilson")
    return float(interval.low), float(interval.high)


def resampled_means(values: Floats, rng: np.random.Generator) -> Floats:
    """Return 2,000 means of as many values, drawn with replacement."""
    drawn: Floats = rng.choice(values, size=(RESAMPLES, len(values))).mean(axis=1)
    return drawn


def percentiles(drawn: Floats) -> tuple[float, float]:
    """The ends of the middle 95 %."""
    low, high = np.quantile(drawn, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2], method="inverted_cdf")
    return float(low), float(high)


def _means(own: pd.DataFrame, keys: list[str], seed: int) -> pd.DataFrame:
    """For each group: levels (persons with one), mean_from, mean_to and what they are."""
    groups = own.groupby(keys, observed=True, dropna=False)
    found = groups.agg(levels=("mean", "size"), mean_from=("mean", "min"), mean_to=("mean", "max"))
    enough = (found["levels"] >= ENOUGH).to_numpy()
    if (own["size"] == 1).all():
        marks = pd.DataFrame({step: (own["mean"] == step).astype("float64") for step in STEPS})
        counts = marks.groupby([own[key] for key in keys], observed=True, dropna=False).sum().to_numpy()
        found.loc[enough, "mean_from"], found.loc[enough, "mean_to"] = exact_interval(counts[enough])
    else:
        for place, (_, group) in enumerate(groups["mean"]):
            if enough[place]:
                drawn = resampled_means(group.to_numpy(), default_rng(seed))
                found.iloc[place, 1:3] = percentiles(drawn)
    return found.assign(interval=np.where(enough, BOOTSTRAP, RANGE))
