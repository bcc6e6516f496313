from __future__ import annotations

from datetime import date

import pytest

from selfeval.errors import NotAllowed, NotFound, RoundClosed, StaleEdit
from selfeval.framework import Framework, read_framework
from selfeval.records import Phase, Team
from selfeval.workshop.answers.consensus import agree
from selfeval.workshop.answers.voting import cast
from selfeval.workshop.round import codes
from selfeval.workshop.round.leading import (
    change_plan,
    changed_frameworks,
    close,
    focus_on,
    go_to,
    is_locked,
    plan_next,
    plan_round,
    select_items,
)
from selfeval.workshop.round.scope import RoundContent
from selfeval.workshop.round.withdrawal import take_back

TODAY = date(2026, 3, 4)


def test_a_round_begins_in_forberedelse_and_keeps_its_frameworks_as_they_are(make_round, store, framework):
    round = make_round(Phase.FORBEREDELSE)
    content = RoundContent.load(store, round)
    assert store.round_by_code(round.code) == round
    assert content.frameworks == (framework,)
    assert [item.id for item in content.items] == ["p01", "p02", "p07"]


def test_a_framework_without_a_chosen_item_is_not_pinned(make_round, framework, catalogue):
    round = make_round(frameworks=[*catalogue[:1], framework])
    assert [pin.id for pin in round.frameworks] == [framework.id]


def test_the_scope_is_asked_in_the_order_in_which_it_was_chosen(make_round):
    assert make_round(items=("p07", "p01")).scope == ("p07", "p01")


def test_the_new_round_follows_the_teams_last(make_round):
    first = make_round()
    assert first.predecessor_id is None
    assert make_round().predecessor_id == first.id


def test_a_form_that_is_sent_twice_makes_one_round_whatever_has_become_of_it(make_round, store):
    made = make_round(Phase.FORBEREDELSE, id="formularen")
    moved = go_to(store, made, Phase.DIALOG)
    again = make_round(Phase.DIALOG, id="formularen", retain_until=TODAY)
    assert (made.id, again) == ("formularen", moved)
    assert store.rounds() == [moved]


def test_a_form_that_has_made_another_teams_round_gives_nothing_of_it(make_round, store):
    made = make_round(id="formularen")
    store.add_team(Team(id="et-andet", organisation_id=store.team("teamet").organisation_id, name="Team Enghaven"))
    with pytest.raises(NotAllowed, match="et andet team"):
        make_round(team_id="et-andet", id="formularen")
    assert store.rounds() == [made]


@pytest.mark.parametrize("id", ["", "a b", "æ", "x" * 65, "#runde"])
def test_what_is_no_id_makes_no_round(make_round, store, id):
    with pytest.raises(NotAllowed, match="Hent siden igen"):
        make_round(id=id)
    assert store.rounds() == []


def test_a_form_whose_round_was_taken_back_says_so(make_round, store):
    take_back(store, make_round(Phase.FORBEREDELSE, id="formularen"))
    with pytest.raises(NotAllowed, match="Tryk igen for at oprette en ny"):
        make_round(id="formularen")
    assert store.rounds() == []


def test_a_team_has_one_next_round_however_often_it_is_asked_for(make_round, store):
    last = close(store, make_round())
    next_round = plan_next(store, last, today=TODAY)
    assert plan_next(store, last, today=TODAY) == next_round
    begun = go_to(store, next_round, Phase.VURDERING)
    assert plan_next(store, last, today=TODAY) == begun
    closed = close(store, begun)
    assert plan_next(store, last, today=TODAY).predecessor_id == closed.id
    assert len(store.rounds()) == 3


def test_a_next_round_that_was_taken_back_is_made_anew(make_round, store):
    last = close(store, make_round())
    mistake = plan_next(store, last, today=TODAY)
    take_back(store, mistake)
    assert plan_next(store, last, today=TODAY).id != mistake.id


def test_a_code_has_six_characters_that_nobody_mistakes():
    letters = {sign for _ in range(200) for sign in codes.new_code()}
    assert letters <= set(codes.ALPHABET)
    assert not letters & set("01oilszbgqaeuyæøå")
    assert len(codes.new_code()) == 6


def test_a_code_in_use_is_drawn_again(make_round, store):
    taken = make_round().code
    draws = iter([taken, taken, "k7mxpr"])
    assert codes.unused_code(store, lambda: next(draws)) == "k7mxpr"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"items": ()}, "ingen punkter"),
        ({"items": ("p01", "p01")}, "to gange"),
        ({"items": ("p99",)}, "'p99' findes ikke"),
        ({"title": "  "}, "'Rundens titel' er tomt. Udfyld det"),
        ({"title": "x" * 201}, "for langt: 201 tegn. Der er plads til 200"),
        ({"retain_until": TODAY}, "Vælg en dag fra"),
        ({"reveal_limit": 1}, "mindst 3 personer, ikke 1"),
        ({"reveal_limit": 6}, "mindst lige så høj"),
        ({"votes_each": 0}, "mellem 1 og 20 stemmer"),
        ({"votes_cap": 4}, "mellem 1 og 3 stemmer til samme punkt, ikke 4"),
    ],
)
def test_a_plan_that_does_not_hold_together_is_refused_and_nothing_is_stored(make_round, store, changes, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        make_round(**changes)
    assert store.rounds() == []


def test_two_frameworks_with_the_same_item_are_refused(make_round):
    both = [read_framework("recovery-principper", "2021-12"), read_framework("recovery-principper", "2023")]
    with pytest.raises(NotAllowed, match=r"udgave 2021-12.*udgave 2023.*r-haab"):
        make_round(frameworks=both, items=("r-haab",))


def test_two_frameworks_with_different_scales_are_refused(make_round, framework):
    other = read_framework("recovery-principper", "2023")
    shorter = other.scale.model_copy(update={"id": "grad-4", "levels": other.scale.levels[:4]})
    with pytest.raises(NotAllowed, match="hver sin skala"):
        make_round(frameworks=[framework, other.model_copy(update={"scale": shorter})], items=("p01", "r-haab"))


def test_a_round_needs_a_known_team(make_round):
    with pytest.raises(NotFound, match="Teamet findes ikke"):
        make_round(team_id="ukendt")


def test_scope_and_limits_are_locked_at_the_first_rating(make_round, store, come_in):
    round = make_round()
    round = change_plan(store, round, today=TODAY, items=("p01",), reveal_limit=4)
    assert (round.scope, round.reveal_limit, is_locked(store, round)) == (("p01",), 4, False)
    come_in(round).rate(id="a", item="p01", dimension="faglig", level=2)
    assert is_locked(store, round)
    for change in ({"items": ("p01", "p02")}, {"reveal_limit": 5}, {"reveal_limit": 3}, {"report_limit": 9}):
        with pytest.raises(NotAllowed, match="låst"):
            change_plan(store, round, today=TODAY, **change)
    assert store.round(round.id) == round


def test_a_level_agreed_on_without_devices_locks_the_scope_too(make_round, store):
    round = make_round(Phase.DIALOG)
    agree(store, round, "p01", "faglig", level=3, seen=0)
    with pytest.raises(NotAllowed, match="låst"):
        change_plan(store, round, today=TODAY, items=("p02",))


def test_a_reflection_locks_the_scope_too(make_round, store, come_in):
    round = make_round()
    come_in(round).reflect(id="r", item="p01", succeeds="Vi lytter.")
    assert is_locked(store, round)


def test_the_title_and_the_retention_date_may_change_after_the_first_answer(make_round, store, come_in):
    round = make_round()
    come_in(round).rate(id="a", item="p01", dimension="faglig", level=2)
    changed = change_plan(store, round, today=TODAY, title=" Efterår ", retain_until=date(2027, 1, 1))
    assert (changed.title, changed.retain_until) == ("Efterår", date(2027, 1, 1))


def test_the_number_of_votes_is_locked_at_the_first_vote(make_round, store, come_in, advance):
    round = make_round()
    session = come_in(round)
    round = change_plan(store, advance(round, Phase.PRIORITERING), today=TODAY, votes_each=5)
    cast(store, round.id, session.participant.id, id="v", item="p01", votes=1)
    with pytest.raises(NotAllowed, match="stemmer er låst"):
        change_plan(store, round, today=TODAY, votes_each=6)


def test_an_item_taken_out_of_the_scope_is_no_longer_in_focus(make_round, store):
    round = focus_on(store, make_round(Phase.DIALOG), "p01")
    assert change_plan(store, round, today=TODAY, items=("p02",)).focus is None


def test_a_framework_may_be_added_before_the_first_answer(make_round, store, framework):
    principles = read_framework("recovery-principper", "2023")
    round = change_plan(store, make_round(), today=TODAY, frameworks=[framework, principles], items=("p01", "r-haab"))
    assert [item.id for item in RoundContent.load(store, round).items] == ["p01", "r-haab"]


@pytest.mark.parametrize("phase", list(Phase))
def test_a_facilitator_may_go_on_back_and_past_phases(make_round, store, phase):
    assert go_to(store, make_round(Phase.DIALOG), phase).phase == phase


def test_each_change_of_phase_is_noted_once(make_round, store):
    round = make_round(Phase.DIALOG)
    go_to(store, round, Phase.DIALOG)
    assert [change.phase for change in store.phase_changes(round.id)] == [Phase.FORBEREDELSE, Phase.DIALOG]


def test_a_change_built_on_a_stale_round_is_refused(make_round, store):
    seen_in_both_tabs = make_round(Phase.VURDERING)
    go_to(store, seen_in_both_tabs, Phase.DIALOG)
    for act in (
        lambda: go_to(store, seen_in_both_tabs, Phase.PRIORITERING),
        lambda: focus_on(store, seen_in_both_tabs, "p01"),
        lambda: change_plan(store, seen_in_both_tabs, today=TODAY, title="Andet"),
    ):
        with pytest.raises(StaleEdit, match="andet vindue"):
            act()
    assert store.round(seen_in_both_tabs.id).phase == Phase.DIALOG


def test_a_closed_round_accepts_nothing(make_round, store):
    round = close(store, make_round(Phase.UDVIKLINGSPLAN))
    for act in (
        lambda: go_to(store, round, Phase.DIALOG),
        lambda: focus_on(store, round, "p01"),
        lambda: change_plan(store, round, today=TODAY, title="Andet"),
    ):
        with pytest.raises(RoundClosed, match="afsluttet"):
            act()


def test_everybody_follows_an_item_of_the_scope_in_the_dialogue_only(make_round, store):
    round = focus_on(store, make_round(Phase.DIALOG), "p02")
    assert round.focus == "p02"
    with pytest.raises(NotAllowed, match="ikke med i runden"):
        focus_on(store, round, "p03")
    assert focus_on(store, round, None).focus is None
    with pytest.raises(RoundClosed, match=r"vises kun for alle i fasen dialog\. Runden er nu i fasen vurdering"):
        focus_on(store, make_round(Phase.VURDERING), "p01")


def test_all_items_are_chosen_each_followed_by_its_anbefalinger(framework):
    chosen = select_items(framework)
    assert sorted(chosen) == sorted(item.id for item in framework.items)
    at = chosen.index("p07")
    assert chosen[at : at + 3] == ("p07", "a0701", "a0702")


def test_anbefalinger_can_be_left_out(framework):
    without = select_items(framework, with_recommendations=False)
    assert without == tuple(item.id for item in framework.items if item.parent is None)


def test_a_framework_that_changed_after_the_round_began_is_told_and_changes_nothing(make_round, store, framework):
    round = make_round()
    about = Framework.model_validate(framework.model_dump() | {"about": "Noget andet."})
    assert changed_frameworks(store, round, [framework]) == []
    assert "er ændret, siden runden blev oprettet" in changed_frameworks(store, round, [about])[0]
    assert "findes ikke længere" in changed_frameworks(store, round, [])[0]
    assert RoundContent.load(store, round).frameworks[0].about == framework.about


def test_plan_round_needs_nothing_but_what_has_no_default(store, framework):
    round = plan_round(
        store,
        team_id="teamet",
        title="Forår",
        frameworks=[framework],
        items=select_items(framework),
        retain_until=date(2027, 3, 4),
        today=TODAY,
    )
    assert (round.reveal_limit, round.report_limit, round.votes_each, round.votes_cap) == (3, 5, 3, 2)
