"""Two facilitators' pages on one round: who turns the room, and what each is told of the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from selfeval.records import clock_set_to, now
from selfeval.storage import Store
from selfeval.workshop.round.room.leadership import AWAY_AFTER
from tests.facilitator.conftest import Page


@pytest.fixture
def other(started: Page, open_page: Callable[[], Page]) -> Page:
    """A second page on the round, which has come to the dialogue."""
    started.go("dialog")
    page = open_page()
    page.do("open", round=started.round["id"])
    return page


def lead(page: Page) -> dict[str, bool]:
    return page.view("dialog")["lead"]


def looks_at(page: Page) -> str | None:
    focus = page.view("dialog")["focus"]
    return focus and focus["item"]


def test_one_who_is_alone_leads_and_is_told_of_nobody(started: Page, store: Store) -> None:
    started.go("dialog")
    assert lead(started) == {"mine": True, "others": False}
    started.do("focus", item="p02")
    assert (store.rounds()[0].focus, looks_at(started)) == ("p02", "p02")


def test_the_page_that_leads_turns_everybody(started: Page, other: Page, store: Store) -> None:
    assert [lead(page)["mine"] for page in (started, other)] == [True, False]
    assert [lead(page)["others"] for page in (started, other)] == [True, True]
    started.do("focus", item="p01")
    assert (store.rounds()[0].focus, looks_at(other)) == ("p01", "p01")


def test_another_page_looks_and_writes_without_turning_anybody(started: Page, other: Page, store: Store) -> None:
    started.do("focus", item="p01")
    other.do("focus", item="p02")
    assert (store.rounds()[0].focus, looks_at(started), looks_at(other)) == ("p01", "p01", "p02")
    other.do("say", item="p02", succeeds="Vi lytter.", seen=0)
    started.do("focus", item=None)
    assert looks_at(other) == "p02"
    other.do("look", item=None)
    started.do("focus", item="p01")
    assert looks_at(other) == "p01"


def test_what_is_looked_at_belongs_to_the_round(other: Page) -> None:
    assert "ikke med i runden" in other.send("focus", item="p09")["sentence"]


def test_a_page_takes_over_and_the_one_that_led_is_told(started: Page, other: Page, store: Store) -> None:
    started.do("focus", item="p01")
    other.do("focus", item="p02")
    other.do("lead")
    assert [lead(page)["mine"] for page in (started, other)] == [False, True]
    assert (store.rounds()[0].focus, looks_at(other)) == ("p01", "p01")
    other.do("focus", item="p02")
    assert (store.rounds()[0].focus, looks_at(started)) == ("p02", "p02")


def test_a_page_that_is_loaded_anew_goes_on_leading(started: Page, other: Page, open_page: Callable[[], Page]) -> None:
    name = "side-1"
    first = open_page()
    first.do("hello", ticket="", page=name)
    first.do("open", round=started.round["id"])
    first.do("lead")
    first.do("gone")
    other.do("tick")
    again = open_page()
    again.do("hello", ticket="", page=name)
    again.do("open", round=started.round["id"])
    assert (lead(again)["mine"], lead(other)["mine"]) == (True, False)


def test_a_page_that_says_nothing_any_more_leaves_the_lead(started: Page, other: Page) -> None:
    with clock_set_to(now() + AWAY_AFTER + timedelta(seconds=1)):
        other.do("tick")
        assert lead(other) == {"mine": True, "others": False}


def test_one_page_writes_in_one_text_and_another_in_the_next(started: Page, other: Page) -> None:
    started.do("focus", item="p01")
    started.do("say", item="p01", succeeds="Vi lytter.", seen=0)
    other.do("say", item="p01", difficult="Tiden.", seen=0)
    started.do("say", item="p01", will_try="Sparring.", seen=0)
    said = other.view("dialog")["focus"]["said"]
    assert (said["succeeds"], said["difficult"], said["will_try"]) == ("Vi lytter.", "Tiden.", "Sparring.")


def test_what_a_page_wrote_itself_in_one_text_overwrites_nobody_in_another(started: Page, other: Page) -> None:
    started.do("focus", item="p01")
    other.do("say", item="p01", difficult="Tiden.", seen=0)
    started.do("say", item="p01", succeeds="Vi lytter.", seen=0)
    reply = started.send("say", item="p01", difficult="Roen.", seen=0)
    assert (reply["type"], reply["code"]) == ("refused", "stale")
    assert other.view("dialog")["focus"]["said"]["difficult"] == "Tiden."


def test_a_page_may_write_on_faster_than_its_screen(started: Page) -> None:
    started.go("dialog")
    for text in ("Vi", "Vi lytter", "Vi lytter og spørger"):
        started.do("say", item="p01", succeeds=text, seen=0)
    started.do("focus", item="p01")
    assert started.view("dialog")["focus"]["said"]["succeeds"] == "Vi lytter og spørger"


ACTION: dict[str, Any] = {"what": "Sparring", "why": "", "kind": "metode", "reach": "egen", "owner": "", "sign": ""}


def test_an_action_is_stored_as_the_form_was_opened_not_as_the_page_last_wrote(
    started: Page, open_page: Callable[[], Page]
) -> None:
    started.go("udviklingsplan")
    started.do("add_action", item="p01", deadline=None, **ACTION)
    action = started.view("udviklingsplan")["actions"][0]["id"]
    other = open_page()
    other.do("open", round=started.round["id"])
    other.do("revise_action", action=action, seen=1, deadline=None, **(ACTION | {"what": "Sparring hver uge"}))
    started.do("status", action=action, seen=2, status="i_gang", reason="")
    reply = started.send("revise_action", action=action, seen=1, deadline=None, **(ACTION | {"what": "Møder"}))
    assert reply["code"] == "stale"
    started.do("revise_action", action=action, seen=1, deadline=None, **(ACTION | {"owner": "Teamet"}))
    stored = other.view("udviklingsplan")["actions"][0]
    assert (stored["what"], stored["owner"], stored["status"]) == ("Sparring hver uge", "Teamet", "i_gang")
