"""A real server, browsers at it, and rounds made ready in its database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from selfeval.storage import Store
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import RunningServer
from tests.browser.staff import log_in
from tests.browser.visitors import LAPTOP, Visitors


@pytest.fixture(scope="session")
def server(server_process: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """One server for all tests of the folder; each test has a team of its own."""
    folder = tmp_path_factory.mktemp("server")
    with RunningServer(data=folder / "data", home=folder) as running:
        yield running


@pytest.fixture
def visitors(chromium: Browser, server: RunningServer) -> Iterator[Visitors]:
    """Browser profiles; a fault on a page, or a request to another host, fails the test."""
    people = Visitors(chromium, server.host)
    yield people
    people.leave()
    assert people.faults == []


@pytest.fixture
def key(server: RunningServer) -> str:
    """A facilitator's key."""
    return server.key


@pytest.fixture
def logged_in(visitors: Visitors, server: RunningServer, key: str) -> Callable[..., BrowserContext]:
    """A browser profile that is logged in, without a page as yet."""

    def open_profile(**settings: Any) -> BrowserContext:
        profile = visitors.profile(**(LAPTOP | settings))
        log_in(profile, server.address, key)
        return profile

    return open_profile


@pytest.fixture
def ready(server: RunningServer) -> Iterator[RoundsReady]:
    """Rounds that are ready in the server's database."""
    with Store.open(server.database) as store:
        yield RoundsReady(store)
