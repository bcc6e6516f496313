"""A second private rating after the talk stands apart from the first, and is shown where enough have changed."""

from __future__ import annotations

from itertools import count

import pytest

from selfeval.errors import NotAllowed, RoundClosed
from selfeval.protocol.facilitator.views.dialogue import again_json
from selfeval.records import Exit, Phase
from selfeval.workshop.answers.again import again, ask_again, rate_again, show_again
from selfeval.workshop.reveal.result import round_result
from selfeval.workshop.reveal.second import UNCHANGED, second_pictures
from selfeval.workshop.round.scope import RoundContent

ids = (f"id{number}" for number in count())


@pytest.fixture
def before(make_round):
    return make_round()


@pytest.fixture
def five(before, come_in):
    """Five who gave level 2 in faglig, and one who did not know."""
    sessions = [come_in(before) for _ in range(6)]
    for session in sessions[:5]:
        session.rate(id=next(ids), item="p01", dimension="faglig", level=2)
    sessions[5].rate(id=next(ids), item="p01", dimension="faglig", exit=Exit.VED_IKKE)
    return [session.participant.id for session in sessions]


@pytest.fixture
def round(before, five, advance):
    return advance(before, Phase.DIALOG)


@pytest.fixture
def asked(store, round):
    return ask_again(store, round, "p01")


@pytest.fixture
def rate(store, round):
    def give(person, level):
        return rate_again(store, round.id, person, id=next(ids), item="p01", dimension="faglig", level=level)

    return give


@pytest.fixture
def faglig(store, round):
    def look():
        with store.reading():
            content = RoundContent.load(store, round)
            pictures = second_pictures(store, store.round(round.id), content, "p01")
        return next((of for of in pictures if of.dimension == "faglig"), None)

    return look


@pytest.fixture
def show(store, round):
    return lambda: show_again(store, store.round(round.id), "p01")


def test_it_is_shown_where_enough_rated_again_and_enough_of_them_changed(asked, five, rate, faglig, show):
    for person, level in zip(five, (4, 4, 5), strict=False):
        rate(person, level)
    assert faglig() is None
    show()
    assert (faglig().spread.n, faglig().spread.counts[4]) == (3, 2)


def test_where_fewer_than_the_limit_changed_it_is_nearly_unchanged(asked, five, rate, faglig, show):
    for person, level in zip(five, (2, 2, 4, 4), strict=False):
        rate(person, level)
    show()
    assert (faglig().spread, faglig().hidden) == (None, UNCHANGED)


def test_where_too_few_rated_again_it_is_said(asked, five, rate, faglig, show):
    for person in five[:2]:
        rate(person, 5)
    show()
    assert (faglig().spread, faglig().hidden) == (None, "Færre end 3 har vurderet igen.")


def test_it_is_shown_by_itself_when_all_who_rated_first_have_rated_again(asked, five, rate, faglig, store, round):
    for person in five[:5]:
        rate(person, 4)
    assert faglig().spread.n == 5
    assert again(store, store.round(round.id), "p01").open is False


def test_the_first_answers_stay_what_they_were(asked, five, rate, show, store, round):
    first = round_result(store, store.round(round.id)).picture("p01")
    for person in five[:4]:
        rate(person, 5)
    show()
    result = round_result(store, store.round(round.id))
    assert (result.picture("p01"), result.waits["p01"]) == (first, "")


def test_asked_once_more_one_person_more_changes_no_number(asked, five, rate, faglig, show, store, round):
    for person in five[:3]:
        rate(person, 4)
    show()
    ask_again(store, store.round(round.id), "p01")
    rate(five[3], 5)
    show()
    assert faglig().spread.n == 3


def test_only_who_gave_a_level_first_rates_again(asked, five, rate, come_in, round):
    for person in (five[5], come_in(round).participant.id):
        with pytest.raises(NotAllowed, match="Kun den, der gav et niveau"):
            rate(person, 3)


@pytest.mark.parametrize("level", [0, 6, True, None])
def test_a_level_off_the_scale_is_refused(asked, five, rate, level):
    with pytest.raises(NotAllowed):
        rate(five[0], level)


def test_nobody_rates_again_before_it_is_asked_or_after_it_was_shown(round, five, rate, show, store):
    with pytest.raises(RoundClosed, match="ikke bedt om"):
        rate(five[0], 3)
    ask_again(store, store.round(round.id), "p01")
    show()
    with pytest.raises(RoundClosed, match="ikke bedt om"):
        rate(five[0], 3)


def test_it_is_asked_in_the_dialogue_only_and_of_what_was_rated(round, store, advance):
    with pytest.raises(NotAllowed, match="Ingen har givet punktet et niveau"):
        ask_again(store, round, "p02")
    with pytest.raises(NotAllowed, match="ikke med i runden"):
        ask_again(store, round, "p03")
    with pytest.raises(RoundClosed, match="kun om en vurdering mere"):
        ask_again(store, advance(round, Phase.PRIORITERING), "p01")


def test_sent_twice_it_is_stored_once(asked, five, store, round):
    given = {"id": "a", "item": "p01", "dimension": "faglig", "level": 4}
    first = rate_again(store, round.id, five[0], **given)
    assert rate_again(store, round.id, five[0], **given | {"level": 1}) == first
    assert store.second_ratings(round.id) == [first]


def test_the_facilitator_sees_how_many_and_no_level(asked, five, rate, store, round):
    rate(five[0], 5)
    with store.reading():
        told = again_json(store, store.round(round.id), RoundContent.load(store, round), "p01")
    assert told == {"open": True, "asked": True, "count": 1, "of": 5, "pictures": []}
