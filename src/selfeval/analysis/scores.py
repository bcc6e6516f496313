"""Scores of a group: persons, level, and exits, each counted by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from selfeval.analysis.frames import check_by, check_ratings, levels_of, not_across
from selfeval.measures.levels import HIGH
from selfeval.records import Exit

VALUES: Mapping[str, str] = MappingProxyType(
    {
        "n": "Int64",
        "n_level": "Int64",
        "mean": "Float64",
        "median": "Float64",
        "share_high": "Float64",
        "ikke_relevant": "Int64",
        "ved_ikke": "Int64",
        "sd": "Float64",
    }
)
"""The columns about persons, with their types."""


def score(ratings: pd.DataFrame, *, by: Sequence[str]) -> pd.DataFrame:
    """Return one row for each group of answers, in the order of the categories; groups without an answer have no row.

    ratings  one row an answer, as `Study.ratings` gives them
    by       the columns that make a group; they come first in the result, with their types

    ==============  =======  ===========================================================================
    n               Int64    persons who answered, with a level or an exit
    n_level         Int64    how many levels the next four are made of, one a person
    mean, median    Float64  of the levels, in scale steps 1–5
    share_high      Float64  share of the levels at 4–5, 0–1
    ikke_relevant   Int64    persons who chose this exit; an exit is never in a mean
    ved_ikke        Int64    the same for this exit
    sd              Float64  standard deviation of the levels (n − 1), missing for one person
    report_limit    int64    the strictest limit for small groups of the rounds in the group
    ==============  =======  ===========================================================================

    Without a level (all chose an exit) mean, median, share_high and sd are missing, never 0.

    Each person counts once. Where a group holds several of a person's answers (`by` without item or dimension),
    the person's own mean and own share of high levels come first, and whoever chose an exit anywhere counts under it.
    Without dimension in `by` the questions of the lens are left out: they are never scored with the quality.
    Nobody can be followed from round to round. Where a group holds several rounds, a person has a level in each, but
    `n` is the fewest persons there can have been: of a team's rounds only the largest counts.

    Nothing is hidden: what others are to see goes through `selfeval.disclose`.

    Raises FrameError, in Danish, for a missing column, a level off the scale, or two answers to the same.

    >>> import pandas as pd
    >>> ratings = pd.DataFrame({
    ...     "team": "åparken", "round": "forår", "person": [1, 2, 3, 4], "item": "p01", "dimension": "faglig",
    ...     "level": [3, 4, 5, None], "exit": [None, None, None, "ikke_relevant"], "report_limit": 5,
    ... })
    >>> result = score(ratings, by=["item", "dimension"]).iloc[0]
    >>> int(result["n"]), int(result["n_level"]), float(result["mean"]), int(result["ikke_relevant"])
    (4, 3, 4.0, 1)
    """
    keys = check_by(ratings, by, what="Svarene")
    check_ratings(ratings)
    persons = _one_row_a_person(not_across(ratings, keys), keys)
    summed = persons.groupby(keys, observed=True, dropna=False).agg(
        n_level=("level", "count"),
        mean=("level", "mean"),
        median=("level", "median"),
        share_high=("high", "mean"),
        ikke_relevant=(Exit.IKKE_RELEVANT.value, "sum"),
        ved_ikke=(Exit.VED_IKKE.value, "sum"),
        sd=("level", "std"),
        report_limit=("report_limit", "max"),
    )
    scores = summed.assign(n=_fewest_persons(persons, keys)).reset_index()
    return scores[[*keys, *VALUES, "report_limit"]].astype(dict(VALUES))


def _one_row_a_person(ratings: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Return one row for each person of a round in each group, so that nobody counts more for more answers."""
    level = levels_of(ratings)
    answers = ratings.assign(
        level=level,
        high=(level >= HIGH).astype("Float64"),
        **{exit.value: (ratings["exit"] == exit.value).fillna(False).astype(bool) for exit in Exit},
    )
    person = answers.groupby(list(dict.fromkeys([*keys, "team", "round", "person"])), observed=True, dropna=False)
    kinds = {exit.value: "max" for exit in Exit}
    return person.agg({"level": "mean", "high": "mean", "report_limit": "max", **kinds}).reset_index()


def _fewest_persons(persons: pd.DataFrame, keys: list[str]) -> pd.Series:
    """Count the fewest persons a group can hold; of a team's rounds the largest counts, since codes are new."""
    in_team = list(dict.fromkeys([*keys, "team"]))
    in_round = list(dict.fromkeys([*in_team, "round"]))
    of_rounds = persons.groupby(in_round, observed=True, dropna=False).size().rename("n").reset_index()
    of_teams = of_rounds.groupby(in_team, observed=True, dropna=False)["n"].max().reset_index()
    return of_teams.groupby(keys, observed=True, dropna=False)["n"].sum()
