"""One JupyterHub for all tests of the folder, its people, and browsers at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from selfeval.records import Round
from selfeval.storage import Store
from tests.browser.rounds_ready import RoundsReady
from tests.browser.visitors import LAPTOP, Visitors
from tests.hub.running_hub import RunningHub

PROXYS = r"WebSocket connection to .* Sent non-empty 'Sec-WebSocket-Protocol' header"
"""The proxy in Python answers no subprotocol; JupyterLab's front end then tries without, and gets on."""

REFUSED = r"Failed to load resource: the server responded with a status of 403"


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[RunningHub, Round, Round]:
    """A Hub that is not started yet, and two rounds of different teams in its service's database."""
    folder = tmp_path_factory.mktemp("hub")
    (folder / "data").mkdir()
    with Store.open(folder / "data" / "selfeval.db") as store:
        ready = RoundsReady(store)
        annas, others = ready.round(items=("p01",)), ready.round(items=("p06",))
    groups = {f"selfeval-facilitator:{annas.team_id}": ["anna"], "selfeval-administrator": ["bo"], "andre": ["carl"]}
    return RunningHub(folder, ["anna", "bo", "carl"], groups), annas, others


@pytest.fixture(scope="session")
def hub(server_process: None, prepared: tuple[RunningHub, Round, Round]) -> Iterator[RunningHub]:
    with prepared[0] as running:
        yield running


@pytest.fixture
def annas(prepared: tuple[RunningHub, Round, Round]) -> Round:
    """The round of the team whose group anna is in."""
    return prepared[1]


@pytest.fixture
def others(prepared: tuple[RunningHub, Round, Round]) -> Round:
    """The round of another team."""
    return prepared[2]


@pytest.fixture
def store(hub: RunningHub) -> Iterator[Store]:
    with Store.open(hub.database) as opened:
        yield opened


@pytest.fixture
def visitors(chromium: Browser, hub: RunningHub) -> Iterator[Visitors]:
    people = Visitors(chromium, hub.host)
    people.expect(PROXYS)
    yield people
    people.leave()
    assert people.faults == []


@pytest.fixture
def logs_in(visitors: Visitors, hub: RunningHub) -> Callable[[str, str], Page]:
    """Somebody asks for a page, is led to the Hub's log-in, and logs in there."""

    def come(name: str, path: str) -> Page:
        page = visitors.page(**LAPTOP)
        page.goto(f"{hub.address}{path}")
        page.get_by_label("Username:").fill(name)
        page.get_by_label("Password:").fill("x")
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{hub.address}/**")
        return page

    return come
