"""A line goes on as long as the meaning does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from selfeval.analysis.frames import FrameError
from selfeval.analysis.scores import score
from selfeval.analysis.trends import trend
from selfeval.errors import NotFound
from selfeval.explore.certainty import intervals
from selfeval.framework import Framework
from selfeval.records import Round
from selfeval.study import Study
from tests.analysis.conftest import MakeRatings, hidden_below

BY = ["team", "round", "date", "item", "item_title", "dimension"]

MakeRound = Callable[..., Round]
Answer = Callable[..., None]


def replacing(framework: Framework, new: str, *old: str, version: str) -> Framework:
    """A version of the framework in which a new item stands where the first of those stood that it replaces."""
    content: dict[str, Any] = framework.model_dump()
    mine = next(item for item in content["items"] if item["id"] == old[0])
    others = [item for item in content["items"] if item["id"] not in old[1:]]
    fresh = mine | {"id": new, "title": f"I stedet for {' og '.join(old)}", "replaces": old}
    items = [fresh if item["id"] == old[0] else item for item in others]
    return Framework.model_validate(content | {"version": version, "items": items})


@pytest.fixture
def points() -> Callable[[Study], pd.DataFrame]:
    """The trends of everything in a study."""
    return lambda study: trend(score(study.ratings(), by=BY), frameworks=study.frameworks())


def test_a_trend_survives_renaming_and_reordering(
    study: Study, make_round: MakeRound, answer: Answer, points: Any, draft: Framework, final: Framework
) -> None:
    answer(make_round(draft, 2022), "r-opfoelgning", 2, 3, 4)
    answer(make_round(final, 2024), "r-opfoelgning", 4, 4, 5, 5)
    line = points(study)
    assert line["item"].tolist() == ["r-opfoelgning", "r-opfoelgning"]
    assert line["segment"].tolist() == [0, 0]
    assert line["mean"].tolist() == [3.0, 4.5]
    assert line["date"].dt.year.tolist() == [2022, 2024]
    assert line["title_then"].tolist() == [
        "Følg op på indsatsen så den altid er den rette",
        "Følg op, så indsatsen altid er den rette",
    ]


def test_lines_stand_in_the_newest_order_of_the_framework(
    study: Study, make_round: MakeRound, answer: Answer, points: Any, draft: Framework, final: Framework
) -> None:
    for year, framework in ((2022, draft), (2024, final)):
        round = make_round(framework, year)
        for item in sorted(item.id for item in framework.items):
            answer(round, item, 3)
    assert points(study)["item"].tolist() == [item.id for item in final.items for _ in ("2022", "2024")]


def test_a_trend_breaks_where_an_item_was_replaced(
    study: Study, make_round: MakeRound, answer: Answer, points: Any, final: Framework
) -> None:
    later = replacing(final, "r-indsigt", "r-viden", version="2027")
    answer(make_round(final, 2024), "r-viden", 2)
    answer(make_round(final, 2025), "r-viden", 3)
    answer(make_round(later, 2027), "r-indsigt", 4)
    line = points(study)
    assert line["item"].tolist() == ["r-viden", "r-viden", "r-indsigt"]
    assert line["segment"].tolist() == [0, 0, 1]
    assert line["series"].tolist() == ["r-viden"] * 3
    assert line["title_then"].iloc[-1] == "I stedet for r-viden"


def test_a_trend_breaks_again_at_the_next_replacement(
    study: Study, make_round: MakeRound, answer: Answer, points: Any, final: Framework
) -> None:
    second = replacing(final, "r-indsigt", "r-viden", version="2027")
    third = replacing(second, "r-udsyn", "r-indsigt", version="2030")
    for year, framework, item in ((2024, final, "r-viden"), (2027, second, "r-indsigt"), (2030, third, "r-udsyn")):
        answer(make_round(framework, year), item, 4)
    line = points(study)
    assert line["segment"].tolist() == [0, 1, 2]
    assert line["series"].unique().tolist() == ["r-viden"]


def test_items_that_were_joined_into_one_keep_lines_of_their_own(
    study: Study, make_round: MakeRound, answer: Answer, points: Any, final: Framework
) -> None:
    before, joined = make_round(final, 2024), replacing(final, "r-begge", "r-viden", "r-tidligt", version="2027")
    answer(before, "r-viden", 2)
    answer(before, "r-tidligt", 5)
    answer(make_round(joined, 2027), "r-begge", 4)
    line = points(study)
    assert line["series"].nunique() == 1
    assert line.groupby("segment")["item"].nunique().tolist() == [1, 1, 1]
    assert line["item"].iloc[-1] == "r-begge"


def test_points_stand_in_the_order_of_time_and_not_of_storing(
    study: Study, make_round: MakeRound, answer: Answer, points: Any, final: Framework
) -> None:
    for year, level in ((2025, 5), (2023, 3), (2024, 4)):
        answer(make_round(final, year), "r-haab", level)
    assert points(study)["mean"].tolist() == [3.0, 4.0, 5.0]


def test_each_team_has_lines_of_its_own(make_ratings: MakeRatings, final: Framework) -> None:
    ratings = pd.concat(
        [
            points_of(make_ratings, 3, year=2024, round="a1", team="a"),
            points_of(make_ratings, 1, year=2024, round="b1", team="b"),
            points_of(make_ratings, 4, year=2025, round="a2", team="a"),
        ]
    )
    line = trend(score(ratings, by=BY), frameworks=[final])
    assert line[["team", "mean"]].to_numpy().tolist() == [["a", 3.0], ["a", 4.0], ["b", 1.0]]


def test_a_version_gives_no_line_of_its_own(make_ratings: MakeRatings, draft: Framework, final: Framework) -> None:
    ratings = pd.concat(
        [
            points_of(make_ratings, 3, year=2022, round="a1", version="2021-12"),
            points_of(make_ratings, 4, year=2024, round="a2", version="2023"),
            points_of(make_ratings, 5, year=2025, round="a3", version="2021-12"),
        ]
    )
    line = trend(score(ratings, by=[*BY, "version"]), frameworks=[draft, final])
    assert line["mean"].tolist() == [3.0, 4.0, 5.0]
    assert line["version"].tolist() == ["2021-12", "2023", "2021-12"]


def test_a_hidden_point_is_a_hole_in_the_line_and_says_why(make_ratings: MakeRatings, final: Framework) -> None:
    ratings = pd.concat(
        [
            points_of(make_ratings, 3, 3, 3, 4, 4, year=2024, round="a1"),
            points_of(make_ratings, 5, year=2025, round="a2"),
        ]
    )
    line = trend(hidden_below(5, score(ratings, by=BY)), frameworks=[final])
    assert line["mean"].isna().tolist() == [False, True]
    assert line["hidden"].tolist() == ["", "skjult: færre end 5"]


def test_input_is_left_alone(make_ratings: MakeRatings, final: Framework) -> None:
    scores = score(points_of(make_ratings, 3, year=2024), by=BY)
    before = scores.copy(deep=True)
    trend(scores, frameworks=[final])
    pd.testing.assert_frame_equal(scores, before)


def test_an_item_that_no_framework_has_is_refused(make_ratings: MakeRatings, final: Framework) -> None:
    scores = score(points_of(make_ratings, 3, year=2024, item="p01"), by=BY)
    with pytest.raises(NotFound, match="Punktet 'p01' findes ikke i spørgerammerne"):
        trend(scores, frameworks=[final])


def test_scores_without_time_are_refused(make_ratings: MakeRatings, final: Framework) -> None:
    scores = score(make_ratings(3), by=["item", "dimension"])
    with pytest.raises(FrameError, match="mangler kolonnerne item_title, round og date"):
        trend(scores, frameworks=[final])


def test_frameworks_that_replace_each_other_in_a_ring_are_refused(make_ratings: MakeRatings, final: Framework) -> None:
    there = replacing(final, "r-indsigt", "r-viden", version="2027")
    back = replacing(there, "r-viden", "r-indsigt", version="2030")
    with pytest.raises(FrameError, match="i ring"):
        trend(score(points_of(make_ratings, 3, year=2024), by=BY), frameworks=[there, back])


def test_no_scores_give_no_lines(make_ratings: MakeRatings, final: Framework) -> None:
    assert trend(score(points_of(make_ratings, year=2024), by=BY), frameworks=[final]).empty


def points_of(make_ratings: MakeRatings, *levels: int, year: int, **columns: Any) -> pd.DataFrame:
    """Answers on r-haab in a round of a year."""
    defaults = {"item": "r-haab", "item_title": "Håb", "date": pd.Timestamp(year, 3, 4)}
    return make_ratings(*levels, **(defaults | columns))


def test_points_keep_their_intervals_and_a_hidden_one_has_none(make_ratings: MakeRatings, final: Framework) -> None:
    ratings = pd.concat(
        [
            points_of(make_ratings, 3, 3, 3, 4, 4, 4, 4, 5, year=2024, round="a1"),
            points_of(make_ratings, 5, year=2025, round="a2"),
        ]
    )
    line = trend(hidden_below(5, score(ratings, by=BY)).pipe(intervals, ratings), frameworks=[final])
    assert line["mean_from"].iloc[0] < line["mean"].iloc[0] < line["mean_to"].iloc[0]
    assert line["interval"].tolist() == ["95 %-interval", ""]
    assert line[["mean_from", "mean_to"]].iloc[1].isna().all()


def test_a_change_in_who_answered_is_told(make_ratings: MakeRatings, final: Framework) -> None:
    ratings = pd.concat(
        [
            points_of(make_ratings, *[3] * 6, year=2024, round="a1"),
            points_of(make_ratings, *[3] * 9, year=2025, round="a2"),
            points_of(make_ratings, *[3] * 9, year=2026, round="a3"),
        ]
    )
    line = trend(score(ratings, by=BY), frameworks=[final])
    assert line["changes"].tolist() == ["", "9 har svaret. Før var det 6.", ""]


def test_a_new_name_and_version_are_told(make_ratings: MakeRatings, draft: Framework, final: Framework) -> None:
    ratings = pd.concat(
        [
            points_of(make_ratings, 3, year=2022, round="a1", version="2021-12", item_title="Det gamle navn"),
            points_of(make_ratings, 3, year=2024, round="a2", version="2023"),
        ]
    )
    line = trend(score(ratings, by=[*BY, "version"]), frameworks=[draft, final])
    told = "Punktet har fået nyt navn. Før hed det »Det gamle navn«. Spørgerammen er en anden udgave: 2023."
    assert line["changes"].tolist() == ["", told]


def test_a_replaced_meaning_is_told(
    study: Study, make_round: MakeRound, answer: Answer, points: Any, final: Framework
) -> None:
    answer(make_round(final, 2025), "r-viden", 3)
    answer(make_round(replacing(final, "r-indsigt", "r-viden", version="2027"), 2027), "r-indsigt", 4)
    told = points(study)["changes"].iloc[1]
    assert told == f"Punktet har fået en ny mening. Linjen brydes. Før hed det »{final.item('r-viden').title}«."


def test_what_is_hidden_is_not_told_as_a_change(make_ratings: MakeRatings, final: Framework) -> None:
    ratings = pd.concat(
        [
            points_of(make_ratings, *[3] * 6, year=2024, round="a1"),
            points_of(make_ratings, 3, 4, year=2025, round="a2"),
            points_of(make_ratings, *[3] * 7, year=2026, round="a3"),
        ]
    )
    line = trend(hidden_below(5, score(ratings, by=BY)), frameworks=[final])
    assert line["changes"].tolist() == ["", "", ""]


def test_lines_are_told_apart_by_team(make_ratings: MakeRatings, final: Framework) -> None:
    ratings = pd.concat(
        [
            points_of(make_ratings, *[3] * 6, year=2024, round="a1", team="a"),
            points_of(make_ratings, *[3] * 9, year=2025, round="b1", team="b"),
        ]
    )
    assert trend(score(ratings, by=BY), frameworks=[final])["changes"].tolist() == ["", ""]
