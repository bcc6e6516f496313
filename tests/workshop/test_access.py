"""Roles and what a key reaches."""

from __future__ import annotations

from datetime import timedelta

import pytest

from selfeval.access.keys import hand_out, open_with
from selfeval.access.reach import organisations_within, round_within, rounds_within, team_for, teams_within
from selfeval.access.roles import COMMAND_LINE, Access, current_access, reaches
from selfeval.errors import NotAllowed, NotFound
from selfeval.records import EVERYTHING, Organisation, Role, Team, now
from tests.builders import a_team

HERE, ELSEWHERE = a_team(), a_team(id="andet", organisation_id="anden", name="Team Enghaven")


def somebody(role: Role, *scope: str) -> Access:
    return Access(key_id="n", role=role, scope=scope)


@pytest.fixture
def two_homes(store, make_round):
    """A round of a team in each of two organisations."""
    store.add_organisation(Organisation(id="anden", name="Anden Kommune"))
    store.add_team(ELSEWHERE)
    return make_round(), make_round(team_id="andet")


@pytest.mark.parametrize(
    ("scope", "here", "elsewhere"),
    [
        ((EVERYTHING,), True, True),
        (("teamet",), True, False),
        (("kommunen",), True, False),
        (("anden", "teamet"), True, True),
        ((), False, False),
    ],
)
def test_a_key_reaches_the_teams_of_its_scope_and_of_its_organisations(two_homes, store, scope, here, elsewhere):
    who = somebody(Role.FACILITATOR, *scope)
    assert (reaches(who, HERE), reaches(who, ELSEWHERE)) == (here, elsewhere)
    reached = [team for team, does in ((HERE, here), (ELSEWHERE, elsewhere)) if does]
    assert teams_within(store, who) == reached
    assert [round.team_id for round in rounds_within(store, who)] == [team.id for team in reached]
    assert {one.id for one in organisations_within(store, who)} == {team.organisation_id for team in reached}


def test_a_round_out_of_reach_is_as_one_that_is_not_there(two_homes, store):
    here, elsewhere = two_homes
    who = somebody(Role.FACILITATOR, "teamet")
    assert round_within(store, who, here.id) == here
    said = []
    for id in (elsewhere.id, "findes-ikke"):
        with pytest.raises(NotFound) as refused:
            round_within(store, who, id)
        said.append(str(refused.value))
    assert said[0] == said[1]


def test_who_makes_a_team_reaches_it(store):
    opened = open_with(store, hand_out(store, Role.FACILITATOR, by=COMMAND_LINE, scope=("teamet",)))
    made = team_for(store, opened, "Kommunen", "Team Enghaven")
    assert current_access(store, opened.key_id).scope == ("teamet", made.id)
    assert team_for(store, current_access(store, opened.key_id), "Kommunen", "team enghaven") == made


def test_a_team_of_ones_organisation_needs_no_scope_of_its_own(store):
    opened = open_with(store, hand_out(store, Role.FACILITATOR, by=COMMAND_LINE, scope=("kommunen",)))
    assert team_for(store, opened, "Kommunen", "Team Enghaven").organisation_id == "kommunen"
    assert current_access(store, opened.key_id).scope == ("kommunen",)


def test_the_name_of_anothers_team_gives_no_way_to_it(two_homes, store):
    opened = open_with(store, hand_out(store, Role.FACILITATOR, by=COMMAND_LINE, scope=("teamet",)))
    with pytest.raises(NotAllowed, match="rækker ikke til det"):
        team_for(store, opened, "Anden Kommune", "Team Enghaven")
    assert current_access(store, opened.key_id).scope == ("teamet",)


def test_a_key_stands_until_its_time(store, monkeypatch):
    later = now() + timedelta(hours=1)
    opened = open_with(store, hand_out(store, Role.LEDER, by=COMMAND_LINE, expires_at=later))
    assert current_access(store, opened.key_id) == opened
    monkeypatch.setattr("selfeval.access.roles.now", lambda: later)
    assert current_access(store, opened.key_id) is None
    assert current_access(store, "findes-ikke") is None


def test_a_team_is_no_organisation_of_the_same_id():
    assert not reaches(somebody(Role.FACILITATOR, "x"), Team(id="t", organisation_id="o", name="x"))
