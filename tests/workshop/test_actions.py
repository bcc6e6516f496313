from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from selfeval.errors import NotAllowed, NotFound, RoundClosed, StaleEdit
from selfeval.framework import read_framework
from selfeval.measures.ranking import tally
from selfeval.records import ActionKind, ActionReach, ActionStatus, Phase
from selfeval.text import today
from selfeval.workshop.plan.actions import (
    add,
    carried_over,
    put_back,
    revise,
    set_status,
    suggested_items,
    suggestions,
    take_back,
)
from selfeval.workshop.reveal.result import round_result
from selfeval.workshop.round.scope import RoundContent
from tests.builders import a_team, a_vote

SPARRING = {"item": "p01", "what": "Fast sparring", "kind": ActionKind.METODE, "reach": ActionReach.EGEN}

IN_TIME = today() + timedelta(days=90)


@pytest.fixture
def round(make_round):
    return make_round(Phase.UDVIKLINGSPLAN)


def test_an_action_is_planned_with_all_that_was_said_of_it(round, store):
    action = add(
        store,
        round,
        **SPARRING,
        dimension="faglig",
        why="Vi vurderer forskelligt.",
        owner="koordinator",
        deadline=IN_TIME,
        sign="Alle har været med.",
    )
    assert store.actions("teamet") == [action]
    assert (action.status, action.revision, action.origin_round_id) == (ActionStatus.PLANLAGT, 1, round.id)
    assert (action.owner, action.deadline, action.sign) == ("koordinator", IN_TIME, "Alle har været med.")


def test_a_double_click_makes_one_action(round, store):
    first = add(store, round, **SPARRING, id="a")
    assert add(store, round, **SPARRING, id="a") == first
    assert store.actions("teamet") == [first]


def test_more_than_three_actions_are_allowed(round, store):
    assert len({add(store, round, **SPARRING).id for _ in range(5)}) == 5


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"what": "  "}, "'Handling' er tomt"),
        ({"what": "x" * 1001}, "'Handling' er for langt"),
        ({"why": "x" * 1001}, "'Begrundelse' er for langt"),
        ({"owner": "x" * 201}, "'Ansvarlig' er for langt"),
        ({"sign": "x" * 1001}, "'Tegn på, at det lykkes' er for langt"),
        ({"item": "p03"}, "ikke med i runden"),
        ({"dimension": "pris"}, "'pris' findes ikke"),
        ({"kind": "fest"}, "Vælg, hvad det er for en handling"),
        ({"reach": "andre"}, "Vælg, om I selv kan gå i gang"),
        ({"id": ""}, "kunne ikke læses"),
    ],
)
def test_an_action_that_says_nothing_or_too_much_is_refused_and_not_stored(round, store, change, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        add(store, round, **(SPARRING | change))
    assert store.actions("teamet") == []


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase != Phase.UDVIKLINGSPLAN])
def test_new_actions_belong_to_udviklingsplan(make_round, store, phase):
    with pytest.raises(RoundClosed, match=r"fasen udviklingsplan|afsluttet"):
        add(store, make_round(phase), **SPARRING)


def test_a_revision_changes_what_is_given_and_keeps_the_rest(round, store):
    action = add(store, round, **SPARRING, deadline=IN_TIME, owner="koordinator")
    revised = revise(store, round, action.id, seen=1, owner="teamet", reach=ActionReach.RAMMER)
    assert (revised.what, revised.owner, revised.reach) == ("Fast sparring", "teamet", ActionReach.RAMMER)
    assert (revised.deadline, revised.revision) == (IN_TIME, 2)
    assert revise(store, round, action.id, seen=2, without_deadline=True).deadline is None


def test_a_change_built_on_an_older_revision_overwrites_nothing(round, store):
    action = add(store, round, **SPARRING)
    revise(store, round, action.id, seen=1, what="Sparring hver uge")
    set_status(store, round, action.id, ActionStatus.I_GANG, seen=2)
    with pytest.raises(StaleEdit, match="andet vindue og er nu i gang"):
        revise(store, round, action.id, seen=1, what="Noget andet")
    with pytest.raises(StaleEdit):
        set_status(store, round, action.id, ActionStatus.GENNEMFOERT, seen=1)
    assert [of.status for of in store.actions("teamet")] == [ActionStatus.I_GANG]


def test_an_action_is_dropped_with_a_reason_only(round, store):
    action = add(store, round, **SPARRING)
    with pytest.raises(NotAllowed, match="hvorfor handlingen er droppet"):
        set_status(store, round, action.id, ActionStatus.DROPPET, reason=" ", seen=1)
    dropped = set_status(store, round, action.id, ActionStatus.DROPPET, reason="Ingen tid.", seen=1)
    assert (dropped.status, dropped.status_reason) == (ActionStatus.DROPPET, "Ingen tid.")


def test_every_status_is_kept_in_the_history(round, store):
    action = add(store, round, **SPARRING)
    set_status(store, round, action.id, ActionStatus.I_GANG, seen=1)
    set_status(store, round, action.id, ActionStatus.GENNEMFOERT, seen=2)
    assert [of.status.value for of in store.action_history(action.id)] == ["planlagt", "i_gang", "gennemfoert"]


def test_a_closed_round_changes_no_action(round, store, advance):
    action = add(store, round, **SPARRING)
    advance(round, Phase.AFSLUTTET)
    with pytest.raises(RoundClosed):
        set_status(store, round, action.id, ActionStatus.I_GANG, seen=1)
    with pytest.raises(RoundClosed):
        revise(store, round, action.id, seen=1, what="Noget andet")


def test_an_action_of_another_team_is_not_found(round, store, make_round):
    store.add_team(a_team(id="andre", name="Team Bakken"))
    action = add(store, make_round(Phase.UDVIKLINGSPLAN, team_id="andre"), **SPARRING)
    with pytest.raises(NotFound):
        set_status(store, round, action.id, ActionStatus.I_GANG, seen=1)


def test_the_next_round_takes_up_the_unfinished_actions(round, store, make_round):
    kept, done, dropped = (add(store, round, **(SPARRING | {"what": what})) for what in ("Sparring", "FIT", "Kursus"))
    set_status(store, round, done.id, ActionStatus.GENNEMFOERT, seen=1)
    set_status(store, round, dropped.id, ActionStatus.DROPPET, reason="Ingen tid.", seen=1)
    new = make_round(Phase.FORBEREDELSE)
    assert [(old.action, old.taken_up) for old in carried_over(store, new)] == [(kept, False)]
    assert carried_over(store, round) == []


@pytest.mark.parametrize("status", list(ActionStatus))
def test_an_action_that_was_taken_up_stays_on_the_new_rounds_list(round, store, make_round, status):
    action = add(store, round, **SPARRING)
    new = make_round(Phase.FORBEREDELSE)
    set_status(store, new, action.id, status, reason="Vi talte om det.", seen=1)
    [old] = carried_over(store, new)
    assert (old.taken_up, old.action.status, old.action.round_id) == (True, status, new.id)
    assert old.action.origin_round_id == round.id


def test_an_action_that_is_taken_back_is_nowhere(round, store, make_round):
    kept, mistake = add(store, round, **SPARRING), add(store, round, **(SPARRING | {"what": "En fejl"}))
    take_back(store, round, mistake.id, seen=1)
    assert store.actions("teamet") == [kept]
    assert [line.action for line in round_result(store, round).actions] == [kept]
    assert [old.action for old in carried_over(store, make_round(Phase.FORBEREDELSE))] == [kept]
    with pytest.raises(NotFound):
        revise(store, round, mistake.id, seen=2, what="Noget andet")


def test_an_action_that_is_put_back_is_as_it_was(round, store):
    first, last = add(store, round, **SPARRING), add(store, round, **SPARRING)
    begun = set_status(store, round, first.id, ActionStatus.I_GANG, reason="Vi er begyndt.", seen=1)
    take_back(store, round, first.id, seen=2)
    back = put_back(store, round, first.id)
    assert replace(back, revision=begun.revision, at=begun.at) == begun
    assert store.actions("teamet") == [back, last]
    assert [of.status.value for of in store.action_history(first.id)] == ["planlagt", "i_gang", "i_gang"]
    assert put_back(store, round, first.id) == back
    assert revise(store, round, first.id, seen=back.revision, what="Sparring").what == "Sparring"


def test_an_action_is_taken_back_in_the_round_that_wrote_it_only(round, store, make_round):
    action = add(store, round, **SPARRING)
    new = make_round(Phase.UDVIKLINGSPLAN)
    with pytest.raises(NotAllowed, match="Kun en handling fra denne runde"):
        take_back(store, new, action.id, seen=1)
    set_status(store, new, action.id, ActionStatus.I_GANG, seen=1)
    with pytest.raises(NotAllowed):
        take_back(store, round, action.id, seen=2)
    with pytest.raises(NotFound):
        put_back(store, new, action.id)


def test_an_action_that_has_changed_meanwhile_is_not_taken_back(round, store):
    action = add(store, round, **SPARRING)
    revise(store, round, action.id, seen=1, what="Noget andet")
    with pytest.raises(StaleEdit):
        take_back(store, round, action.id, seen=1)


def test_a_closed_round_takes_nothing_back(round, store, advance):
    kept, gone = add(store, round, **SPARRING), add(store, round, **SPARRING)
    take_back(store, round, gone.id, seen=1)
    advance(round, Phase.AFSLUTTET)
    with pytest.raises(RoundClosed):
        take_back(store, round, kept.id, seen=1)
    with pytest.raises(RoundClosed):
        put_back(store, round, gone.id)


def test_suggestions_come_from_the_items_and_their_childrens_methods_and_leader_points(framework, content):
    found = suggestions(content, "p07")
    texts = {str(text) for id in ("p07", "a0701", "a0702") for text in framework.item(id).methods}
    points = {str(text) for id in ("p07", "a0701", "a0702") for text in framework.item(id).leader_points}
    assert {of.text for of in found if of.kind == ActionKind.METODE} == texts
    assert {of.text for of in found if of.reach == ActionReach.RAMMER} == points
    assert len({of.text for of in found}) == len(found) > 0
    assert {of.item for of in found} <= {"p07", "a0701", "a0702"}


def test_a_recommendation_has_suggestions_of_its_own_only():
    content = RoundContent.of([read_framework("pejlemaerker-bostoette")], ("a0701",))
    assert {of.item for of in suggestions(content, "a0701")} <= {"a0701"}


def test_actions_begin_with_the_top_three_of_the_ranking():
    items = ("p01", "p02", "p03", "p04")
    nothing = {"means": {}, "consensus": [], "importances": [], "reveal_limit": 3}
    assert suggested_items(tally(items, votes=[], **nothing)) == ("p01", "p02", "p03")
    votes = [a_vote(item="p04", votes=2), a_vote(item="p02", votes=1)]
    assert suggested_items(tally(items, votes=votes, **nothing)) == ("p04", "p02")


def test_what_shares_a_place_among_the_first_comes_along():
    items = tuple(f"p{number:02}" for number in range(1, 9))
    nothing = {"means": {}, "consensus": [], "importances": [], "reveal_limit": 3}
    alike = [a_vote(item=item) for item in items[:4]]
    assert suggested_items(tally(items, votes=alike, **nothing)) == items[:4]
    all_alike = [a_vote(item=item) for item in items]
    assert suggested_items(tally(items, votes=all_alike, **nothing)) == ()
