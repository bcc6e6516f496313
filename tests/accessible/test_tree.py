"""The facilitator's page as a screen reader is told of it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from selfeval.records import Phase
from tests.accessible.practice import Practice
from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.running_server import RunningServer

OPEN_PHASES = [phase for phase in Phase if phase != Phase.AFSLUTTET]
every_open_phase = pytest.mark.parametrize("phase", OPEN_PHASES, ids=lambda phase: phase.value)


@pytest.fixture
def own_desk(facilitator: FacilitatorPage, server: RunningServer, practice: Practice) -> FacilitatorPage:
    """The practice round on a page of the test's own, which it may leave half-written; it brings it to a phase."""
    facilitator.open_round(server.address, practice.round_id)
    return facilitator


def come_to(desk: FacilitatorPage, practice: Practice, phase: Phase) -> Page:
    """The page in a phase, in the dialogue with an item in focus."""
    practice.goes_to(phase)
    if phase == Phase.DIALOG:
        practice.looks_at(practice.talked_about().id)
        expect(desk.page.locator(".sf-focus-title")).to_have_text(practice.talked_about().title)
    desk.expect_phase(phase.value.capitalize())
    return desk.page


@every_open_phase
def test_headings_go_down_a_step_at_a_time_from_one_first(
    shared_desk: FacilitatorPage, practice: Practice, phase: Phase
) -> None:
    page = come_to(shared_desk, practice, phase)
    lines = re.findall(r'^\s*- heading ".+" \[level=(\d)\]', page.locator("body").aria_snapshot(), re.MULTILINE)
    levels = [int(level) for level in lines]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(before, after) for before, after in pairwise(levels) if after > before + 1] == []


@every_open_phase
def test_the_page_has_each_landmark_once(shared_desk: FacilitatorPage, practice: Practice, phase: Phase) -> None:
    page = come_to(shared_desk, practice, phase)
    for landmark in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(landmark)).to_have_count(1)  # type: ignore[arg-type]
    assert page.locator("main").evaluate("main => main.contains(document.querySelector('.sf-panel'))")


def test_every_group_of_choices_in_the_dialogue_is_named_by_its_dimension(
    shared_desk: FacilitatorPage, practice: Practice
) -> None:
    page = come_to(shared_desk, practice, Phase.DIALOG)
    content = practice.result().content
    for dimension in content.dimensions(practice.talked_about().id):
        group = page.get_by_role("group", name=dimension.title)
        expect(group.get_by_role("radio")).to_have_count(7)
        expect(group.get_by_role("radio", name="3: I nogen grad")).to_have_count(1)
    named = page.get_by_role("radio").evaluate_all("all => all.every((one) => one.name && one.closest('fieldset > *'))")
    assert named


def test_every_group_of_choices_on_paper_stands_under_the_items_heading(
    shared_desk: FacilitatorPage, practice: Practice
) -> None:
    page = come_to(shared_desk, practice, Phase.PRIORITERING)
    page.get_by_text("Har I stemt uden telefoner?").click()
    groups = page.get_by_role("group", name="Vigtighed")
    assert groups.count() == len(practice.result().priorities)
    names = {group.get_by_role("radio").first.get_attribute("name") for group in groups.all()}
    assert len(names) == groups.count(), "an arrow key in one group does not reach into the next"


@every_open_phase
def test_everything_that_can_be_used_has_a_name(shared_desk: FacilitatorPage, practice: Practice, phase: Phase) -> None:
    page = come_to(shared_desk, practice, phase)
    snapshot = page.locator("body").aria_snapshot()
    controls = "button|link|textbox|combobox|checkbox|radio|spinbutton|img"
    nameless = re.findall(rf"^\s*- (?:{controls})(?::|$).*", snapshot, re.M)
    assert nameless == []


def test_no_id_is_used_twice(shared_desk: FacilitatorPage, practice: Practice) -> None:
    """A label would find the wrong field, and a script too."""
    page = come_to(shared_desk, practice, Phase.UDVIKLINGSPLAN)
    ids = page.locator("main [id]").evaluate_all("all => all.map((each) => each.id)")
    assert sorted({id for id in ids if ids.count(id) > 1}) == []


def test_what_is_saved_is_said(shared_desk: FacilitatorPage, practice: Practice) -> None:
    page = come_to(shared_desk, practice, Phase.DIALOG)
    dimension = practice.result().content.dimensions(practice.talked_about().id)[0].title
    choices = shared_desk.agreement(dimension).get_by_role("radio")
    other = next(choice for choice in choices.all() if not choice.is_checked())
    other.check()
    expect(shared_desk.agreement(dimension).get_by_role("status")).to_have_text(re.compile(r"Gemt kl\. \d\d\.\d\d"))
    expect(page.get_by_role("alert")).to_have_count(0)


def test_what_is_refused_is_said_at_once(own_desk: FacilitatorPage, practice: Practice) -> None:
    page = come_to(own_desk, practice, Phase.UDVIKLINGSPLAN)
    own_desk.begin_action("Et andet punkt")
    own_desk.fill_action(**{"Hvad vil I gøre?": "x" * 5000})
    page.get_by_role("button", name="Gem handlingen").click()
    expect(page.get_by_role("alert")).to_be_visible()


def test_closing_asks_once_more_in_place_and_can_be_regretted(own_desk: FacilitatorPage, practice: Practice) -> None:
    page = come_to(own_desk, practice, Phase.UDVIKLINGSPLAN)
    panel = own_desk.panel("udviklingsplan")
    panel.get_by_role("button", name="Afslut runden").click()
    expect(panel.get_by_role("button", name="Afslut runden", exact=True)).to_be_focused()
    expect(panel.get_by_role("button", name="Ja, afslut runden")).to_be_visible()
    expect(panel.get_by_role("status").filter(has_text="Bagefter kan ingen svare eller rette")).to_have_count(1)
    panel.get_by_role("button", name="Fortryd").click()
    expect(panel.get_by_role("button", name="Ja, afslut runden")).to_have_count(0)
    expect(panel.get_by_role("button", name="Afslut runden")).to_be_focused()
    assert practice.round.phase == Phase.UDVIKLINGSPLAN
    own_desk.look_at("Afsluttet")
    page.get_by_role("button", name="Flyt runden til afsluttet").click()
    expect(page.get_by_role("button", name="Ja, afslut runden")).to_be_visible()
    assert practice.round.phase == Phase.UDVIKLINGSPLAN
