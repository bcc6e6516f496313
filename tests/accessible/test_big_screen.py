"""The big screen: follows the facilitator, fits the projector, and shows nothing of what one person answered."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect
from websockets.sync.client import connect

from selfeval.access.roles import LOCAL_USER
from selfeval.access.screen_links import LINK_LENGTH, end_links, make_link
from selfeval.framework import list_frameworks
from selfeval.records import Phase, Round, now
from selfeval.storage import Store
from selfeval.text import local, today
from selfeval.workshop.answers import voting
from selfeval.workshop.answers.joining import join
from selfeval.workshop.days import retentions
from selfeval.workshop.reveal.notes import shared_reflections
from selfeval.workshop.round.leading import focus_on, go_to, plan_next, plan_round
from tests.accessible.checks import wide_letters
from tests.accessible.laid_out import layout, pages, require_well_laid_out
from tests.accessible.practice import Practice
from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import RunningServer
from tests.browser.visitors import PROJECTOR, Visitors
from tests.databases import new_file
from tests.ui.dev_server import DevServer, a_planned_round

OPEN_PHASES = [phase for phase in Phase if phase != Phase.AFSLUTTET]
WIDTH_OF_WORDS = """() => {
    const words = document.createRange();
    words.selectNodeContents(document.querySelector("h1"));
    return words.getBoundingClientRect().width;
}"""


def test_wide_letters_are_wide(big_screen: Callable[..., Page]) -> None:
    """A font that is missing would try no layout."""
    page = big_screen(Phase.FORBEREDELSE)
    narrow = page.evaluate(WIDTH_OF_WORDS)
    with wide_letters(page):
        assert page.evaluate(WIDTH_OF_WORDS) > 1.05 * narrow
    assert page.evaluate(WIDTH_OF_WORDS) == narrow


def test_every_item_fits_a_projector(big_screen: Callable[..., Page], practice: Practice) -> None:
    page = big_screen(Phase.DIALOG)
    for item in practice.result().content.items:
        practice.looks_at(item.id)
        expect(page.get_by_role("heading", level=1)).to_contain_text(item.title)
        require_well_laid_out(page)


@pytest.mark.parametrize("phase", OPEN_PHASES, ids=lambda phase: phase.value)
def test_nothing_can_be_pressed_but_full_screen(big_screen: Callable[..., Page], phase: Phase) -> None:
    page = big_screen(phase)
    expect(page.locator("a, button, input, select, textarea, summary, [tabindex]")).to_have_text(["Fuld skærm"])


def test_it_follows_the_facilitator_by_itself(big_screen: Callable[..., Page], practice: Practice) -> None:
    page = big_screen(Phase.FORBEREDELSE)
    practice.goes_to(Phase.VURDERING)
    expect(page.get_by_role("heading", name="Svar hver for sig")).to_be_visible()
    practice.goes_to(Phase.DIALOG)
    item = practice.talked_about()
    practice.looks_at(item.id)
    expect(page.get_by_role("heading", level=1)).to_contain_text(item.title)


def test_it_comes_back_by_itself_when_the_server_does(chromium: Browser, tmp_path: Path) -> None:
    with Store.open(new_file(tmp_path)) as store, DevServer(store) as server:
        round = a_planned_round(store, phase=Phase.FORBEREDELSE)
        page = chromium.new_page()
        page.goto(f"{server.address}/storskaerm/{round.code}")
        expect(page.get_by_role("heading", name="Vær med")).to_be_visible()
        server.stop()
        expect(page.get_by_text("Forbindelsen er tabt.")).to_be_visible()
        go_to(store, round, Phase.VURDERING)
        server.start()
        expect(page.get_by_role("heading", name="Svar hver for sig")).to_be_visible()
        expect(page.get_by_text("Forbindelsen er tabt.")).to_be_hidden()
        page.close()


def told(server: RunningServer, code: str, *messages: str) -> list[str]:
    """What the socket answers."""
    with connect(f"ws://{server.host}/storskaerm/{code}/ws") as socket:
        answers = []
        for message in messages:
            socket.send(message)
            answers.append(str(socket.recv(60)))
        return answers


def test_notes_and_reflections_never_leave_the_server(server: RunningServer, practice: Practice) -> None:
    practice.goes_to(Phase.DIALOG)
    result = practice.result()
    written = [note.text for picture in result.pictures for note in picture.notes]
    reflections = practice.store.reflections(practice.round_id)
    for item in practice.round.scope:
        for shared in shared_reflections(reflections, item):
            written += [shared.succeeds, shared.difficult, shared.will_try]
    assert [text for text in written if text]
    for item in practice.round.scope:
        practice.looks_at(item)
        (said,) = told(server, practice.code, "{}")
        assert json.loads(said)["round"]["dialogue"]["item"] == item
        assert [text for text in written if text and json.dumps(text)[1:-1] in said] == []


def test_no_answer_is_told_before_the_dialogue(server: RunningServer, practice: Practice) -> None:
    practice.goes_to(Phase.VURDERING)
    (said,) = told(server, practice.code, "{}")
    about = {"code", "title", "team", "phase", "phase_label", "scene", "timer"}
    assert set(json.loads(said)["round"]) == {*about, "progress"}
    assert set(json.loads(said)["round"]["progress"]) == {
        *("joined", "through", "finished", "percent", "who", "without_phone")
    }


@pytest.mark.parametrize("message", ["{", '{"type": "join", "id": "a", "key": "k", "perspective": "peer"}', ""])
def test_what_is_no_message_of_a_big_screens_is_refused_and_stores_nothing(
    server: RunningServer, practice: Practice, message: str
) -> None:
    practice.goes_to(Phase.VURDERING)
    before = practice.store.participants(practice.round_id)
    refused, shown = map(json.loads, told(server, practice.code, message, "{}"))
    assert (refused["type"], refused["code"]) == ("refused", "unreadable")
    assert shown["type"] == "round", "the connection stays"
    assert practice.store.participants(practice.round_id) == before


def test_too_few_answers_are_not_shown(visitors: Visitors, server: RunningServer, practice: Practice) -> None:
    rounds = RoundsReady(practice.store)
    round = rounds.round()
    for person, level in (("a" * 26, 1), ("b" * 26, 5)):
        join(practice.store, round.code, person, "medarbejder").rate(
            id=person, item="p01", dimension="faglig", level=level
        )
    rounds.goes_to(round, Phase.DIALOG)
    focus_on(practice.store, practice.store.round(round.id), "p01")
    page = visitors.page(**PROJECTOR)
    page.goto(f"{server.address}/storskaerm/{round.code}")
    expect(page.get_by_text("Færre end 3 har svaret, så svarene vises ikke.")).to_have_count(1)
    expect(page.locator(".se-chart")).to_have_count(0)


def test_the_ranking_waits_until_the_voting_is_over(server: RunningServer, practice: Practice) -> None:
    """While votes come in, the change from one moment to the next would be one person's."""
    rounds = RoundsReady(practice.store)
    round = rounds.round()
    people = [join(practice.store, round.code, letter * 26, "medarbejder") for letter in "abc"]
    for number, person in enumerate(people):
        person.rate(id=f"r{number}{round.code}", item="p01", dimension="faglig", level=3)
    rounds.goes_to(round, Phase.PRIORITERING)
    for number, person in enumerate(people):
        (said,) = told(server, round.code, "{}")
        assert json.loads(said)["round"]["priorities"]["voted"] == number
        assert "votes" not in said
        voting.cast(practice.store, round.id, person.participant.id, id=f"v{number}{round.code}", item="p01", votes=1)
    (said,) = told(server, round.code, "{}")
    assert json.loads(said)["round"]["priorities"]["shown"] is False
    assert "votes" not in said
    rounds.goes_to(round, Phase.UDVIKLINGSPLAN)
    (said,) = told(server, round.code, "{}")
    assert json.loads(said)["round"]["priorities"]["lines"][0]["votes"] == 3


def votes_on(store: Store, items: int, voted: int) -> Round:
    """A round of so many items, so many of which the team has given votes, each fewer than the one before."""
    frameworks = list({framework.id: framework for framework in list_frameworks()}.values())
    ids = [item.id for framework in frameworks for item in framework.items if item.parent is None][:items]
    planned = plan_round(
        store,
        team_id=store.teams()[0].id,
        title="Mange punkter",
        frameworks=frameworks,
        items=ids,
        retain_until=retentions(today())[1],
        today=today(),
    )
    round = go_to(store, planned, Phase.PRIORITERING)
    for number, item in enumerate(ids[:voted]):
        voting.cast(store, round.id, None, id=uuid4().hex, item=item, votes=100 - number)
    return round


@pytest.mark.parametrize(("items", "voted"), [(12, 9), (25, 25)], ids=["nine", "all"])
def test_all_items_are_ranked_page_by_page(chromium: Browser, tmp_path: Path, items: int, voted: int) -> None:
    with Store.open(new_file(tmp_path)) as store, DevServer(store) as served:
        a_planned_round(store, phase=Phase.FORBEREDELSE)
        round = votes_on(store, items, voted)
        page = chromium.new_page(**PROJECTOR)
        page.goto(f"{served.address}/storskaerm/{round.code}")
        expect(page.locator(RANKED).first).to_be_visible()
        votes: list[int] = []
        for _ in range(pages(page)):
            assert layout(page).over == []
            votes += [int(text) for text in page.locator(RANKED).locator("td:last-child").all_inner_texts()]
            page.keyboard.press("ArrowRight")
        assert votes == [100 - number if number < voted else 0 for number in range(items)]
        page.set_viewport_size({"width": 390, "height": 844})
        expect(page.locator(RANKED)).to_have_count(items)
        page.close()


def test_a_short_ranking_without_a_map_has_the_screen_to_itself(chromium: Browser, tmp_path: Path) -> None:
    """Nobody has said how important the items are, and the votes are the team's, on paper."""
    with Store.open(new_file(tmp_path)) as store, DevServer(store) as served:
        a_planned_round(store, phase=Phase.FORBEREDELSE)
        round = votes_on(store, 3, 3)
        page = chromium.new_page(**PROJECTOR)
        page.goto(f"{served.address}/storskaerm/{round.code}")
        expect(page.locator(RANKED)).to_have_count(3)
        require_well_laid_out(page)
        expect(page.get_by_text("Niveau og vigtighed")).to_have_count(0)
        page.close()


RANKED = ".sp-table tbody tr"


def test_pages_turn_by_the_arrow_keys_and_by_themselves(chromium: Browser, tmp_path: Path) -> None:
    with Store.open(new_file(tmp_path)) as store, DevServer(store) as served:
        a_planned_round(store, phase=Phase.FORBEREDELSE)
        round = votes_on(store, 25, 25)
        page = chromium.new_page(**PROJECTOR)
        page.clock.install()
        page.goto(f"{served.address}/storskaerm/{round.code}")
        number = page.locator(".sp-page")
        expect(number).to_have_text("Side 1 af 2")
        page.keyboard.press("ArrowRight")
        expect(number).to_have_text("Side 2 af 2")
        page.clock.run_for(15_000)
        expect(number).to_have_text("Side 1 af 2")
        page.keyboard.press(" ")
        page.clock.run_for(60_000)
        expect(number).to_have_text("Side 1 af 2 · holdes")
        page.close()


def test_one_window_follows_the_team_into_its_next_round(chromium: Browser, tmp_path: Path) -> None:
    with Store.open(new_file(tmp_path)) as store, DevServer(store) as served:
        round = a_planned_round(store, phase=Phase.UDVIKLINGSPLAN)
        page = chromium.new_page(**PROJECTOR)
        page.goto(f"{served.address}/storskaerm/{round.code}")
        expect(page.locator(".sp-phase")).to_have_text("Udviklingsplan")
        closed = go_to(store, round, Phase.AFSLUTTET)
        expect(page.locator(".sp-phase")).to_have_text("Afsluttet")
        following = plan_next(store, closed, today=local(now()).date())
        expect(page.locator(".sp-code")).to_have_text(f"{following.code[:3]} {following.code[3:]}")
        page.close()


def test_a_screen_whose_link_ends_shows_no_more(chromium: Browser, tmp_path: Path) -> None:
    with Store.open(new_file(tmp_path)) as store, DevServer(store) as served:
        round = a_planned_round(store, phase=Phase.FORBEREDELSE)
        page = chromium.new_page(**PROJECTOR)
        page.clock.install()
        page.goto(f"{served.address}/storskaerm/{make_link(store, LOCAL_USER, round)}")
        expect(page.locator(".sp-code")).to_be_visible()
        end_links(store, LOCAL_USER)
        page.clock.run_for(11_000)
        expect(page.get_by_text("Linket til storskærmen virker ikke længere.")).to_be_visible()
        expect(page.locator(".sp-stage")).to_have_count(0)
        page.close()


def test_the_facilitator_opens_it_in_a_window_of_its_own(
    facilitator: FacilitatorPage, server: RunningServer, practice: Practice
) -> None:
    practice.goes_to(Phase.FORBEREDELSE)
    facilitator.open_round(server.address, practice.round_id)
    with facilitator.page.expect_popup() as opened:
        facilitator.page.get_by_role("link", name="Vis på storskærm").click()
    screen = opened.value
    link = screen.url.removeprefix(f"{server.address}/storskaerm/")
    assert len(link) == LINK_LENGTH, "the team's, and not the round's code"
    expect(screen.locator(".sp-code")).to_have_text(f"{practice.code[:3]} {practice.code[3:]}")
    expect(screen.get_by_role("img", name=f"QR-kode til {server.address}/d/{practice.code}")).to_be_visible()
    press_and_see(facilitator.page, "Vis for alle", screen, "Det besluttede vi sidst")
    press_and_see(facilitator.page, "Næste", screen, "Det skal vi i dag")
    press_and_see(facilitator.page, "Stop visningen", screen, "Vær med")
    facilitator.page.get_by_role("button", name="Start et tidsur på 5 minutter").click()
    expect(screen.get_by_role("timer")).to_have_text(re.compile(r"Tid (5:00|4:\d\d)"))
    facilitator.page.get_by_role("button", name="Stop", exact=True).click()
    expect(screen.get_by_role("timer")).to_have_count(0)


def press_and_see(desk: Page, button: str, screen: Page, heading: str) -> None:
    desk.get_by_role("button", name=button, exact=True).click()
    expect(screen.get_by_role("heading", level=1)).to_have_text(heading)


def test_a_wrong_code_can_be_typed_again(visitors: Visitors, server: RunningServer, practice: Practice) -> None:
    visitors.expect("status of 404")
    practice.goes_to(Phase.FORBEREDELSE)
    page = visitors.page(**PROJECTOR)
    page.goto(f"{server.address}/storskaerm/zzzzzz")
    expect(page.get_by_role("link", name="Tilgængelighed")).to_be_visible()
    page.get_by_label("Rundens kode").fill(f"{practice.code[:3]} {practice.code[3:]}")
    page.get_by_role("button", name="Gå til runden").click()
    expect(page.locator(".sp-stage")).to_be_visible()
    assert page.url == f"{server.address}/storskaerm/{practice.code}"
