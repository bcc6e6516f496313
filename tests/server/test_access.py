"""Every route of the real server, as everybody."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from tornado.web import Application, RequestHandler

from selfeval.records import Round
from selfeval.server.app import SelfevalServer
from selfeval.server.guard import require_gates
from selfeval.server.kernels.notebook_files import notebooks_folder
from selfeval.server.pages.small_pages import NothingHere
from selfeval.server.routes import PAGES, rule_for
from selfeval.server.settings import ServerSecrets
from selfeval.storage import Store
from tests.browser.running_server import RunningServer
from tests.faults.web import ask
from tests.server.conftest import SOCKET, Headers

PEOPLE = (
    "nobody",
    "deltager",
    "facilitator",
    "facilitator of another team",
    "leder",
    "forsker",
    "administrator",
)
EVERYBODY = frozenset(PEOPLE)
FACILITATORS = frozenset({"facilitator", "facilitator of another team"})
READERS = FACILITATORS | {"leder", "forsker"}
OWNER = frozenset({"facilitator"})
ADMINISTRATORS = frozenset({"administrator"})
UUID = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
NOT_LET_IN = {302, 403}


@dataclass(frozen=True)
class Door:
    """A route as it is tried: who comes in, and what comes back to those; `kernel` is the facilitator's own."""

    path: str
    opens_for: frozenset[str]
    status: int = 200
    method: str = "GET"
    socket: bool = False


DOORS: dict[str, list[Door]] = {
    r"/": [Door("/", EVERYBODY)],
    r"/log-ind": [Door("/log-ind", EVERYBODY)],
    r"/log-ud": [Door("/log-ud", EVERYBODY, 405)],  # pressed in a test of its own, for it ends the session
    r"/adgang": [Door("/adgang", ADMINISTRATORS)],
    r"/noegle": [Door("/noegle", FACILITATORS, 302)],  # a key that was just made is shown in a test of its own
    r"/tilgaengelighed": [Door("/tilgaengelighed", EVERYBODY)],
    r"/hvem-ser-hvad": [Door("/hvem-ser-hvad", EVERYBODY)],
    r"/proev": [Door("/proev", EVERYBODY)],
    r"/D/([^/]{1,80})/?": [Door("/D/{code}", EVERYBODY, 302)],
    r"/healthz": [Door("/healthz", EVERYBODY)],
    r"/metrics": [Door("/metrics", ADMINISTRATORS)],
    r"/sider/([\w.-]+)": [Door("/sider/side.css", EVERYBODY)],
    r"/d/([^/]{1,80})/?": [Door("/d/{code}", EVERYBODY)],
    r"/d/([^/]{1,80})/ws": [Door("/d/{code}/ws", EVERYBODY, 101, socket=True)],
    r"/static/(deltager-[0-9a-f]{12}\.(?:js|css))": [Door("/static/deltager-000000000000.js", EVERYBODY, 404)],
    r"/resultat/([^/]{1,80})": [Door("/resultat/findes-ikke", EVERYBODY, 404)],
    r"/resultat/([^/]{1,80})/side": [Door("/resultat/findes-ikke/side", EVERYBODY, 404)],
    r"/resultat/([^/]{1,80})/kalender": [Door("/resultat/findes-ikke/kalender", EVERYBODY, 404)],
    r"/storskaerm": [Door("/storskaerm?kode={code}", EVERYBODY, 302)],
    r"/storskaerm/([^/]{1,80})/?": [Door("/storskaerm/{code}", EVERYBODY)],
    r"/storskaerm/([^/]{1,80})/ws": [Door("/storskaerm/{code}/ws", EVERYBODY, 101, socket=True)],
    r"/static/(storskaerm-[0-9a-f]{12}\.(?:js|css))": [Door("/static/storskaerm-000000000000.js", EVERYBODY, 404)],
    r"/facilitator": [Door("/facilitator", FACILITATORS)],
    r"/deltager": [Door("/deltager", FACILITATORS)],
    r"/leder": [Door("/leder", frozenset({"leder"}))],
    r"/forsker": [Door("/forsker", frozenset({"forsker"}))],
    r"/voila/api/shutdown/(.*)": [Door("/voila/api/shutdown/{kernel}", OWNER, 204, method="POST")],
    rf"/api/kernels/{UUID}": [Door("/api/kernels/{kernel}", OWNER)],
    rf"/api/kernels/{UUID}/channels": [Door("/api/kernels/{kernel}/channels", OWNER, 101, socket=True)],
    r"/voila/templates/(.*)": [Door("/voila/templates/lab/static/findes-ikke.css", READERS, 404)],
    r"/voila/static/(.*)": [Door("/voila/static/voila.js", READERS)],
    r"/voila/labextensions/(.*)": [Door("/voila/labextensions/findes-ikke.js", READERS, 404)],
}
TRIED = [(door, who) for doors in DOORS.values() for door in doors for who in PEOPLE]


@pytest.fixture(scope="module")
def routes(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The patterns of all that the server answers."""
    store = Store.open(tmp_path_factory.mktemp("routes") / "selfeval.db")
    server = SelfevalServer(
        store=store,
        secrets=ServerSecrets(cookie_secret="c" * 32),
        sockets=[],
        when_ready=lambda: None,
        root_dir=str(notebooks_folder()),
        log_level=logging.ERROR,
    )
    server.initialize([])
    server.voila_configuration.preheat_kernel = False
    server.app = Application(**server.init_settings())
    patterns = [route[0] for route in server.init_handlers()]
    server.opener.shutdown()
    server.rooms.close()
    server.projectors.close()
    store.close()
    return patterns


def test_every_route_is_tried_here(routes: list[str]) -> None:
    assert set(routes) == set(DOORS), "a new route needs a rule in server/routes.py and a door here"


def test_every_rule_is_of_a_route_or_of_a_page_to_come(routes: list[str]) -> None:
    assert set(PAGES) - {rule_for(route) for route in routes} == {"/oauth_callback"}


def test_a_route_without_a_rule_lets_no_server_start() -> None:
    with pytest.raises(ValueError, match="max"):
        require_gates((r"/findes-ikke", NothingHere))


@pytest.mark.parametrize("pattern", ["/adgang", "/voila/static/(.*)", r"/api/kernels/(\w+)"])
def test_a_handler_that_does_not_ask_who_comes_lets_no_server_start(pattern: str) -> None:
    with pytest.raises(TypeError, match="Guarded"):
        require_gates((pattern, NothingHere))


def test_a_handler_without_limits_lets_no_server_start() -> None:
    with pytest.raises(TypeError, match="Limited"):
        require_gates(("/", RequestHandler))


@pytest.mark.parametrize(("door", "who"), TRIED, ids=[f"{door.path}-{who}" for door, who in TRIED])
def test_a_door_opens_for_whom_it_is(
    server: RunningServer,
    round: Round,
    people: dict[str, Headers],
    kernel_of: Callable[[Headers], str],
    open_kernel: Callable[[Headers], str],
    door: Door,
    who: str,
) -> None:
    ends_it = who in door.opens_for and door.status == 204
    opens = kernel_of if ends_it else open_kernel
    kernel = opens(people["facilitator"]) if "{kernel}" in door.path else ""
    path = door.path.format(code=round.code, kernel=kernel)
    upgrade = SOCKET if door.socket else {}
    body = "" if door.method == "POST" else None
    answer = ask(server, path, method=door.method, body=body, **upgrade, **people[who])
    if who in door.opens_for:
        assert answer.status == door.status
    else:
        assert answer.status in NOT_LET_IN
        assert answer.status == 403 or answer.headers["Location"].startswith("/log-ind?next=")
        assert kernel not in answer.text or not kernel
    if kernel:
        lives = ask(server, f"/api/kernels/{kernel}", **people["facilitator"]).status == 200
        assert lives != ends_it


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("path", ["/api/contents", "/voila/render/facilitator.ipynb"])
def test_what_has_no_page_yet_or_never_will_is_there_for_nobody(
    server: RunningServer, people: dict[str, Headers], path: str, who: str
) -> None:
    assert ask(server, path, **people[who]).status in {404, *NOT_LET_IN}


@pytest.mark.parametrize("who", sorted(EVERYBODY - ADMINISTRATORS))
def test_only_an_administrator_makes_a_key_on_the_page(
    server: RunningServer, people: dict[str, Headers], store: Store, who: str
) -> None:
    before = store.keys()
    assert ask(server, "/adgang", method="POST", body="", **people[who]).status == 403
    assert store.keys() == before


def test_who_has_another_role_is_told_so(server: RunningServer, people: dict[str, Headers]) -> None:
    answer = ask(server, "/facilitator", **people["leder"])
    assert answer.status == 403
    assert "Din nøgle åbner ikke denne side" in answer.text
    assert "Logget ind som leder" in answer.text
