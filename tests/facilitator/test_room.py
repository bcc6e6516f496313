"""What the facilitator turns for the room is the same on laptop, phones and big screen, also after a reload."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from selfeval.access.screen_links import LINK_LENGTH, screen_round
from selfeval.protocol.participant.screen import RoundScreen
from selfeval.protocol.projector.screen import ProjectorScreen
from selfeval.storage import Store
from tests.facilitator.conftest import Page


def code_of(page: Page) -> str:
    return str(page.view("forberedelse")["round"]["code"])


def link_of(page: Page) -> str:
    return str(page.view("tavle")["screen"]).rpartition("/")[2]


def test_a_slide_is_turned_for_everybody_and_stays_over_a_reload(
    started: Page, store: Store, open_page: Callable[[], Page]
) -> None:
    started.do("scene", scene="introduktion", slide=2)
    title = started.view("forberedelse")["introduction"][2]["title"]
    big, phone = ProjectorScreen(store).round(code_of(started)), RoundScreen(store).round(code_of(started))
    assert big["scene"]["slide"]["title"] == phone["room"]["scene"]["slide"]["title"] == title
    anew = open_page()
    anew.do("open", round=started.round["id"])
    assert anew.view("forberedelse")["scene"]["at"] == 3
    assert "progress" not in big, "what belongs to the phase is not told meanwhile"


def test_a_slide_turned_makes_no_other_page_stale(started: Page) -> None:
    before = started.round["revision"]
    started.do("scene", scene="pause")
    started.do("start_timer", minutes=5)
    assert started.round["revision"] == before


def test_the_ranking_is_no_scene_before_the_voting_is_over(started: Page) -> None:
    assert "rangliste" not in [scene["id"] for scene in started.view("tavle")["room"]["scenes"]]
    assert "kan ikke vises" in started.send("scene", scene="rangliste")["sentence"]
    started.go("udviklingsplan")
    assert "rangliste" in [scene["id"] for scene in started.view("tavle")["room"]["scenes"]]


def test_everybody_sees_the_same_timer_and_hears_the_servers_clock(started: Page, store: Store) -> None:
    started.do("start_timer", minutes=5)
    seen = [
        started.view("tavle")["room"]["timer"],
        ProjectorScreen(store).round(code_of(started))["timer"],
        RoundScreen(store).round(code_of(started))["room"]["timer"],
    ]
    assert seen[0] == seen[1] == seen[2]
    assert (seen[0]["seconds"], seen[0]["remaining"]) == (300, 300)
    assert 0 <= started.do("tick")["now"] - seen[0]["started"] < 60_000


@pytest.mark.parametrize(
    ("minutes", "sentence"), [(29, "mellem 30 og 480"), (481, "mellem 30 og 480"), (None, "helt tal")]
)
def test_a_workshop_of_no_length_that_makes_sense_is_refused(started: Page, minutes: int | None, sentence: str) -> None:
    assert sentence in started.send("minutes", minutes=minutes, revision=started.round["revision"])["sentence"]


def test_the_plan_follows_the_minutes_and_shows_where_the_team_is(started: Page) -> None:
    started.do("minutes", minutes=90, revision=started.round["revision"])
    started.go("vurdering")
    programme = started.view("tavle")["room"]["programme"]
    assert sum(step["minutes"] for step in programme["steps"]) == 90
    assert [step["name"] for step in programme["steps"] if step["now"]] == ["Vurdering"]
    assert [step["name"] for step in programme["steps"] if step["done"]] == ["Velkommen"]


def test_the_link_to_the_big_screen_is_the_pages_own_and_its_teams(
    started: Page, store: Store, open_page: Callable[[], Page]
) -> None:
    link = link_of(started)
    assert len(link) == LINK_LENGTH
    assert screen_round(store, link).id == started.round["id"]
    other = open_page()
    other.do("open", round=started.round["id"])
    assert link_of(other) != link
    started.go("afsluttet")
    started.do("next_round")
    assert link_of(started) == link
    assert screen_round(store, link).id == started.round["id"]


def test_the_agenda_on_the_big_screen_has_no_reasons(
    started: Page, store: Store, answer_all: Callable[..., None]
) -> None:
    started.go("vurdering")
    answer_all(code_of(started), [1, 1, 5, 5])
    started.go("dialog")
    reasons = [reason for line in started.view("dialog")["agenda"] for reason in line["reasons"]]
    shown = ProjectorScreen(store).round(code_of(started))
    assert [line["item"] for line in shown["agenda"]] == ["p01", "p02"]
    assert reasons
    assert not any(reason in str(shown) for reason in reasons)
