"""A leader sees the teams that the key reaches and nothing of others, and what is stored as soon as it is stored."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from selfeval.access.roles import Access
from selfeval.overview.leader import disclosed_study
from selfeval.overview.leader.choice import Choice
from selfeval.overview.leader.overview import LeaderOverview
from selfeval.practice.teams import make_practice_team
from selfeval.records import ActionStatus, Role
from selfeval.storage import Store
from tests.builders import an_action
from tests.databases import new_file
from tests.overview.conftest import EVERYBODY, TODAY, Practice
from tests.overview.tables import counted, section, words_of

OF_NORTH = Access(key_id="nord", role=Role.LEDER, scope=("oeveteam-nord",))
OTHERS = ("Øveteam Syd", "Øveteamet")


def test_a_key_to_one_team_tells_nothing_of_others(practice: Practice) -> None:
    document = practice.document(access=OF_NORTH)
    assert not any(name in words_of(document).replace("Øveteam Nord", "") for name in OTHERS)
    assert words_of(document) == words_of(practice.document("oeveteam-nord"))
    of_others = practice.actions[practice.actions["team"] != "oeveteam-nord"]
    assert not any(what in words_of(document) for what in of_others["what"])


def test_who_asks_for_a_team_beyond_the_key_is_told_nothing_of_it(practice: Practice) -> None:
    document = practice.document("oeveteam-syd", access=OF_NORTH)
    assert all(one.table is None and not one.says for one in document.sections)
    assert "Øveteam Syd" not in words_of(document)


def test_a_choice_never_tells_more_than_the_whole_does(practice: Practice) -> None:
    """What is hidden in a round is decided over the study, so that no choice leads around it."""
    whole = section(practice.document("oeveteamet"), "profil").table
    newest = practice.newest("oeveteamet")["date"].iloc[0].date()
    part = section(practice.document("oeveteamet", since=newest, until=newest), "profil").table
    assert whole == part


def test_choices_are_the_teams_and_frameworks_that_the_key_reaches(practice: Practice) -> None:
    choices = practice.overview.choices(OF_NORTH)
    assert [team.name for team in choices.teams] == ["Øveteam Nord"]
    assert {one.id for one in choices.frameworks} >= {"pejlemaerker-bostoette", "recovery-principper"}


def test_pictures_are_not_drawn_before_they_are_asked_for(practice: Practice) -> None:
    pictures = [one.picture for one in practice.document().sections if one.picture]
    assert len(pictures) >= 3
    assert all("figure" not in vars(picture) for picture in pictures)
    first = pictures[0]
    assert first.svg.startswith("<svg")
    assert first.title
    assert first.text.startswith("20 punkter i 3 dimensioner.")


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    with Store.open(new_file(tmp_path)) as store:
        overview = LeaderOverview(store)
        overview.warm()
        document = overview.document(EVERYBODY, Choice())
        assert all(one.empty for one in document.sections)
        assert overview.choices(EVERYBODY).teams == ()


@pytest.fixture
def overview(tmp_path: Path) -> LeaderOverview:
    with Store.open(new_file(tmp_path)) as store:
        make_practice_team(store, today=TODAY)
        yield LeaderOverview(store)


def test_what_is_stored_is_told_and_answers_are_read_once(
    overview: LeaderOverview, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[int] = []
    disclose = disclosed_study.disclose
    monkeypatch.setattr(disclosed_study, "disclose", lambda ratings: reads.append(len(ratings)) or disclose(ratings))
    overview.warm()
    before = counted(section(overview.document(EVERYBODY, Choice()), "handlinger"), "Alle handlinger")
    store = overview._store
    round = store.rounds()[-1]
    place = {"team_id": round.team_id, "origin_round_id": round.id, "round_id": round.id, "item": round.scope[0]}
    store.save_action(an_action(**place, what="Nyt", deadline=date(2027, 1, 1), status=ActionStatus.PLANLAGT))
    document = overview.document(EVERYBODY, Choice())
    assert counted(section(document, "handlinger"), "Alle handlinger") == before + 1
    assert "Nyt" in words_of(document)
    assert len(reads) == 1
