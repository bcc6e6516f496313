"""Pages follow what a person has asked of the browser: high contrast, less movement, more room in the text."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from selfeval.records import Phase
from tests.accessible.checks import sideways
from tests.accessible.practice import Practice
from tests.browser.facilitator_page import FacilitatorPage

# WCAG 1.4.12
SPACING = """* {
    line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
} p { margin-bottom: 2em !important; }"""
ADOPT = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
}"""
CUT_OFF = """[...document.querySelectorAll("main *")]
    .filter((each) => each.checkVisibility() && !each.closest(".se-heard"))
    .filter((each) => !each.matches(".se-chart *, textarea, select"))
    .filter((each) => ["hidden", "clip"].includes(getComputedStyle(each).overflowX))
    .filter((each) => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
    .map((each) => each.outerHTML.slice(0, 100))"""


@pytest.fixture
def talking(shared_desk: FacilitatorPage, practice: Practice) -> Page:
    """The facilitator's page in the dialogue, with an item that the team has agreed on."""
    practice.goes_to(Phase.DIALOG)
    practice.looks_at(practice.talked_about().id)
    expect(shared_desk.page.locator(".sf-focus-title")).to_have_text(practice.talked_about().title)
    return shared_desk.page


def background(page: Page, of: str) -> str:
    return page.locator(of).first.evaluate("each => getComputedStyle(each).backgroundColor")


def test_what_is_chosen_is_seen_in_high_contrast(talking: Page) -> None:
    talking.emulate_media(forced_colors="active")
    assert background(talking, ".sf-square:has(:checked)") != background(talking, ".sf-square:not(:has(:checked))")


def test_the_item_in_focus_is_seen_in_high_contrast(talking: Page) -> None:
    talking.emulate_media(forced_colors="active")
    edge = "each => getComputedStyle(each).borderLeftColor"
    now = talking.locator(".sf-agenda li[data-state=now]").evaluate(edge)
    assert now != talking.locator(".sf-agenda ol > li:not([data-state=now])").first.evaluate(edge)


def test_progress_on_the_big_screen_is_seen_in_high_contrast(big_screen: Callable[..., Page]) -> None:
    page = big_screen(Phase.VURDERING, forced_colors="active")
    with (
        Image.open(BytesIO(page.locator("progress").screenshot())) as bar,
        Image.open(BytesIO(page.screenshot())) as all,
    ):
        assert bar.getpixel((bar.width // 4, bar.height // 2)) != all.getpixel((0, 0))


def test_nothing_moves_for_who_wants_less_movement(talking: Page) -> None:
    moving = """[...document.querySelectorAll("main *")].filter((each) => each.checkVisibility() &&
        (parseFloat(getComputedStyle(each).transitionDuration) > 0 || getComputedStyle(each).animationName !== "none"))
        .map((each) => each.outerHTML.slice(0, 80))"""
    talking.emulate_media(reduced_motion="no-preference")
    assert talking.evaluate(moving) != [], "the test can see what moves"
    talking.emulate_media(reduced_motion="reduce")
    assert talking.evaluate(moving) == []


def test_text_with_more_room_is_not_cut_off(talking: Page, big_screen: Callable[..., Page], practice: Practice) -> None:
    for page in (talking, big_screen(Phase.DIALOG)):
        page.evaluate(ADOPT, SPACING)
        assert page.evaluate(CUT_OFF) == []
        assert sideways(page) == []
