"""What is printed comes out whole on A4, and nothing else with it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from selfeval.protocol.names import item_name
from selfeval.records import Phase
from tests.accessible.practice import Practice
from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.running_server import RunningServer

A4 = {"width": 680, "height": 1010}
"""A sheet of A4 without its margins, at 96 dots to the inch."""


@pytest.fixture
def desk(shared_desk: FacilitatorPage, practice: Practice) -> FacilitatorPage:
    """The practice round in udviklingsplan."""
    practice.goes_to(Phase.UDVIKLINGSPLAN)
    shared_desk.expect_phase("Udviklingsplan")
    return shared_desk


@pytest.fixture
def own_desk(facilitator: FacilitatorPage, server: RunningServer, practice: Practice) -> FacilitatorPage:
    """The same on a page of the test's own, which it may leave half-written."""
    facilitator.page.add_init_script("window.print = () => {}")
    practice.goes_to(Phase.UDVIKLINGSPLAN)
    facilitator.open_round(server.address, practice.round_id)
    return facilitator


def prints(desk: FacilitatorPage, button: str) -> Page:
    """Press the button, and see the page as it is printed."""
    page = desk.page
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("html[data-print]")).to_have_count(1)
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size(A4)
    return page


def shown(page: Page) -> str:
    """All text that is printed."""
    return page.locator("body").inner_text()


def pages(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def too_wide(page: Page) -> list[str]:
    """What reaches beyond the paper's right edge."""
    return page.evaluate("""() => document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.querySelectorAll("body *")]
            .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth)
            .map((each) => each.outerHTML.slice(0, 120))""")


def test_the_result_holds_every_item_with_numbers_and_agreements(desk: FacilitatorPage, practice: Practice) -> None:
    page, result = prints(desk, "Udskriv resultatet"), practice.result()
    text = shown(page)
    for item in result.content.items:
        sheet = page.locator(".sf-sheet").filter(has=page.get_by_role("heading", name=item_name(item), exact=True))
        expect(sheet.get_by_role("table").locator("tbody tr")).to_have_count(3)
        expect(sheet.locator(".se-chart")).to_have_count(3)
    ranking = page.locator(".sf-ranking").get_by_role("table").locator("tbody tr")
    expect(ranking).to_have_count(len(result.priorities))
    for at, line in enumerate(result.priorities):
        expect(ranking.nth(at).get_by_role("rowheader")).to_have_text(item_name(result.content.item(line.item)))
        expect(ranking.nth(at).get_by_role("cell").nth(1)).to_have_text(str(line.votes))
    for agreed in result.consensus:
        assert agreed.reason in text
    for note in result.notes:
        assert note.succeeds in text
    assert "Det gør vi" not in text
    assert "Tilgængelighed" not in text
    assert not too_wide(page)
    assert pages(page) < len(result.content.items)


def test_notes_and_reflections_are_not_in_the_result(desk: FacilitatorPage, practice: Practice) -> None:
    text = shown(prints(desk, "Udskriv resultatet"))
    written = [note.text for picture in practice.result().pictures for note in picture.notes]
    assert written
    assert [note for note in written if note in text] == []


def test_the_plan_holds_every_action_and_what_is_left_of_earlier_ones(
    desk: FacilitatorPage, practice: Practice
) -> None:
    page, result = prints(desk, "Udskriv udviklingsplanen"), practice.result()
    text = shown(page)
    for action in [line.action for line in (*result.actions, *result.carried)]:
        assert action.what in text
        assert action.owner in text
    assert "Afslut runden" not in text
    assert not too_wide(page)


def test_an_action_that_is_being_mended_is_printed_as_it_is_stored(
    own_desk: FacilitatorPage, practice: Practice
) -> None:
    first = practice.result().actions[0].action
    own_desk.page.get_by_role("button", name=f"Ret: {first.what}").click()
    assert first.what in shown(prints(own_desk, "Udskriv udviklingsplanen"))


def test_the_agenda_holds_every_item_with_its_reasons(desk: FacilitatorPage, practice: Practice) -> None:
    practice.goes_to(Phase.DIALOG)
    practice.looks_at(practice.talked_about().id)
    desk.expect_phase("Dialog")
    page, result = prints(desk, "Udskriv dagsordenen"), practice.result()
    text = shown(page)
    for line in result.agenda:
        assert result.content.item(line.item).title in text
        assert all(reason in text for reason in line.reasons)
    assert "Det bliver vi enige om" not in text
    assert not too_wide(page)


def test_the_invitation_fills_one_sheet(desk: FacilitatorPage, practice: Practice) -> None:
    desk.look_at("Forberedelse")
    page = prints(desk, "Udskriv invitationen")
    assert f"{practice.code[:3]} {practice.code[3:]}" in shown(page)
    expect(page.get_by_role("img", name="QR-kode til")).to_be_visible()
    assert pages(page) == 1


def test_paper_is_light_whatever_the_screen_is(desk: FacilitatorPage, practice: Practice) -> None:
    page = prints(desk, "Udskriv udviklingsplanen")
    assert page.evaluate("getComputedStyle(document.querySelector('.sf-panel h1')).color") == "rgb(23, 38, 45)"


def test_after_printing_the_page_is_as_before(desk: FacilitatorPage, practice: Practice) -> None:
    page = prints(desk, "Udskriv resultatet")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator(".sf-result")).to_be_hidden()
    expect(desk.phases).to_be_visible()


def test_the_result_cannot_be_had_before_the_dialogue(desk: FacilitatorPage, practice: Practice) -> None:
    practice.goes_to(Phase.VURDERING)
    desk.expect_phase("Vurdering")
    desk.look_at("Udviklingsplan")
    desk.page.get_by_role("button", name="Udskriv resultatet").click()
    expect(desk.page.get_by_text("Svarene vises først, når dialogen begynder.")).to_be_visible()


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("readers", ["Medarbejdere og andre", "Borgere"])
def test_the_sheet_to_answer_on_has_a_box_for_every_answer_and_none_for_a_name(
    desk: FacilitatorPage, practice: Practice, readers: str, large: bool
) -> None:
    desk.look_at("Forberedelse")
    part = desk.panel("forberedelse").locator("details").filter(has_text="Er der nogen uden telefon?")
    part.evaluate("fold => { fold.open = true }")
    part.get_by_label("Hvem er arket til?").select_option(readers)
    part.get_by_label("Stor skrift").set_checked(large)
    page, content = prints(desk, "Udskriv arket"), practice.result().content
    each = 1 if readers == "Borgere" else 3
    expect(page.locator(".sf-asked")).to_have_count(each * len(content.items))
    expect(page.locator(".sf-asked .sf-box")).to_have_count(7 * each * len(content.items))
    text = shown(page)
    assert "Skriv ikke navn." in text
    assert "En, der ikke er med i teamet, taster arket ind. Derefter bliver arket makuleret." in text
    assert "Udskriv arket" not in text
    assert page.locator(".sf-answer-sheet input").count() == 0
    assert not too_wide(page)
