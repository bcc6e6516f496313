"""The leader's page keeps the rules that axe knows, is walked by keyboard, and follows what a reader has asked for."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.accessible.checks import sideways, small_targets, violations
from tests.accessible.test_preferences import ADOPT, CUT_OFF, SPACING
from tests.leader.tab import all_pictures

Open = Callable[..., Page]
HEADINGS = "[...document.querySelectorAll('h1, h2, h3, h4')].map((each) => Number(each.localName[1]))"
SHEET = 680
"""CSS pixels of a sheet of A4 between its margins of 15 mm."""


@pytest.fixture
def page(open_page: Open) -> Page:
    """Everything unfolded, with a sentence about what the address asked for in vain."""
    page = open_page("#hold=t1,t9")
    all_pictures(page)
    page.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true; })")
    return page


def test_axe_finds_nothing_at_any_size_light_or_dark(page: Page) -> None:
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 390, 1366])
def test_what_can_be_pressed_is_large_enough_for_a_thumb(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    assert small_targets(page) == []


def test_the_page_is_not_scrolled_sideways(page: Page) -> None:
    assert sideways(page) == []


def test_a_table_that_is_too_wide_scrolls_in_a_place_that_has_a_name_and_takes_the_keys(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    place = page.get_by_role("group", name="Niveau for hvert punkt i hver dimension, forår 2026")
    place.focus()
    expect(place).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(place.get_by_role("columnheader", name="Udveje")).not_to_be_in_viewport()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    expect(place.get_by_role("columnheader", name="Udveje")).to_be_in_viewport()
    page.set_viewport_size({"width": 1920, "height": 1080})
    expect(place).to_have_count(0)


def test_headings_are_in_order_and_there_is_one_first(page: Page) -> None:
    levels = page.evaluate(HEADINGS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_choice_is_made_by_keyboard_alone(open_page: Open) -> None:
    page = open_page()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.locator(".sl-choice > summary").focus()
    page.keyboard.press("Enter")
    for _ in range(3):  # past the two buttons of the first unit
        page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name="Team Åparken")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".sd-about li").first).to_have_text("4 teams")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_groups_of_choices_have_names(page: Page) -> None:
    for name in ("Åkøbing Kommune", "Nabo Kommune", "Spørgerammer", "Periode", "Hent og udskriv"):
        expect(page.get_by_role("group", name=name)).to_be_visible()


def test_levels_are_read_in_high_contrast(open_page: Open) -> None:
    page = open_page(forced_colors="active")
    cell = page.get_by_role("cell", name="1,4")
    expect(cell).to_be_visible()
    colours = cell.evaluate("each => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]")
    assert colours[0] != colours[1]


def test_nothing_moves_for_who_wants_less_movement(page: Page) -> None:
    moving = """[...document.querySelectorAll("main *")].filter((each) => each.checkVisibility() &&
        (parseFloat(getComputedStyle(each).transitionDuration) > 0 || getComputedStyle(each).animationName !== "none"))
        .map((each) => each.outerHTML.slice(0, 80))"""
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(moving) == []


def test_text_with_more_room_is_not_cut_off(page: Page) -> None:
    page.evaluate(ADOPT, SPACING)
    assert page.evaluate(CUT_OFF) == []
    assert sideways(page) == []


def test_a_sheet_of_a4_holds_the_widest_table(page: Page) -> None:
    page.set_viewport_size({"width": SHEET, "height": 1000})
    page.emulate_media(media="print")
    widths = page.locator(".sd-number").evaluate_all("all => all.map((each) => each.getBoundingClientRect().width)")
    assert max(widths) <= SHEET
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(23, 38, 45)"
