"""Two facilitators on the same round: neither loses a word, and one of them leads."""

from __future__ import annotations

from datetime import timedelta

import pytest

from selfeval.errors import StaleEdit
from selfeval.records import ActionKind, ActionReach, Phase, clock_set_to, now
from selfeval.workshop.answers.consensus import agree, say, take_back
from selfeval.workshop.plan.actions import add, revise
from selfeval.workshop.round.room.leadership import AWAY_AFTER, RELOADS_WITHIN, arrive, depart, lead_of, take_over


@pytest.fixture
def round(make_round):
    return make_round(Phase.DIALOG)


def test_the_three_texts_are_saved_each_by_itself(round, store):
    say(store, round, "p01", succeeds="Vi lytter.", seen=0)
    say(store, round, "p01", difficult="Tiden.", seen=0)
    said = say(store, round, "p01", will_try="Sparring.", seen=0)
    assert (said.succeeds, said.difficult, said.will_try) == ("Vi lytter.", "Tiden.", "Sparring.")


def test_a_text_that_somebody_else_has_changed_is_not_overwritten(round, store):
    say(store, round, "p01", succeeds="Vi lytter.", seen=0)
    with pytest.raises(StaleEdit):
        say(store, round, "p01", succeeds="Vi spørger.", seen=0)
    assert store.dialogue_notes(round.id)[0].succeeds == "Vi lytter."
    assert say(store, round, "p01", succeeds="Vi spørger.", seen=1).succeeds == "Vi spørger."


def test_one_who_sends_all_texts_overwrites_none_that_they_left_alone(round, store):
    say(store, round, "p01", succeeds="Vi lytter.", difficult="Tiden.", seen=0)
    say(store, round, "p01", difficult="Tiden og roen.", seen=1)
    said = say(store, round, "p01", succeeds="Vi lytter mere.", difficult="Tiden.", seen=1)
    assert (said.succeeds, said.difficult) == ("Vi lytter mere.", "Tiden og roen.")


def test_a_text_that_says_nothing_new_stores_nothing(round, store):
    say(store, round, "p01", succeeds="", seen=0)
    assert store.dialogue_notes(round.id) == []
    say(store, round, "p01", succeeds="Vi lytter.", seen=0)
    assert say(store, round, "p01", succeeds="Vi lytter.", seen=0).revision == 1


def test_a_revision_that_was_never_there_is_built_on_by_nobody(round, store):
    with pytest.raises(StaleEdit):
        say(store, round, "p01", succeeds="Vi lytter.", seen=4)


def test_one_changes_the_level_and_the_other_the_reason(round, store):
    agree(store, round, "p01", "faglig", level=3, reason="Fordi.", seen=0)
    agree(store, round, "p01", "faglig", level=4, reason="Fordi.", seen=1)
    agreed = agree(store, round, "p01", "faglig", level=3, reason="Fordi vi ser det hver dag.", seen=1)
    assert (agreed.level, agreed.reason, agreed.revision) == (4, "Fordi vi ser det hver dag.", 3)


def test_two_reasons_for_the_same_are_not_one_over_the_other(round, store):
    agree(store, round, "p01", "faglig", level=3, seen=0)
    agree(store, round, "p01", "faglig", level=3, reason="Den ene.", seen=1)
    with pytest.raises(StaleEdit):
        agree(store, round, "p01", "faglig", level=3, reason="Den anden.", seen=1)
    assert store.consensus(round.id)[0].reason == "Den ene."


def test_a_reason_does_not_bring_back_what_somebody_has_taken_back(round, store):
    agree(store, round, "p01", "faglig", level=3, seen=0)
    take_back(store, round, "p01", "faglig", seen=1)
    with pytest.raises(StaleEdit):
        agree(store, round, "p01", "faglig", level=3, reason="Den anden.", seen=1)


ACTION = {"item": "p01", "what": "Sparring", "kind": ActionKind.METODE, "reach": ActionReach.EGEN}


def test_an_action_is_mended_by_two_in_different_places(make_round, store):
    round = make_round(Phase.UDVIKLINGSPLAN)
    action = add(store, round, **ACTION)
    revise(store, round, action.id, seen=1, what="Sparring", owner="Teamet")
    revised = revise(store, round, action.id, seen=1, what="Sparring hver uge", owner="")
    assert (revised.what, revised.owner) == ("Sparring hver uge", "Teamet")
    with pytest.raises(StaleEdit):
        revise(store, round, action.id, seen=1, owner="Lederen")


def test_the_first_page_leads_until_another_takes_over(round, store):
    arrive(store, round, "a")
    assert (lead_of(store, round, "a").mine, lead_of(store, round, "a").others) == (True, False)
    arrive(store, round, "b")
    assert (lead_of(store, round, "b").mine, lead_of(store, round, "b").others) == (False, True)
    take_over(store, round, "b")
    assert [lead_of(store, round, page).mine for page in "ab"] == [False, True]


def test_a_page_that_is_loaded_anew_still_leads(round, store):
    for page in "ab":
        arrive(store, round, page)
    depart(store, round, "a")
    arrive(store, round, "b")
    arrive(store, round, "a")
    assert [lead_of(store, round, page).mine for page in "ab"] == [True, False]


@pytest.mark.parametrize("after", [AWAY_AFTER, RELOADS_WITHIN])
def test_a_page_that_is_gone_leaves_the_lead_to_one_that_is_there(round, store, after):
    begun = now()
    with clock_set_to(begun):
        arrive(store, round, "a")
        if after == RELOADS_WITHIN:
            depart(store, round, "a")
    with clock_set_to(begun + after + timedelta(seconds=1)):
        arrive(store, round, "b")
        assert (lead_of(store, round, "b").mine, lead_of(store, round, "b").others) == (True, False)
        arrive(store, round, "a")
        assert not lead_of(store, round, "a").mine


def test_one_who_sleeps_and_wakes_alone_leads(round, store):
    begun = now()
    with clock_set_to(begun):
        arrive(store, round, "a")
    with clock_set_to(begun + timedelta(hours=1)):
        assert (lead_of(store, round, "a").mine, lead_of(store, round, "a").others) == (True, False)
