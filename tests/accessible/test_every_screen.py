"""Every screen holds texts of every length: nothing overlaps, is cut, or makes the page scroll sideways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from selfeval.records import Phase
from selfeval.storage import Store
from tests.accessible.conftest import logged_in
from tests.accessible.fitting import misfits
from tests.accessible.long_rounds import LENGTHS, Length, LongRound
from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.running_server import RunningServer
from tests.browser.visitors import PHONE, Visitors

pytestmark = pytest.mark.browser
"""Said here, since the pages are asked for by name, which collection cannot see."""

BETWEEN = ("30", "300")
"""What holds nothing and 1,000 characters holds these: `make verify` tries them too."""

PHASES = list(Phase)
RATING = [Phase.VURDERING, Phase.DIALOG, Phase.PRIORITERING, Phase.UDVIKLINGSPLAN, Phase.AFSLUTTET]
BIG = [(1366, 768), (1920, 1080)]
ON_THE_BIG_SCREEN = {name: length for name, length in LENGTHS.items() if not name.startswith("long words")}
"""Nobody scrolls the big screen: one action of twelve words of 80 letters is higher than a page of it."""

OPEN = "all => all.forEach((each) => { each.open = !each.closest('.who'); })"
"""All but the question whether one logs out, which lies on the page and is closed again."""


def of_every_length(lengths: dict[str, Length]) -> pytest.MarkDecorator:
    tried = [
        pytest.param(length, id=name, marks=pytest.mark.long if name in BETWEEN else ())
        for name, length in lengths.items()
    ]
    return pytest.mark.parametrize("length", tried)


@pytest.fixture(scope="module")
def server(server_process: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A server of its own: its teams have names that no other test wants to see."""
    folder = tmp_path_factory.mktemp("long")
    with RunningServer(data=folder / "data", home=folder) as running:
        yield running


@pytest.fixture(scope="module")
def store(server: RunningServer) -> Iterator[Store]:
    with Store.open(server.database) as opened:
        yield opened


@pytest.fixture(scope="module")
def desk(chromium: Browser, server: RunningServer) -> Iterator[FacilitatorPage]:
    people = Visitors(chromium, server.host)
    yield logged_in(people, server)
    people.leave()
    assert people.faults == []


@of_every_length(LENGTHS)
def test_the_facilitators_page_holds_it(desk: FacilitatorPage, server: RunningServer, store: Store, length) -> None:
    round = LongRound(store, length)
    found = {}
    desk.open_round(server.address, round.round_id)
    for phase in PHASES:
        round.goes_to(phase)
        desk.expect_phase(phase.value.capitalize())
        desk.page.locator("details").evaluate_all(OPEN)
        found[phase.value] = misfits(desk.page)
    assert not any(found.values()), found


@of_every_length(LENGTHS)
def test_a_participants_page_holds_it(visitors: Visitors, server: RunningServer, store: Store, length) -> None:
    round = LongRound(store, length)
    round.goes_to(Phase.VURDERING)
    page = visitors.page(**PHONE)
    page.goto(f"{server.address}/d/{round.round.code}")
    found = {"join": misfits(page)}
    page.get_by_role("radio", name="Medarbejder").check()
    page.get_by_role("button", name="Deltag").click()
    heading = page.get_by_role("heading", level=1)
    for phase in RATING:
        round.goes_to(phase)
        expect(page.locator(".se-place")).to_contain_text(phase.value.capitalize())
        expect(heading).to_be_visible()
        if phase == Phase.VURDERING:
            writes(page, length.of("note"))
        page.locator("details").evaluate_all(OPEN)
        found[phase.value] = misfits(page)
    assert not any(found.values()), found


def writes(page: Page, text: str) -> None:
    """Answer, and write a note to the team and thoughts that are shared."""
    page.get_by_role("radio", name="3: I nogen grad").first.check()
    page.locator("summary").filter(has_text="Note til teamet").first.click()
    page.get_by_label("Note til teamet").first.fill(text)
    page.locator("summary").filter(has_text="Din egen refleksion").click()
    page.get_by_label("Hvad er svært?").fill(text)
    page.get_by_label("Hvad er svært?").blur()


@of_every_length(ON_THE_BIG_SCREEN)
def test_the_big_screen_holds_it(visitors: Visitors, server: RunningServer, store: Store, length) -> None:
    round = LongRound(store, length)
    page = visitors.page(viewport={"width": 1920, "height": 1080})
    page.goto(f"{server.address}/storskaerm/{round.round.code}")
    found = {}
    for phase in PHASES:
        round.goes_to(phase)
        page.wait_for_selector(f".sp-stage[data-phase={phase.value}]")
        found[phase.value] = misfits(page, BIG)
    assert not any(found.values()), found
