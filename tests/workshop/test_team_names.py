"""A team is found by its name however it is typed, so that its old actions are not lost."""

from __future__ import annotations

import pytest

from selfeval.access.key_words import scope_called
from selfeval.errors import NotAllowed
from selfeval.workshop.round.team_names import doubles, team_called
from tests.builders import a_team
from tests.workshop.test_free_text import ALIKE


@pytest.mark.parametrize("name", ALIKE)
def test_a_name_that_looks_like_a_teams_is_that_team_with_its_first_spelling(store, name):
    first = team_called(store, "Ny kommune", "Team Åparken")
    again = team_called(store, "ny\u00a0\u200bKOMMUNE", name)
    assert (again, again.name) == (first, "Team Åparken")


def test_a_name_is_stored_on_one_line_without_doubled_spaces(store):
    assert team_called(store, "Ny  kommune", "Team\u00a0 Åparken\n").name == "Team Åparken"


@pytest.mark.parametrize("name", ALIKE)
def test_a_key_is_given_to_a_team_by_a_name_that_looks_like_its_own(store, name):
    assert scope_called(store, [name]) == ("teamet",)


@pytest.mark.parametrize("name", ["", " ", "\u200b", "\u3164\u00ad", "\u202e"])
def test_a_name_that_nobody_can_see_is_empty(store, name):
    with pytest.raises(NotAllowed, match="'Teamets navn' er tomt"):
        team_called(store, "Ny kommune", name)


def test_doubles_of_an_older_database_are_told_and_each_is_found_by_its_own_spelling(store):
    spellings = ("Team Søvej", "Team\u00a0Søvej", "Team  Søvej")
    for number, name in enumerate(spellings):
        store.add_team(a_team(id=f"t{number}", name=name))
    home = store.organisations()[0].name
    assert doubles(store) == [spellings]
    assert team_called(store, home, spellings[0]).id == "t0"
    assert team_called(store, home, "team søvej").id == "t0"


def test_names_that_differ_are_no_doubles(store):
    assert doubles(store) == []
