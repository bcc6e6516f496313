"""A slip of the finger: double clicks, slow second clicks and held keys make nothing twice and skip no phase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from selfeval.records import Action, Phase, Role, Round
from selfeval.storage import Store
from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import RunningServer
from tests.browser.staff import make_key
from tests.browser.visitors import PHONE, PROJECTOR, Visitors

FRAMEWORK = "Faglige pejlemærker for kvalitet i bostøtten"
OTHER_FRAMEWORK = "Principper for recovery-orienteret rehabilitering"
FIRST, SECOND = "Et recovery-orienteret samarbejde", "En fælles faglig retning"
TEAM = "Team med lange fingre"
SLOW_MS, UNDO_MS, REVEAL_MS = 700, 10_000, 3000


@dataclass
class Slipper:
    """A facilitator who presses everything twice, in one way after the other. The page's clock is the test's."""

    desk: FacilitatorPage
    store: Store

    @property
    def page(self) -> Page:
        return self.desk.page

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def press(self, name: str, *, then: Callable[[], object]) -> None:
        """Double click; then once more in the same place, 700 ms after what the press comes to is there."""
        button = self.button(name)
        button.scroll_into_view_if_needed()
        box = button.bounding_box()
        assert box
        place = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.page.mouse.dblclick(*place)
        then()
        self.page.mouse.click(*place, click_count=2)  # the second of a row, on what has come into its place
        self.page.clock.fast_forward(SLOW_MS)
        self.page.mouse.click(*place)
        self.regret()

    def regret(self) -> None:
        """Take back what the slow click landed on, where fonts and sizes put it there: whatever it is, that can be."""
        if self.desk.pending.count():
            self.desk.pending.get_by_role("button", name="Fortryd").click()
        for undo in self.page.locator("[data-undo]").all():
            undo.click()

    def hold(self, name: str, key: str = "Enter") -> None:
        """Hold a key down on a button, and on whatever comes to have the focus."""
        self.button(name).focus()
        for _ in range(12):
            self.page.keyboard.down(key)
        self.page.keyboard.up(key)

    def rounds(self) -> list[Round]:
        teams = {team.id for team in self.store.teams() if team.name == TEAM}
        return [round for round in self.store.rounds() if round.team_id in teams]

    def actions(self) -> list[Action]:
        return self.store.actions(self.rounds()[0].team_id)

    def phase(self) -> Phase:
        """The phase that everybody else is in: the server, asked after all that the page has sent."""
        self.page.clock.fast_forward(SLOW_MS)  # the page asks its kernel for news, and is answered
        return self.rounds()[-1].phase

    def expect_pending(self) -> None:
        expect(self.desk.pending).to_be_visible()


@pytest.fixture
def open_desk(logged_in: Callable[..., BrowserContext]) -> Callable[[], FacilitatorPage]:
    """A page whose clock goes on by itself, and jumps where the test says so."""

    def open_it() -> FacilitatorPage:
        page = logged_in().new_page()
        page.clock.install()
        return FacilitatorPage(page)

    return open_it


@pytest.fixture
def slipper(open_desk: Callable[[], FacilitatorPage], server: RunningServer, ready: RoundsReady) -> Slipper:
    desk = open_desk()
    desk.open(server.address)
    return Slipper(desk, ready.store)


def test_whoever_slips_makes_nothing_twice_and_skips_no_phase(slipper: Slipper) -> None:
    makes_one_round(slipper)
    opens_the_rating_when_ten_seconds_have_run_out(slipper)
    can_stop_what_would_show_the_answers(slipper)
    goes_on_at_once_by_a_press_of_its_own(slipper)
    writes_one_action(slipper)
    closes_on_purpose_and_begins_one_next_round(slipper)


def makes_one_round(slipper: Slipper) -> None:
    desk = slipper.desk
    desk.name_round(organisation="Fjordby", team=TEAM, title="Runde 1")
    slipper.page.get_by_role("checkbox", name=OTHER_FRAMEWORK).uncheck()
    slipper.press("Opret runden", then=lambda: expect(desk.phases).to_be_visible())
    assert slipper.phase() == Phase.FORBEREDELSE
    assert len(slipper.rounds()) == 1


def opens_the_rating_when_ten_seconds_have_run_out(slipper: Slipper) -> None:
    slipper.press("Åbn vurderingen", then=slipper.expect_pending)
    expect(slipper.desk.pending).to_have_count(0)
    slipper.page.clock.fast_forward(UNDO_MS)
    assert slipper.phase() == Phase.FORBEREDELSE
    slipper.hold("Åbn vurderingen")
    slipper.expect_pending()
    assert slipper.phase() == Phase.FORBEREDELSE
    slipper.page.clock.fast_forward(UNDO_MS)
    slipper.desk.expect_phase("Vurdering")
    assert slipper.phase() == Phase.VURDERING


def can_stop_what_would_show_the_answers(slipper: Slipper) -> None:
    slipper.hold("Vis svarene, og gå til dialogen", " ")
    slipper.expect_pending()
    expect(slipper.button("Flyt nu")).to_have_count(0)
    slipper.button("Stop").click()
    expect(slipper.desk.pending).to_have_count(0)
    slipper.page.clock.fast_forward(REVEAL_MS)
    assert slipper.phase() == Phase.VURDERING
    slipper.button("Vis svarene, og gå til dialogen").dblclick()
    slipper.page.clock.fast_forward(REVEAL_MS)
    slipper.desk.expect_phase("Dialog")
    assert slipper.phase() == Phase.DIALOG


def goes_on_at_once_by_a_press_of_its_own(slipper: Slipper) -> None:
    desk = slipper.desk
    slipper.button("Gå til prioriteringen").dblclick()
    slipper.expect_pending()
    slipper.page.clock.fast_forward(SLOW_MS)
    slipper.press("Flyt nu", then=lambda: has_moved(desk, "Prioritering"))
    assert slipper.phase() == Phase.PRIORITERING
    expect(desk.pending).to_have_count(0)
    desk.look_at("Udviklingsplan")
    slipper.button("Flyt runden til udviklingsplan").dblclick()
    slipper.expect_pending()
    slipper.page.clock.fast_forward(UNDO_MS)
    desk.expect_phase("Udviklingsplan")
    assert slipper.phase() == Phase.UDVIKLINGSPLAN


def has_moved(desk: FacilitatorPage, phase: str) -> None:
    desk.expect_phase(phase)
    expect(desk.pending).to_have_count(0)


def writes_one_action(slipper: Slipper) -> None:
    desk = slipper.desk
    desk.begin_action("Et andet punkt")
    desk.fill_action(**{"Hvad vil I gøre?": "Fast sparring"})
    written = desk.panel("udviklingsplan").get_by_role("heading", name="Fast sparring", level=3)
    slipper.press("Gem handlingen", then=lambda: expect(written).to_be_visible())
    assert slipper.phase() == Phase.UDVIKLINGSPLAN
    assert {action.what for action in slipper.actions()} <= {"Fast sparring"}
    assert len({action.id for action in slipper.store.action_revisions(slipper.rounds()[0].team_id)}) == 1


def closes_on_purpose_and_begins_one_next_round(slipper: Slipper) -> None:
    desk = slipper.desk
    slipper.button("Afslut runden").dblclick()
    assert slipper.phase() == Phase.UDVIKLINGSPLAN
    slipper.page.clock.fast_forward(SLOW_MS)
    ended = desk.page.get_by_role("heading", name="Runden er afsluttet")
    slipper.press("Ja, afslut runden", then=lambda: expect(ended).to_be_visible())
    assert slipper.rounds()[0].phase == Phase.AFSLUTTET
    if slipper.button("Opret teamets næste runde").is_visible():
        slipper.button("Opret teamets næste runde").dblclick()
    expect(desk.page.get_by_role("heading", name="Det besluttede vi sidst")).to_be_visible()
    assert slipper.phase() == Phase.FORBEREDELSE
    assert len(slipper.rounds()) == 2


@pytest.mark.long
def test_the_others_screens_follow_when_the_time_has_run_out_also_over_a_reload(
    open_desk: Callable[[], FacilitatorPage], visitors: Visitors, server: RunningServer, ready: RoundsReady
) -> None:
    round = ready.round(phase=Phase.DIALOG)
    desk, other = open_desk(), open_desk()
    phone, screen = visitors.page(**PHONE), visitors.page(**PROJECTOR)
    desk.open_round(server.address, round.id)
    other.open_round(server.address, round.id)
    phone.goto(f"{server.address}/d/{round.code}")
    screen.goto(f"{server.address}/storskaerm/{round.code}")
    desk.move("Prioritering")
    expect(screen.locator(".sp-phase")).to_have_text("Prioritering")
    desk.look_at("Dialog")
    desk.page.get_by_role("button", name="Flyt runden til dialog").click()
    expect(desk.pending).to_contain_text("Runden flytter til dialog om")
    desk.page.clock.fast_forward(UNDO_MS - 4000)
    expect(desk.pending).to_be_visible()
    expect(screen.locator(".sp-phase")).to_have_text("Prioritering")
    other.expect_phase("Prioritering")
    assert ready.store.round(round.id).phase == Phase.PRIORITERING
    desk.page.clock.fast_forward(4000)
    desk.expect_phase("Dialog")
    other.expect_phase("Dialog")
    expect(screen.locator(".sp-phase")).to_have_text("Dialog")
    expect(phone.locator(".se-place")).to_contain_text("Dialog")
    desk.page.get_by_role("button", name="Gå til prioriteringen").click()
    expect(desk.pending).to_be_visible()
    desk.page.reload()
    desk.expect_phase("Prioritering")  # a reload goes on counting
    other.expect_phase("Prioritering")
    expect(desk.pending).to_have_count(0)


@pytest.mark.long
def test_the_way_back_leads_to_what_was_looked_at_and_moves_nobody(
    open_desk: Callable[[], FacilitatorPage], server: RunningServer, ready: RoundsReady
) -> None:
    round = ready.round(phase=Phase.VURDERING)
    desk = open_desk()
    page, title = desk.page, desk.page.locator(".sf-focus-title")
    desk.open(server.address)
    team = ready.store.team(round.team_id).name
    page.get_by_role("button", name=f"Åbn Runde 1, {team}").click()
    expect(desk.phases).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Jeres runder")).to_be_visible()
    page.go_forward()
    desk.expect_phase("Vurdering")
    page.get_by_role("button", name="Vis svarene, og gå til dialogen").click()
    page.clock.fast_forward(REVEAL_MS)
    desk.expect_phase("Dialog")
    desk.turn_to(FIRST)
    desk.turn_to(SECOND)
    page.go_back()
    expect(title).to_have_text(FIRST)
    expect(page.get_by_text(f"Kun du ser dette punkt. De andre ser »Pejlemærke 2: {SECOND}«.")).to_be_visible()
    page.reload()
    expect(title).to_have_text(FIRST)
    page.go_back()
    expect(desk.phases.get_by_role("button", name="Vurdering")).to_have_attribute("aria-current", "step")
    expect(desk.phases.get_by_role("button", name="Dialog")).to_contain_text("I er her")
    page.go_forward()
    expect(title).to_have_text(FIRST)
    page.go_forward()
    expect(title).to_have_text(SECOND)
    expect(page.get_by_text("Kun du ser dette punkt.")).to_have_count(0)
    page.get_by_role("link", name="Spring til indhold").press("Enter")
    expect(page).to_have_url(f"{server.address}/facilitator#runde={round.id}")
    expect(title).to_have_text(SECOND)
    stored = ready.store.round(round.id)
    assert (stored.phase, stored.focus) == (Phase.DIALOG, "p02")
    desk.turn_to(FIRST)
    desk.turn_to(SECOND)
    page.go_back()
    page.get_by_role("button", name="Vis punktet for alle").click()
    expect(page.get_by_text("Kun du ser dette punkt.")).to_have_count(0)
    assert ready.store.round(round.id).focus == "p01"


def test_after_a_refused_key_the_way_back_sends_nothing_again(visitors: Visitors, server: RunningServer) -> None:
    page, heading = visitors.page(), "Log ind med din nøgle"
    page.goto(f"{server.address}/log-ind")
    for key in (f"22222222.{'0' * 26}", make_key(server.database, Role.ADMINISTRATOR)):
        page.get_by_label("Din nøgle").fill(key)
        page.get_by_role("button", name="Log ind").click()
        if key.startswith("2222"):
            expect(page.get_by_role("alert")).to_contain_text("Nøglen passer ikke")
    expect(page).to_have_url(f"{server.address}/adgang")
    posts: list[str] = []
    page.on("request", lambda request: request.method == "POST" and posts.append(request.url))
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert posts == []
