"""What the team is shown stands until enough persons have answered anew."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from selfeval.errors import NotAllowed, RoundClosed
from selfeval.protocol.participant.screen import RoundScreen
from selfeval.protocol.projector.screen import ProjectorScreen
from selfeval.records import Exit, Perspective, Phase, RevealOf
from selfeval.storage import Store
from selfeval.workshop.answers.rating import RatingSession
from selfeval.workshop.reveal.picture import SOON, ItemPicture
from selfeval.workshop.reveal.result import RoundResult, round_result
from selfeval.workshop.round.leading import focus_on, show_answers

DIMENSIONS = ("borgeroplevet", "faglig", "organisatorisk")
STANDS = "I ser de samme svar som før."

ids = (f"svar{number}" for number in count())


def rate(session: RatingSession, level: int, *, item: str = "p01", dimensions=DIMENSIONS, **more: object) -> None:
    for dimension in dimensions:
        session.rate(id=next(ids), item=item, dimension=dimension, level=level, **more)


@pytest.fixture
def round(make_round):
    return make_round()


@pytest.fixture
def six(round, come_in) -> list[RatingSession]:
    """Six who have answered 1, 2, 3, 4, 5 and 5 everywhere in p01."""
    people = [come_in(round) for _ in range(6)]
    for session, level in zip(people, (1, 2, 3, 4, 5, 5), strict=True):
        rate(session, level)
    return people


@pytest.fixture
def show(store: Store, round, advance) -> Callable[[], RoundResult]:
    """Go to the dialogue, look, and go back to vurdering."""

    def come_and_look() -> RoundResult:
        result = round_result(store, advance(round, Phase.DIALOG))
        advance(round, Phase.VURDERING)
        return result

    return come_and_look


def numbers(result: RoundResult, item: str = "p01") -> ItemPicture:
    return result.picture(item)


def test_one_person_more_changes_no_number_and_it_is_said(round, six, come_in, show):
    first = show()
    rate(come_in(round), 1)
    second = show()
    assert numbers(second) == numbers(first)
    assert [second.waits["p01"][: len(STANDS)], first.waits["p01"]] == [STANDS, ""]


def test_one_answer_changed_changes_no_number(six, show):
    first = show()
    rate(six[0], 5)
    assert numbers(show()) == numbers(first)


def test_as_many_as_the_limit_change_the_numbers(round, six, come_in, show):
    show()
    for _ in range(2):
        rate(come_in(round), 1)
    assert numbers(show()).dimensions[1].spread.n == 6
    rate(come_in(round), 1)
    shown = show()
    assert (numbers(shown).dimensions[1].spread.n, shown.waits["p01"]) == (9, "")


def test_three_that_each_change_something_else_change_no_number(six, show):
    first = show()
    for session, dimension in zip(six, DIMENSIONS, strict=False):
        rate(session, 5, dimensions=[dimension])
    assert numbers(show()) == numbers(first)


def test_what_three_take_back_while_a_fourth_changes_is_not_shown(six, show):
    show()
    for session, level in zip(six, (5, 5, 5), strict=False):
        rate(session, level)
    second = show()
    for session, level in zip(six, (1, 2, 3, 1), strict=False):
        rate(session, level)
    assert numbers(show()) == numbers(second)


def test_what_was_hidden_is_shown_when_enough_have_answered(round, come_in, show):
    """A hidden number tells nothing, so nothing can be subtracted from it."""
    for level in (2, 4):
        rate(come_in(round), level)
    assert not numbers(show()).shown
    rate(come_in(round), 5)
    assert numbers(show()).dimensions[0].spread.n == 3


def test_the_skipped_question_of_a_new_person_is_not_counted_either(round, six, come_in, show):
    """One who answers elsewhere is a blank here, and that is an answer too."""
    first = show()
    rate(come_in(round), 3, item="p02")
    assert numbers(show()) == numbers(first)


def test_what_answers_rest_on_and_notes_stand_too(round, six, come_in, show):
    first = show()
    rate(six[0], 1, knowledge=["forskning"], note="En ny note")
    shown = numbers(show())
    assert (shown.knowledge, shown.notes) == (numbers(first).knowledge, ())


def test_a_part_by_perspective_is_left_out_where_few_of_it_are_new(round, come_in, show):
    staff = [come_in(round) for _ in range(4)]
    citizens = [come_in(round, Perspective.BORGER) for _ in range(4)]
    for session, level in zip([*staff, *citizens], (1, 2, 3, 4, 2, 3, 4, 5), strict=True):
        rate(session, level)
    assert numbers(show()).dimensions[0].by_perspective
    for perspective in (Perspective.BORGER, Perspective.MEDARBEJDER, Perspective.MEDARBEJDER):
        rate(come_in(round, perspective), 1)
    shown = numbers(show())
    assert shown.dimensions[0].spread.n == 11
    assert (shown.dimensions[0].by_perspective, shown.perspective_gap) == ((), None)


def test_whose_answers_were_shown_corrects_no_perspective(round, six, come_in, show):
    show()
    with pytest.raises(RoundClosed, match="Teamet har set dine svar"):
        six[0].see_as(Perspective.BORGER)
    late = come_in(round)
    rate(late, 2)
    assert late.see_as(Perspective.BORGER).perspective == Perspective.BORGER


def test_a_reflection_shared_in_the_dialogue_waits_for_others(round, six, store, advance):
    round = advance(round, Phase.DIALOG)
    told = []
    for session in six[:3]:
        session.reflect(id=next(ids), item="p01", succeeds="Vi lytter", shared=True)
        told.append(len(round_result(store, round).reflections["p01"]))
    assert told == [0, 0, 3]


def test_a_reflection_that_is_shared_no_more_is_gone_at_once(six, show):
    for session in six[:2]:
        session.reflect(id=next(ids), item="p01", succeeds="Vi lytter", shared=True)
    assert len(show().reflections["p01"]) == 2
    six[0].reflect(id=next(ids), item="p01", succeeds="Vi lytter", shared=False)
    assert len(show().reflections["p01"]) == 1


def test_phones_and_big_screen_show_the_same_as_the_facilitator(round, six, come_in, store, show, advance):
    show()
    rate(come_in(round), 1)
    round = show_answers(store, focus_on(store, advance(round, Phase.DIALOG), "p01"), "p01")
    phone = RoundScreen(store).round(round.code)["dialogue"]
    big = ProjectorScreen(store).round(round.code)["dialogue"]
    assert [of["n"] for of in phone["dimensions"]] == [of["n"] for of in big["pictures"]] == [6, 6, 6]
    assert phone["waits"].startswith(STANDS)
    assert any(text.startswith(STANDS) for text in big["sentences"])


def test_the_answers_to_an_item_come_when_the_facilitator_shows_them(round, six, store, advance):
    round = focus_on(store, advance(round, Phase.DIALOG), "p01")

    def told():
        phone = RoundScreen(store).round(round.code)["dialogue"]["dimensions"]
        big = ProjectorScreen(store).round(round.code)["dialogue"]["pictures"]
        return [{(of["n"], of["hidden"]) for of in pictures} for pictures in (phone, big)]

    assert told() == [{(0, SOON)}] * 2
    shown = show_answers(store, round, "p01")
    assert told() == [{(6, "")}] * 2
    assert show_answers(store, shown, "p01") == shown


def test_where_nothing_can_be_shown_nothing_is_waited_for(round, six, store, advance):
    round = focus_on(store, advance(round, Phase.DIALOG), "p02")
    dialogue = RoundScreen(store).round(round.code)["dialogue"]
    assert {of["hidden"] for of in dialogue["dimensions"]} == {"Ingen har svaret."}


def test_answers_to_an_item_are_shown_in_the_dialogue_only(round, six, store, advance):
    with pytest.raises(RoundClosed, match="vises kun for alle i fasen dialog"):
        show_answers(store, store.round(round.id), "p01")
    with pytest.raises(NotAllowed, match="ikke med i runden"):
        show_answers(store, advance(round, Phase.DIALOG), "p03")


def test_answers_freeze_when_the_team_goes_on_to_its_plan(round, six, advance, store):
    advance(round, Phase.UDVIKLINGSPLAN)
    for before in (Phase.FORBEREDELSE, Phase.VURDERING):
        with pytest.raises(RoundClosed, match="Svarene ligger fast"):
            advance(round, before)
    advance(round, Phase.DIALOG)
    with pytest.raises(RoundClosed, match="Svarene ligger fast"):
        advance(round, Phase.VURDERING)


def test_a_frozen_round_says_that_later_answers_were_too_few(round, six, come_in, show, store, advance):
    show()
    rate(come_in(round), 1)
    result = round_result(store, advance(round, Phase.UDVIKLINGSPLAN))
    assert (
        result.waits["p01"] == "I ser de samme svar som før. Senere svar er fra færre end 3 personer, så de vises ikke."
    )


def test_nothing_waits_on_an_item_that_a_newcomer_has_not_answered(round, six, come_in, show, store, advance):
    show()
    rate(come_in(round), 1)
    result = round_result(store, advance(round, Phase.UDVIKLINGSPLAN))
    assert [item for item, sentence in result.waits.items() if sentence] == ["p01"]


def test_a_reveal_is_noted_once_while_nothing_is_answered(round, six, show, store):
    show()
    show()
    assert len(store.reveals(round.id, RevealOf.SVAR)) == 1


def test_exits_stand_too(six, show):
    first = show()
    six[0].rate(id=next(ids), item="p01", dimension="faglig", exit=Exit.VED_IKKE)
    assert numbers(show()) == numbers(first)
