"""A small group is not shown, and it says so."""

from __future__ import annotations

import pandas as pd
import pytest

from selfeval.analysis.frames import FrameError
from selfeval.analysis.scores import VALUES, score
from selfeval.analysis.suppression import suppress
from tests.analysis.conftest import MakeRatings

CELL = ["item", "dimension"]
HIDDEN = "skjult: færre end 5"


@pytest.fixture
def scores(make_ratings: MakeRatings) -> pd.DataFrame:
    """p01: five persons with a level; p02: four; p03: six, but two of them with an exit."""
    ratings = pd.concat(
        [
            make_ratings(2, 3, 3, 4, 5),
            make_ratings(2, 3, 3, 4, item="p02"),
            make_ratings(2, 3, 3, 4, "ved_ikke", "ved_ikke", item="p03"),
        ]
    )
    return score(ratings, by=CELL)


def test_fewer_persons_than_the_limit_are_hidden_and_the_row_says_why(scores: pd.DataFrame) -> None:
    shown = suppress(scores).set_index("item")
    assert shown["hidden"].to_dict() == {"p01": "", "p02": HIDDEN, "p03": HIDDEN}
    assert shown.loc["p01", "mean"] == pytest.approx(3.4)


def test_a_hidden_row_tells_nothing_and_is_never_zero(scores: pd.DataFrame) -> None:
    hidden = suppress(scores).query("hidden != ''")
    assert hidden["item"].tolist() == ["p02", "p03"]
    assert hidden[list(VALUES)].isna().all(axis=None)


def test_a_mean_of_few_is_hidden_among_many_who_chose_an_exit(scores: pd.DataFrame) -> None:
    told = scores.set_index("item").loc["p03"]
    assert (told["n"], told["n_level"]) == (6, 4)
    assert pd.isna(suppress(scores).set_index("item").loc["p03", "mean"])


def test_the_limit_can_be_raised(scores: pd.DataFrame) -> None:
    assert suppress(scores, at_least=6)["hidden"].tolist() == ["skjult: færre end 6"] * 3


def test_the_limit_that_a_round_promised_cannot_be_lowered(make_ratings: MakeRatings) -> None:
    ratings = make_ratings(2, 3, 3, 4, 5, 5, report_limit=8)
    assert suppress(score(ratings, by=CELL), at_least=2)["hidden"].tolist() == ["skjult: færre end 8"]


def test_two_rounds_of_a_small_team_are_not_enough_together(make_ratings: MakeRatings) -> None:
    ratings = pd.concat([make_ratings(3, 4, 4, round="forår"), make_ratings(5, 5, 5, round="efterår")])
    assert suppress(score(ratings, by=CELL))["hidden"].tolist() == [HIDDEN]


def test_to_suppress_twice_is_to_suppress_once(scores: pd.DataFrame) -> None:
    once = suppress(scores)
    pd.testing.assert_frame_equal(suppress(once), once)


def test_a_lower_limit_afterwards_brings_nothing_back(scores: pd.DataFrame) -> None:
    assert suppress(suppress(scores, at_least=6), at_least=2)["mean"].isna().all()


def test_rows_keep_their_place_and_keys(scores: pd.DataFrame) -> None:
    backwards = scores.iloc[::-1]
    shown = suppress(backwards)
    pd.testing.assert_frame_equal(shown[CELL], backwards[CELL])
    assert shown["hidden"].tolist() == [HIDDEN, HIDDEN, ""]


def test_input_is_left_alone(scores: pd.DataFrame) -> None:
    before = scores.copy(deep=True)
    suppress(scores)
    pd.testing.assert_frame_equal(scores, before)


def test_nothing_to_show_is_no_error(make_ratings: MakeRatings) -> None:
    assert suppress(score(make_ratings(), by=CELL)).empty


def test_a_limit_that_hides_nothing_is_refused(scores: pd.DataFrame) -> None:
    with pytest.raises(FrameError, match="Grænsen for små grupper er 1; den skal være mindst 2"):
        suppress(scores, at_least=1)


def test_without_the_number_of_persons_nothing_is_shown(scores: pd.DataFrame) -> None:
    with pytest.raises(FrameError, match=r"mangler kolonnen n\."):
        suppress(scores.drop(columns="n"))
