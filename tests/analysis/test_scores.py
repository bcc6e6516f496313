"""What a group's numbers are made of, worked out by hand."""

from __future__ import annotations

from math import sqrt

import pandas as pd
import pytest

from selfeval.analysis.frames import FrameError
from selfeval.analysis.scores import VALUES, score
from tests.analysis.conftest import MakeRatings

CELL = ["item", "dimension"]


def test_numbers_of_a_cell_are_those_worked_out_by_hand(make_ratings: MakeRatings) -> None:
    told = score(make_ratings(2, 3, 3, 4, 4, 5, "ved_ikke"), by=CELL).iloc[0]
    assert (told["n"], told["n_level"]) == (7, 6)
    assert told["mean"] == pytest.approx(3.5)
    assert told["median"] == pytest.approx(3.5)
    assert told["share_high"] == pytest.approx(0.5)
    assert told["sd"] == pytest.approx(sqrt(1.1))  # 5.5 / 5


def test_ikke_relevant_does_not_lower_the_mean(make_ratings: MakeRatings) -> None:
    without, with_exits = make_ratings(4, 5), make_ratings(4, 5, "ikke_relevant", "ikke_relevant")
    assert score(with_exits, by=CELL)["mean"].tolist() == score(without, by=CELL)["mean"].tolist() == [4.5]


def test_the_two_exits_are_counted_apart(make_ratings: MakeRatings) -> None:
    told = score(make_ratings(4, "ikke_relevant", "ved_ikke", "ved_ikke"), by=CELL).iloc[0]
    assert (told["ikke_relevant"], told["ved_ikke"]) == (1, 2)


def test_without_a_level_the_numbers_are_missing_and_not_zero(make_ratings: MakeRatings) -> None:
    told = score(make_ratings("ved_ikke", "ved_ikke"), by=CELL)
    assert told[["mean", "median", "share_high", "sd"]].isna().all(axis=None)
    assert told[["n", "n_level", "ved_ikke"]].to_numpy().tolist() == [[2, 0, 2]]


def test_one_person_has_no_spread(make_ratings: MakeRatings) -> None:
    told = score(make_ratings(4), by=CELL)
    assert told["mean"].tolist() == [4.0]
    assert told["sd"].isna().all()


def test_each_person_counts_once_however_much_they_answered(make_ratings: MakeRatings) -> None:
    much = make_ratings(1, 2, 3, item=["p01", "p02", "p03"], person=1)
    told = score(pd.concat([much, make_ratings(5, person=2)]), by=["dimension"]).iloc[0]
    assert (told["n"], told["n_level"]) == (2, 2)
    assert told["mean"] == pytest.approx(3.5)  # 2 and 5, not 1, 2, 3 and 5
    assert told["share_high"] == pytest.approx(0.5)


def test_the_same_number_in_two_teams_is_two_persons(make_ratings: MakeRatings) -> None:
    ratings = pd.concat([make_ratings(3, 4), make_ratings(4, 5, 5, team="det andet", round="deres")])
    assert score(ratings, by=CELL)["n"].tolist() == [5]


def test_a_teams_rounds_may_be_the_same_persons_and_are_not_added_up(make_ratings: MakeRatings) -> None:
    ratings = pd.concat([make_ratings(3, 4, 4, round="forår"), make_ratings(5, 5, round="efterår")])
    told = score(ratings, by=CELL).iloc[0]
    assert (told["n"], told["n_level"]) == (3, 5)
    assert told["mean"] == pytest.approx(4.2)


def test_order_is_that_of_the_categories_and_not_of_the_labels(make_ratings: MakeRatings) -> None:
    order = pd.CategoricalDtype(["r-tillid", "r-haab", "a-anden"], ordered=True)
    ratings = make_ratings(3, 4, item=pd.Categorical(["r-haab", "r-tillid"], dtype=order))
    told = score(ratings, by=["item"])
    assert told["item"].tolist() == ["r-tillid", "r-haab"]
    assert told["item"].dtype == order


def test_the_strictest_limit_of_the_rounds_is_carried_along(make_ratings: MakeRatings) -> None:
    ratings = pd.concat([make_ratings(3, 4), make_ratings(4, round="efterår", report_limit=8)])
    assert score(ratings, by=CELL)["report_limit"].tolist() == [8]


def test_answers_are_matched_by_column_and_not_by_place(make_ratings: MakeRatings) -> None:
    ratings = make_ratings(2, 5, "ved_ikke", 4, item=["p02", "p01", "p01", "p02"])
    shuffled = ratings.iloc[[2, 0, 3, 1], ::-1]
    pd.testing.assert_frame_equal(score(shuffled, by=CELL), score(ratings, by=CELL))


def test_no_answers_give_no_rows(make_ratings: MakeRatings) -> None:
    told = score(make_ratings(), by=CELL)
    assert told.empty
    assert list(told.columns) == [*CELL, *VALUES, "report_limit"]


def test_input_is_left_alone(make_ratings: MakeRatings) -> None:
    ratings = make_ratings(2, 5, "ved_ikke")
    before = ratings.copy(deep=True)
    score(ratings, by=CELL)
    pd.testing.assert_frame_equal(ratings, before)


@pytest.mark.parametrize("by", ["item", [], ()])
def test_by_is_a_list_with_at_least_one_column(make_ratings: MakeRatings, by: object) -> None:
    with pytest.raises(FrameError, match="by skal være en liste"):
        score(make_ratings(4), by=by)  # type: ignore[arg-type]


def test_a_missing_column_is_named(make_ratings: MakeRatings) -> None:
    with pytest.raises(FrameError, match=r"Svarene mangler kolonnerne level og exit\. Kolonnerne er nu: team, round"):
        score(make_ratings(4).drop(columns=["level", "exit"]), by=CELL)
    with pytest.raises(FrameError, match="Svarene mangler kolonnen punkt"):
        score(make_ratings(4), by=["punkt"])


@pytest.mark.parametrize("level", [0, 6, 3.5, "fire"])
def test_a_level_off_the_scale_is_refused(make_ratings: MakeRatings, level: object) -> None:
    with pytest.raises(FrameError, match="Række 1: kolonnen level har andet end et helt tal fra 1 til 5"):
        score(make_ratings(4, 4, level=[4, level]), by=CELL)


def test_an_unknown_exit_is_refused(make_ratings: MakeRatings) -> None:
    with pytest.raises(FrameError, match="skriv ikke_relevant eller ved_ikke"):
        score(make_ratings("ved ikke"), by=CELL)


@pytest.mark.parametrize(("level", "exit"), [(None, None), (4, "ved_ikke")])
def test_a_row_is_a_level_or_an_exit(make_ratings: MakeRatings, level: int | None, exit: str | None) -> None:
    with pytest.raises(FrameError, match="Række 0: et svar har enten level eller exit"):
        score(make_ratings(4, level=[level], exit=[exit]), by=CELL)


def test_two_answers_of_a_person_to_the_same_are_refused(make_ratings: MakeRatings) -> None:
    with pytest.raises(FrameError, match="Række 1: samme person har svaret to gange"):
        score(make_ratings(4, 5, person=1), by=CELL)
