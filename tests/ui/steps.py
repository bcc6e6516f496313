"""Steps that the browser tests of the participant's page are made of."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from selfeval.framework import read_framework
from selfeval.records import Round
from tests.accessible import checks
from tests.browser.visitors import PATIENCE_MS
from tests.ui.dev_server import DevServer

FIRST = read_framework("pejlemaerker-bostoette", "2021").item("p01")
SIZES = [(320, 640), *checks.SIZES]
LOOK_MS = 25
SAVED = re.compile(r"Gemt kl\. \d\d\.\d\d")


def comes(page: Page, server: DevServer, round: Round) -> Page:
    page.goto(f"{server.address}/d/{round.code}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


def joins(page: Page, server: DevServer, round: Round, perspective: str = "Medarbejder") -> Page:
    comes(page, server, round)
    page.get_by_role("radio", name=perspective).check()
    page.get_by_role("button", name="Deltag").click()
    expect(page.get_by_role("button", name="Deltag")).to_have_count(0)
    expect(page.locator(".se-topbar .se-saved")).not_to_have_text("Gemmer …")  # the server has let one in
    return page


def card(page: Page, dimension: str) -> Locator:
    return page.locator("section").filter(has=page.get_by_role("heading", name=dimension, exact=True))


def rates(page: Page, dimension: str, level: str) -> None:
    card(page, dimension).get_by_role("radio", name=level).check()
    expect(card(page, dimension).get_by_text(SAVED)).to_be_visible()


def opens(page: Page, summary: str) -> None:
    page.locator("summary").filter(has_text=summary).first.click()


def leaves(page: Page) -> None:
    """Let another person answer here: the button asks once more, under itself."""
    page.get_by_role("button", name="Lad en anden svare på denne enhed").click()
    page.get_by_role("button", name="Ja, lad en anden svare").click()


def violations(page: Page) -> list[str]:
    """What axe finds at every size of `SIZES`, light and dark; at none can the page be scrolled sideways."""
    found = checks.violations(page, SIZES) + checks.sideways(page, SIZES)
    page.set_viewport_size({"width": 390, "height": 844})
    return found


def wait_until(page: Page, holds: Callable[[], bool]) -> None:
    """Let the browser go on until something outside it holds."""
    for _ in range(PATIENCE_MS // LOOK_MS):
        if holds():
            return
        page.wait_for_timeout(LOOK_MS)
    raise AssertionError("it did not come to hold")
