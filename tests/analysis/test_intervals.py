"""An interval is what the literature or a count of all possibilities says it is."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest

from selfeval.analysis.frames import FrameError
from selfeval.analysis.intervals import INTERVALS, bootstrap_sums, exact_interval, wilson
from selfeval.analysis.scores import score
from selfeval.explore import certainty
from tests.analysis.conftest import MakeRatings, hidden_below
from tests.analysis.levels import counts_of

CELL = ["item", "dimension"]


def intervals(ratings: pd.DataFrame, by: list[str] = CELL, **more) -> pd.DataFrame:
    return score(ratings, by=by).pipe(certainty.intervals, ratings, **more)


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"), [(81, 263, 0.2553, 0.3662), (0, 20, 0, 0.1611), (7, 9, 0.4526, 0.9368)]
)
def test_wilson_1927_share(successes: float, n: float, low: float, high: float) -> None:
    found = wilson(np.array([float(successes)]), np.array([float(n)]))
    assert [float(end[0]) for end in found] == pytest.approx([low, high], abs=5e-5)


@pytest.mark.parametrize(("successes", "n"), [(81, 263), (0, 20), (7, 9), (20, 20), (1, 5)])
def test_wilson_is_that_of_scipy(successes: int, n: int) -> None:
    """Published with four decimals (Newcombe 1998); here to six, against an implementation that is not ours."""
    low, high = wilson(np.array([float(successes)]), np.array([float(n)]))
    expected = binomtest(successes, n).proportion_ci(0.95, method="wilson")
    assert (low[0], high[0]) == pytest.approx((expected.low, expected.high), abs=1e-6)


def test_wilson_of_nobody_or_of_a_hidden_share_is_missing() -> None:
    low, high = wilson(np.array([0.0, np.nan, np.nan, 7.0]), np.array([0.0, 9.0, np.nan, 9.0]))
    assert np.isnan([low[:3], high[:3]]).all()
    assert (low[3], high[3]) == pytest.approx((0.4526, 0.9368), abs=5e-5)


def test_efron_exact_bootstrap_of_five_levels() -> None:
    chance = bootstrap_sums(counts_of([2, 3, 3, 4, 5])[None, :])[0]
    means = 1 + np.arange(len(chance)) / 5
    centre = (chance * means).sum()
    assert centre == pytest.approx(3.4)
    assert np.sqrt((chance * (means - centre) ** 2).sum()) == pytest.approx(0.4560702, abs=1e-6)


def test_the_exact_bootstrap_is_that_of_all_possible_draws() -> None:
    levels = [1, 2, 2, 4, 5]
    means = np.array([np.mean(draw) for draw in product(levels, repeat=5)])
    low, high = exact_interval(counts_of(levels)[None, :])
    expected = np.quantile(means, [0.025, 0.975], method="inverted_cdf")
    assert [low[0], high[0]] == pytest.approx(expected)


def test_groups_of_different_sizes_do_not_mix() -> None:
    some, many = counts_of([2, 3, 3, 4]), counts_of([1, 5] * 40)
    together = np.array(exact_interval(np.array([some, many, some])))
    alone = np.concatenate([exact_interval(one[None, :]) for one in (some, many, some)], axis=1)
    assert together == pytest.approx(alone)


def test_below_eight_levels_there_is_a_range_and_no_interval(make_ratings: MakeRatings) -> None:
    seven, eight = make_ratings(2, 3, 3, 3, 4, 4, 5), make_ratings(2, 3, 3, 3, 4, 4, 4, 5)
    few = intervals(seven).iloc[0]
    assert few[["mean_from", "mean_to", "interval"]].tolist() == [2, 5, "spændvidde"]
    enough = intervals(eight).iloc[0]
    assert enough["interval"] == "95 %-interval"
    assert 2 < enough["mean_from"] < 3.5 < enough["mean_to"] < 5


def test_exits_are_in_no_interval(make_ratings: MakeRatings) -> None:
    levels = (2, 3, 3, 3, 4, 4, 4, 5)
    columns = list(INTERVALS)
    with_exits = intervals(make_ratings(*levels, "ved_ikke", "ikke_relevant"))
    pd.testing.assert_frame_equal(with_exits[columns], intervals(make_ratings(*levels))[columns])


def test_without_a_level_there_is_no_interval(make_ratings: MakeRatings) -> None:
    told = intervals(make_ratings("ved_ikke", "ikke_relevant")).iloc[0]
    assert told[["mean_from", "mean_to", "share_from", "share_to"]].isna().all()
    assert told["interval"] == ""


def test_without_variation_the_mean_has_a_point_and_the_share_does_not(make_ratings: MakeRatings) -> None:
    told = intervals(make_ratings(*[4] * 9)).iloc[0]
    assert (told["mean_from"], told["mean_to"]) == (4, 4)
    assert told["share_from"] < told["share_to"] == 1


def test_a_hidden_row_gets_no_interval(make_ratings: MakeRatings) -> None:
    ratings = make_ratings(2, 3, 3, 4)
    told = hidden_below(5, score(ratings, by=CELL)).pipe(certainty.intervals, ratings).iloc[0]
    assert told[["mean_from", "mean_to", "share_from", "share_to"]].isna().all()
    assert (told["interval"], told["hidden"]) == ("", "skjult: færre end 5")


def test_persons_with_several_answers_count_once(make_ratings: MakeRatings) -> None:
    much = make_ratings(*[1, 5] * 9, person=[n for n in range(9) for _ in "ab"], item=["p01", "p02"] * 9)
    told = intervals(much, by=["dimension"]).iloc[0]
    assert (told["mean_from"], told["mean_to"]) == (3, 3)  # each person's own mean is 3


def test_the_same_seed_gives_the_same_numbers(make_ratings: MakeRatings) -> None:
    rng = np.random.default_rng(7)
    ratings = make_ratings(*rng.integers(1, 6, 40).tolist(), person=[*range(20)] * 2, item=["p01"] * 20 + ["p02"] * 20)
    first, again, other = (intervals(ratings, by=["dimension"], seed=seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(first, again)
    assert not first.equals(other)


def test_order_and_index_of_the_scores_stay(make_ratings: MakeRatings) -> None:
    ratings = make_ratings(*[3] * 10, *[4] * 10, person=[*range(10)] * 2, item=["p01"] * 10 + ["p02"] * 10)
    scores = score(ratings, by=CELL).iloc[::-1]
    told = certainty.intervals(scores, ratings)
    assert told.index.tolist() == [1, 0]
    assert told["mean_from"].tolist() == [4, 3]


def test_scores_of_other_answers_are_refused(make_ratings: MakeRatings) -> None:
    with pytest.raises(FrameError, match="hører ikke sammen"):
        certainty.intervals(score(make_ratings(3, 4), by=CELL), make_ratings(3, 4, 5))


def test_columns_have_their_types_and_input_is_left_alone(make_ratings: MakeRatings) -> None:
    ratings = make_ratings(3, 4, "ved_ikke")
    scores = score(ratings, by=CELL)
    before = scores.copy(deep=True)
    told = certainty.intervals(scores, ratings)
    assert {name: str(told[name].dtype) for name in INTERVALS} == dict(INTERVALS)
    pd.testing.assert_frame_equal(scores, before)


def test_no_answers_give_no_rows(make_ratings: MakeRatings) -> None:
    assert intervals(make_ratings()).empty
