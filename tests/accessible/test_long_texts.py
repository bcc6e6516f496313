"""However much is written, the agenda and the item in focus stand side by side, or above each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import FloatRect, Page, expect

from selfeval.records import Phase
from selfeval.workshop.answers.consensus import say
from tests.accessible.practice import Practice
from tests.browser.facilitator_page import FacilitatorPage

pytestmark = pytest.mark.browser
"""Said here, since the desk is asked for by name, which collection cannot see."""

WIDTHS = (1280, 1366, 1440)
SENTENCE = "Vi mangler tid til at tale sammen om borgerens egne mål, og det går ud over samarbejdet i hele teamet. "
TEXTS = {
    "empty": "",
    "140": (SENTENCE * 10)[:140].strip(),
    "300": (SENTENCE * 10)[:300].strip(),
    "1000": (SENTENCE * 10)[:1000].strip(),
    "one long word": "a" * 1000,
}
IN_JUPYTERLAB = """const sheet = new CSSStyleSheet();
    sheet.replaceSync(".sf-panel { max-width: 56rem }");
    document.adoptedStyleSheets = [sheet];"""
"""There the page stands beside a list of files, so that a panel is narrower than the window."""
STICKING_OUT = """edge => [...document.querySelectorAll(".sf-focus *")]
    .filter((each) => each.checkVisibility() && !each.closest(".se-heard, .sf-scroll"))
    .filter((each) => each.getBoundingClientRect().right > edge + 1)
    .map((each) => each.outerHTML.slice(0, 80))"""


@pytest.fixture
def in_dialogue(practice: Practice, request: pytest.FixtureRequest) -> Callable[[str], Page]:
    """The dialogue on a laptop, with a text in »Det er svært«."""

    def write(text: str) -> Page:
        item = practice.talked_about().id
        practice.goes_to(Phase.DIALOG)
        practice.looks_at(item)
        opened: FacilitatorPage = request.getfixturevalue("shared_desk")
        said = practice.result().said(item)
        seen = said.revision if said else 0
        say(practice.store, practice.round, item, succeeds="", difficult=text, will_try="", seen=seen)
        expect(opened.page.get_by_label("Det er svært")).to_have_value(text)
        return opened.page

    return write


def box(page: Page, selector: str) -> FloatRect:
    found = page.locator(f".sf-dialogue > {selector}").bounding_box()
    assert found
    return found


def agenda_beside_item(page: Page, width: int) -> float:
    """Require that nothing overlaps or overflows at this width, and return the agenda's width."""
    page.set_viewport_size({"width": width, "height": 768})
    agenda, item = box(page, ".sf-agenda"), box(page, ".sf-focus")
    beside, above = agenda["x"] + agenda["width"] <= item["x"], agenda["y"] + agenda["height"] <= item["y"]
    assert beside or above, "the agenda lies on the item"
    assert page.evaluate(STICKING_OUT, item["x"] + item["width"]) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    return agenda["width"]


@pytest.mark.parametrize("panel", ["served", "jupyterlab"])
def test_the_agenda_keeps_its_width_whatever_the_team_says(in_dialogue: Callable[[str], Page], panel: str) -> None:
    found: dict[int, set[float]] = {width: set() for width in WIDTHS}
    for text in TEXTS.values():
        page = in_dialogue(text)
        if panel == "jupyterlab":
            page.evaluate(IN_JUPYTERLAB)
        for width in WIDTHS:
            found[width].add(agenda_beside_item(page, width))
    assert {len(widths) for widths in found.values()} == {1}
    assert min(min(widths) for widths in found.values()) >= 18 * 16
