"""What the team sees of the lens: in words and numbers, and nothing that tells what few have answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import uuid4

import pytest

from selfeval.framework import LENS_DIMENSIONS, read_framework
from selfeval.records import Exit, Phase
from selfeval.workshop.reveal.lens_picture import HIDDEN_WITH_IT, NOT_PUT, LensPicture, lens_picture
from selfeval.workshop.reveal.result import round_result
from selfeval.workshop.round.scope import RoundContent
from tests.builders import a_participant, a_rating

PRINCIPPER = read_framework("recovery-principper", "2023")
LENS = RoundContent.of([PRINCIPPER], ("r-haab",), lens=True)
VED_IKKE = Exit.VED_IKKE

Answers = Sequence[int | Exit | None]


def of(people: Sequence[Answers], *, limit: int = 3) -> LensPicture:
    """The picture of what each of these persons has answered to the three questions; None is a blank."""
    ratings = [
        a_rating(
            participant_id=f"person-{number}",
            item="r-haab",
            dimension=dimension,
            **({"exit": answer} if isinstance(answer, Exit) else {"level": answer}),
        )
        for number, answers in enumerate(people)
        for dimension, answer in zip(LENS_DIMENSIONS, answers, strict=False)
        if answer is not None
    ]
    persons = [a_participant(id=f"person-{number}") for number in range(len(people))]
    picture = lens_picture(LENS, "r-haab", ratings, persons, limit)
    assert picture
    return picture


def words(picture: LensPicture) -> list[str]:
    return [one.words for one in picture.answers]


def test_each_question_says_how_many_of_those_who_were_led_to_it():
    told = of([(5, 4, 4), (4, 3, 2), (3, 3, 3), (3, 2), (2,), (VED_IKKE,)])
    assert words(told) == [
        "4 af 5 finder princippet meningsfuldt",
        "3 af 4 mener, at det bliver fulgt",
        "2 af 3 mener, at det fører derhen, hvor det skal",
    ]
    assert [dict(one.picture.spread.counts) for one in told.answers][1] == {1: 0, 2: 1, 3: 2, 4: 1, 5: 0}


def test_exits_are_counted_apart_and_lead_nobody_on():
    told = of([(4, VED_IKKE), (4, VED_IKKE), (4, 4, 4), (4, 4, 4), (4, 4, 4)])
    assert dict(told.answers[1].picture.exits) == {Exit.IKKE_RELEVANT: 0, VED_IKKE: 2}
    assert words(told)[1] == "3 af 3 mener, at det bliver fulgt"


def test_who_was_asked_and_left_it_is_a_blank_and_who_was_not_asked_is_none():
    told = of([(4, 4), (4, 4), (4, 4), (4, None), (1,)])
    assert [one.picture.blanks for one in told.answers[:2]] == [0, 1]


def test_an_answer_that_is_no_longer_asked_for_does_not_count():
    told = of([(4, 4, 4), (4, 4, 4), (4, 4, 4), (1, 5, 5)])
    assert [one.picture.answered for one in told.answers] == [4, 3, 3]


@pytest.mark.parametrize("second", [(), (1,), (5, 5), (5, 1)])
def test_where_one_question_is_hidden_those_after_it_say_the_same_whatever_was_answered(second):
    few = [(4, *second), (4, *second), (2,), (2,)]
    assert of(few).answers[2].picture.hidden == HIDDEN_WITH_IT
    assert of(few).answers[2].picture.answered == 0
    assert words(of(few))[1:] == ["", ""]


def test_a_whole_team_below_the_limit_tells_nothing_of_whom_was_led_on():
    assert [one.picture.hidden for one in of([(1,), (1,)]).answers] == [
        one.picture.hidden for one in of([(5, 5, 5), (5, 5, 5)]).answers
    ]


def test_where_nobody_is_led_on_the_next_was_put_to_nobody():
    told = of([(2,), (1,), (VED_IKKE,)])
    assert [one.picture.hidden for one in told.answers] == ["", NOT_PUT, NOT_PUT]
    assert words(told) == ["0 af 2 finder princippet meningsfuldt", "", ""]


def test_it_is_never_split_by_perspective():
    people = [a_participant(id=f"p-{n}", perspective="borger" if n < 4 else "medarbejder") for n in range(8)]
    ratings = [a_rating(participant_id=one.id, item="r-haab", dimension="meningsfuldt", level=4) for one in people]
    told = lens_picture(LENS, "r-haab", ratings, people, 3)
    assert told.answers[0].picture.by_perspective == ()


def test_there_is_none_where_the_round_does_not_ask():
    plain = RoundContent.of([PRINCIPPER], ("r-haab",))
    assert lens_picture(plain, "r-haab", [], [], 3) is None


def test_the_result_holds_it_from_the_dialogue_on(make_round, come_in, store, advance):
    round = make_round(frameworks=[PRINCIPPER], items=("r-haab", "r-viden"), lens=True)
    for _ in range(3):
        come_in(round).rate(id=uuid4().hex, item="r-haab", dimension="meningsfuldt", level=2)
    assert round_result(store, round).lens == {}
    result: Mapping[str, LensPicture] = round_result(store, advance(round, Phase.DIALOG)).lens
    assert list(result) == ["r-haab", "r-viden"]
    assert words(result["r-haab"])[0] == "0 af 3 finder princippet meningsfuldt"
    assert result["r-viden"].answers[0].picture.hidden == "Ingen har svaret."
