"""How far persons agree: within a team on each item, over all its items, and between teams. Nothing is hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
import pandas as pd

from selfeval.analysis.counts import Floats, level_counts
from selfeval.analysis.frames import check_by, check_ratings, levels_of, not_across
from selfeval.analysis.reliability import (
    ENOUGH_ITEMS,
    ENOUGH_PERSONS,
    cronbach_alpha,
    icc,
    krippendorff_alpha,
    mcdonald_omega,
)
from selfeval.analysis.scores import score
from selfeval.analysis.within import a_wg, average_deviation, r_star_wg_j, r_wg, r_wg_j, two_camps

CELLS = ("team", "round", "item", "dimension")

AGREEMENT: Mapping[str, str] = MappingProxyType(
    {
        "n": "Int64",
        "n_level": "Int64",
        "ad_mean": "Float64",
        "ad_median": "Float64",
        "rwg": "Float64",
        "awg": "Float64",
        "two_camps": "boolean",
    }
)
"""The columns of `agreement` after those of `by`, with types."""

CONSISTENCY: Mapping[str, str] = MappingProxyType(
    {
        "n": "Int64",
        "n_listwise": "Int64",
        "items": "Int64",
        "rwg_j": "Float64",
        "rwg_j_star": "Float64",
        "krippendorff": "Float64",
        "cronbach": "Float64",
        "omega": "Float64",
    }
)
"""The columns of `consistency` after those of `by`, with types."""

BETWEEN: Mapping[str, str] = MappingProxyType(
    {"n": "Int64", "groups": "Int64", "group_size": "Float64", "icc1": "Float64", "icc2": "Float64"}
)
"""The columns of `between_teams` after those of `by`, with types."""


def agreement(ratings: pd.DataFrame, *, by: Sequence[str] = CELLS) -> pd.DataFrame:
    """Return one row for each group of answers to one question, in the order of the categories.

    ratings   one row an answer, as `Study.ratings` gives them
    by        the columns that make a group; they come first. Items and dimensions must be apart

    ==============  =======  ==========================================================================
    n               Int64    persons who answered, with a level or an exit
    n_level         Int64    persons with a level: the rest is about them. An exit is in none of it
    ad_mean         Float64  mean distance from the mean, in scale steps; above A/6 ≈ 0.83 they disagree
    ad_median       Float64  the same from the median
    rwg             Float64  rWG: 1 all alike, 0 as by chance, negative where it is more split than that
    awg             Float64  aWG; missing below four persons and where the mean is too near an end
    two_camps       boolean  at least two at 1–2 and at least two at 4–5
    ==============  =======  ==========================================================================

    Without variation AD is 0, rWG and aWG 1 (aWG missing at the ends of the scale). With one person rWG and aWG are
    missing. Without a level all are missing. Sources and formulas: `selfeval.analysis.within`.

    Raises FrameError, in Danish, for wrong ratings or where a person is in a group twice.

    >>> ratings = pd.DataFrame({
    ...     "team": "åparken", "round": "forår", "person": range(6), "item": "p01", "dimension": "faglig",
    ...     "level": [1, 1, 1, 5, 5, 5], "exit": None, "report_limit": 5,
    ... })
    >>> agreement(ratings)[["item", "n", "ad_mean", "rwg", "two_camps"]]
      item  n  ad_mean  rwg  two_camps
    0  p01  6      2.0 -1.4       True
    """
    keys = check_by(ratings, by, what="Svarene")
    scores = score(ratings, by=keys)
    matrix = level_counts(ratings, keys)
    counts: Floats = matrix.to_numpy()
    some = counts.sum(axis=1) > 0
    found = pd.DataFrame(
        {
            "ad_mean": average_deviation(counts),
            "ad_median": average_deviation(counts, around="median"),
            "rwg": r_wg(counts),
            "awg": a_wg(counts),
            "two_camps": pd.array(two_camps(counts), dtype="boolean"),
        },
        index=matrix.index,
    )
    found["two_camps"] = found["two_camps"].where(some)
    return _beside(scores[[*keys, "n", "n_level"]], found, keys, AGREEMENT)


def consistency(ratings: pd.DataFrame, *, by: Sequence[str] = ("team", "round", "dimension")) -> pd.DataFrame:
    """Measure how alike persons answer over all the items of a group together; one row a group.

    by        as in `agreement`, without item: a question is an item, or item × dimension where by has no dimension

    ============  =======  ==================================================================================
    n             Int64    persons who answered
    n_listwise    Int64    persons with a level in every question: rWG(J), r*WG(J), α and ω are about them
    items         Int64    questions (J)
    rwg_j         Float64  rWG(J), which grows with J; missing where persons are more split than by chance
    rwg_j_star    Float64  r*WG(J), which does not; negative values stand
    krippendorff  Float64  ordinal α over all levels; missing without variation, where it is not defined
    cronbach      Float64  α; missing for fewer than 50 persons or 3 questions. A low one is no fault here
    omega         Float64  McDonald's ω of one factor; missing as α is, and where questions do not vary apart
    ============  =======  ==================================================================================

    Exits and blanks are missing levels: they take a person out of the listwise numbers. One person: all missing.
    A group over several rounds takes each person of a round as a person.

    >>> ratings = pd.DataFrame({
    ...     "team": "åparken", "round": "forår", "person": [1, 2, 3, 4, 5] * 2, "item": ["p01"] * 5 + ["p02"] * 5,
    ...     "dimension": "faglig", "level": [3, 3, 3, 2, 1, 3, 1, 3, 2, 1], "exit": None, "report_limit": 5,
    ... })
    >>> consistency(ratings)[["n", "items", "rwg_j_star"]]
       n  items  rwg_j_star
    0  5      2        0.55
    """
    keys = check_by(ratings, by, what="Svarene")
    scores = score(ratings, by=keys)
    questions = [name for name in ("item", "dimension") if name not in keys]
    together = not_across(ratings, keys)
    groups = together.assign(level=levels_of(together).astype("float64")).groupby(keys, observed=True, dropna=False)
    found = pd.DataFrame([_over_items(group, questions) for _, group in groups], columns=list(CONSISTENCY)[1:])
    found.index = groups.size().index
    return _beside(scores[[*keys, "n"]], found, keys, CONSISTENCY)


def between_teams(ratings: pd.DataFrame, *, by: Sequence[str] = ("item", "dimension")) -> pd.DataFrame:
    """Measure how much of the difference between persons is a difference between teams; one row a group.

    Each team's each round is a group of its own: choose the rounds of one period, or have the period in `by`.

    ============  =======  ============================================================================
    n             Int64    persons with a level, together
    groups        Int64    teams' rounds with a level
    group_size    Float64  mean number of persons in them (k̄)
    icc1          Float64  ICC(1): how alike persons of one team answer; negative values stand
    icc2          Float64  ICC(2): how reliably team means can be distinguished
    ============  =======  ============================================================================

    Missing for fewer than two teams and without variation. It is no ranking, and says nothing of any one team.

    >>> ratings = pd.DataFrame({
    ...     "team": ["a", "a", "b", "b"], "round": ["a1", "a1", "b1", "b1"], "person": [1, 2, 1, 2], "item": "p01",
    ...     "dimension": "faglig", "level": [1, 2, 4, 5], "exit": None, "report_limit": 2,
    ... })
    >>> between_teams(ratings)[["n", "groups", "icc1", "icc2"]].round(4)
       n  groups    icc1    icc2
    0  4       2  0.8947  0.9444
    """
    keys = check_by(ratings, by, what="Svarene")
    check_ratings(ratings)
    scores = score(ratings, by=keys)
    together = not_across(ratings, keys)
    group = together.groupby(["team", "round"], observed=True).ngroup()
    answers = together.assign(level=levels_of(together), group=group)
    groups = answers.groupby(keys, observed=True, dropna=False)
    of_groups = [icc(group["level"], group["group"]) for _, group in groups]
    found = pd.DataFrame(
        [(one.n, one.groups, one.k, one.icc1, one.icc2) for one in of_groups],
        columns=list(BETWEEN),
        index=groups.size().index,
    )
    return _beside(scores[keys], found, keys, BETWEEN)


def _over_items(group: pd.DataFrame, questions: Sequence[str]) -> tuple[float, ...]:
    wide = group.pivot(index=["team", "round", "person"], columns=list(questions), values="level")
    levels: Floats = wide.to_numpy(dtype=np.float64)
    whole = levels[~np.isnan(levels).any(axis=1)]
    n, items = whole.shape
    mean_variance = np.asarray(whole.var(axis=0, ddof=1).mean() if n > 1 else np.nan)
    enough = n >= ENOUGH_PERSONS and items >= ENOUGH_ITEMS
    return (
        n,
        items,
        float(r_wg_j(mean_variance, np.asarray(float(items)))),
        float(r_star_wg_j(mean_variance)),
        krippendorff_alpha(levels),
        cronbach_alpha(levels) if enough else np.nan,
        mcdonald_omega(levels) if enough else np.nan,
    )


def _beside(scores: pd.DataFrame, found: pd.DataFrame, keys: Sequence[str], types: Mapping[str, str]) -> pd.DataFrame:
    """Join what was found to the groups, in the order of the groups."""
    joined = scores.merge(found.reset_index(), on=list(keys), how="left", validate="1:1")
    return joined[[*keys, *types]].astype(dict(types))
