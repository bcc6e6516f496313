"""The same round without phones: the facilitator writes down what the team agrees on and votes on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from selfeval.records import Phase
from selfeval.workshop.answers import voting
from tests.browser.exported import sheets, table
from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import RunningServer

FRAMEWORK = "Faglige pejlemærker for kvalitet i bostøtten"
OTHER_FRAMEWORK = "Principper for recovery-orienteret rehabilitering"
NETVAERK, FLEKSIBILITET, HELHED = ITEMS = (
    "Borgerens netværk",
    "Fleksibilitet i indsatsen",
    "Helhed og sammenhæng i borgerens forløb",
)
NUMBERS = dict(zip(ITEMS, ("5", "9", "10"), strict=True))
BORGER, FAGLIG, ORGANISATORISK = "Borgeroplevet kvalitet", "Faglig kvalitet", "Organisatorisk kvalitet"

AGREED = {
    NETVAERK: {BORGER: "4: I høj grad", FAGLIG: "4: I høj grad", ORGANISATORISK: "Ved ikke"},
    FLEKSIBILITET: {BORGER: "2: I lav grad", FAGLIG: "3: I nogen grad", ORGANISATORISK: "1: I meget lav grad"},
}
LOW = "2 i borgeroplevet kvalitet, 3 i faglig kvalitet og 1 i organisatorisk kvalitet"
HIGH = "4 i borgeroplevet kvalitet og 4 i faglig kvalitet"
REASON = "Vi når det ikke mellem to besøg."
ON_PAPER = {NETVAERK: (5, 3), FLEKSIBILITET: (11, 5)}
WHAT, OWNER = "Vi aftaler faste tider til det uplanlagte", "Teamleder"


@pytest.fixture
def page(logged_in: Callable[..., BrowserContext], server: RunningServer) -> FacilitatorPage:
    opened = FacilitatorPage(logged_in().new_page())
    opened.open(server.address)
    return opened


def test_a_team_without_phones_comes_to_an_action_list(page: FacilitatorPage, tmp_path: Path) -> None:
    the_round_goes_straight_to_the_dialogue(page)
    the_agreed_levels_are_written_down(page)
    the_paper_votes_are_counted(page)
    the_action_is_written(page)
    the_workbook_holds_it(page, tmp_path)


def the_round_goes_straight_to_the_dialogue(page: FacilitatorPage) -> None:
    page.name_round(organisation="Fjordby", team="Team uden telefoner", title="På papir")
    page.page.get_by_role("checkbox", name=OTHER_FRAMEWORK).uncheck()
    page.choose_items(FRAMEWORK, [f"{number} {item}" for item, number in NUMBERS.items()])
    page.make_round()
    page.move("Dialog")  # past vurdering, in which nobody has joined
    reason = "Ingen har svaret på egen hånd, så punkterne står i spørgerammens rækkefølge"
    page.expect_agenda(*((f"Pejlemærke {NUMBERS[item]}: {item}", [reason]) for item in ITEMS))


def the_agreed_levels_are_written_down(page: FacilitatorPage) -> None:
    for item, cells in AGREED.items():
        page.turn_to(item)
        expect(page.page.get_by_role("region", name="Jeres svar")).to_have_count(0)
        for dimension, choice in cells.items():
            page.agree(dimension, choice, REASON if (item, dimension) == (FLEKSIBILITET, ORGANISATORISK) else "")
            expect(page.agreement(dimension).get_by_role("status")).to_contain_text("Gemt kl.")
    page.say(difficult="Kalenderen er fuld.")
    expect(page.agenda.filter(has_text="Talt om")).to_have_count(2)


def the_paper_votes_are_counted(page: FacilitatorPage) -> None:
    page.go_on("Gå til prioriteringen", "Prioritering")
    page.page.get_by_text("Har I stemt uden telefoner?").click()
    for item, (votes, importance) in ON_PAPER.items():
        page.vote_on_paper(item, votes=votes, importance=importance)
    page.expect_ranking(
        [
            ["1", f"Pejlemærke 9: {FLEKSIBILITET}", "11", "5,0", f"2,0 (enighed) Enige om {LOW}", "vigtigt og svagt"],
            ["2", f"Pejlemærke 5: {NETVAERK}", "5", "3,0", f"4,0 (enighed) Enige om {HIGH}", "på grænsen"],
        ]
    )


def the_action_is_written(page: FacilitatorPage) -> None:
    page.go_on("Vis ranglisten, og gå til udviklingsplanen", "Udviklingsplan")
    page.begin_action(f"Pejlemærke 9: {FLEKSIBILITET}")
    page.fill_action(
        **{"Hvad vil I gøre?": WHAT, "Ansvarlig (en rolle, ikke et navn)": OWNER, "Dimension": ORGANISATORISK}
    )
    page.save_action(WHAT)


def the_workbook_holds_it(page: FacilitatorPage, folder: Path) -> None:
    found = sheets(page.fetch("Excel", folder))
    (action,) = table(found["Udviklingsplan"])
    assert action[1:5] == (f"9 {FLEKSIBILITET}", ORGANISATORISK, WHAT, None)
    assert action[7:9] == (OWNER, None)
    headings = found["Vurderinger"][0]
    rows = [dict(zip(headings, row, strict=True)) for row in table(found["Vurderinger"])]
    assert {row["Skjult"] for row in rows} == {"ingen har svaret"}
    assert {row[f"Niveau {level}"] for row in rows for level in range(1, 6)} == {None}
    told = [(row["Titel"], row["Dimension"], row["I blev enige om (ord)"]) for row in rows]
    words = {
        (item, of): choice.partition(": ")[2] or choice
        for item, cells in AGREED.items()
        for of, choice in cells.items()
    }
    assert told == [(item, of, words.get((item, of))) for item in ITEMS for of in (BORGER, FAGLIG, ORGANISATORISK)]
    assert [row["Fordi"] for row in rows if row["Fordi"]] == [REASON]
    assert {(row["Titel"], row["Stemmer"], row["Vigtighed"]) for row in rows if row["Plads"]} == {
        (item, *counted) for item, counted in ON_PAPER.items()
    }


def in_words(choice: str | None) -> str | None:
    """Return "I høj grad" of "4: I høj grad", and an exit as it is."""
    return choice and choice.rpartition(": ")[2]


@pytest.mark.long
def test_votes_that_are_being_typed_stay_when_other_votes_come_in(
    logged_in: Callable[..., BrowserContext], server: RunningServer, ready: RoundsReady
) -> None:
    round = ready.round(phase=Phase.PRIORITERING)
    page = FacilitatorPage(logged_in().new_page())
    page.open_round(server.address, round.id)
    page.page.get_by_text("Har I stemt uden telefoner?").click()
    box = page.paper_votes("Et recovery-orienteret samarbejde")
    box.fill("4")
    voting.cast(ready.store, round.id, None, id="et-andet-vindue", item="p02", votes=7)
    expect(page.page.get_by_role("region", name="Rangliste")).to_contain_text("7")
    expect(box).to_have_value("4")
    box.blur()
    page.expect_ranking(
        [
            ["1", "Pejlemærke 2: En fælles faglig retning", "7", "–", "–", ""],
            ["2", "Pejlemærke 1: Et recovery-orienteret samarbejde", "4", "–", "–", ""],
        ]
    )
