"""How far a mean or a share could be off."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.random import default_rng

from selfeval.analysis.counts import STEPS
from selfeval.analysis.frames import FrameError, check_ratings, levels_of, not_across, require
from selfeval.analysis.intervals import (
    BOOTSTRAP,
    ENOUGH,
    INTERVALS,
    RANGE,
    exact_interval,
    percentiles,
    resampled_means,
    wilson,
)
from selfeval.analysis.scores import VALUES

NOT_KEYS = frozenset({*VALUES, "report_limit", "hidden", *INTERVALS})


def intervals(scores: pd.DataFrame, ratings: pd.DataFrame, *, seed: int = 0) -> pd.DataFrame:
    """Add an interval for each mean and share to the scores.

    scores   from `score`; a row without a mean gets no interval
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
    >>> result = score(ratings, by=["item", "dimension"]).pipe(intervals, ratings)
    >>> result[["mean", "mean_from", "mean_to", "share_from", "share_to", "interval"]].round(2)
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
    result = joined.assign(
        share_from=low, share_to=high, interval=joined["interval"].where(shown).fillna("").astype(str)
    )
    numbers = {name: dtype for name, dtype in INTERVALS.items() if name != "interval"}
    result = result.astype(numbers).assign(**{name: result[name].astype("Float64").where(shown) for name in numbers})
    return result[[*scores.columns, *INTERVALS]].set_axis(scores.index)


def _means(own: pd.DataFrame, keys: list[str], seed: int) -> pd.DataFrame:
    """Return for each group: levels (persons with one), mean_from, mean_to and what they are."""
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
