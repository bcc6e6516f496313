from __future__ import annotations

import pytest

from selfeval.errors import NotAllowed, RoundClosed, StaleEdit
from selfeval.records import Exit, Phase
from selfeval.workshop.answers.consensus import agree, say, take_back
from selfeval.workshop.round.leading import is_locked


@pytest.fixture
def round(make_round):
    return make_round(Phase.DIALOG)


def test_the_team_agrees_on_a_level_and_why_beside_the_answers(round, store):
    agreed = agree(store, round, "p01", "faglig", level=3, reason=" Det svinger. ", seen=0)
    assert store.consensus(round.id) == [agreed]
    assert (agreed.level, agreed.reason, agreed.revision) == (3, "Det svinger.", 1)
    assert store.ratings(round.id) == []


def test_the_team_may_agree_that_an_item_is_not_relevant(round, store):
    assert agree(store, round, "p01", "faglig", exit="ikke_relevant", seen=0).exit == Exit.IKKE_RELEVANT


def test_a_later_agreement_takes_the_earlier_ones_place(round, store):
    agree(store, round, "p01", "faglig", level=3, seen=0)
    agree(store, round, "p01", "faglig", level=4, seen=1)
    assert [(agreed.level, agreed.revision) for agreed in store.consensus(round.id)] == [(4, 2)]


def test_an_agreement_built_on_an_older_one_overwrites_nothing(round, store):
    agree(store, round, "p01", "faglig", level=3, seen=0)
    with pytest.raises(StaleEdit, match="andet vindue"):
        agree(store, round, "p01", "faglig", level=5, seen=0)
    with pytest.raises(StaleEdit):
        agree(store, round, "p01", "faglig", level=5, seen=7)
    assert store.consensus(round.id)[0].level == 3


def test_an_agreement_that_is_taken_back_is_nowhere(round, store):
    agree(store, round, "p01", "faglig", level=3, seen=0)
    agree(store, round, "p01", "organisatorisk", level=2, seen=0)
    assert is_locked(store, round)
    assert take_back(store, round, "p01", "faglig", seen=1) == 2
    assert [agreed.dimension for agreed in store.consensus(round.id)] == ["organisatorisk"]
    take_back(store, round, "p01", "organisatorisk", seen=1)
    assert not is_locked(store, round)


def test_the_team_can_agree_anew_after_taking_back(round, store):
    agree(store, round, "p01", "faglig", level=3, seen=0)
    seen = take_back(store, round, "p01", "faglig", seen=1)
    assert agree(store, round, "p01", "faglig", exit="ved_ikke", reason="Igen.", seen=seen).revision == 3
    assert [(of.exit, of.reason) for of in store.consensus(round.id)] == [(Exit.VED_IKKE, "Igen.")]


def test_a_reason_on_its_way_brings_no_agreement_back(round, store):
    agree(store, round, "p01", "faglig", level=3, seen=0)
    take_back(store, round, "p01", "faglig", seen=1)
    with pytest.raises(StaleEdit):
        agree(store, round, "p01", "faglig", level=3, reason="Fordi.", seen=1)
    assert store.consensus(round.id) == []


def test_only_an_agreement_that_was_seen_is_taken_back_and_only_once(round, store):
    assert take_back(store, round, "p01", "faglig", seen=0) == 0
    agree(store, round, "p01", "faglig", level=3, seen=0)
    agree(store, round, "p01", "faglig", level=4, seen=1)
    with pytest.raises(StaleEdit):
        take_back(store, round, "p01", "faglig", seen=1)
    assert [take_back(store, round, "p01", "faglig", seen=2) for _ in range(2)] == [3, 3]


def test_a_double_click_agrees_once(round, store):
    first = agree(store, round, "p01", "faglig", level=3, seen=0)
    assert agree(store, round, "p01", "faglig", level=3, seen=0) == first
    note = say(store, round, "p01", succeeds="Vi lytter.", seen=0)
    assert say(store, round, "p01", succeeds="Vi lytter.", seen=0) == note


def test_cells_are_agreed_on_one_by_one(round, store):
    agree(store, round, "p01", "faglig", level=3, seen=0)
    assert agree(store, round, "p01", "organisatorisk", level=2, seen=0).revision == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"level": 6}, "Niveauet 6"),
        ({"level": None}, "Vælg et niveau"),
        ({"item": "p03"}, "ikke med i runden"),
        ({"dimension": "pris"}, "'pris' findes ikke"),
        ({"reason": "x" * 1001}, "'Begrundelse' er for langt"),
    ],
)
def test_an_agreement_off_the_scale_out_of_scope_or_too_long_is_refused(round, store, change, sentence):
    agreement = {"item": "p01", "dimension": "faglig", "level": 3, "seen": 0} | change
    with pytest.raises(NotAllowed, match=sentence):
        agree(store, round, agreement.pop("item"), agreement.pop("dimension"), **agreement)
    assert store.consensus(round.id) == []


def test_what_the_team_says_is_kept_in_revisions(round, store):
    say(store, round, "p01", succeeds="Vi lytter.", seen=0)
    said = say(store, round, "p01", succeeds="Vi lytter.", difficult="Tiden.", will_try="Fast sparring.", seen=1)
    assert store.dialogue_notes(round.id) == [said]
    with pytest.raises(StaleEdit):
        say(store, round, "p01", difficult="Noget andet", seen=1)


def test_too_long_a_word_from_the_team_is_refused(round, store):
    with pytest.raises(NotAllowed, match="'Det lykkes vi med' er for langt"):
        say(store, round, "p01", succeeds="x" * 1001, seen=0)


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase != Phase.DIALOG])
def test_agreement_belongs_to_the_dialogue(make_round, store, phase):
    round = make_round(phase)
    with pytest.raises(RoundClosed, match=r"fasen dialog|afsluttet"):
        agree(store, round, "p01", "faglig", level=3, seen=0)
    with pytest.raises(RoundClosed):
        say(store, round, "p01", succeeds="Vi lytter.", seen=0)
    with pytest.raises(RoundClosed):
        take_back(store, round, "p01", "faglig", seen=1)
