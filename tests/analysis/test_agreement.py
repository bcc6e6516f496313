"""Agreement is what the literature says it is: each published value is a test named after its source."""

from __future__ import annotations

import krippendorff
import numpy as np
import pandas as pd
import pytest
from scipy.optimize import minimize

from selfeval.analysis.counts import median
from selfeval.analysis.frames import FrameError
from selfeval.analysis.reliability import cronbach_alpha, icc, krippendorff_alpha, mcdonald_omega
from selfeval.analysis.within import a_wg, average_deviation, r_wg, two_camps
from selfeval.explore.teams import AGREEMENT, agreement, between_teams, consistency
from tests.analysis.conftest import MakeRatings
from tests.analysis.levels import counts_of

_ = None
COHESION = {
    "B": [[4, 5, 5, 5, 5], [3, _, 5, 5, 5], [2, 3, 3, 3, 3], [3, 4, 3, 4, 4], [4, 4, 3, 4, 4], [3, 3, 2, 2, 1]],
    "C": [[3, 3, 3, 3, 3], [3, 1, 4, 3, 4], [3, 3, 3, 3, 3], [2, 2, 2, 3, 2], [1, 1, 1, 3, 3]],
}
"""The data set `cohesion` of the R package multilevel: unit → soldiers → COH01–COH05; None is missing."""

OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]
"""Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: 4 observers × 12 units."""

TO_SIX = {"abs": 1e-6}


@pytest.fixture
def cohesion(make_ratings: MakeRatings) -> pd.DataFrame:
    """The data set as answers: a unit is a team, an item a question; the limit is low enough to show both units."""
    answers = [
        make_ratings(level, team=unit, round=unit, person=person, item=f"COH0{place}", report_limit=2)
        for unit, persons in COHESION.items()
        for person, levels in enumerate(persons)
        for place, level in enumerate(levels, start=1)
        if level is not None
    ]
    return pd.concat(answers, ignore_index=True)


def matrix(rows: list[list[int | None]]) -> np.ndarray:
    return np.array(rows, dtype=np.float64)


@pytest.mark.parametrize(
    ("column", "of_b", "of_c"),
    [("rwg", 0.71666667, 0.6), ("awg", 0.76223776, 0.64835165), ("ad_mean", 0.55555556, 0.72)],
)
def test_multilevel_cohesion_agreement_of_coh01(cohesion: pd.DataFrame, column: str, of_b: float, of_c: float) -> None:
    told = agreement(cohesion, by=["team", "item"]).query("item == 'COH01'")
    assert told[column].tolist() == pytest.approx([of_b, of_c], **TO_SIX)


def test_multilevel_cohesion_rwg_j_listwise(cohesion: pd.DataFrame) -> None:
    told = consistency(cohesion, by=["team"])
    assert told["n_listwise"].tolist() == [5, 5]
    assert told["items"].tolist() == [5, 5]
    assert told["rwg_j"].tolist() == pytest.approx([0.75396825, 0.89887640], **TO_SIX)
    assert told["rwg_j_star"].tolist() == pytest.approx([0.38, 0.64], **TO_SIX)


def test_multilevel_cohesion_icc_of_coh01_and_coh05(cohesion: pd.DataFrame) -> None:
    told = between_teams(cohesion, by=["item"]).set_index("item")
    assert told.loc["COH01", ["icc1", "icc2"]].tolist() == pytest.approx([0.20188769, 0.58181054], **TO_SIX)
    assert told.loc["COH05", ["icc1", "icc2"]].tolist() == pytest.approx([-0.03418803, -0.22222222], **TO_SIX)
    assert told.loc["COH02", ["n", "groups"]].tolist() == [10, 2]


def test_multilevel_cohesion_cronbach_alpha_listwise() -> None:
    levels = matrix([*COHESION["B"], *COHESION["C"]])
    assert cronbach_alpha(levels) == pytest.approx(0.88479131, **TO_SIX)


def persons_with(covariance: np.ndarray, n: int = 60) -> np.ndarray:
    """Answers of n persons whose covariance (n − 1) is exactly this one."""
    drawn = np.random.default_rng(4).normal(size=(n, len(covariance)))
    drawn = drawn - drawn.mean(axis=0)
    apart = np.linalg.cholesky(np.cov(drawn, rowvar=False))
    return 3 + drawn @ np.linalg.inv(apart).T @ np.linalg.cholesky(covariance).T


def omega_of(loadings: np.ndarray, unique: np.ndarray) -> float:
    return loadings.sum() ** 2 / (loadings.sum() ** 2 + unique.sum())


def test_spearman_1904_examinations_mcdonald_omega() -> None:
    """Classics, French and English, solved by hand: with three questions λ₁² = r₁₂r₁₃/r₂₃ and so on.

    Mardia, Kent & Bibby (1979) give λ = .983, .844, .794 and ψ = .034, .287, .370.
    """
    related = np.array([[1, 0.83, 0.78], [0.83, 1, 0.67], [0.78, 0.67, 1]])
    loadings = np.sqrt([0.83 * 0.78 / 0.67, 0.83 * 0.67 / 0.78, 0.78 * 0.67 / 0.83])
    assert loadings == pytest.approx([0.983, 0.844, 0.794], abs=6e-4)
    found = mcdonald_omega(persons_with(related))
    assert found == pytest.approx(omega_of(loadings, 1 - loadings**2), **TO_SIX)
    assert found == pytest.approx(0.9085788, **TO_SIX)


@pytest.mark.parametrize("loadings", [[0.9, 0.7, 0.5, 0.4, 0.8], [1.2, 0.6, 0.9, 0.3], [0.5, 0.5, 0.5]])
def test_mcdonald_1999_omega_of_known_loadings(loadings: list[float]) -> None:
    """Where the model holds exactly, ω follows from the loadings alone, in the questions' own units."""
    known, unique = np.array(loadings), np.linspace(0.4, 1.1, len(loadings))
    levels = persons_with(np.outer(known, known) + np.diag(unique))
    assert mcdonald_omega(levels) == pytest.approx(omega_of(known, unique), **TO_SIX)


def test_omega_is_alpha_where_loadings_are_equal() -> None:
    levels = persons_with(np.full((4, 4), 0.5) + np.diag([0.3, 0.6, 0.9, 0.2]))
    assert mcdonald_omega(levels) == pytest.approx(cronbach_alpha(levels), **TO_SIX)


def test_joreskog_1967_omega_where_the_model_does_not_hold_is_that_of_the_whole_likelihood() -> None:
    """Fitted here without eigenvalues: the likelihood of loadings and unique variances, all at once."""
    rng = np.random.default_rng(8)
    levels = np.clip(np.round(3 + rng.normal(size=(80, 1)) + rng.normal(size=(80, 5))), 1, 5)
    seen = np.cov(levels, rowvar=False)

    def misfit(values: np.ndarray) -> float:
        loadings, unique = values[:5], np.exp(values[5:])
        expected = np.outer(loadings, loadings) + np.diag(unique)
        return float(np.linalg.slogdet(expected)[1] + np.trace(seen @ np.linalg.inv(expected)))

    best = minimize(misfit, np.array([0.8] * 5 + [0.0] * 5), method="BFGS", options={"gtol": 1e-7})
    assert mcdonald_omega(levels) == pytest.approx(omega_of(best.x[:5], np.exp(best.x[5:])), **TO_SIX)


def test_omega_is_missing_where_one_factor_cannot_be_found() -> None:
    levels = persons_with(np.full((3, 3), 0.5) + np.diag([0.5] * 3))
    assert np.isnan(mcdonald_omega(levels[:, :2]))  # two questions: any split of what they share fits
    assert np.isnan(mcdonald_omega(levels[:1]))  # one person
    assert np.isnan(mcdonald_omega(np.full((60, 3), 4.0)))  # nothing varies
    assert np.isnan(mcdonald_omega(np.column_stack([levels[:, :2], np.full(60, 4.0)])))  # one question does not
    assert np.isnan(mcdonald_omega(levels[:, [0, 0, 1]]))  # one follows from another


def test_whoever_skipped_a_question_is_not_in_omega() -> None:
    levels = persons_with(np.full((3, 3), 0.5) + np.diag([0.5] * 3))
    skipped = np.vstack([levels, [1, np.nan, 5]])
    assert mcdonald_omega(skipped) == pytest.approx(mcdonald_omega(levels))


def test_krippendorff_2011_ordinal() -> None:
    assert krippendorff_alpha(matrix(OBSERVERS)) == pytest.approx(0.815388, **TO_SIX)


@pytest.mark.parametrize(("measurement", "alpha"), [("nominal", 0.743421), ("interval", 0.849107), ("ratio", 0.797403)])
def test_krippendorff_2011_other_levels_of_measurement(measurement: str, alpha: float) -> None:
    found = krippendorff.alpha(matrix(OBSERVERS), level_of_measurement=measurement)
    assert found == pytest.approx(alpha, **TO_SIX)


@pytest.mark.parametrize(
    ("levels", "rwg", "ad", "camps"),
    [
        ([3, 4, 4, 4, 5], 0.75, 0.4, False),
        ([1, 2, 3, 4, 5], -0.25, 1.2, True),
        ([1, 1, 1, 5, 5, 5], -1.4, 2.0, True),
        ([2, 3, 3, 4, 4, 5], 0.45, 5 / 6, False),
    ],
)
def test_by_hand_on_five_levels(levels: list[int], rwg: float, ad: float, camps: bool) -> None:
    counts = counts_of(levels)
    assert float(r_wg(counts)) == pytest.approx(rwg, **TO_SIX)
    assert float(average_deviation(counts)) == pytest.approx(ad, **TO_SIX)
    assert bool(two_camps(counts)) == camps


def test_distance_from_the_median_is_not_that_from_the_mean() -> None:
    counts = counts_of([1, 4, 4, 4, 5])
    assert float(average_deviation(counts, around="median")) == pytest.approx(0.8)
    assert float(average_deviation(counts)) == pytest.approx(1.04)


@pytest.mark.parametrize("levels", [[1], [2, 4], [1, 1, 5], [2, 3, 3, 4, 4, 5], [5, 5, 5, 5]])
def test_median_of_counts_is_that_of_the_levels(levels: list[int]) -> None:
    assert float(median(counts_of(levels))) == np.median(levels)


def test_a_wg_is_missing_where_the_mean_is_too_near_an_end() -> None:
    assert np.isnan(a_wg(counts_of([1, 1, 1, 1])))  # nobody could differ: the formula would divide by 0
    assert float(a_wg(counts_of([1, 1, 1, 5]))) == pytest.approx(-1.0)  # the farthest that four can be apart
    assert np.isnan(a_wg(counts_of([5, 5, 5, 5, 4])))


def test_a_wg_is_missing_for_fewer_than_four() -> None:
    assert np.isnan(a_wg(counts_of([2, 3, 4])))
    assert not np.isnan(a_wg(counts_of([2, 3, 4, 3])))


def test_without_variation_persons_agree_fully(make_ratings: MakeRatings) -> None:
    told = agreement(make_ratings(3, 3, 3, 3, 3)).iloc[0]
    assert told[["ad_mean", "ad_median", "rwg", "awg"]].tolist() == [0, 0, 1, 1]


def test_without_variation_alpha_is_not_defined_and_not_one(make_ratings: MakeRatings) -> None:
    alike = make_ratings(*[4] * 10, person=[1, 2, 3, 4, 5] * 2, item=["p01"] * 5 + ["p02"] * 5)
    assert consistency(alike)["krippendorff"].isna().all()


def test_one_person_does_not_agree_with_anybody(make_ratings: MakeRatings) -> None:
    alone = make_ratings(4)
    told = agreement(alone).iloc[0]
    assert (told["n"], told["n_level"]) == (1, 1)
    assert told[["rwg", "awg"]].isna().all()
    assert consistency(alone)[["rwg_j", "rwg_j_star", "krippendorff", "cronbach", "omega"]].isna().all(axis=None)
    assert between_teams(alone)[["icc1", "icc2"]].isna().all(axis=None)
    assert np.isnan(r_wg(counts_of([4])))


def test_exits_are_in_no_coefficient(make_ratings: MakeRatings) -> None:
    without, with_exits = make_ratings(2, 3, 3, 4, 5), make_ratings(2, 3, 3, 4, 5, "ved_ikke", "ikke_relevant")
    columns = ["n_level", "ad_mean", "ad_median", "rwg", "awg", "two_camps"]
    pd.testing.assert_frame_equal(agreement(without)[columns], agreement(with_exits)[columns])
    assert agreement(with_exits)["n"].tolist() == [7]


def test_nothing_but_exits_gives_missing_numbers(make_ratings: MakeRatings) -> None:
    told = agreement(make_ratings(*["ved_ikke"] * 6))
    assert told[["ad_mean", "rwg", "awg", "two_camps"]].isna().all(axis=None)


@pytest.mark.parametrize("coefficient", ["cronbach", "omega"])
def test_alpha_and_omega_are_missing_below_fifty_persons_or_three_items(
    make_ratings: MakeRatings, coefficient: str
) -> None:
    def of(persons: int, items: int) -> pd.Series:
        cells = [(person, item) for item in range(items) for person in range(persons)]
        levels = [1 + (person + item) % 5 for person, item in cells]
        people, names = zip(*cells, strict=True)
        return consistency(make_ratings(*levels, person=people, item=[f"p{name}" for name in names]))[coefficient]

    assert of(49, 3).isna().all()
    assert of(50, 2).isna().all()
    assert of(50, 3).notna().all()


def test_one_team_has_no_icc() -> None:
    told = icc(pd.Series([1, 2, 4]), pd.Series(["a", "a", "a"]))
    assert np.isnan(told.icc1)
    assert np.isnan(told.icc2)


def test_teams_that_do_not_vary_have_no_icc() -> None:
    told = icc(pd.Series([3, 3, 3, 3]), pd.Series(["a", "a", "b", "b"]))
    assert np.isnan(told.icc1)
    assert np.isnan(told.icc2)


def test_a_person_twice_in_a_group_is_refused(make_ratings: MakeRatings) -> None:
    twice = make_ratings(4, 5, person=1, item=["p01", "p02"])
    with pytest.raises(FrameError, match="by skal skille punkter og dimensioner ad"):
        agreement(twice, by=["dimension"])


@pytest.mark.parametrize("function", [agreement, consistency, between_teams])
def test_no_answers_give_no_rows(make_ratings: MakeRatings, function) -> None:
    assert function(make_ratings()).empty


@pytest.mark.parametrize("function", [agreement, consistency, between_teams])
def test_input_is_left_alone(make_ratings: MakeRatings, function) -> None:
    ratings = make_ratings(2, 5, "ved_ikke", 4, 4)
    before = ratings.copy(deep=True)
    function(ratings)
    pd.testing.assert_frame_equal(ratings, before)


def test_columns_have_their_types(make_ratings: MakeRatings) -> None:
    told = agreement(make_ratings(2, 3, 3, 4, 5))
    assert {name: str(told[name].dtype) for name in AGREEMENT} == dict(AGREEMENT)
