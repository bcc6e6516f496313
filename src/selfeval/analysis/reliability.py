"""Agreement between groups, and within an instrument: for researchers, never for judging a team."""

from __future__ import annotations

from dataclasses import dataclass

import krippendorff
import numpy as np
import pandas as pd
from scipy.optimize import minimize

from selfeval.analysis.counts import STEPS, Floats

ENOUGH_PERSONS, ENOUGH_ITEMS = 50, 3
"""Cronbach's alpha and McDonald's omega are missing below either."""

LEAST_UNIQUE = 0.005
"""No question is explained wholly by what it shares with the others: the usual bound for such a (Heywood) case."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Icc:
    """ICC(1) and ICC(2), the number of groups and persons, and the mean group size k̄. nan where not defined."""

    icc1: float
    icc2: float
    groups: int
    n: int
    k: float


def icc(levels: pd.Series, groups: pd.Series) -> Icc:
    """Measure how alike persons of a group answer (ICC 1), and how well group means can be distinguished (ICC 2).

    levels  one a person, missing where there is none (then the person is left out); groups  the group of each

    ICC(1) = (MSB − MSW) / (MSB + (k̄ − 1)MSW), ICC(2) = (MSB − MSW)/MSB, from a one-way analysis of variance
    (Bliese 2000). Negative values stand. nan for fewer than two groups, where every group is one person, and where
    nothing varies (ICC(2) also where group means are all the same).

    >>> result = icc(pd.Series([1, 2, 4, 5]), pd.Series(["a", "a", "b", "b"]))
    >>> round(result.icc1, 4), round(result.icc2, 4)
    (0.8947, 0.9444)
    """
    given = levels.notna()
    values = levels[given].astype("float64")
    of_groups = values.groupby(groups[given], observed=True)
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
    """Return Krippendorff's alpha for ordered levels (Hayes & Krippendorff 2007), by the package `krippendorff`.

    levels  shape (persons, questions), nan where a person gave none (exits and blanks)

    nan where it is not defined: without variation (all the same level everywhere is neither agreement nor disagreement
    that could be distinguished from chance, so it is not 1), and without a question that two have answered.

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
    """Return α = J/(J − 1) · (1 − Σs²ⱼ / s²_sum), over the persons with a level in all J questions (Cronbach 1951).

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


def mcdonald_omega(levels: Floats) -> float:
    """Return ω = (Σλⱼ)² / ((Σλⱼ)² + Σψⱼ) of a model with one factor: the factor's share of the sum's variance.

    levels  shape (persons, questions), nan where there is no level; the persons with a level in all questions count

    λ and ψ are loadings and unique variances in the questions' own units, by maximum likelihood (Jöreskog 1967), ω is
    that of McDonald (1999). Where the model holds with equal loadings, it is Cronbach's α.

    nan for J < 3, where the model is not determined, for not more persons than questions, where a question does not
    vary, and where questions are so alike that one follows from others. Shown as α is: `consistency` sees to that.

    >>> rng = np.random.default_rng(1)
    >>> shared = rng.normal(size=(5000, 1))
    >>> 0.74 < mcdonald_omega(shared + rng.normal(size=(5000, 3))) < 0.76  # 9 / (9 + 3)
    True
    """
    whole = levels[~np.isnan(levels).any(axis=1)]
    persons, questions = whole.shape
    if questions < 3 or persons <= questions or (whole.std(axis=0) == 0).any():
        return float("nan")
    related: Floats = np.asarray(np.corrcoef(whole, rowvar=False))
    if np.linalg.matrix_rank(related, hermitian=True) < questions:
        return float("nan")
    loadings, unique = one_factor(related)
    spread = whole.std(axis=0, ddof=1)
    shared = float((loadings * spread).sum() ** 2)
    return shared / (shared + float((unique * spread**2).sum()))


def one_factor(related: Floats) -> tuple[Floats, Floats]:
    """Return loadings and unique variances of one factor by maximum likelihood, from a full-rank correlation matrix.

    For given ψ the best loadings follow from the largest eigenvalue θ of Ψ^(−½)RΨ^(−½), and what is left to be made
    small is Σ(θⱼ − log θⱼ − 1) over the others (Jöreskog 1967). ψ stays within `LEAST_UNIQUE` and 1.
    """

    def left(unique: Floats) -> tuple[float, Floats]:
        theta, vectors = np.linalg.eigh(related / np.sqrt(np.outer(unique, unique)))
        others = theta[:-1]
        slope = -(vectors[:, :-1] ** 2 * (others - 1)).sum(axis=1) / unique
        return float((others - np.log(others) - 1).sum()), slope

    start = 0.5 / np.diag(np.linalg.inv(related))
    bounds = [(LEAST_UNIQUE, 1.0)] * len(related)
    found = minimize(
        left,
        start.clip(LEAST_UNIQUE, 1),
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"ftol": 1e-15, "gtol": 1e-10, "maxiter": 1000},
    )
    unique: Floats = found.x
    theta, vectors = np.linalg.eigh(related / np.sqrt(np.outer(unique, unique)))
    loadings = np.sqrt(unique * max(theta[-1] - 1, 0.0)) * vectors[:, -1]
    return loadings * (1.0 if loadings.sum() >= 0 else -1.0), unique
