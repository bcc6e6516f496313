"""A round is closed on purpose only: neither by a double click nor by a key held down."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from selfeval.records import Phase
from tests.accessible.practice import Practice
from tests.browser.facilitator_page import FacilitatorPage

pytestmark = pytest.mark.browser
"""Said here, since the desk is asked for by name, which collection cannot see."""

PLACES = {"udviklingsplan": "Afslut runden", "tavle": "Flyt runden til afsluttet"}
every_place = pytest.mark.parametrize("place", PLACES)


@pytest.fixture
def first(practice: Practice, request: pytest.FixtureRequest) -> Callable[[str], Locator]:
    """The button that begins to close the round, in the plan or on the board."""

    def find(place: str) -> Locator:
        practice.goes_to(Phase.UDVIKLINGSPLAN)
        opened: FacilitatorPage = request.getfixturevalue("shared_desk")
        if place == "tavle":
            opened.look_at("Afsluttet")
        return opened.panel(place).get_by_role("button", name=PLACES[place], exact=True)

    return find


def yes(page: Page) -> Locator:
    return page.get_by_role("button", name="Ja, afslut runden")


def expect_open(page: Page, practice: Practice) -> None:
    """The question can still be answered, and the server, asked after everything before, has the round open."""
    expect(yes(page)).not_to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Fortryd", exact=True).click()
    expect(yes(page)).to_have_count(0)
    assert practice.round.phase == Phase.UDVIKLINGSPLAN


@every_place
def test_a_double_click_closes_nothing(first: Callable[[str], Locator], practice: Practice, place: str) -> None:
    button = first(place)
    button.dblclick()
    expect_open(button.page, practice)


@every_place
def test_an_answer_counts_only_when_there_was_time_to_read(
    first: Callable[[str], Locator], practice: Practice, place: str
) -> None:
    button = first(place)
    button.evaluate("""async first => {
        first.click();
        await null; // the question is drawn
        [...document.querySelectorAll("button")].find((each) => each.textContent === "Ja, afslut runden").click();
    }""")
    expect_open(button.page, practice)


@every_place
def test_a_key_held_down_closes_nothing(first: Callable[[str], Locator], practice: Practice, place: str) -> None:
    button = first(place)
    page = button.page
    button.focus()
    for _ in range(20):
        page.keyboard.down("Enter")
    expect(yes(page)).not_to_have_attribute("aria-disabled", "true")
    page.keyboard.down("Enter")
    yes(page).focus()
    page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    expect_open(page, practice)


@every_place
@pytest.mark.parametrize("width", [390, 1366])
def test_the_answer_is_elsewhere_and_the_button_stays(
    first: Callable[[str], Locator], practice: Practice, place: str, width: int
) -> None:
    button = first(place)
    page = button.page
    page.set_viewport_size({"width": width, "height": 800})
    button.scroll_into_view_if_needed()
    before = button.bounding_box()
    button.evaluate("first => first.click()")
    expect(yes(page)).to_be_visible()
    answer = yes(page).bounding_box()
    assert before
    assert answer
    assert button.bounding_box() == before
    assert answer["y"] >= before["y"] + before["height"]
    expect_open(page, practice)
