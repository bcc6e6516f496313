"""Effect sizes and tests of two groups, against published values, scipy, and all possible divisions."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from scipy import stats

from selfeval.analysis.difference import adjusted, brunner_munzel, cliffs_delta
from tests.analysis.levels import counts_of

PAIN_ONE = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1]
PAIN_TWO = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4]


def test_brunner_munzel_2000_pain_scores() -> None:
    told = brunner_munzel(counts_of(PAIN_ONE), counts_of(PAIN_TWO))
    assert told.statistic == pytest.approx(3.1374674823, abs=1e-6)
    assert told.p == pytest.approx(0.0057862087, abs=1e-6)


def test_cliff_1993_of_the_pain_scores() -> None:
    assert cliffs_delta(counts_of(PAIN_ONE), counts_of(PAIN_TWO)) == pytest.approx(0.577922, abs=1e-6)


def test_delta_is_counted_over_all_pairs() -> None:
    first, second = [1, 3, 3, 5], [2, 3, 4]
    pairs = [np.sign(y - x) for x in first for y in second]
    assert cliffs_delta(counts_of(first), counts_of(second)) == pytest.approx(np.mean(pairs))


def test_below_ten_the_p_is_that_of_all_divisions() -> None:
    first, second = [1, 2, 2, 3, 3], [2, 4, 4, 5]
    everybody = np.array(first + second)
    found = abs(brunner_munzel(counts_of(first), counts_of(second)).statistic)
    as_far = [
        abs(brunner_munzel(counts_of(everybody[list(chosen)]), counts_of(np.delete(everybody, chosen))).statistic)
        >= found - 1e-9
        for chosen in combinations(range(9), 5)
    ]
    assert brunner_munzel(counts_of(first), counts_of(second)).p == pytest.approx(np.mean(as_far))


@pytest.mark.parametrize("seed", range(5))
def test_statistic_is_that_of_scipy(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, y = rng.integers(1, 6, 7), rng.integers(1, 6, 9)
    found = brunner_munzel(counts_of(x), counts_of(y)).statistic
    assert found == pytest.approx(stats.brunnermunzel(x, y).statistic)


def test_from_ten_in_both_it_is_the_t_version() -> None:
    few, enough = [1, 2, 3] * 3, [1, 2, 3, 4, 5] * 2
    at_ten = brunner_munzel(counts_of(enough), counts_of([2, *enough]))
    assert at_ten.p == pytest.approx(stats.brunnermunzel(enough, [2, *enough]).pvalue)
    at_nine = brunner_munzel(counts_of(few), counts_of(enough))
    assert at_nine.p != pytest.approx(stats.brunnermunzel(few, enough).pvalue)


@pytest.mark.parametrize("n", [2, 5, 9, 10, 30])
def test_without_variation_nothing_can_be_told(n: int) -> None:
    alike = counts_of([3] * n)
    assert brunner_munzel(alike, alike).p == 1
    assert cliffs_delta(alike, alike) == 0


@pytest.mark.parametrize(("n", "p"), [(5, 2 / 252), (12, 2 / 2_704_156)])
def test_groups_without_overlap_are_as_far_apart_as_can_be(n: int, p: float) -> None:
    told = brunner_munzel(counts_of([1] * n), counts_of([5] * n))
    assert told.statistic == np.inf
    assert told.p == pytest.approx(p)


def test_fewer_than_two_persons_have_no_test() -> None:
    told = brunner_munzel(counts_of([3]), counts_of([1, 2, 3, 4]))
    assert np.isnan(told.statistic)
    assert np.isnan(told.p)


def test_holm_1979_raises_step_by_step() -> None:
    assert adjusted([0.01, 0.04, 0.03, 0.005]).tolist() == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_benjamini_hochberg_1995_raises_less() -> None:
    assert adjusted([0.01, 0.04, 0.03, 0.005], method="bh").tolist() == pytest.approx([0.02, 0.04, 0.04, 0.02])


def test_what_was_not_tested_does_not_count_as_a_test() -> None:
    found = adjusted([0.02, np.nan, 0.9])
    assert found[[0, 2]].tolist() == pytest.approx([0.04, 0.9])
    assert np.isnan(found[1])
