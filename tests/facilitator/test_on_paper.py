"""Answers on paper: the sheet, the count, and what the screens say of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from selfeval.framework import read_framework
from selfeval.protocol.participant.screen import RoundScreen
from selfeval.protocol.projector.screen import ProjectorScreen
from selfeval.storage import Store
from selfeval.workshop.answers.joining import join
from tests.facilitator.conftest import PLAN, Page

FAGLIG = 1


def counted(page: Page, counts: dict[str, Any], *, seen: int = 0, dimension: str = "faglig") -> dict[str, Any]:
    cells = [{"dimension": dimension, "counts": counts, "seen": seen}]
    return page.send("count_on_paper", item="p01", dimensions=cells)


def sheet(page: Page, *, citizens: bool) -> dict[str, Any]:
    reply = page.send("paper_sheet", citizens=citizens)
    assert reply["type"] == "paper_sheet", reply
    return dict(reply["sheet"])


def a_typed_sheet(store: Store, code: str) -> None:
    session = join(store, code, uuid4().hex, "medarbejder", on_paper=True)
    session.rate(id=uuid4().hex, item="p01", dimension="faglig", level=4)
    session.finish()


def code(page: Page) -> str:
    return str(page.view("forberedelse")["round"]["code"])


# --- the sheet


def test_the_sheet_asks_all_that_is_asked_and_no_name(started: Page) -> None:
    told = sheet(started, citizens=False)
    assert [item["item"] for item in told["items"]] == ["p01", "p02"]
    assert [len(item["questions"]) for item in told["items"]] == [3, 3]
    answers = [answer["label"] for answer in told["items"][0]["answers"]]
    assert (len(answers), answers[-2:]) == (7, ["Ikke relevant", "Ved ikke"])
    assert "Borger" not in told["perspectives"]
    assert "Medarbejder" in told["perspectives"]
    assert told["how"].startswith("Skriv ikke navn.")
    assert told["what_happens"] == [
        "En, der ikke er med i teamet, taster arket ind.",
        "Derefter bliver arket makuleret.",
    ]


def test_citizens_are_asked_their_own_question_alone_in_their_own_words(started: Page) -> None:
    told = sheet(started, citizens=True)
    item = read_framework("pejlemaerker-bostoette", "2021").item("p01")
    assert [question["text"] for question in told["items"][0]["questions"]] == [
        str(item.questions["borgeroplevet"].citizen)
    ]
    assert told["items"][0]["statement"] == str(item.statement.citizen)
    assert (told["perspectives"], len(told["levels"])) == ([], 1)


def test_the_lens_is_on_the_sheet_of_those_who_are_asked_it(page: Page) -> None:
    principles = {"frameworks": [{"id": "recovery-principper", "version": "2023"}], "items": ["r-haab"], "lens": True}
    page.do("create", **(PLAN | principles))
    (item,) = sheet(page, citizens=False)["items"]
    assert [len(item["questions"]), len(item["lens"]["questions"])] == [3, 3]
    (item,) = sheet(page, citizens=True)["items"]
    assert item["lens"] is None


# --- the count


def test_what_is_counted_is_shown_to_the_team_wherever_it_sees_its_answers(started: Page, store: Store) -> None:
    started.go("vurdering")
    assert counted(started, {"2": 3, "ved_ikke": 1})["type"] == "done"
    started.go("dialog")
    started.do("focus", item="p01")
    started.do("show_answers", item="p01")
    own = started.view("dialog")["focus"]["pictures"][FAGLIG]
    phone = RoundScreen(store).round(code(started))["dialogue"]["dimensions"][FAGLIG]
    screen = ProjectorScreen(store).round(code(started))["dialogue"]["pictures"][FAGLIG]
    for picture in (own, phone, screen):
        assert (picture["counts"], picture["on_paper"]) == ([0, 3, 0, 0, 0], "Heraf 4 på papir.")
    cell = started.view("dialog")["paper"]["items"][0]["dimensions"][FAGLIG]
    assert (cell["counts"]["2"], cell["counts"]["ved_ikke"], cell["revision"]) == (3, 1, 1)


def test_a_count_is_stored_with_all_its_dimensions_or_not_at_all(started: Page, store: Store) -> None:
    started.go("vurdering")
    good, bad = ({"dimension": of, "counts": {"4": 2}, "seen": 0} for of in ("faglig", "findes-ikke"))
    assert started.send("count_on_paper", item="p01", dimensions=[good, bad])["type"] == "refused"
    assert store.paper_tallies(started.round["id"]) == []


def test_a_page_builds_on_what_it_counted_itself_and_hears_of_others(
    started: Page, open_page: Callable[[], Page], store: Store
) -> None:
    started.go("vurdering")
    counted(started, {"2": 3})
    assert counted(started, {"2": 4})["type"] == "done", "its own newer count is built on"
    other = open_page()
    other.do("open", round=started.round["id"])
    assert "i et andet vindue" in counted(other, {"2": 5}, seen=1)["sentence"]
    assert counted(other, {"2": 5}, seen=2)["type"] == "done"
    assert [of.persons(2) for of in store.paper_tallies(started.round["id"])] == [5]


def test_the_count_can_be_changed_until_prioritering(started: Page) -> None:
    started.go("vurdering")
    assert started.view("vurdering")["paper"]["open"] is True
    started.go("prioritering")
    assert started.view("vurdering")["paper"]["open"] is False


# --- words


def test_progress_says_how_many_are_in_by_phone_and_on_paper(started: Page, store: Store) -> None:
    started.go("vurdering")
    join(store, code(started), uuid4().hex, "medarbejder")
    assert started.view("vurdering")["who"] == "1 er med"
    a_typed_sheet(store, code(started))
    told = ProjectorScreen(store).round(code(started))["progress"]
    assert started.view("vurdering")["who"] == told["who"] == "1 er med på telefon, 1 ark er tastet ind"
    assert told["without_phone"] == "Uden telefon? Bed facilitatoren om et ark."


def test_nobody_is_asked_to_vote_by_phone_where_there_are_none(started: Page, store: Store) -> None:
    started.go("vurdering")
    a_typed_sheet(store, code(started))
    started.go("prioritering")
    told = ProjectorScreen(store).round(code(started))["priorities"]
    assert (told["how"], told["joined"]) == ("Hver har 3 stemmer. Sæt dem på plakaten.", 0)
    assert started.view("prioritering")["joined"] == 0


def test_a_mixed_team_votes_both_ways(started: Page, store: Store) -> None:
    started.go("vurdering")
    join(store, code(started), uuid4().hex, "medarbejder")
    screen = ProjectorScreen(store)
    started.go("prioritering")
    assert screen.round(code(started))["priorities"]["how"] == "Hver har 3 stemmer. Stem på din telefon."
    started.do("team_vote", item="p01", votes=2)
    told = screen.round(code(started))["priorities"]
    assert told["how"] == "Hver har 3 stemmer. Stem på din telefon, eller sæt dem på plakaten."


def test_the_printed_result_says_how_many_answered_on_paper(started: Page, store: Store) -> None:
    started.go("vurdering")
    a_typed_sheet(store, code(started))
    a_typed_sheet(store, code(started))
    started.go("dialog")
    about = started.send("result")["result"]["about"][0]
    assert about.startswith("2 deltagere, heraf 2 på papir.")
