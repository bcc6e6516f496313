"""A real server, a round, and people with keys of every role."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from selfeval.records import Phase, Role, Round
from selfeval.storage import Store
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import RunningServer
from tests.browser.staff import make_key
from tests.faults.web import ask, leave, log_in
from tests.faults.web import kernel_of as kernel_behind

Headers = dict[str, str]
NOBODY: Headers = {}
SOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "c2VsZmV2YWwgcHLDuHZlcg==",
}


@pytest.fixture(scope="session")
def server(server_process: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder = tmp_path_factory.mktemp("server")
    with RunningServer(data=folder / "data", home=folder) as running:
        yield running


@pytest.fixture
def store(server: RunningServer) -> Iterator[Store]:
    with Store.open(server.database) as opened:
        yield opened


@pytest.fixture(scope="session")
def round(server: RunningServer) -> Round:
    with Store.open(server.database) as store:
        return RoundsReady(store).round(items=("p01",), phase=Phase.VURDERING)


@pytest.fixture(scope="session")
def people(server: RunningServer, round: Round) -> dict[str, Headers]:
    """The cookie of one of each; a participant has none, and what is not a cookie of ours is none either."""
    keys = {role.value: make_key(server.database, role) for role in Role}
    keys["facilitator"] = make_key(server.database, Role.FACILITATOR, [round.team_id])
    keys["facilitator of another team"] = make_key(server.database, Role.FACILITATOR, ["et-andet-team"])
    return {"nobody": NOBODY, "deltager": {"Cookie": "selfeval-adgang=deltager"}} | {
        who: log_in(server, key) for who, key in keys.items()
    }


@pytest.fixture
def kernel_of(server: RunningServer) -> Callable[[Headers], str]:
    """The id of the kernel behind a new page of somebody's."""

    def open_page(cookie: Headers) -> str:
        kernel = kernel_behind(ask(server, "/deltager", **cookie))
        assert kernel
        return kernel

    return open_page


@pytest.fixture(scope="module")
def open_kernel(server: RunningServer) -> Iterator[Callable[[Headers], str]]:
    """The same, of a page that stays open for the tests of a file: for those by which nobody may end it."""
    opened: dict[str, str] = {}

    def open_page(cookie: Headers) -> str:
        who = cookie["Cookie"]
        if who not in opened:
            opened[who] = kernel_behind(ask(server, "/deltager", **cookie))
            assert opened[who]
            server.pages.pop(opened[who])
        return opened[who]

    yield open_page
    server.pages |= {kernel: who for who, kernel in opened.items()}
    leave(server, *opened.values())


@pytest.fixture(autouse=True)
def _pages_are_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """No page that a test has asked for keeps its kernel after the test."""
    server = request.getfixturevalue("server") if "server" in request.fixturenames else None
    yield
    if server:
        leave(server, *server.pages)
