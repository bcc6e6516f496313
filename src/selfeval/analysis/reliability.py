"""Agreement between groups, and within an instrument: for researchers, never for judging a team."""

from __future__ import annotations

from dataclasses import dataclass

import krippendorff
import numpy as np
import pandas as pd

from selfeval.analysis.counts import STEPS, Floats

ENOUGH_PERSONS, ENOUGH_ITEMS = 50, 3
"""Cronbach's alpha is missing below either."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Icc:
    """ICC(1) and ICC(2), the number of groups and persons, and the mean group size k̄. nan where not defined."""

    icc1: float
    icc2: float
    groups: int
    n: int
    k: float


def icc(levels: pd.Series, groups: pd.Series) -> Icc:
    """How much persons of a group resemble each other (ICC 1), and how far group means can be told apart (ICC 2).

    levels  one a person, missing where there is none (then the person is left out); groups  who belongs together

    ICC(1) = (MSB − MSW) / (MSB + (k̄ − 1)MSW), ICC(2) = (MSB − MSW)/MSB, from a one-way analysis of variance
    (Bliese 2000). Negative values stand. nan for fewer than two groups, where every group is one person, and where
    nothing varies (ICC(2) also where group means are all the same).

    >>> told = icc(pd.Series([1, 2, 4, 5]), pd.Series(["a", "a", "b", "b"]))
    >>> round(told.icc1, 4), round(told.icc2, 4)
    (0.8947, 0.9444)
    """
    known = levels.notna()
    values = levels[known].astype("float64")
    of_groups = values.groupby(groups[known], observed=True)
    n, count = len(values), of_groups.ngroups
    size = n / count if count else np.nan
    if count < 2 or n <= count:
        return Icc(icc1=np.nan, icc2=np.nan, groups=count, n=n, k=size)
    own_mean = of_groups.transform("mean")
    between = float(((own_mean - values.mean()) ** 2).sum()) / (count - 1)
    inside = float(((values - own_mean) ** 2).sum()) / (n - count)
    total = between + (size - 1) * inside
    return Icc(
        icc1=(between - inside) / total if total else np.nan,
        icc2=(between - inside) / between if between else np.nan,
        groups=count,
        n=n,
        k=size,
    )


def krippendorff_alpha(levels: Floats) -> float:
    """Krippendorff's alpha for ordered levels (Hayes & Krippendorff 2007), by the package `krippendorff`.

    levels  shape (persons, questions), nan where a person gave none (exits and blanks)

    nan where it is not defined: without variation (all the same level everywhere is neither agreement nor
    disagreement that could be told from chance, so it is not 1), and without a question that two have answered.

    >>> krippendorff_alpha(np.array([[4.0, 4.0], [4.0, 4.0]]))
    nan
    >>> krippendorff_alpha(np.array([[1.0, 4.0], [1.0, 4.0]]))
    1.0
    """
    paired = levels[:, (~np.isnan(levels)).sum(axis=0) > 1]
    if len(np.unique(paired[~np.isnan(paired)])) < 2:
        return float("nan")
    return float(krippendorff.alpha(paired, value_domain=list(STEPS), level_of_measurement="ordinal"))


def cronbach_alpha(levels: Floats) -> float:
    """α = J/(J − 1) · (1 − Σs²ⱼ / s²_sum), over the persons with a level in all J questions (Cronbach 1951).

    levels  shape (persons, questions), nan where there is no level

    nan for J < 2, fewer than two whole persons, and without variation between persons. Shown only for 50 persons and
    3 questions or more: `consistency` sees to that. The lists are formative: a low α is no fault.

    >>> round(cronbach_alpha(np.array([[1.0, 2.0], [2.0, 3.0], [4.0, 4.0]])), 4)
    0.9474
    """
    whole = levels[~np.isnan(levels).any(axis=1)]
    if len(whole) < 2 or whole.shape[1] < 2:
        return float("nan")
    of_sums = whole.sum(axis=1).var(ddof=1)
    questions = whole.shape[1]
    rest = whole.var(axis=0, ddof=1).sum() / of_sums if of_sums > 0 else np.nan
    return float(questions / (questions - 1) * (1 - rest))
