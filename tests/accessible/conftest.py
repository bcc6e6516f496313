"""A real server with the practice team, its rounds in any phase, and browsers at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from selfeval.practice.teams import make_practice_team
from selfeval.records import Phase, now
from selfeval.storage import Store
from selfeval.text import local
from tests.accessible.practice import Practice
from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.running_server import RunningServer
from tests.browser.staff import log_in
from tests.browser.visitors import LAPTOP, Visitors


@pytest.fixture(scope="session")
def server(server_process: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """One server for all tests of the folder; what they change of the practice round, the next one sets anew."""
    folder = tmp_path_factory.mktemp("accessible")
    with RunningServer(data=folder / "data", home=folder) as running:
        yield running


@pytest.fixture(scope="session")
def practice(server: RunningServer) -> Iterator[Practice]:
    """The practice team's second round, with answers, agreements, votes and actions."""
    with Store.open(server.database) as store:
        round = make_practice_team(store, today=local(now()).date(), until=Phase.UDVIKLINGSPLAN)
        made = Practice(store, round.id)
        made.writes_actions()
        yield made


@pytest.fixture
def visitors(chromium: Browser, server: RunningServer) -> Iterator[Visitors]:
    """Browser profiles; a fault on a page, or a request to another host, fails the test."""
    people = Visitors(chromium, server.host)
    yield people
    people.leave()
    assert people.faults == []


@pytest.fixture
def facilitator(visitors: Visitors, server: RunningServer) -> FacilitatorPage:
    """The facilitator's page on a laptop, with no round chosen."""
    return logged_in(visitors, server)


def logged_in(visitors: Visitors, server: RunningServer) -> FacilitatorPage:
    profile = visitors.profile(**LAPTOP)
    log_in(profile, server.address, server.key)
    return FacilitatorPage(profile.new_page())


@dataclass
class OpenDesk:
    """A facilitator's page that stays open, because each new one costs a kernel, and who is at it."""

    desk: FacilitatorPage
    visitors: Visitors

    def anew(self, practice: Practice) -> FacilitatorPage:
        """The practice round as a bookmark opens it: nothing is left of what the test before looked at or printed."""
        page = self.desk.page
        page.evaluate("dispatchEvent(new Event('afterprint')); document.adoptedStyleSheets = [];")
        page.emulate_media(media="screen", color_scheme="light", reduced_motion="no-preference", forced_colors="none")
        page.set_viewport_size(LAPTOP["viewport"])
        for round in (practice.closed, practice.round):
            page.evaluate("round => { location.hash = `runde=${round}`; }", round.id)
            expect(page.get_by_role("heading", level=1)).to_have_text(round.title)
        self.desk.expect_phase(practice.round.phase.value.capitalize())
        return self.desk


@pytest.fixture(scope="session")
def open_desk(chromium: Browser, server: RunningServer, practice: Practice) -> Iterator[OpenDesk]:
    """One for the session; nobody's printer is asked."""
    people = Visitors(chromium, server.host)
    opened = logged_in(people, server)
    opened.page.add_init_script("window.print = () => {}")
    opened.open_round(server.address, practice.round_id)
    yield OpenDesk(opened, people)
    people.leave()


@pytest.fixture
def shared_desk(open_desk: OpenDesk, practice: Practice) -> Iterator[FacilitatorPage]:
    """The practice round on a laptop, for tests that leave no half-written text behind. A fault fails the test."""
    before = len(open_desk.visitors.faults)
    yield open_desk.anew(practice)
    assert open_desk.visitors.faults[before:] == []


@pytest.fixture
def big_screen(visitors: Visitors, server: RunningServer, practice: Practice) -> Callable[..., Page]:
    """The practice round on a projector."""

    def open_it(phase: Phase, **settings: object) -> Page:
        practice.goes_to(phase)
        page = visitors.page(**({"viewport": {"width": 1920, "height": 1080}} | settings))
        page.goto(f"{server.address}/storskaerm/{practice.code}")
        page.wait_for_selector(f".sp-stage[data-phase={phase.value}]")
        return page

    return open_it
