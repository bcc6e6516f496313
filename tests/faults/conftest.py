"""A server that tests may kill, a line to it that they may cut, and browsers at the far end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import psutil
import pytest
from playwright.sync_api import Browser, Page

from selfeval.records import Round
from selfeval.storage import Store
from tests.browser.facilitator_page import START_MS
from tests.browser.rounds_ready import RoundsReady
from tests.browser.staff import log_in
from tests.browser.visitors import LAPTOP, PHONE, Visitors
from tests.faults.line import Line
from tests.faults.mortal_server import MortalServer
from tests.faults.web import leave
from tests.ui.steps import joins

NET_FAULTS = r"console: (WebSocket connection to|Failed to load resource)"
"""What a browser says of a line that is cut; that is what the tests are about."""


@pytest.fixture(scope="session")
def server(server_process: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MortalServer]:
    """One server for all tests that leave it alive; each test has a team of its own."""
    folder = tmp_path_factory.mktemp("server")
    with MortalServer(data=folder / "data", home=folder) as running:
        yield running


@pytest.fixture(autouse=True)
def _pages_are_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """No page that a test has asked for without a browser keeps its kernel after the test."""
    server = request.getfixturevalue("server") if "server" in request.fixturenames else None
    yield
    if server and server.is_alive:
        leave(server, *server.pages)


@pytest.fixture
def line(server: MortalServer) -> Iterator[Line]:
    with Line(server.port) as open_line:
        yield open_line


@pytest.fixture
def store(server: MortalServer) -> Iterator[Store]:
    with Store.open(server.database) as opened:
        yield opened


@pytest.fixture
def ready(store: Store) -> RoundsReady:
    return RoundsReady(store)


@pytest.fixture
def round(ready: RoundsReady) -> Round:
    """Two pejlemærker, in vurdering."""
    return ready.round(items=("p01", "p06"))


@pytest.fixture
def visitors(chromium: Browser, line: Line) -> Iterator[Visitors]:
    """Browsers at the far end of the line; a fault in a page's script, and a request to another host, fail the test."""
    people = Visitors(chromium, f"127.0.0.1:{line.port}")
    people.expect(NET_FAULTS)
    yield people
    people.leave()
    assert people.faults == []


@pytest.fixture
def device(visitors: Visitors) -> Callable[..., Page]:
    """A new phone each time."""

    def open_one(**settings: Any) -> Page:
        return visitors.page(**(PHONE | settings))

    return open_one


@pytest.fixture
def phone(device: Callable[..., Page], line: Line, round: Round) -> Page:
    """A member of staff who has joined."""
    return joins(device(), line, round)


@pytest.fixture
def timed_phone(device: Callable[..., Page], line: Line, round: Round) -> Page:
    """The same, with a clock that the test can drive."""
    page = device()
    page.clock.install()
    return joins(page, line, round)


@pytest.fixture
def asleep(chromium: Browser) -> Callable[[], AbstractContextManager[None]]:
    """While the block runs, every page of the browser stands still: their processes are stopped."""

    @contextmanager
    def sleeping() -> Iterator[None]:
        browser = chromium.new_browser_cdp_session()
        found = browser.send("SystemInfo.getProcessInfo")["processInfo"]
        pages = [psutil.Process(each["id"]) for each in found if each["type"] == "renderer"]
        browser.detach()
        for page in pages:
            page.suspend()
        try:
            yield
        finally:
            for page in pages:
                page.resume()

    return sleeping


def at_desk(visitors: Visitors, address: str, key: str, path: str = "/facilitator") -> Page:
    """A facilitator's laptop, logged in, at a page."""
    profile = visitors.profile(**LAPTOP)
    log_in(profile, address, key)
    page = profile.new_page()
    page.goto(f"{address}{path}", timeout=START_MS)
    return page


@pytest.fixture
def mortal(server: MortalServer) -> Iterator[MortalServer]:
    """The server, to be killed; it is alive again for the next test."""
    yield server
    if not server.is_alive:
        server.start()
