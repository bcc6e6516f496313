"""The lens on the principles: what is asked, what counts as answered, and that it never mixes with the quality."""

from __future__ import annotations

from random import Random
from uuid import uuid4

import pytest

from selfeval.errors import NotAllowed
from selfeval.framework import LENS_DIMENSIONS, read_framework, read_lens
from selfeval.measures.lens import asked, current_answers
from selfeval.practice.participants import ScriptedParticipant, Temper
from selfeval.records import Exit, Perspective, Phase
from selfeval.workshop.reveal.progress import ItemProgress, progress
from selfeval.workshop.reveal.result import round_result
from selfeval.workshop.round.leading import change_plan, plan_next
from selfeval.workshop.round.scope import RoundContent
from tests.builders import a_rating
from tests.workshop.conftest import TODAY

FIRST, SECOND, THIRD = LENS_DIMENSIONS
QUALITY = ("borgeroplevet", "faglig", "organisatorisk")
PRINCIPPER = read_framework("recovery-principper", "2023")


@pytest.fixture
def lens_round(make_round):
    """A round on two principper with the lens on."""
    return make_round(frameworks=[PRINCIPPER], items=("r-haab", "r-viden"), lens=True)


@pytest.fixture
def session(lens_round, come_in):
    return come_in(lens_round)


def answer(session, dimension: str, level: int | None = None, *, item: str = "r-haab", **more):
    return session.rate(id=uuid4().hex, item=item, dimension=dimension, level=level, **more)


@pytest.mark.parametrize(
    ("levels", "questions"),
    [
        ({}, (FIRST,)),
        ({FIRST: 2}, (FIRST,)),
        ({FIRST: None}, (FIRST,)),
        ({FIRST: 3}, (FIRST, SECOND)),
        ({FIRST: 5, SECOND: 2}, (FIRST, SECOND)),
        ({FIRST: 5, SECOND: None}, (FIRST, SECOND)),
        ({FIRST: 3, SECOND: 3}, LENS_DIMENSIONS),
        ({FIRST: 2, SECOND: 5, THIRD: 5}, (FIRST,)),
        ({SECOND: 5, THIRD: 5}, (FIRST,)),
        ({"faglig": 5}, (FIRST,)),
    ],
)
def test_each_question_is_asked_only_where_the_one_before_is_at_three_or_above(levels, questions):
    assert asked(levels) == questions


def test_the_lens_asks_principper_alone_and_only_where_it_is_switched_on():
    pejlemaerker = read_framework("pejlemaerker-bostoette", "2021")
    on = RoundContent.of([PRINCIPPER, pejlemaerker], ("r-haab", "p01"), lens=True)
    off = RoundContent.of([PRINCIPPER], ("r-haab",))
    assert on.asked("r-haab", {}) == (*QUALITY, FIRST)
    assert on.asked("p01", {}) == off.asked("r-haab", {FIRST: 5}) == QUALITY
    assert on.lens_on("r-haab") == read_lens()


def test_the_dimensions_of_an_item_are_those_of_quality_whatever_the_lens(lens_round, store):
    content = RoundContent.load(store, lens_round)
    assert tuple(dimension.id for dimension in content.dimensions("r-haab")) == QUALITY
    with pytest.raises(NotAllowed, match="Kendte dimensioner: borgeroplevet"):
        content.dimension("r-haab", FIRST)


def test_an_answer_leads_on_to_the_next_question_and_a_change_of_mind_leads_back(session):
    assert session.lens("r-haab") == {"r-haab": (FIRST,)}
    answer(session, FIRST, 4)
    assert session.lens() == {"r-haab": (FIRST, SECOND), "r-viden": (FIRST,)}
    answer(session, SECOND, 3)
    answer(session, THIRD, 5)
    answer(session, FIRST, 2)
    assert session.lens("r-haab") == {"r-haab": (FIRST,)}
    answer(session, FIRST, 5)
    assert session.lens("r-haab") == {"r-haab": LENS_DIMENSIONS}


@pytest.mark.parametrize("before", [{}, {"level": 2}, {"exit": Exit.VED_IKKE}])
def test_an_answer_to_a_question_that_is_not_asked_is_refused_and_not_stored(session, store, before):
    if before:
        answer(session, FIRST, **before)
    stored = store.rating_count(session.round_id)
    with pytest.raises(NotAllowed, match="når du har svaret 3 eller højere på det før"):
        answer(session, SECOND, 5)
    assert store.rating_count(session.round_id) == stored


def test_an_answer_whose_receipt_was_lost_is_acknowledged_after_the_question_is_gone_too(session):
    answer(session, FIRST, 4)
    first = session.rate(id="svaret", item="r-haab", dimension=SECOND, level=4)
    answer(session, FIRST, 1)
    assert session.rate(id="svaret", item="r-haab", dimension=SECOND, level=4) == first


def test_without_the_lens_its_questions_are_unknown(make_round, come_in):
    session = come_in(make_round(frameworks=[PRINCIPPER], items=("r-haab",)))
    with pytest.raises(NotAllowed, match=r"'meningsfuldt' findes ikke\. Kendte dimensioner: borgeroplevet"):
        answer(session, FIRST, 4)
    assert session.lens() == {}


@pytest.mark.parametrize(("level", "sentence"), [(6, "Niveauet 6"), (None, "Vælg et niveau fra 1 til 5")])
def test_the_lens_has_the_five_steps_and_the_two_exits(session, level, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        answer(session, FIRST, level)
    assert answer(session, FIRST, exit="ved_ikke").exit == Exit.VED_IKKE


def test_what_is_missing_is_what_is_asked(session):
    assert session.missing()[:5] == [*(("r-haab", id) for id in (*QUALITY, FIRST)), ("r-viden", "borgeroplevet")]
    answer(session, FIRST, 3)
    assert ("r-haab", SECOND) in session.missing()
    answer(session, FIRST, 1)
    assert [cell for cell in session.missing() if cell[0] == "r-haab"] == [("r-haab", id) for id in QUALITY]


def test_progress_tells_not_who_is_asked_more_by_the_lens(lens_round, come_in, store):
    content = RoundContent.load(store, lens_round)

    def of_haab() -> ItemProgress:
        return progress(store, lens_round, content).per_item[0]

    led_on, led_back = come_in(lens_round), come_in(lens_round)
    for session in (led_on, led_back):
        for dimension in QUALITY:
            answer(session, dimension, 4)
    assert of_haab() == ItemProgress(item="r-haab", answered=0)
    answer(led_on, FIRST, 5)
    answer(led_back, FIRST, 1)
    assert of_haab() == ItemProgress(item="r-haab", answered=2)
    answer(led_on, SECOND, 2)
    assert of_haab() == ItemProgress(item="r-haab", answered=2)


def test_answers_to_what_is_no_longer_asked_stand_aside_and_come_back():
    given = [a_rating(participant_id="a", item="r-haab", dimension=id, level=4) for id in (*QUALITY, *LENS_DIMENSIONS)]
    assert current_answers(given) == given
    changed = [*given[:3], a_rating(participant_id="a", item="r-haab", dimension=FIRST, level=2), *given[4:]]
    assert [rating.dimension for rating in current_answers(changed)] == [*QUALITY, FIRST]


def test_a_scripted_participant_answers_what_each_answer_leads_to(lens_round, store):
    temper = Temper(usual=4, spread=0, exits=0)
    who = ScriptedParticipant.joins(store, lens_round.code, Perspective.MEDARBEJDER, rng=Random(7), temper=temper)
    assert len(who.answer()) == 2 * 6
    assert who.session.missing() == []


def test_the_lens_needs_a_princip(make_round, store):
    with pytest.raises(NotAllowed, match="ingen principper"):
        make_round(lens=True)
    assert store.rounds() == []


def test_the_lens_is_locked_at_the_first_answer(make_round, come_in, store):
    round = make_round(frameworks=[PRINCIPPER], items=("r-haab",))
    round = change_plan(store, round, today=TODAY, lens=True)
    assert round.lens
    answer(come_in(round), "faglig", 3)
    with pytest.raises(NotAllowed, match="låst"):
        change_plan(store, round, today=TODAY, lens=False)
    assert change_plan(store, round, today=TODAY, title="Nyt navn").lens


def test_the_next_round_asks_as_the_last_did(lens_round, store):
    assert plan_next(store, lens_round, today=TODAY).lens


def test_the_lens_changes_nothing_in_what_is_told_of_quality(make_round, come_in, store, advance):
    told = []
    for lens in (False, True):
        round = make_round(frameworks=[PRINCIPPER], items=("r-haab",), lens=lens)
        for number in range(4):
            session = come_in(round)
            for dimension in QUALITY:
                answer(session, dimension, 4, knowledge=["praksis"])
            if lens:
                answer(session, FIRST, 1 if number % 2 else 5, knowledge=["forskning"])
        result = round_result(store, advance(round, Phase.DIALOG))
        told.append((result.pictures, result.agenda, result.priorities))
    assert told[0] == told[1]
