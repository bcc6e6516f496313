"""Each rule by itself, with values by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from selfeval.analysis.frames import FrameError, empty_ratings
from selfeval.disclosure import Shown, disclose
from selfeval.disclosure.bands import banded, to_step
from selfeval.disclosure.groups import parts
from tests.disclosure.studies import Said, answers, study

NUMBERS = [
    "people", "level", "step", "median", "share_high", "level_from", "level_to", "spread", "share_1", "share_2",
    "share_3", "share_4", "share_5", "ikke_relevant", "ved_ikke", "erfaring", "praksis", "forskning",
]  # fmt: skip
BESIDE = "skjult: næsten de samme personer som i en tidligere runde"
SUBTRACTED = "skjult: kan regnes ud af andre tal"
EIGHT = (2, 3, 3, 4, 4, 4, 5, 5)


def told(shown: Shown, round: str = "r1", group: str = "alle", **where: str) -> pd.Series:
    """The one row of a round, of all persons if nothing else is said."""
    cells = shown.cells
    for name, value in {"round": round, "group": group, **where}.items():
        cells = cells[cells[name] == value]
    (row,) = [row for _, row in cells.iterrows()]
    return row


def in_rounds(*rounds: tuple[Said, ...], **columns: object) -> Shown:
    """One team's answers to one question in as many rounds."""
    return disclose(study(*(answers(*said, round=f"r{place}", **columns) for place, said in enumerate(rounds, 1))))


def levels(shown: Shown) -> list[tuple[object, object]]:
    """For each round of one question the level and its step, or why it is hidden."""
    cells = shown.cells[shown.cells["group"] == "alle"]
    return [
        (hidden, None) if hidden else (level, step)
        for level, step, hidden in zip(cells["level"], cells["step"], cells["hidden"], strict=True)
    ]


@pytest.mark.parametrize(
    ("persons", "band"),
    [(5, "5–7"), (7, "5–7"), (8, "8–14"), (14, "8–14"), (15, "15–29"), (29, "15–29"), (30, "30 eller flere")],
)
def test_persons_are_told_in_bands(persons: int, band: str):
    assert list(banded(np.array([persons]))) == [band]
    shown = in_rounds((3, *[4] * (persons - 1)))
    assert told(shown)["people"] == band
    assert shown.people["people"].tolist() == [band]


def test_a_level_is_told_in_tenths_and_halves_go_up():
    assert to_step(np.array([3.25, 3.24]), 0.5).tolist() == [3.5, 3.0]
    assert told(in_rounds((3, 3, 3, 3, 3, 3, 3, 4)))["level"] == 3.1  # 3.125
    assert told(in_rounds((3, 3, 4, 4, 3, 3, 3, 4)))["level"] == 3.4  # 3.375


def test_eight_persons_are_told_in_full():
    row = told(in_rounds(EIGHT))
    assert (row["level"], row["step"], row["median"], row["share_high"]) == (3.8, 0.1, 4.0, 0.6)
    assert row[[f"share_{level}" for level in range(1, 6)]].tolist() == [0.0, 0.1, 0.3, 0.4, 0.3]
    assert (row["spread"], row["hidden"]) == ("nogenlunde enige", "")
    assert 3 < row["level_from"] < row["level"] < row["level_to"] < 4.5


def test_below_eight_persons_there_is_no_interval_and_no_distribution():
    row = told(in_rounds((1, 2, 3, 5, 5)))
    assert row[["level", "median", "share_high", "spread"]].tolist() == [3.2, 3.0, 0.4, "to grupper"]
    assert row[["level_from", "level_to", "share_1", "share_5"]].isna().all()


def test_fewer_than_the_limit_are_hidden_and_exits_do_not_make_them_more():
    row = told(in_rounds((2, 3, 4, 5, "ved_ikke", "ved_ikke")))
    assert row["hidden"] == "skjult: færre end 5"
    assert row[NUMBERS].isna().all()


def test_a_limit_that_a_round_promised_is_not_lowered_and_one_asked_for_not_either():
    ratings = study(answers(*EIGHT, report_limit=9))
    assert told(disclose(ratings))["hidden"] == told(disclose(ratings, at_least=3))["hidden"] == "skjult: færre end 9"
    assert told(disclose(study(answers(*EIGHT)), at_least=9))["hidden"] == "skjult: færre end 9"
    assert disclose(ratings).rounds["limit"].tolist() == [9]


def test_a_limit_that_hides_nothing_is_refused():
    with pytest.raises(FrameError, match="Grænsen for små grupper er 2; den skal være mindst 3"):
        disclose(empty_ratings(), at_least=2)


def test_all_of_one_answer_are_hidden_and_do_not_say_which():
    rows = [told(in_rounds((level,) * 6)) for level in (1, 4)]
    assert [row["hidden"] for row in rows] == ["skjult: alle er enige"] * 2
    assert rows[0].drop("item").equals(rows[1].drop("item"))


def test_whatever_is_hidden_is_missing_in_every_column_and_never_0():
    few = answers(2, 3, 4, "ved_ikke", round="r1", item="p02")
    alike = answers(*[4] * 6, round="r1", item="p03")
    nearly = [answers(3, 3, 3, 3, 3, 4, round="r1", item="p04"), answers(*[3] * 5, round="r2", item="p04")]
    split = answers(*EIGHT, round="r1", item="p05", perspectives=["borger"] * 3)
    shown = disclose(study(few, alike, *nearly, split, *(few.assign(dimension="organisatorisk"),)))
    hidden = shown.cells[shown.cells["hidden"] != ""]
    assert len(hidden) >= 3
    assert hidden[NUMBERS].isna().all(axis=None)
    assert shown.cells.loc[shown.cells["hidden"] == "", ["people", "level", "step"]].notna().all(axis=None)
    gaps = shown.gaps[shown.gaps["hidden"] != ""]
    assert len(gaps) == 1
    assert gaps[["gap", "gap_from", "gap_to", "step"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ((8, 6, 1, 0), ("medarbejdere", "øvrige", "øvrige")),
        ((8, 6, 0, 0), ("medarbejdere", "borgere")),
        ((8, 2, 3, 0), ("medarbejdere", "øvrige", "øvrige")),
        ((8, 0, 4, 0), ()),
        ((30, 0, 0, 0), ()),
        ((9, 8, 7, 0), ("medarbejdere", "borgere", "ledere")),
        ((9, 8, 7, 1), ("medarbejdere", "borgere", "øvrige", "øvrige")),
        ((9, 8, 7, 6), ("medarbejdere", "borgere", "øvrige", "øvrige")),
    ],
)
def test_perspectives_fall_into_parts_of_enough_persons_or_are_not_told(sizes: tuple[int, ...], shown: tuple[str, ...]):
    """Staff, citizens, leaders, authority."""
    of = dict(zip(("medarbejdere", "borgere", "ledere", "myndighed"), sizes, strict=True))
    there = [group for group, persons in of.items() if persons]
    assert parts(of, 5) == (dict(zip(there, shown, strict=True)) if shown else {})


def test_parts_are_told_beside_their_cell():
    shown = in_rounds((*EIGHT, 1, 1, 2, 2, 3), perspectives=["borger"] * 4 + ["peer"] * 4)
    assert told(shown, group="borgere")["level"] == 3.8
    assert told(shown, group="medarbejdere")["level"] == 1.8
    assert shown.people["people"].astype(str).tolist() == ["8–14", "8–14", "5–7"]


def test_exits_may_leave_a_part_with_too_few_and_then_no_part_is_told():
    shown = in_rounds((*EIGHT, 1, 1, 2, 2, "ved_ikke"), perspectives=["borger"] * 8)
    assert told(shown)["hidden"] == ""
    assert told(shown, group="medarbejdere")["hidden"] == "skjult: færre end 5"
    assert told(shown, group="borgere")["hidden"] == SUBTRACTED


def test_a_part_of_one_answer_is_not_said_to_be_one():
    """Ten ones and fives that add up to 46: five who agree could only have said 5."""
    shown = in_rounds((5, 5, 5, 5, 5, 5, 5, 5, 5, 1), perspectives=["borger"] * 5)
    assert {told(shown, group=group)["hidden"] for group in ("borgere", "medarbejdere")} == {SUBTRACTED}


def test_exits_are_told_in_bands_and_only_of_all():
    shown = in_rounds((*EIGHT, *["ved_ikke"] * 5, "ikke_relevant", 3, 3, 3, 4), perspectives=["borger"] * 7)
    assert told(shown)[["ved_ikke", "ikke_relevant"]].tolist() == ["5–7", "under 5"]
    parts_of = shown.cells[shown.cells["group"] != "alle"]
    assert len(parts_of) == 2
    assert parts_of[["ved_ikke", "ikke_relevant"]].isna().all(axis=None)


def test_six_and_five_of_them_again_do_not_tell_what_the_sixth_answered():
    """6·3.5 − 5·3.2 = 5, beside the first round. What could be told roughly enough would be too far from the mean."""
    assert levels(in_rounds((2, 3, 3, 4, 4, 5), (2, 3, 3, 4, 4))) == [(3.5, 0.1), (BESIDE, None)]


def test_in_half_steps_the_level_and_persons_and_exits_are_told_and_no_more():
    shown = in_rounds(EIGHT, EIGHT[1:])
    assert levels(shown) == [(3.8, 0.1), (4.5, 0.5)]  # 4.0 to 5 together
    row = told(shown, "r2")
    assert row[["people", "ved_ikke"]].tolist() == ["5–7", "under 5"]
    assert row[["median", "share_high", "level_from", "spread", "share_1", "praksis"]].isna().all()


def test_what_is_told_of_a_round_does_not_depend_on_later_ones():
    before = in_rounds(EIGHT, EIGHT[1:])
    after = in_rounds(EIGHT, EIGHT[1:], EIGHT[2:], (*EIGHT, 1))
    pd.testing.assert_frame_equal(after.cells.iloc[:2].astype(str), before.cells.astype(str))


def test_as_many_persons_are_told_in_tenths_unless_one_of_them_may_have_been_exchanged():
    assert levels(in_rounds(EIGHT, (2, 2, 2, 2, 3, 3, 4, 4))) == [(3.8, 0.1), (2.8, 0.1)]
    assert levels(in_rounds(EIGHT, EIGHT)) == [(3.8, 0.1)] * 2
    assert levels(in_rounds(EIGHT, (*EIGHT[:-1], 1)))[1][1] == 0.5


def test_the_limit_more_or_less_is_told_in_tenths():
    assert levels(in_rounds(EIGHT, (*EIGHT, 1, 2, 3, 4, 4))) == [(3.8, 0.1), (3.4, 0.1)]
    assert levels(in_rounds(EIGHT, (*EIGHT, 1, 2, 3, 4)))[1][1] == 0.5


def test_many_who_come_and_all_say_the_same_are_hidden():
    assert levels(in_rounds(EIGHT, (*EIGHT, 1, 1, 1, 1, 1))) == [(3.8, 0.1), (BESIDE, None)]


def test_a_round_beside_one_in_which_all_agreed_is_hidden():
    assert levels(in_rounds((3,) * 6, (3, 3, 3, 3, 3, 3, 5))) == [("skjult: alle er enige", None), (BESIDE, None)]


def test_that_all_agree_is_not_said_beside_a_round_that_is_told():
    """Six with 20 in all, of whom five say the same: three each, and the sixth five."""
    assert levels(in_rounds((3, 3, 3, 3, 3, 5), (3,) * 5))[1] != ("skjult: alle er enige", None)


def test_rounds_are_held_against_the_two_before():
    far = (1, 2, 3, 4, 5) * 3
    assert levels(in_rounds(EIGHT, far, EIGHT[1:]))[2][1] == 0.5
    assert levels(in_rounds(EIGHT, far, (*far, *far[:5]), EIGHT[1:]))[3][1] == 0.1


def test_a_round_of_too_few_is_none_of_the_two_before():
    assert levels(in_rounds(EIGHT, (1, 2, 3), (1, 5), EIGHT[1:]))[3][1] == 0.5
    assert levels(in_rounds((1, 2, 3), EIGHT, (1, 5), EIGHT[1:]))[3][1] == 0.5


def test_two_rounds_on_one_day_are_held_against_each_other_in_their_order():
    day = pd.Timestamp(2026, 3, 1)
    shown = disclose(study(answers(*EIGHT, date=day), answers(*EIGHT[1:], round="r2", date=day)))
    assert [step for _, step in levels(shown)] == [0.1, 0.5]


def test_a_renamed_item_is_the_same_question_and_a_replaced_one_another():
    renamed = disclose(study(answers(*EIGHT), answers(*EIGHT[1:], round="r2", item_title="Et andet navn")))
    assert [step for _, step in levels(renamed)] == [0.1, 0.5]
    assert renamed.cells["item_title"].tolist() == ["P01", "Et andet navn"]
    replaced = disclose(study(answers(*EIGHT), answers(*EIGHT[1:], round="r2", item="p02")))
    assert [step for _, step in levels(replaced)] == [0.1, 0.1]


def test_gaps_compare_each_person_with_themselves_where_the_same_gave_a_level_in_both():
    first, other = (4, 5, 4, 5, 4, 5, 4, 5), (3, 3, 3, 3, 3, 3, 3, 4)
    shown = disclose(study(answers(*first, dimension="borgeroplevet"), answers(*other)))
    (gap,) = shown.gaps.to_dict("records")
    assert (gap["dimension"], gap["other"], gap["gap"], gap["paired"]) == ("borgeroplevet", "faglig", 1.4, True)
    assert gap["gap_from"] <= 1.4 <= gap["gap_to"]


def test_gaps_are_of_the_levels_told_where_one_person_gave_none():
    first, other = (4, 5, 4, 5, 4, 5, 4, 5), (3, 3, 3, 3, 3, 3, 4, "ved_ikke")
    shown = disclose(study(answers(*first, dimension="borgeroplevet"), answers(*other)))
    (gap,) = shown.gaps.to_dict("records")
    assert (gap["gap"], gap["paired"]) == (1.4, False)  # 4.5 − 3.1
    assert pd.isna(gap["gap_from"])


def test_lens_dimensions_have_cells_and_no_gaps():
    lens = answers(4, 5, 4, 5, 3, dimension="er_meningsfuldt")
    shown = disclose(study(answers(3, 4, 3, 4, 5), lens))
    assert told(shown, dimension="er_meningsfuldt")["level"] == 4.2
    assert shown.gaps.empty


def test_changes_tell_nothing_from_chance_where_a_level_is_rough():
    higher = tuple(min(level + 2, 5) for level in EIGHT)
    fine = in_rounds((1, 1, 1, 2, 2, 2, 3, 3), (5, 5, 5, 5, 4, 4, 4, 4)).changes("r1", "r2")
    assert fine[["difference", "verdict"]].values.tolist() == [[2.6, "højere end før"]]
    assert fine["delta"].tolist() == [1.0]
    rough = in_rounds(EIGHT, higher[1:]).changes("r1", "r2")
    assert rough["verdict"].tolist() == ["forskellen kan skyldes tilfældigheder"]
    assert rough["delta"].isna().all()


def year(*teams: tuple[Said, ...], round: str = "1") -> list[pd.DataFrame]:
    return [answers(*said, team=f"t{place}", round=f"t{place}r{round}") for place, said in enumerate(teams)]


MIXED = (1, 2, 3, 4, 5)


def test_a_year_holds_ten_persons_of_three_teams():
    three = disclose(study(*year(MIXED, MIXED, MIXED))).years
    assert three[["year", "teams", "people", "level", "hidden"]].values.tolist() == [[2021, 3, "15–29", 3.0, ""]]
    two = disclose(study(*year(EIGHT, EIGHT))).years
    assert two["hidden"].tolist() == ["skjult: for få teams"]
    assert two[["teams", "level", "people", "icc1", "ad_within", "share_ved_ikke"]].isna().all(axis=None)


def test_nobody_whose_team_is_hidden_is_in_a_year():
    """A fourth team of four fives and a fifth that agrees on 5 change nothing."""
    assert disclose(study(*year(MIXED, MIXED, MIXED, (5,) * 4, (5,) * 6))).years["level"].tolist() == [3.0]


def test_a_team_in_half_steps_is_in_a_year_only_with_enough_others():
    """The second year holds three teams in tenths and one in half steps: what it answered would be what is left."""
    first = year(MIXED, MIXED, MIXED, (1, 1, 2, 2, 3, 5))
    second = year(MIXED, MIXED, MIXED, (5, 5, 5, 5, 4), round="2")
    years = disclose(study(*first, *second)).years
    assert years.loc[years["year"] == 2022, ["teams", "level"]].values.tolist() == [[3, 3.0]]


def test_perspectives_of_a_year_need_many_teams_unless_these_tell_them():
    few = [part.assign(perspective=["borger"] * 4 + ["medarbejder"] * 4) for part in year(EIGHT, EIGHT, EIGHT)]
    years = disclose(study(*few)).years
    assert set(years["hidden"]) == {"", SUBTRACTED}
    many = [part.assign(perspective=["borger"] * 4 + ["medarbejder"] * 4) for part in year(*[EIGHT] * 10)]
    assert set(disclose(study(*many)).years["hidden"]) == {""}


def test_nothing_and_one_person_and_only_exits_are_no_errors():
    for ratings in (empty_ratings(), study(answers(4)), study(answers("ved_ikke", "ved_ikke", "ikke_relevant"))):
        shown = disclose(ratings)
        assert (shown.cells["hidden"] == "skjult: færre end 5").all()
        assert shown.years.empty
        assert shown.changes("r1", "r2").empty


def test_categories_that_are_text_or_unused_do_no_harm():
    ratings = study(answers(*EIGHT), answers(*EIGHT[1:], round="r2", item="p02"))
    part = ratings[ratings["round"] == "r2"]
    text = part.astype(dict.fromkeys(("team", "person", "perspective", "organisation", "framework"), str))
    for odd in (part, text):
        shown = disclose(odd)
        assert shown.rounds["round"].astype(str).tolist() == shown.cells["round"].astype(str).tolist() == ["r2"]
        assert shown.cells["level"].tolist() == [4.0]


def test_answers_are_left_alone():
    ratings = study(answers(*EIGHT), answers(*EIGHT[1:], round="r2"))
    before = ratings.copy(deep=True)
    assert not disclose(ratings).years.empty
    pd.testing.assert_frame_equal(ratings, before)
