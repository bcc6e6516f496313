"""A facilitator's page and the kernel behind it: when it dies the page says so, and when the page goes it ends."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress

import psutil
import pytest
from playwright.sync_api import Page, expect
from websockets.sync.client import connect

from selfeval.records import Phase
from selfeval.server.kernels.pool import voila_config
from selfeval.workshop.answers.joining import join
from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.staff import log_in as log_in_profile
from tests.browser.visitors import LAPTOP, Visitors
from tests.faults.conftest import NET_FAULTS, at_desk
from tests.faults.line import Line
from tests.faults.mortal_server import MortalServer
from tests.faults.web import ask, log_in

FAGLIG = "Faglig kvalitet"
TYPED = "Vi er på vej, men nogle mangler."
SECONDS = 60
SILENCE_SECONDS = 2.5
"""The impatience of `impatient`."""

CLICK_ON_5 = """async part => {
    part.querySelector('input[value="5"]').click();
    await new Promise(requestAnimationFrame);
    return part.innerText;
}"""
"""Clicks, and returns what the next picture on the screen shows."""

KERNEL = re.compile(r"/api/kernels/([0-9a-f-]+)")
GONE = r"kernel|status of 404"
"""What JupyterLab's front end says of one that is not there."""


def kernel_of(page: Page, server: MortalServer) -> psutil.Process:
    """The process behind a page, found by the id that the page carries."""
    config = json.loads(page.locator("#jupyter-config-data").inner_text())
    return server.kernel(config["kernelId"])


@pytest.fixture
def in_dialogue(ready, store):
    """A round where the team has agreed on 3."""
    round = ready.round(items=("p01", "p06"))
    for number in range(3):
        person = join(store, round.code, f"{number:026d}", "medarbejder")
        person.rate(id=f"{round.code}-{number}-svar", item="p01", dimension="faglig", level=3)
    ready.goes_to(round, Phase.DIALOG)
    return ready.looks_at(round, "p01")


@pytest.fixture
def desk(visitors, line, server, in_dialogue) -> FacilitatorPage:
    page = FacilitatorPage(at_desk(visitors, line.address, server.key, f"/facilitator#runde={in_dialogue.id}"))
    page.agree(FAGLIG, "3: I nogen grad", "Vi er på vej.")
    expect(page.reason(FAGLIG)).not_to_have_attribute("data-dirty", "true")
    return page


def says_that_it_is_lost(desk: FacilitatorPage) -> None:
    lost = desk.panel("dialog").get_by_role("alert").filter(has_text="Siden har mistet forbindelsen.")
    expect(lost).to_be_visible()
    expect(lost).to_contain_text("Det, der er gemt, er stadig gemt.")
    expect(lost.get_by_role("button", name="Genindlæs siden")).to_be_visible()


def reload(desk: FacilitatorPage) -> None:
    desk.panel("dialog").get_by_role("button", name="Genindlæs siden").click()
    expect(desk.page.get_by_text("mistet forbindelsen")).to_have_count(0)


def test_a_page_whose_kernel_dies_says_so_shows_no_later_click_as_saved_and_keeps_what_was_typed(
    desk, server, store, in_dialogue
):
    kernel = kernel_of(desk.page, server)
    expect(desk.agreement(FAGLIG).get_by_text("Gemt kl.")).to_be_visible()
    kernel.kill()
    desk.reason(FAGLIG).fill(TYPED)
    assert "Gemt kl." not in desk.agreement(FAGLIG).evaluate(CLICK_ON_5)
    says_that_it_is_lost(desk)
    expect(desk.agreement(FAGLIG).get_by_role("radio", name="3: I nogen grad")).to_be_checked()
    desk.agreement(FAGLIG).get_by_role("radio", name="1: I meget lav grad").click()
    expect(desk.agreement(FAGLIG).get_by_role("radio", name="3: I nogen grad")).to_be_checked()
    expect(desk.agreement(FAGLIG).get_by_text("Gemt kl.")).to_have_count(0)
    reload(desk)
    expect(desk.reason(FAGLIG)).to_have_value(TYPED)
    expect(desk.agreement(FAGLIG).get_by_text("Gemt kl.")).to_be_visible()
    agreed = next(each for each in store.consensus(in_dialogue.id) if each.dimension == "faglig")
    assert (agreed.level, agreed.reason) == (3, TYPED)


@pytest.mark.long
def test_a_kernel_that_died_is_not_started_again_empty_under_its_id(desk, server):
    kernel = kernel_of(desk.page, server)
    kernel_id = next(word for word in kernel.cmdline() if "kernel-" in word)
    kernel.kill()
    says_that_it_is_lost(desk)
    assert not [each for each in server.kernels() if kernel_id in each.cmdline()]


def test_the_next_page_is_alive_also_when_the_kernel_that_was_kept_warm_for_it_has_died(visitors, line, server):
    warm = server.kernels()
    for kernel in warm:
        kernel.kill()
    psutil.wait_procs(warm, timeout=SECONDS)
    page = at_desk(visitors, line.address, server.key)
    expect(page.get_by_label("Team", exact=True)).to_be_visible()
    page.get_by_label("Kommune eller organisation").fill("Åkøbing Kommune")
    page.get_by_label("Team", exact=True).fill("Team Enghaven")
    page.get_by_role("button", name="Opret runden").click()
    expect(page.get_by_role("heading", name="Det har I valgt")).to_be_visible()


def test_an_action_that_is_half_written_survives_the_reload(desk, server, ready, in_dialogue):
    ready.goes_to(in_dialogue, Phase.UDVIKLINGSPLAN)
    plan = desk.panel("udviklingsplan")
    plan.get_by_role("button", name="Et andet punkt").click()
    plan.get_by_label("Hvad vil I gøre?").fill("Vi spørger borgeren først.")
    plan.get_by_label("Ansvarlig (en rolle, ikke et navn)").fill("Teamkoordinator")
    kernel_of(desk.page, server).kill()
    expect(plan.get_by_role("alert").filter(has_text="mistet forbindelsen")).to_be_visible()
    plan.get_by_role("button", name="Gem handlingen").click()
    plan.get_by_role("button", name="Genindlæs siden").click()
    expect(desk.page.get_by_text("mistet forbindelsen")).to_have_count(0)
    expect(plan.get_by_label("Hvad vil I gøre?")).to_have_value("Vi spørger borgeren først.")
    expect(plan.get_by_label("Ansvarlig (en rolle, ikke et navn)")).to_have_value("Teamkoordinator")
    plan.get_by_role("button", name="Gem handlingen").click()
    expect(plan.get_by_role("heading", name="Vi spørger borgeren først.")).to_be_visible()


@pytest.mark.long
def test_a_page_that_never_gets_ready_says_so_and_offers_to_reload(visitors, line, server):
    """As when its kernel dies in the midst of making it; here the script that shows the cells never comes."""
    profile = visitors.profile(**LAPTOP)
    log_in_profile(profile, line.address, server.key)
    profile.route("**/voila.js", lambda route: route.abort())
    page = profile.new_page()
    page.clock.install()
    page.goto(f"{line.address}/deltager")
    expect(page.get_by_role("status")).to_contain_text("Siden gøres klar")
    page.clock.run_for(25_000)
    expect(page.get_by_role("status")).to_contain_text("Det varer længere, end det plejer.")
    profile.unroute("**/voila.js")
    page.get_by_role("button", name="Genindlæs siden").click()
    expect(page.get_by_role("heading", name="Deltag i en runde")).to_be_visible()


@pytest.fixture
def unlucky(visitors, line, server, in_dialogue) -> Callable[[str], Page]:
    """A facilitator's page whose kernel the server ends in the moment when the page first asks for this of it."""

    def open_page(asked_for: str) -> Page:
        ended = set()

        def end(url: str) -> None:
            if not ended:
                ended.add(kernel := KERNEL.search(url)[1])
                end = f"/voila/api/shutdown/{kernel}"
                assert ask(server, end, method="POST", body="", **log_in(server)).status == 204

        visitors.expect(GONE)
        profile = visitors.profile(**LAPTOP)
        log_in_profile(profile, line.address, server.key)
        if asked_for == "socket":
            profile.route_web_socket(KERNEL, lambda socket: (end(socket.url), socket.connect_to_server()))
        else:
            profile.route(KERNEL, lambda route: (end(route.request.url), route.continue_()))
        page = profile.new_page()
        page.clock.install()
        page.goto(f"{line.address}/facilitator#runde={in_dialogue.id}")
        return page

    return open_page


@pytest.mark.long
@pytest.mark.parametrize(("asked_for", "english"), [("model", "Panel("), ("socket", "Loading widget")])
def test_a_page_whose_kernel_is_ended_before_it_is_ready_says_so_in_danish_and_offers_to_reload(
    unlucky, in_dialogue, asked_for, english
):
    page = unlucky(asked_for)
    expect(page.get_by_text(english)).to_have_count(5)
    page.clock.run_for(25_000)
    expect(page.get_by_role("status")).to_contain_text("Det varer længere, end det plejer.")
    expect(page.get_by_text(english).filter(visible=True)).to_have_count(0)
    page.get_by_role("button", name="Genindlæs siden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(in_dialogue.title)
    expect(page.get_by_text("Siden gøres klar")).to_have_count(0)


def test_a_page_that_is_left_ends_its_kernel(desk, server):
    kernel = kernel_of(desk.page, server)
    desk.page.goto("about:blank")
    assert psutil.wait_procs([kernel], timeout=SECONDS)[1] == []


@pytest.fixture(scope="module")
def impatient(server_process: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MortalServer]:
    """Its patience is cut from minutes to seconds."""
    folder = tmp_path_factory.mktemp("impatient")
    command = (sys.executable, "-m", "tests.faults.impatient")
    with MortalServer(data=folder / "data", home=folder, command=command) as server:
        yield server


@pytest.mark.long
def test_a_laptop_that_vanishes_without_a_word_has_its_kernel_ended_all_the_same(chromium, impatient):
    """The line falls silent: no beacon, no goodbye."""
    with Line(impatient.port) as line:
        people = Visitors(chromium, f"127.0.0.1:{line.port}")
        people.expect(NET_FAULTS)
        page = at_desk(people, line.address, impatient.key)
        expect(page.get_by_label("Team", exact=True)).to_be_visible()
        kernel = kernel_of(page, impatient)
        line.fall_silent()
        assert psutil.wait_procs([kernel], timeout=SECONDS)[1] == []
        assert impatient.is_alive
        page.close()
        people.leave()
        assert people.faults == []


@pytest.mark.long
def test_a_page_that_answers_every_ping_keeps_its_line(impatient):
    """It says nothing itself for twice as long as the server has patience."""
    before = len(impatient.said)
    cookie = log_in(impatient)
    page = ask(impatient, "/deltager", **cookie).text
    id = re.search(r'"kernelId": "([0-9a-f-]+)"', page)[1]
    address = f"ws://127.0.0.1:{impatient.port}/api/kernels/{id}/channels?session_id=a"
    # A line that was given up would say ConnectionClosed.
    with connect(address, additional_headers=cookie) as socket, suppress(TimeoutError):
        while socket.recv(2 * SILENCE_SECONDS):
            pass
    assert "timeout" not in "".join(impatient.said[before:])


def test_a_page_that_is_open_is_never_given_up():
    """An idle page with its line intact keeps its kernel, and one without a line is given up after ten minutes."""
    kernels = voila_config().WarmKernels
    assert "cull_connected" not in kernels
    assert (kernels.cull_idle_timeout, kernels.cull_interval) == (600, 60)
