"""A real server with six teams' answers in two years, and researchers at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from selfeval.overview.researcher.overview import TITLE, ResearcherOverview
from selfeval.records import Role
from selfeval.storage import Store
from tests.browser.running_server import RunningServer
from tests.browser.staff import log_in, make_key
from tests.browser.visitors import LAPTOP, Visitors
from tests.overview.research import fill

HEADING = ".sd-top h1"
MARK = f"document.querySelector('{HEADING}').textContent = 'Vent'"
"""The heading is drawn anew with every answer, and so tells when it has come."""

KERNEL_MS = 90_000
"""How long a kernel may take to start on a busy machine."""


@pytest.fixture(scope="session")
def server(server_process: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder = tmp_path_factory.mktemp("forskers-server")
    data = folder / "data"
    data.mkdir()
    with Store.open(data / "selfeval.db") as store:
        fill(store)
    with RunningServer(data=data, home=folder) as running:
        yield running


@pytest.fixture
def overview(server: RunningServer) -> Iterator[ResearcherOverview]:
    """The overview of the server's database, in the test's own process."""
    with Store.open(server.database) as store:
        yield ResearcherOverview(store)


@pytest.fixture(scope="module")
def visitors(chromium: Browser, server: RunningServer) -> Iterator[Visitors]:
    """Browser profiles; a fault on a page, or a request to another host, fails the last test of the module."""
    people = Visitors(chromium, server.host)
    people.expect("Executing inline script")  # Voilà's sign of life while a kernel starts; our policy forbids it
    yield people
    people.leave()
    assert people.faults == []


@pytest.fixture(scope="module")
def open_page(visitors: Visitors, server: RunningServer) -> Callable[..., Page]:
    """The page at an address, for a researcher with a new key."""

    def open_it(fragment: str = "", *, scope: tuple[str, ...] = ("*",)) -> Page:
        profile = visitors.profile(**LAPTOP)
        log_in(profile, server.address, make_key(server.database, Role.FORSKER, scope))
        page = profile.new_page()
        page.goto(f"{server.address}/forsker{fragment}")
        expect(page.locator(".sd-section").first).to_be_visible(timeout=KERNEL_MS)
        return page

    return open_it


@pytest.fixture(scope="module")
def whole_page(open_page: Callable[..., Page]) -> Page:
    """One page for all tests of the module, with its kernel: to start one takes seconds."""
    return open_page()


@pytest.fixture
def page(whole_page: Page) -> Page:
    """The page as somebody finds it who comes to its address."""
    whole_page.set_viewport_size(LAPTOP["viewport"])
    whole_page.evaluate(MARK)
    whole_page.get_by_role("button", name="Begynd forfra").click()
    expect(whole_page.locator(HEADING)).to_have_text(TITLE)
    return whole_page


def turn(page: Page, fragment: str) -> None:
    """Ask for another choice by the address, and wait for it."""
    page.evaluate(f"{MARK}; location.hash = '{fragment}'")
    expect(page.locator(HEADING)).to_have_text(TITLE)
