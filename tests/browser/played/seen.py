"""What screens show of bars, ranking and plan, read off the page as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from playwright.sync_api import Locator, Page, expect

from tests.accessible.laid_out import layout, pages, require_well_laid_out
from tests.browser.played.people import ITEMS
from tests.browser.played.recount import OF_DIMENSION, Bar, Ranked

ROWS = """rows => rows.map(row => [
    row.querySelector("h2, h3, h4").textContent,
    row.querySelector(".se-chart").ariaLabel,
    row.querySelector(".se-besides")?.textContent ?? "",
])"""
CELLS = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"


def bars(page: Page) -> dict[str, Bar]:
    """The bars of the item that is talked about, on a phone, at the desk or on the big screen."""
    rows = page.locator(".se-spread:visible, .sp-row")
    expect(rows.locator(".se-chart")).to_have_count(len(OF_DIMENSION))
    return {
        title: Bar(tuple(map(int, re.findall(r"grad: (\d+)", counts))), besides.removeprefix("Desuden: "))
        for title, counts, besides in rows.evaluate_all(ROWS)
    }


def bars_of_result(page: Page, title: str) -> dict[str, Bar]:
    """The bars of an item on the page of a closed round."""
    item = page.locator(".item").filter(has=page.get_by_role("heading", level=3, name=title))
    return {of.get_by_role("heading").inner_text(): _of_result(of) for of in item.locator(".picture").all()}


def _of_result(picture: Locator) -> Bar:
    lines = [text.split(":") for text in picture.locator(".counts li").all_text_contents()]
    counts = tuple(int(count) for *_, count in lines[:5])
    return Bar(counts, " · ".join(f"{int(count)} {label.strip().lower()}" for label, count in lines[5:]))


def ranking(table: Locator, *, at: int = 0, importance: bool = True) -> list[Ranked]:
    """The rows of a ranking, in which the item stands in the column `at`."""
    return [
        Ranked(item_named(cells[at]), int(cells[at + 1]), cells[at + 2] if importance else "")
        for cells in table.locator("tbody tr").evaluate_all(CELLS)
    ]


def item_named(name: str) -> str:
    """The id of an item by what it is called: "Pejlemærke 2: En fælles faglig retning"."""
    return next(id for id, title in ITEMS.items() if name.endswith(title))


class BigScreen:
    """The big screen, each of its scenes read from afar. `least`: the smallest letters of each, in pixels."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.least: dict[str, float] = {}

    def shows(self, scene: str, text: str, *, is_pause: bool = False) -> None:
        """Wait for a scene, and require that it can be read, whole, on each of its pages."""
        expect(self.page.locator(".sp-stage")).to_contain_text(text)
        require_well_laid_out(self.page, is_pause=is_pause)
        self.least[scene] = min(layout(self.page).smallest for _ in self.leaf())

    def leaf(self) -> Iterable[None]:
        """Turn through the pages of the scene."""
        for _ in range(pages(self.page)):
            yield
            self.page.keyboard.press("ArrowRight")

    def ranking(self) -> list[Ranked]:
        table = self.page.locator(".sp-table")
        return [line for _ in self.leaf() for line in ranking(table, at=1, importance=False)]

    def actions(self) -> list[str]:
        return [what for _ in self.leaf() for what in self.page.locator(".sp-action h2").all_inner_texts()]
