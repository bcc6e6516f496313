"""What a page must hold at every size, light and dark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""All that the dark can change: it gives other colours to the same page, as `test_rules.py` holds."""

SIZES = [(390, 844), (1366, 768), (1920, 1080)]
NARROW = [(320, 640), (683, 384)]
"""A small phone, which is also a laptop at 400 %; and a laptop of 1366 × 768 at 200 %."""

AXE = f"() => {{ {AXE_SCRIPT} }}"
RUN = """async ([runOnly, left]) => {
    const rules = Object.fromEntries(left.map((id) => [id, { enabled: false }]));
    const { violations } = await axe.run({ runOnly, rules, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 160)}`));
}"""

TARGET = 44
SMALL_TARGETS = """least => [
        ...document.querySelectorAll("a, button, summary, select, input, textarea, label:has(input)")
    ]
    .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: false }))
    .filter((each) => !each.matches(".skip"))
    .filter((each) => each.matches("label") || !each.closest("label:has(input)"))
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([each, { width, height }]) => width && (width < least - 0.5 || height < least - 0.5))
    .map(([each, { width, height }]) => `${Math.round(width)}×${Math.round(height)} ${each.outerHTML.slice(0, 120)}`)"""


def violations(page: Page, sizes: Sequence[tuple[int, int]] = SIZES) -> list[str]:
    """What axe finds at each size, light and dark, on the page as it stands: it is loaded once, and so is axe.

    Colours take four fifths of the time. No size has colours of its own, so they are looked at where most is shown: at
    the first and the last size, and at the first in the dark.
    """
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    found = []
    for size in sizes:
        left = [] if size in (sizes[0], sizes[-1]) else OF_COLOURS
        found += _found(page, "light", size, RULES, left)
    return found + _found(page, "dark", sizes[0], {"type": "rule", "values": OF_COLOURS}, [])


def _found(page: Page, scheme: str, size: tuple[int, int], rules: dict[str, Any], left: list[str]) -> list[str]:
    width, height = size
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": height})
    return [f"{scheme} {width}: {each}" for each in page.evaluate(RUN, [rules, left])]


def sideways(page: Page, sizes: Sequence[tuple[int, int]] = NARROW) -> list[str]:
    """The sizes at which the page can be scrolled sideways, and what is too wide, with narrow and with wide letters."""
    found = _sideways(page, sizes)
    with wide_letters(page):
        return found + [f"wide letters, {each}" for each in _sideways(page, sizes)]


def _sideways(page: Page, sizes: Sequence[tuple[int, int]]) -> list[str]:
    found = []
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        if (scrolled := page.evaluate("document.documentElement.scrollWidth")) > width:
            found.append(f"{width}, {scrolled} to scroll: {page.evaluate(WIDE)}")
    return found


@contextmanager
def wide_letters(page: Page) -> Iterator[None]:
    """While the block runs, the page is drawn with the widest of the usual fonts, and text is set to large."""
    browser = page.context.new_cdp_session(page)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": LARGE}})
    page.evaluate(WIDE_LETTERS)
    yield
    page.evaluate("document.adoptedStyleSheets.pop(); dispatchEvent(new Event('resize'))")
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
    browser.detach()


LARGE = 20
"""Pixels of ordinary text, where most browsers have 16."""

WIDE_LETTERS = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*, ::before, ::after { font-family: "DejaVu Sans" !important; }');
    document.adoptedStyleSheets.push(sheet);
    dispatchEvent(new Event("resize"));
}"""

WIDE = """[...document.querySelectorAll("body *")]
    .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth)
    .map((each) => each.outerHTML.slice(0, 80)).slice(0, 6)"""


def small_targets(page: Page) -> list[str]:
    """What can be pressed and is smaller than a thumb, at the size that the page has."""
    return page.evaluate(SMALL_TARGETS, TARGET)
