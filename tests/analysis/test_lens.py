"""The questions of the lens are scored one by one: never with the quality, and never across each other."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

import selfeval as se
from selfeval.framework import LENS_DIMENSIONS

MakeRatings = Callable[..., pd.DataFrame]
ITEM = ["team", "round", "item"]


@pytest.fixture
def plain(make_ratings: MakeRatings) -> pd.DataFrame:
    """Ten persons on two items in two dimensions of quality."""
    return pd.concat(
        make_ratings(*levels, item=item, dimension=dimension)
        for item in ("r-haab", "r-viden")
        for dimension, levels in {"faglig": [2, 3, 4, 4, 5] * 2, "organisatorisk": [1, 2, 3, 5, 5] * 2}.items()
    ).reset_index(drop=True)


@pytest.fixture
def with_lens(plain: pd.DataFrame, make_ratings: MakeRatings) -> pd.DataFrame:
    """The same with answers to the lens that would move any number that they came into."""
    lens = [
        make_ratings(*[1] * 10, item=item, dimension=of) for item in ("r-haab", "r-viden") for of in LENS_DIMENSIONS
    ]
    both = pd.concat([plain, *lens], ignore_index=True)
    order = pd.CategoricalDtype(["faglig", "organisatorisk", *LENS_DIMENSIONS], ordered=True)
    return both.astype({"dimension": order})


@pytest.mark.parametrize(
    "told",
    [
        lambda ratings: se.score(ratings, by=ITEM),
        lambda ratings: se.explore.intervals(se.score(ratings, by=ITEM), ratings),
        lambda ratings: se.explore.consistency(ratings, by=["team", "round"]),
        lambda ratings: se.explore.between_teams(ratings, by=["item"]),
        lambda ratings: se.explore.gaps(ratings).astype({"dimension": "str", "other": "str"}),
    ],
    ids=["score", "intervals", "consistency", "between_teams", "gaps"],
)
def test_what_is_told_of_quality_is_the_same_with_and_without_the_lens(told, plain, with_lens):
    pd.testing.assert_frame_equal(told(with_lens), told(plain))


def test_the_level_behind_a_priority_is_that_of_quality(plain, with_lens):
    ballots = plain[plain["dimension"] == "faglig"].assign(importance=4, votes=1)
    assert se.explore.prioritise(with_lens, ballots=ballots)["level"].tolist() == [3.4, 3.4]
    assert se.explore.prioritise(plain, ballots=ballots)["level"].tolist() == [3.4, 3.4]


def test_each_question_of_the_lens_has_scores_of_its_own(with_lens):
    scores = se.score(with_lens, by=["item", "dimension"])
    lens = scores[scores["dimension"].isin(LENS_DIMENSIONS)]
    assert lens["mean"].tolist() == [1.0] * 6
    assert lens["dimension"].drop_duplicates().tolist() == list(LENS_DIMENSIONS)
