"""Every page in every phase keeps the rules that axe knows, is not scrolled sideways, and can be pressed by a thumb."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from selfeval.records import Phase, Role
from tests.accessible.checks import sideways, small_targets, violations
from tests.accessible.practice import Practice
from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import RunningServer
from tests.browser.staff import log_in, make_key
from tests.browser.visitors import Visitors

OPEN_PHASES = [phase for phase in Phase if phase != Phase.AFSLUTTET]
SOURCES = Path(__file__).parents[2] / "web"
DARK = re.compile(r"@media screen and \(prefers-color-scheme: dark\) \{\n(.*?)\n\}\n", re.DOTALL)
every_open_phase = pytest.mark.parametrize("phase", OPEN_PHASES, ids=lambda phase: phase.value)


def hold(page: Page) -> None:
    """Assert all that holds for every page. Sizes are left as they were last tried."""
    assert violations(page) == []
    assert small_targets(page) == []
    assert sideways(page) == []
    assert small_targets(page) == []


def test_axe_would_find_a_fault(visitors: Visitors, server: RunningServer) -> None:
    page = visitors.page()
    page.goto(server.address)
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert "button-name" in " ".join(violations(page))
    assert small_targets(page) != []


def test_the_dark_changes_colours_alone() -> None:
    """So what axe finds in the light but of colours, it would find in the dark as well."""
    sheets = {path.name: path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.css")}
    assert [name for name, text in sheets.items() if "prefers-color-scheme" in text] == ["tokens.css"]
    [dark] = DARK.findall(sheets["tokens.css"])
    settings = [line.strip().partition(":")[0] for line in dark.splitlines() if ":" in line and "{" not in line]
    assert settings
    assert [name for name in settings if not name.startswith("--se-") and name != "color-scheme"] == []


@pytest.mark.parametrize(
    "path", ["/", "/log-ind", "/tilgaengelighed", "/hvem-ser-hvad", "/findes-ikke", "/d/zzzzzz", "/storskaerm/zzzzzz"]
)
def test_small_pages(visitors: Visitors, server: RunningServer, path: str) -> None:
    visitors.expect("status of 404")
    page = visitors.page()
    page.goto(f"{server.address}{path}")
    hold(page)


def test_a_key_that_does_not_fit(visitors: Visitors, server: RunningServer) -> None:
    visitors.expect("status of 403")
    page = visitors.page()
    page.goto(f"{server.address}/log-ind")
    page.get_by_label("Din nøgle").fill("forkert")
    page.get_by_role("button", name="Log ind").click()
    expect(page.get_by_role("alert")).to_be_visible()
    hold(page)


def test_the_pages_of_an_administrator_who_goes_on_as_facilitator(visitors: Visitors, server: RunningServer) -> None:
    visitors.expect("status of 403")
    profile = visitors.profile()
    log_in(profile, server.address, make_key(server.database, Role.ADMINISTRATOR))
    page = profile.new_page()
    page.goto(f"{server.address}/facilitator")
    expect(page.get_by_role("heading", level=1)).to_have_text("Din nøgle åbner ikke denne side")
    hold(page)
    page.goto(f"{server.address}/adgang")
    expect(page.get_by_role("region", name="Nøgler").get_by_role("row")).not_to_have_count(1)
    hold(page)
    page.get_by_role("button", name="Brug facilitatorens side på denne computer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du er klar")
    hold(page)


@every_open_phase
def test_the_big_screen(big_screen: Callable[..., Page], practice: Practice, phase: Phase) -> None:
    hold(big_screen(phase))


def test_the_big_screen_with_an_item_in_focus(big_screen: Callable[..., Page], practice: Practice) -> None:
    page = big_screen(Phase.DIALOG)
    practice.looks_at(practice.talked_about().id)
    expect(page.get_by_role("heading", level=1)).to_contain_text(practice.talked_about().title)
    hold(page)


def test_the_big_screen_of_a_closed_round(visitors: Visitors, server: RunningServer, practice: Practice) -> None:
    closed = RoundsReady(practice.store).round(phase=Phase.AFSLUTTET)  # the practice team has a round after its own
    page = visitors.page()
    page.goto(f"{server.address}/storskaerm/{closed.code}")
    expect(page.get_by_role("heading", name="Tak for denne gang")).to_be_visible()
    hold(page)


def test_choosing_a_round_and_the_new_round_with_everything_unfolded(
    facilitator: FacilitatorPage, server: RunningServer, practice: Practice
) -> None:
    facilitator.page.goto(f"{server.address}/facilitator")
    expect(facilitator.page.get_by_role("heading", name="Jeres runder")).to_be_visible()
    unfold(facilitator.page)
    facilitator.page.get_by_role("button", name="Opret runden").click()
    hold(facilitator.page)


@every_open_phase
def test_the_facilitators_page(shared_desk: FacilitatorPage, practice: Practice, phase: Phase) -> None:
    page = shared_desk.page
    practice.goes_to(phase)
    if phase == Phase.DIALOG:
        practice.looks_at(practice.talked_about().id)
        expect(page.locator(".sf-focus-title")).to_have_text(practice.talked_about().title)
    shared_desk.expect_phase(phase.value.capitalize())
    expect(page.get_by_role("heading", name="Ny runde")).to_have_count(0)  # every panel has turned
    unfold(page)
    hold(page)


def test_the_facilitators_page_of_a_closed_round(shared_desk: FacilitatorPage, practice: Practice) -> None:
    page = shared_desk.page
    page.evaluate("round => { location.hash = `runde=${round}`; }", practice.closed.id)
    expect(page.get_by_role("heading", level=1)).to_have_text(practice.closed.title)
    shared_desk.expect_phase("Afsluttet")
    hold(page)


def test_the_form_of_an_action(facilitator: FacilitatorPage, server: RunningServer, practice: Practice) -> None:
    practice.goes_to(Phase.UDVIKLINGSPLAN)
    facilitator.open_round(server.address, practice.round_id)
    facilitator.begin_action("Et andet punkt")
    unfold(facilitator.page)
    hold(facilitator.page)


def unfold(page: Page) -> None:
    """Open everything that can be opened."""
    for summary in page.locator("details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()
