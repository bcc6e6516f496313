"""How a big screen is laid out: the size of its letters, what is cut or lies on something else, and how full it is."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

SMALLEST_TEXT = 24
FILLED = 0.5

MEASURE = """() => {
    const main = document.querySelector("main");
    const words = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const lines = [];
    let smallest = Infinity;
    while (words.nextNode()) {
        const node = words.currentNode;
        const parent = node.parentElement;
        if (!node.data.trim() || !parent.checkVisibility() || parent.closest(".se-heard")) continue;
        const scale = parent.closest("svg")?.getScreenCTM().a ?? 1;
        smallest = Math.min(smallest, parseFloat(getComputedStyle(parent).fontSize) * scale);
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const { left, top, right, bottom } of range.getClientRects())
            lines.push({ left, top, right, bottom, text: node.data.trim().slice(0, 40), parent });
    }
    const off = lines.filter(({ left, top, right, bottom }) =>
        left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1);
    const over = [];
    const meets = (one, other) =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
        Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 6;
    lines.forEach((one, at) => {
        for (const other of lines.slice(at + 1))
            if (one.parent !== other.parent && meets(one, other)) over.push(`${one.text} / ${other.text}`);
    });
    const shown = [...main.querySelectorAll("li, tr, img, svg, .se-card, .sp-late, h1, p, progress")]
        .filter((each) => each.checkVisibility()).map((each) => each.getBoundingClientRect());
    const stage = document.querySelector(".sp-stage").getBoundingClientRect();
    let [filled, all] = [0, 0];
    for (let x = stage.left + 10; x < stage.right; x += 40)
        for (let y = stage.top + 10; y < stage.bottom; y += 40) {
            all += 1;
            if (shown.some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom)) filled += 1;
        }
    return { smallest, off: off.map(({ text }) => text), over, filled: filled / all };
}"""

SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True)
class Layout:
    """What a screen shows, measured. filled: the share of the stage that words, pictures and cards take."""

    smallest: float
    off: list[str]
    over: list[str]
    filled: float


def layout(page: Page) -> Layout:
    """Measure the page as it stands."""
    page.evaluate(SETTLED)
    return Layout(**page.evaluate(MEASURE))


def require_well_laid_out(page: Page, *, is_pause: bool = False) -> None:
    """Require on every page of the scene that all can be read, nothing is cut or covered, and half of it is used."""
    for _ in range(pages(page)):
        found = layout(page)
        assert found.smallest >= SMALLEST_TEXT, found
        assert (found.off, found.over) == ([], []), found
        assert is_pause or found.filled >= FILLED, found
        page.keyboard.press("ArrowRight")


def pages(page: Page) -> int:
    """How many pages the scene has."""
    page.evaluate(SETTLED)
    said = page.locator(".sp-page").all_inner_texts()
    return max([int(text.split(" af ")[1].split()[0]) for text in said], default=1)
