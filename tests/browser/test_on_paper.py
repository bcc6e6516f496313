"""Some answer on paper and some by video: what they give is typed in, counted, and seen by all."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Locator, Page, expect

from selfeval.records import Phase
from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.participant_page import ParticipantPage
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import RunningServer
from tests.browser.visitors import PHONE, Visitors

FAGLIG = "Faglig kvalitet"
ITEM = "Et recovery-orienteret samarbejde"


def type_in(page: Page, *choices: str) -> None:
    """Type in one sheet after the other, each with an answer to the first item's question."""
    screen = ParticipantPage(page)
    for choice in choices:
        page.get_by_role("radio", name=re.compile("^Medarbejder")).check()
        page.get_by_role("button", name="Begynd på arket").click()
        screen.rate(FAGLIG, choice)
        screen.see_what_is_missing()
        page.get_by_role("button", name="Arket er tastet ind").click()
        expect(page.get_by_text("Arket er tastet ind. Læg det til makulering, og tag det næste.")).to_be_visible()


def counted(part: Locator, answer: str) -> Locator:
    return part.get_by_role("group", name=FAGLIG).get_by_label(answer, exact=True)


def test_sheets_and_counts_come_to_the_teams_picture(
    logged_in: Callable[..., BrowserContext], server: RunningServer, ready: RoundsReady, visitors: Visitors
) -> None:
    round = ready.round()
    desk = FacilitatorPage(logged_in().new_page())
    desk.open_round(server.address, round.id)
    panel = desk.panel("vurdering")
    panel.get_by_text("Har nogen svaret på papir?").click()
    link = panel.get_by_role("link", name="Tast et ark ind").get_attribute("href")
    assert link

    # somebody outside the team types in, on a device of their own
    typist = visitors.page(**PHONE)
    typist.goto(link)
    expect(typist.get_by_text("Den, der taster, ser svarene.")).to_be_visible()
    type_in(typist, "4: I høj grad", "4: I høj grad", "5: I meget høj grad")
    expect(panel.get_by_text("0 er med på telefon, 3 ark er tastet ind")).to_be_visible()
    assert typist.evaluate("Object.keys(localStorage)") == []
    assert [person.on_paper for person in ready.store.participants(round.id)] == [True] * 3

    # the facilitator counts hands; nothing is stored before the press
    panel.get_by_text(f"Pejlemærke 1: {ITEM}").last.click()
    counted(panel, "2").fill("2")
    counted(panel, "Ved ikke").fill("1")
    assert ready.store.paper_tallies(round.id) == []
    panel.get_by_role("button", name="Gem tallene").first.click()
    expect(panel.get_by_text("Gemt kl.")).to_be_visible()

    desk.go_on("Vis svarene, og gå til dialogen", "Dialog")
    desk.turn_to(ITEM)
    bars = desk.page.get_by_role("region", name="Jeres svar").locator(".se-spread").filter(has_text=FAGLIG)
    expect(bars).to_contain_text("Heraf 3 på papir.")
    expect(bars.get_by_role("img")).to_have_accessible_name(
        f"{FAGLIG}: i meget lav grad: 0, i lav grad: 2, i nogen grad: 0, i høj grad: 2, i meget høj grad: 1"
    )
    typist.reload()
    expect(typist.get_by_text("Teamet er færdigt med at vurdere")).to_be_visible()


def test_a_sheet_is_taken_up_again_after_a_slip_or_a_reload(
    server: RunningServer, ready: RoundsReady, visitors: Visitors
) -> None:
    round = ready.round()
    page = visitors.page(**PHONE)
    ParticipantPage(page).come_by_code(server.address, round.code)
    page.get_by_role("link", name="Tast et ark ind").click()
    page.get_by_role("radio", name=re.compile("^Borger")).check()
    page.get_by_role("button", name="Begynd på arket").click()
    expect(page.get_by_text("Du taster et ark ind.")).to_be_visible()
    page.reload()
    screen = ParticipantPage(page)
    screen.rate(FAGLIG, "3: I nogen grad")
    screen.see_what_is_missing()
    page.get_by_role("button", name="Arket er tastet ind").click()
    page.get_by_role("button", name="Fortryd").click()
    screen.rate(FAGLIG, "2: I lav grad")
    screen.see_what_is_missing()
    page.get_by_role("button", name="Arket er tastet ind").click()
    expect(page.get_by_role("heading", name="Tast et ark ind")).to_be_visible()
    assert [rating.level for rating in ready.store.ratings(round.id)] == [2]
    assert len(ready.store.participants(round.id)) == 1


def test_who_is_with_us_by_video_takes_part_in_everything(
    logged_in: Callable[..., BrowserContext], server: RunningServer, ready: RoundsReady, visitors: Visitors
) -> None:
    round = ready.round()
    desk = FacilitatorPage(logged_in(permissions=["clipboard-read", "clipboard-write"]).new_page())
    desk.open_round(server.address, round.id)
    panel = desk.panel("vurdering")
    panel.get_by_role("button", name="Kopiér link til dem, der er med på video").click()
    expect(panel.get_by_text("Linket er kopieret.")).to_be_visible()
    copied = desk.page.evaluate("navigator.clipboard.readText()")
    assert copied == panel.get_by_label("Link til deltagerne").input_value()
    assert copied.endswith(f"/d/{round.code}")

    remote = ParticipantPage(visitors.page())
    remote.come_by_code(server.address, round.code)
    remote.join("Medarbejder")
    remote.rate(FAGLIG, "3: I nogen grad")
    with remote.page.expect_popup() as opened:
        remote.page.get_by_role("link", name="Se den fælles skærm").click()
    shared = opened.value
    expect(shared.get_by_text("1 er med", exact=True)).to_be_visible()

    ready.goes_to(round, Phase.DIALOG)
    ready.looks_at(round, "p01")
    expect(shared.get_by_role("heading", level=1)).to_contain_text(ITEM)
    expect(remote.heading).to_contain_text(ITEM)
    ready.goes_to(round, Phase.PRIORITERING)
    remote.page.get_by_role("button", name=re.compile("^Giv")).first.click()
    expect(shared.get_by_text("1 er med · 1 har stemt")).to_be_visible()
