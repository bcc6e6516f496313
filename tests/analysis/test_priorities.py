"""What to begin with, counted by hand; ties, cycles and chance are told."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from selfeval.analysis.frames import FrameError
from selfeval.explore.ballots import borda, copeland, in_cycle, preferences, ranks
from selfeval.explore.priorities import PRIORITIES, prioritise
from tests.analysis.conftest import MakeRatings

ITEMS = ["q", "p01", "a"]


def orders(*ballots: str) -> np.ndarray:
    """Duels among a, b, c where each ballot names the letters, most wanted first."""
    votes = np.array([[3.0 - ballot.index(letter) for letter in "abc"] for ballot in ballots])
    return preferences(votes, np.full_like(votes, np.nan)).sum(axis=0)


@pytest.fixture
def ballots():
    """For each item each person's (importance, votes)."""

    def make(marks: dict[str, list[tuple[Any, Any]]], **columns: Any) -> pd.DataFrame:
        rows = [(item, person, *mark) for item, given in marks.items() for person, mark in enumerate(given)]
        frame = pd.DataFrame(rows, columns=["item", "person", "importance", "votes"])
        typed = frame.astype({"importance": "Int8", "votes": "Int64"})
        return typed.assign(**({"team": "teamet", "round": "runden", "report_limit": 5} | columns))

    return make


@pytest.fixture
def ratings(make_ratings: MakeRatings):
    """For each item the levels of persons 0, 1, 2 …; items in the order of ITEMS."""

    def make(**levels: list[Any]) -> pd.DataFrame:
        frames = [make_ratings(*given, item=item, person=range(len(given))) for item, given in levels.items()]
        order = pd.CategoricalDtype(ITEMS, ordered=True)
        return pd.concat(frames, ignore_index=True).astype({"item": order})

    return make


def test_condorcets_ring_is_a_cycle_and_all_are_tied() -> None:
    duels = orders("abc", "bca", "cab")
    assert in_cycle(duels).tolist() == [True, True, True]
    assert copeland(duels).tolist() == [1, 1, 1]
    assert ranks(borda(duels)).tolist() == [1, 1, 1]


def test_borda_and_copeland_can_choose_differently() -> None:
    duels = orders("abc", "abc", "abc", "bca", "bca")
    assert borda(duels).tolist() == [6, 7, 2]  # a: 3 × 2; b: 3 × 1 + 2 × 2; c: 2 × 1
    assert copeland(duels).tolist() == [2, 1, 0]  # a beats both, 3 to 2
    assert not in_cycle(duels).any()


def test_importance_decides_between_as_many_votes_and_a_missing_one_decides_nothing() -> None:
    votes, importance = np.array([[1.0, 1, 1]]), np.array([[5.0, 2, np.nan]])
    duels = preferences(votes, importance)[0]
    assert duels.tolist() == [[0, 1, 0.5], [0, 0, 0.5], [0.5, 0.5, 0]]


def test_votes_are_added_up_and_rank_goes_by_them(ratings, ballots) -> None:
    voted = ballots({"q": [(3, 0)] * 5, "p01": [(3, 2), (3, 1), (3, 0), (3, 0), (3, 1)], "a": [(3, 1)] * 5})
    told = prioritise(ratings(q=[3] * 5, p01=[3] * 5, a=[3] * 5), ballots=voted)
    assert told[["item", "votes", "rank", "tied"]].to_numpy().tolist() == [
        ["a", 5, 1, False],
        ["p01", 4, 2, False],
        ["q", 0, 3, False],
    ]
    assert told["n"].tolist() == [5, 5, 5]


def test_those_alike_share_a_place_and_stand_in_the_order_of_the_items(ratings, ballots) -> None:
    voted = ballots({"a": [(3, 1)] * 5, "p01": [(3, 0)] * 5, "q": [(3, 1)] * 5})
    told = prioritise(ratings(q=[3] * 5, p01=[3] * 5, a=[3] * 5), ballots=voted)
    assert told["item"].tolist() == ["q", "a", "p01"]
    assert told["rank"].tolist() == [1, 1, 3]
    assert told["tied"].tolist() == [True, True, False]


def test_the_teams_votes_on_paper_count_and_are_no_person(ratings, ballots) -> None:
    voted = ballots({"q": [(3, 1)] * 5, "p01": [(3, 0)] * 5})
    paper = ballots({"p01": [(None, 9)]}).assign(person=None)
    told = prioritise(ratings(q=[3] * 5, p01=[3] * 5), ballots=pd.concat([voted, paper])).set_index("item")
    assert told["votes"].to_dict() == {"p01": 9, "q": 5}
    assert told["n"].tolist() == [5, 5]
    only_paper = prioritise(ratings(q=[3] * 5, p01=[3] * 5), ballots=paper).set_index("item")
    assert only_paper.loc["p01", ["n", "votes", "rank"]].tolist() == [0, 9, 1]
    assert only_paper["stability"].isna().all()


def test_quadrants_are_told_by_midpoint_and_by_median(ratings, ballots) -> None:
    marks = {"q": [(5, 1)] * 8, "p01": [(4, 1)] * 8, "a": [(2, 1)] * 8}
    told = prioritise(ratings(q=[1] * 8, p01=[4] * 8, a=[5] * 8), ballots=ballots(marks)).set_index("item")
    assert told["quadrant_midpoint"].to_dict() == {
        "q": "vigtigt og svagt",
        "p01": "vigtigt og stærkt",
        "a": "mindre vigtigt og stærkt",
    }
    assert told["quadrant_median"].to_dict() == {
        "q": "vigtigt og svagt",
        "p01": "på grænsen",  # it is the median itself
        "a": "mindre vigtigt og stærkt",
    }


def test_an_interval_that_reaches_a_line_is_on_the_line(ratings, ballots) -> None:
    marks = ballots({"q": [(5, 1)] * 9, "p01": [(5, 1)] * 9})
    told = prioritise(ratings(q=[1, 2, 3, 3, 3, 3, 4, 4, 5], p01=[1] * 8 + [2]), ballots=marks).set_index("item")
    assert told["quadrant_midpoint"].to_dict() == {"q": "på grænsen", "p01": "vigtigt og svagt"}
    assert told.loc["q", "level_from"] < 3 < told.loc["q", "level_to"]


def test_a_clear_order_is_firm_and_a_close_one_is_not(ratings, ballots) -> None:
    clear = ballots({"q": [(3, 2)] * 9, "p01": [(3, 0)] * 9})
    close = ballots({"q": [(3, 1)] * 5 + [(3, 0)] * 4, "p01": [(3, 0)] * 5 + [(3, 1)] * 4})
    answers = ratings(q=[3] * 9, p01=[3] * 9)
    firm = prioritise(answers, ballots=clear, top=1).set_index("item")["stability"]
    assert firm.to_dict() == {"q": 1, "p01": 0}
    shaky = prioritise(answers, ballots=close, top=1).set_index("item")["stability"]
    assert 0.5 < shaky["q"] < 0.9
    again = prioritise(answers, ballots=close, top=1).set_index("item")["stability"]
    assert again.to_dict() == shaky.to_dict()
    assert prioritise(answers, ballots=close, top=1, seed=5).set_index("item")["stability"].to_dict() != shaky.to_dict()


def test_an_item_without_a_level_has_no_quadrant(ratings, ballots) -> None:
    told = prioritise(ratings(q=["ved_ikke"] * 4), ballots=ballots({"q": [(5, 1)] * 6})).iloc[0]
    assert told[["level", "level_from", "level_to"]].isna().all()
    assert (told["quadrant_midpoint"], told["votes"]) == ("", 6)


def test_an_item_that_all_found_irrelevant_has_no_level(ratings, ballots) -> None:
    told = prioritise(ratings(q=["ikke_relevant"] * 9), ballots=ballots({"q": [(5, 1)] * 9})).iloc[0]
    assert pd.isna(told["level"])
    assert told["quadrant_midpoint"] == ""


def test_each_group_has_an_order_of_its_own(ratings, ballots) -> None:
    answers = pd.concat([ratings(q=[3] * 5, p01=[3] * 5).assign(round=name) for name in ("r1", "r2")])
    voted = pd.concat(
        [
            ballots({"q": [(3, 1)] * 5, "p01": [(3, 0)] * 5}, round="r1"),
            ballots({"q": [(3, 0)] * 5, "p01": [(3, 1)] * 5}, round="r2"),
        ]
    )
    told = prioritise(answers, ballots=voted)
    assert told[["round", "item"]].to_numpy().tolist() == [["r1", "q"], ["r1", "p01"], ["r2", "p01"], ["r2", "q"]]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"importance": 6}, "importance er et helt tal fra 1 til 5"),
        ({"votes": -1}, "votes er et helt tal fra 0 og op"),
        ({"person": 1}, "samme person står to gange"),
        ({"item": "ukendt", "person": range(5)}, "Stemmerne har item ukendt, som svarene ikke kender"),
    ],
)
def test_wrong_ballots_are_refused(ratings, ballots, change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(FrameError, match=sentence):
        prioritise(ratings(q=[3] * 5), ballots=ballots({"q": [(5, 1)] * 5}).assign(**change))


def test_an_unknown_rule_is_refused(ratings, ballots) -> None:
    with pytest.raises(FrameError, match="rule skal være stemmer, borda eller copeland"):
        prioritise(ratings(q=[3] * 5), ballots=ballots({"q": [(5, 1)] * 5}), rule="lod")


@pytest.mark.parametrize("marks", [{}, {"q": [(5, 1)] * 5}])
def test_columns_have_their_types_with_and_without_ballots(ratings, ballots, marks) -> None:
    told = prioritise(ratings(q=[3] * 5), ballots=ballots(marks))
    assert len(told) == len(marks)
    assert {name: str(told[name].dtype) for name in PRIORITIES} == dict(PRIORITIES)
