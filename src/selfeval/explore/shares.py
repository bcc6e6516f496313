"""How the levels are spread over the scale. Nothing is hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from selfeval.analysis.counts import SHARES, level_counts
from selfeval.analysis.frames import check_by, check_ratings
from selfeval.analysis.scores import score

DISTRIBUTION: Mapping[str, str] = MappingProxyType({"n_level": "Int64", **dict.fromkeys(SHARES, "Float64")})
"""The columns of `distributions` after those of `by`, with types."""


def distributions(ratings: pd.DataFrame, *, by: Sequence[str] = ("team", "round", "item", "dimension")) -> pd.DataFrame:
    """Return one row for each group of answers to one question, in the order of the categories.

    ==================  =======  =====================================================================================
    n_level             Int64    persons with a level; exits and blanks are in nothing here
    share_1 … share_5   Float64  share of them on each level, 0–1, together 1
    ==================  =======  =====================================================================================

    Without a level the shares are missing. Raises FrameError as `agreement` does.

    >>> ratings = pd.DataFrame({
    ...     "team": "åparken", "round": "forår", "person": range(5), "item": "p01", "dimension": "faglig",
    ...     "level": [2, 3, 3, 4, 4], "exit": None, "report_limit": 5,
    ... })
    >>> distributions(ratings)[["n_level", "share_2", "share_3", "share_4"]]
       n_level  share_2  share_3  share_4
    0        5      0.2      0.4      0.4
    """
    keys = check_by(ratings, by, what="Svarene")
    check_ratings(ratings)
    counts = level_counts(ratings, keys)
    shares = counts.div(counts.sum(axis=1).where(lambda n: n > 0), axis=0).set_axis(list(SHARES), axis=1)
    found = score(ratings, by=keys).merge(shares.reset_index(), on=keys, how="left", validate="1:1")
    return found[[*keys, *DISTRIBUTION]].astype(dict(DISTRIBUTION))
