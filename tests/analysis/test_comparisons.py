"""Two rounds beside each other, and the dimensions of an item beside each other."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from selfeval.analysis.frames import FrameError
from selfeval.explore.comparisons import COMPARISON, compare
from selfeval.explore.dimensions import GAPS, gaps
from tests.analysis.conftest import MakeRatings

LOW, HIGH = [2, 2, 3, 3, 3, 3, 4, 4], [3, 4, 4, 4, 5, 5, 5, 5]
DIMENSIONS = pd.CategoricalDtype(["borgeroplevet", "faglig", "organisatorisk"], ordered=True)


@pytest.fixture
def rounds(make_ratings: MakeRatings):
    """Answers before and after, and more rows of the same kind."""

    def make(before: list[Any], after: list[Any], **columns: Any) -> pd.DataFrame:
        return pd.concat(
            [make_ratings(*before, round="før", **columns), make_ratings(*after, round="efter", **columns)],
            ignore_index=True,
        )

    return make


def compared(ratings: pd.DataFrame, **more: Any) -> pd.DataFrame:
    return compare(ratings, before="før", after="efter", **more)


def test_numbers_are_those_worked_out_by_hand(rounds) -> None:
    told = compared(rounds(LOW, HIGH)).iloc[0]
    assert (told["n_before"], told["n_after"]) == (8, 8)
    assert (told["mean_before"], told["mean_after"]) == (3.0, 4.375)
    assert told["difference"] == pytest.approx(1.375)
    assert told["delta"] == pytest.approx(50 / 64)
    assert told["difference_from"] < 1.375 < told["difference_to"]
    assert told["verdict"] == "højere end før"


def test_the_other_way_round_is_the_same_with_the_other_sign(rounds) -> None:
    up, down = compared(rounds(LOW, HIGH)).iloc[0], compared(rounds(HIGH, LOW)).iloc[0]
    assert down["delta"] == -up["delta"]
    assert down["p"] == pytest.approx(up["p"])
    assert down["verdict"] == "lavere end før"


def test_not_to_be_told_from_chance_is_an_ordinary_result(rounds) -> None:
    told = compared(rounds([2, 3, 3, 4, 4, 5, 3, 3], [3, 3, 4, 4, 4, 5, 2, 4])).iloc[0]
    assert told["verdict"] == "forskellen kan skyldes tilfældigheder"
    assert told["p"] > 0.05


def test_without_variation_there_is_no_change(rounds) -> None:
    told = compared(rounds([3] * 8, [3] * 8)).iloc[0]
    assert told[["difference", "difference_from", "difference_to", "delta", "p"]].tolist() == [0, 0, 0, 0, 1]
    assert told["verdict"] == "forskellen kan skyldes tilfældigheder"


def test_many_items_need_a_clearer_difference(rounds) -> None:
    alone = rounds([2, 3, 3, 3, 4, 4, 3, 2], [4, 4, 4, 4, 5, 4, 3, 4])
    others = [rounds([2, 3, 4] * 3, [2, 3, 4] * 3, item=f"q{n}") for n in range(9)]
    told = compared(pd.concat([alone, *others])).set_index("item").loc["p01"]
    assert told["p"] < 0.05 < told["p_adjusted"]
    assert told["p_adjusted"] == pytest.approx(10 * told["p"])
    assert compared(alone)["verdict"].tolist() == ["højere end før"]
    assert told["verdict"] == "forskellen kan skyldes tilfældigheder"


def test_below_eight_on_a_side_the_difference_has_no_interval(rounds) -> None:
    told = compared(rounds(LOW, HIGH[:7])).iloc[0]
    assert pd.isna(told["difference_from"])
    assert pd.isna(told["difference_to"])
    assert (told["after_from"], told["after_to"]) == (3, 5)  # the range


def test_exits_are_in_neither_side(rounds) -> None:
    pd.testing.assert_frame_equal(
        compared(rounds([*LOW, "ved_ikke"], [*HIGH, "ikke_relevant"])), compared(rounds(LOW, HIGH))
    )


def test_a_side_of_nothing_but_exits_has_no_test_and_no_verdict(rounds) -> None:
    told = compared(rounds(LOW, ["ved_ikke"] * 8)).iloc[0]
    about_both = [name for name in COMPARISON if name not in {"n_after", "verdict"} and "before" not in name]
    assert told[about_both].isna().all()
    assert (told["mean_before"], told["n_after"], told["verdict"]) == (3, 0, "")


def test_an_item_that_only_one_round_asked_says_so(rounds, make_ratings: MakeRatings) -> None:
    old, new = (make_ratings(*LOW, round=name, item=item) for name, item in (("før", "p02"), ("efter", "p03")))
    told = compared(pd.concat([rounds(LOW, HIGH), old, new])).set_index("item")["verdict"]
    assert told.to_dict() == {"p01": "højere end før", "p02": "kun i den første", "p03": "kun i den anden"}


def test_several_rounds_can_stand_on_a_side(make_ratings: MakeRatings) -> None:
    ratings = pd.concat(
        [
            make_ratings(*levels, round=f"{team}-{name}", team=team)
            for team in ("a", "b")
            for name, levels in (("før", LOW), ("efter", HIGH))
        ]
    )
    told = compare(ratings, before=["a-før", "b-før"], after=["a-efter", "b-efter"]).iloc[0]
    assert (told["n_before"], told["n_after"]) == (16, 16)


def test_a_row_has_the_same_numbers_whatever_stands_beside_it(rounds) -> None:
    alone = compared(rounds(LOW, HIGH))
    beside = compared(pd.concat([rounds(HIGH, LOW, item="a-først"), rounds(LOW, HIGH)]))
    columns = [name for name in COMPARISON if name not in {"p_adjusted"}]
    assert beside[columns].iloc[1].tolist() == alone[columns].iloc[0].tolist()


def test_order_is_that_of_the_categories(rounds) -> None:
    order = pd.CategoricalDtype(["q", "p01"], ordered=True)
    ratings = pd.concat([rounds(LOW, HIGH), rounds(LOW, HIGH, item="q")]).astype({"item": order})
    told = compared(ratings)
    assert told["item"].tolist() == ["q", "p01"]
    assert told["item"].dtype == order


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("i fjor", "efter", r"Der er ingen svar fra i fjor\. Runder med svar: før og efter\."),
        ("før", [], "Der er ingen svar fra nul runder"),
        ("før", ["før", "efter"], "before og after skal være forskellige runder"),
    ],
)
def test_wrong_rounds_are_refused(rounds, before, after, sentence: str) -> None:
    with pytest.raises(FrameError, match=sentence):
        compare(rounds(LOW, HIGH), before=before, after=after)


def test_columns_have_their_types_and_input_is_left_alone(rounds) -> None:
    ratings = rounds(LOW, HIGH)
    before = ratings.copy(deep=True)
    told = compared(ratings)
    assert {name: str(told[name].dtype) for name in COMPARISON} == dict(COMPARISON)
    pd.testing.assert_frame_equal(ratings, before)


@pytest.fixture
def rated(make_ratings: MakeRatings):
    """Persons by dimensions: a list of levels (or exits) a person, for borgeroplevet, faglig, organisatorisk."""

    def make(*persons: list[Any], **columns: Any) -> pd.DataFrame:
        cells = [
            (who, DIMENSIONS.categories[place], one) for who, row in enumerate(persons) for place, one in enumerate(row)
        ]
        who, dimension, answers = zip(*cells, strict=True)
        names = pd.Categorical(dimension, dtype=DIMENSIONS)
        return make_ratings(*answers, person=who, dimension=names, **columns)

    return make


TEN = [[1, 3, 4], [2, 3, 3], [2, 2, 4], [3, 4, 5], [1, 2, 2], [3, 3, 4], [2, 4, 4], [1, 1, 3], [2, 3, 5], [3, 5, 4]]


def test_a_gap_is_the_mean_of_each_persons_own_difference(rated) -> None:
    told = gaps(rated(*TEN)).set_index(["dimension", "other"])
    levels = np.array(TEN)
    assert told.loc[("borgeroplevet", "faglig"), "difference"] == pytest.approx((levels[:, 0] - levels[:, 1]).mean())
    assert told.loc[("faglig", "organisatorisk"), "difference"] == pytest.approx((levels[:, 1] - levels[:, 2]).mean())
    assert told["n"].tolist() == [10, 10, 10]
    assert told["interval"].unique().tolist() == ["95 %-interval"]


def test_friedman_1937_is_that_of_scipy_and_kendalls_w_follows(rated) -> None:
    told = gaps(rated(*TEN)).iloc[0]
    expected = stats.friedmanchisquare(*np.array(TEN).T)
    assert told["friedman"] == pytest.approx(expected.statistic)
    assert told["p"] == pytest.approx(expected.pvalue)
    assert told["kendall_w"] == pytest.approx(expected.statistic / (10 * 2))


def test_persons_who_all_order_the_dimensions_alike_have_w_of_one(rated) -> None:
    assert gaps(rated(*[[1, 2, 3]] * 6))["kendall_w"].tolist() == pytest.approx([1, 1, 1])


def test_whoever_chose_an_exit_in_one_dimension_is_out_of_its_pairs(rated) -> None:
    told = gaps(rated(*TEN, [5, "ved_ikke", 1]))
    assert told["n"].tolist() == [10, 11, 10]
    assert told["n_all"].tolist() == [10, 10, 10]


def test_without_variation_there_is_no_order_to_agree_about(rated) -> None:
    told = gaps(rated(*[[3, 3, 3]] * 8))
    assert told["difference"].tolist() == [0, 0, 0]
    assert told[["friedman", "p", "kendall_w"]].isna().all(axis=None)


def test_two_dimensions_have_a_gap_and_no_friedman(rated) -> None:
    told = gaps(rated(*[row[:2] for row in TEN]))
    assert len(told) == 1
    assert told[["friedman", "kendall_w"]].isna().all(axis=None)


def test_below_eight_a_gap_has_its_range(rated) -> None:
    told = gaps(rated(*TEN[:6])).iloc[0]
    assert told["interval"] == "spændvidde"
    assert (told["difference_from"], told["difference_to"]) == (-2, 0)


def test_a_pair_is_about_those_with_a_level_in_both(rated) -> None:
    told = gaps(rated(*TEN[:4], [3, "ved_ikke", 4], [3, "ved_ikke", 4])).set_index(["dimension", "other"])
    assert told["n"].tolist() == [4, 6, 4]
    assert told["n_all"].tolist() == [4, 4, 4]


def test_gaps_of_nothing_are_no_rows(make_ratings: MakeRatings) -> None:
    assert gaps(make_ratings()).empty
    assert gaps(make_ratings(3, 4)).empty  # one dimension


def test_dimension_is_not_something_to_group_gaps_by(rated) -> None:
    with pytest.raises(FrameError, match="by skal ikke have dimension med"):
        gaps(rated(*TEN), by=["item", "dimension"])


def test_columns_of_gaps_have_their_types(rated) -> None:
    told = gaps(rated(*TEN))
    assert {name: str(told[name].dtype) for name in GAPS} == dict(GAPS)
    assert told["dimension"].dtype.ordered
