"""Two facilitators at one round, and one of them from the dialogue to the plan in few clicks."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from selfeval.records import Phase, Round
from selfeval.workshop.answers.consensus import say
from selfeval.workshop.answers.joining import join
from selfeval.workshop.answers.lines import write
from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import RunningServer

FIRST, SECOND, THIRD = "Et recovery-orienteret samarbejde", "En fælles faglig retning", "Et sundt liv for borgeren"
ITEMS = ("p01", "p02", "p04")
MOST_CLICKS = 35
COUNT_CLICKS = """
window.clicks = 0;
addEventListener("pointerdown", () => window.clicks++, true);
"""


@pytest.fixture
def come(logged_in: Callable[..., BrowserContext], server: RunningServer) -> Callable[[str], FacilitatorPage]:
    """Open the page of a facilitator of their own on a round."""

    def open_page(round_id: str) -> FacilitatorPage:
        page = logged_in().new_page()
        page.add_init_script(COUNT_CLICKS)
        opened = FacilitatorPage(page)
        opened.open_round(server.address, round_id)
        return opened

    return open_page


def leads(page: FacilitatorPage, text: str) -> None:
    expect(page.page.locator(".sf-lead")).to_contain_text(text)


@pytest.mark.long
def test_two_facilitators_lose_nothing_and_one_of_them_leads(
    ready: RoundsReady, come: Callable[[str], FacilitatorPage]
) -> None:
    round = ready.round(items=ITEMS, phase=Phase.DIALOG)
    one = come(round.id)
    one.turn_to(FIRST)
    other = come(round.id)
    leads(one, "Du leder")
    leads(other, "En anden leder")
    both_write_in_the_same_place(ready, round, one, other)
    the_other_looks_elsewhere_and_turns_nobody(one, other)
    the_lead_goes_over_and_a_reload_keeps_it(one, other)


def both_write_in_the_same_place(
    ready: RoundsReady, round: Round, one: FacilitatorPage, other: FacilitatorPage
) -> None:
    """Of the one the rule itself writes, at once: a page saves after a pause, and then the other's would too."""
    mine, theirs = (page.panel("dialog").get_by_role("textbox", name="Det er svært") for page in (one, other))
    one.say(succeeds="Humor")
    expect(other.panel("dialog").get_by_role("textbox", name="Det lykkes vi med")).to_have_value("Humor")
    theirs.fill("Tiden")
    say(ready.store, round, "p01", difficult="Roen", seen=1)
    told = other.page.get_by_text("En anden har skrevet her: Roen")
    expect(told).to_be_visible()
    expect(theirs).to_have_value("Tiden")
    other.page.get_by_role("button", name="Behold begge: Det er svært").click()
    expect(mine).to_have_value("Roen\nTiden")
    expect(told).to_have_count(0)


def the_other_looks_elsewhere_and_turns_nobody(one: FacilitatorPage, other: FacilitatorPage) -> None:
    other.turn_to(SECOND)
    expect(other.page.get_by_text("Kun du ser dette punkt.")).to_be_visible()
    expect(one.page.locator(".sf-focus-title")).to_have_text(FIRST)
    one.turn_to(THIRD)
    expect(other.page.locator(".sf-focus-title")).to_have_text(SECOND)
    other.page.get_by_role("button", name="Gå til det, de andre ser").click()
    expect(other.page.locator(".sf-focus-title")).to_have_text(THIRD)


def the_lead_goes_over_and_a_reload_keeps_it(one: FacilitatorPage, other: FacilitatorPage) -> None:
    other.page.get_by_role("button", name="Overtag").click()
    leads(one, "En anden leder")
    other.page.reload()
    leads(other, "Du leder")
    other.turn_to(SECOND)
    expect(one.page.locator(".sf-focus-title")).to_have_text(SECOND)


@pytest.mark.long
def test_from_the_dialogue_to_the_plan_in_few_clicks(
    ready: RoundsReady, come: Callable[[str], FacilitatorPage]
) -> None:
    round = ready.round(items=ITEMS)
    people = [join(ready.store, round.code, uuid4().hex, "medarbejder").participant.id for _ in range(3)]
    round = ready.goes_to(round, Phase.DIALOG)
    for person, text in zip(people, ("Fast sparring", "Sparring hver uge", "Kortere møder"), strict=True):
        write(ready.store, round.id, person, id=uuid4().hex, item="p01", part="will_try", text=text)
    desk = come(round.id)
    page = desk.page
    for item, tried in ((FIRST, ""), (SECOND, "Vi spørger hver borger"), (THIRD, "")):
        desk.turn_to(item)
        choose_the_level(desk)
        if tried:
            box = desk.panel("dialog").get_by_role("textbox", name="Det vil vi prøve")
            box.click()
            desk.write(box, tried)
        else:
            gather_if_there_are_lines(page)
    desk.go_on("Gå til prioriteringen", "Prioritering")
    desk.go_on("Vis ranglisten, og gå til udviklingsplanen", "Udviklingsplan")
    for what in ("Fast sparring; Sparring hver uge", "Vi spørger hver borger"):
        page.get_by_role("button", name=f"Gør til handling: {what}").click()
        desk.mend_action(what, owner="Teamleder", days=60)
    actions = ready.store.actions(round.team_id)
    assert [(action.owner, action.deadline is not None) for action in actions] == [("Teamleder", True)] * 2
    assert page.evaluate("window.clicks") <= MOST_CLICKS


def choose_the_level(desk: FacilitatorPage) -> None:
    for dimension in ("Borgeroplevet kvalitet", "Faglig kvalitet", "Organisatorisk kvalitet"):
        desk.agreement(dimension).get_by_text("3", exact=True).click()
        expect(desk.reason(dimension)).to_be_visible()


def gather_if_there_are_lines(page: Page) -> None:
    lines = page.locator(".sf-line-list").get_by_text("parring")
    for at in range(lines.count()):
        lines.nth(at).click()
    if lines.count():
        page.get_by_role("button", name="Saml under det vil vi prøve").click()
        expect(page.locator(".sf-line-list").get_by_text("Samlet", exact=True)).to_have_count(2)
