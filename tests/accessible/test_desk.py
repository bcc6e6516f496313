"""The facilitator's desk: the item in focus first on a phone, the round in the address, and mistakes that come back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from selfeval.framework import read_framework
from selfeval.records import Perspective, Phase, Round
from selfeval.workshop.answers.joining import join
from selfeval.workshop.round.leading import plan_round
from tests.accessible.practice import Practice
from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.running_server import RunningServer
from tests.browser.staff import log_in
from tests.browser.visitors import LAPTOP, PHONE, Visitors

pytestmark = pytest.mark.browser
"""Said here, since the desk is asked for by name, which collection cannot see."""


@pytest.fixture
def desk(
    visitors: Visitors, server: RunningServer, practice: Practice, request: pytest.FixtureRequest
) -> Callable[..., FacilitatorPage]:
    """The practice round in the dialogue, opened on a device of these settings; the laptop is everybody's."""

    def open_it(focus: str | None, settings: dict[str, object]) -> FacilitatorPage:
        practice.goes_to(Phase.DIALOG)
        practice.looks_at(focus)
        if settings == LAPTOP:
            return request.getfixturevalue("shared_desk")
        profile = visitors.profile(**settings)
        log_in(profile, server.address, server.key)
        opened = FacilitatorPage(profile.new_page())
        opened.open_round(server.address, practice.round_id)
        return opened

    return open_it


def top(element: Locator) -> float:
    return element.evaluate("each => each.getBoundingClientRect().top + scrollY")


def test_the_item_in_focus_is_on_the_first_screen(desk: Callable[..., FacilitatorPage], practice: Practice) -> None:
    item = practice.talked_about()
    opened = desk(item.id, PHONE)
    title = opened.page.get_by_role("heading", name=item.title, exact=True)
    expect(title).to_be_visible()
    assert top(title) < PHONE["viewport"]["height"]
    expect(opened.agenda.first).to_be_hidden()


def test_the_agenda_unfolds_above_it_and_folds_when_an_item_is_chosen(
    desk: Callable[..., FacilitatorPage], practice: Practice
) -> None:
    opened = desk(practice.talked_about().id, PHONE)
    unfold = opened.page.get_by_role("button", name="Vis dagsordenen")
    expect(unfold).to_have_attribute("aria-expanded", "false")
    unfold.click()
    expect(opened.page.get_by_role("button", name="Skjul dagsordenen")).to_have_attribute("aria-expanded", "true")
    assert top(opened.agenda.last) < top(opened.page.locator(".sf-focus-title"))
    chosen = practice.result().content.item(practice.result().agenda[-1].item)
    opened.turn_to(chosen.title)
    expect(opened.page.locator(".sf-focus-title")).to_be_focused()
    expect(opened.agenda.first).to_be_hidden()


def test_without_an_item_in_focus_the_agenda_is_open(desk: Callable[..., FacilitatorPage]) -> None:
    opened = desk(None, PHONE)
    expect(opened.agenda.first).to_be_visible()
    expect(opened.page.get_by_role("button", name="Vis dagsordenen")).to_have_count(0)


def test_on_a_laptop_the_agenda_stands_beside_the_item(
    desk: Callable[..., FacilitatorPage], practice: Practice
) -> None:
    opened = desk(practice.talked_about().id, LAPTOP)
    expect(opened.agenda.first).to_be_visible()
    expect(opened.page.get_by_role("button", name="Vis dagsordenen")).to_be_hidden()


def test_another_address_in_an_open_tab_opens_that_round(
    desk: Callable[..., FacilitatorPage], practice: Practice
) -> None:
    page = desk(None, LAPTOP).page
    page.evaluate("round => { location.hash = `runde=${round}`; }", practice.closed.id)
    expect(page.get_by_role("heading", level=1, name=practice.closed.title)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1, name=practice.round.title)).to_be_visible()


def test_who_leaves_a_round_leaves_its_address(desk: Callable[..., FacilitatorPage]) -> None:
    page = desk(None, LAPTOP).page
    page.get_by_role("button", name="Skift runde").click()
    expect(page.get_by_role("heading", name="Jeres runder")).to_be_visible()
    expect(page).to_have_url(re.compile(r"^[^#]*#?$"))


def undo(page: Page) -> Locator:
    """The way back; it has the focus, because the button that was pressed is gone."""
    way_back = page.get_by_role("button", name="Fortryd:")
    expect(way_back).to_be_focused()
    return way_back


def test_an_agreement_is_taken_back_and_comes_back_with_its_reason(
    desk: Callable[..., FacilitatorPage], practice: Practice
) -> None:
    before = practice.result().consensus
    agreed = before[0]
    opened = desk(agreed.item, LAPTOP)
    title = practice.result().content.dimension(agreed.item, agreed.dimension).title
    opened.agreement(title).get_by_role("button", name=f"Fjern: {title}").click()
    way_back = undo(opened.page)
    expect(opened.agreement(title).get_by_role("radio", checked=True)).to_have_count(0)
    assert practice.result().agreed(agreed.item, agreed.dimension) is None
    way_back.press("Enter")
    expect(opened.agreement(title).get_by_role("radio", checked=True)).to_be_focused()
    again = practice.result().agreed(agreed.item, agreed.dimension)
    assert again is not None
    assert (again.level, again.exit, again.reason) == (agreed.level, agreed.exit, agreed.reason)


def test_an_action_is_removed_and_comes_back(desk: Callable[..., FacilitatorPage], practice: Practice) -> None:
    page = desk(None, LAPTOP).page
    practice.goes_to(Phase.UDVIKLINGSPLAN)
    what = practice.result().actions[0].action.what
    heading = page.get_by_role("heading", name=what, exact=True)
    page.get_by_role("button", name=f"Fjern: {what}").click()
    way_back = undo(page)
    expect(heading).to_have_count(0)
    assert what not in [line.action.what for line in practice.result().actions]
    way_back.press("Enter")
    expect(heading).to_be_visible()
    expect(page.get_by_role("button", name=f"Ret: {what}")).to_be_focused()
    assert practice.result().actions[0].action.what == what


def test_an_empty_round_is_removed_and_comes_back(desk: Callable[..., FacilitatorPage], practice: Practice) -> None:
    opened = desk(None, LAPTOP)
    page = opened.page
    opened.look_at("Forberedelse")
    expect(page.get_by_role("button", name="Udskriv invitationen")).to_be_visible()
    expect(page.get_by_role("button", name="Fjern runden")).to_have_count(0)
    page.get_by_role("button", name="Skift runde").click()
    opened.name_round(organisation="Åkøbing Kommune", team="Team Fejl", title="Fejlrunden")
    code = opened.make_round()
    page.get_by_role("button", name="Fjern runden").click()
    way_back = undo(page)
    expect(page.get_by_role("heading", name="Jeres runder")).to_be_visible()
    assert "Fejlrunden" not in [round.title for round in practice.store.rounds()]
    way_back.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Fejlrunden")).to_be_visible()
    assert opened.code == code


IN_VIEW = """bar => {
    const { top, bottom } = bar.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
}"""


def test_the_bars_stay_in_view_while_the_team_writes(desk: Callable[..., FacilitatorPage], practice: Practice) -> None:
    page = desk(practice.talked_about().id, LAPTOP).page
    page.set_viewport_size({"width": 1366, "height": 768})
    bars = page.locator(".sf-seen .se-chart")
    expect(bars).to_have_count(3)
    for at, agreement in enumerate(page.locator(".sf-agreed").all()):
        agreement.evaluate("part => part.scrollIntoView({ block: 'center' })")
        assert bars.nth(at).evaluate(IN_VIEW), "what was answered in the very dimension"
    for text in page.locator(".sf-said textarea").all():
        text.evaluate("part => part.scrollIntoView({ block: 'end' })")
        assert [bar.evaluate(IN_VIEW) for bar in bars.all()] == [True, True, True]


def test_the_start_page_counts_who_has_joined(
    facilitator: FacilitatorPage, server: RunningServer, practice: Practice
) -> None:
    round = next_round(practice)
    facilitator.open_round(server.address, round.id)
    panel = facilitator.panel("forberedelse")
    expect(panel.get_by_role("status").filter(has_text="er med")).to_have_text("0 er med")
    for number in range(2):
        join(practice.store, round.code, f"{number:026d}", Perspective.MEDARBEJDER)
    expect(panel.get_by_role("status").filter(has_text="er med")).to_have_text("2 er med")


def test_a_new_round_begins_with_few_items_and_says_what_they_take(
    facilitator: FacilitatorPage, server: RunningServer
) -> None:
    page = facilitator.page
    page.goto(f"{server.address}/facilitator")
    expect(page.get_by_role("heading", name="Ny runde")).to_be_visible()
    told = "3 punkter giver 9 svar til hver. Regn med cirka 5 minutter til at svare og 36 minutter til at tale om dem."
    expect(page.get_by_role("status").filter(has_text=told)).to_be_visible()
    expect(page.locator(".sf-framework").get_by_text("3 af 10 er valgt")).to_be_visible()
    expect(page.locator(".sf-framework > .sf-choice").get_by_role("checkbox", checked=True)).to_have_count(1)


def next_round(practice: Practice) -> Round:
    """A round of the practice team's organisation, which nobody has joined."""
    team = practice.store.team(practice.round.team_id)
    other = practice.store.add_team(replace(team, id="et-hold-mere", name="Team Bakken"))
    return plan_round(
        practice.store,
        team_id=other.id,
        title="Efterår",
        frameworks=[read_framework("pejlemaerker-bostoette", "2021")],
        items=["p01"],
        retain_until=date(2028, 3, 4),
        today=date(2026, 3, 4),
    )
