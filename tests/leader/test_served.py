"""The leader's page from a real server: who comes in, and how far the key reaches."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from selfeval.records import Phase, Role, Round
from selfeval.storage import Store
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import RunningServer
from tests.browser.staff import log_in, make_key
from tests.browser.visitors import Visitors
from tests.faults.web import ask, leave
from tests.faults.web import log_in as cookie_of

START_MS = 60_000
"""A page starts a kernel, which on a busy machine takes its time."""


@pytest.fixture(scope="module")
def server(server_process: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder = tmp_path_factory.mktemp("leder")
    with RunningServer(data=folder / "data", home=folder) as running:
        yield running


@pytest.fixture
def rounds(server: RunningServer) -> tuple[Round, Round]:
    """Rounds of two teams, mine and another's."""
    with Store.open(server.database) as store:
        ready = RoundsReady(store)
        return ready.round(phase=Phase.DIALOG), ready.round(phase=Phase.DIALOG)


def team_name(server: RunningServer, round: Round) -> str:
    with Store.open(server.database) as store:
        return store.team(round.team_id).name


@pytest.fixture
def page(chromium: Browser, server: RunningServer) -> Iterator[Page]:
    people = Visitors(chromium, server.host)
    yield people.page(viewport={"width": 1366, "height": 768})
    people.leave()
    assert people.faults == []


def test_a_leader_comes_from_the_log_in_to_the_teams_of_the_key_and_no_address_reaches_further(
    page: Page, server: RunningServer, rounds: tuple[Round, Round]
) -> None:
    mine, another = rounds
    page.goto(f"{server.address}/log-ind")
    page.get_by_label("Din nøgle").fill(make_key(server.database, Role.LEDER, [mine.team_id]))
    page.get_by_role("button", name="Log ind").click()
    expect(page).to_have_url(f"{server.address}/leder")
    expect(page.locator(".sl-chosen")).to_contain_text(team_name(server, mine), timeout=START_MS)
    page.evaluate("id => { location.hash = `hold=${id}`; }", another.team_id)
    expect(page.get_by_text("1 team i linket findes ikke, eller din nøgle rækker ikke til det.")).to_be_visible()
    assert team_name(server, another) not in page.content()
    expect(page).to_have_url(f"{server.address}/leder")


def test_a_shared_link_leads_through_the_log_in_to_what_it_shows(
    page: Page, server: RunningServer, rounds: tuple[Round, Round]
) -> None:
    log_in(page.context, server.address, make_key(server.database, Role.LEDER))
    page.goto(f"{server.address}/leder#hold={rounds[1].team_id}&afsnit=profil")
    expect(page.locator(".sl-chosen")).to_contain_text(team_name(server, rounds[1]), timeout=START_MS)
    assert page.url.endswith(f"#hold={rounds[1].team_id}&afsnit=profil")


def test_the_page_itself_tells_of_nobody(server: RunningServer, rounds: tuple[Round, Round]) -> None:
    cookie = cookie_of(server, make_key(server.database, Role.LEDER))
    answer = ask(server, "/leder", **cookie)
    leave(server, *server.pages)
    assert answer.status == 200
    assert team_name(server, rounds[0]) not in answer.text
    assert rounds[0].team_id not in answer.text
