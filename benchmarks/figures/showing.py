"""How long it takes until a click on a participant's phone shows on the facilitator's page, with thirty taking part."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from benchmarks.bench import Bench
from benchmarks.chromium import PATIENCE_MS, chromium
from benchmarks.client import LoadClient
from benchmarks.environments import BENCHMARKS
from benchmarks.report import AtMost, Row, percentile
from benchmarks.systems.selfeval import Selfeval

PEOPLE = 30
PAUSE_SECONDS = 1.7
"""Out of step with the page's own clock."""


def measure(bench: Bench) -> list[Row]:
    """One after the other answers the last of the first item's questions; the page's count of the item goes up."""
    clicks = bench.either(PEOPLE, 8)
    with Selfeval(bench.work, bench.folder / "showing", seats=PEOPLE) as system, chromium() as browser:
        page = browser.new_page()
        page.add_init_script(path=BENCHMARKS / "probes" / "progress.js")
        options = {"people": PEOPLE, "clicks": clicks, "pause": PAUSE_SECONDS}
        with LoadClient(system, "showing", **options) as client:
            client.report()
            _open(page, system)
            bench.say(f"showing: {clicks} clicks")
            client.go_on()
            clicked = client.report()["clicked"]
        shown: dict[str, Any] = page.evaluate("window.shown")
    samples = [shown[str(number)] - 1000 * at for number, at in enumerate(clicked, 1) if str(number) in shown]
    return _rows(samples, missed=len(clicked) - len(samples))


def _open(page: Page, system: Selfeval) -> None:
    system.log_in(page.context)
    page.goto(f"{system.address}/facilitator#runde={system.round.id}", timeout=PATIENCE_MS)
    page.locator(".sf-progress .sf-count").first.wait_for(timeout=PATIENCE_MS)


def _rows(samples: list[float], missed: int) -> list[Row]:
    note = f"{missed} of the counts were never shown by themselves" if missed else ""
    name = f"a click shows on the facilitator's page, {PEOPLE} taking part"
    return [
        Row(f"{name}: p50", "ms", {"selfeval": percentile(samples, 0.5)}, samples={"selfeval": samples}),
        Row(f"{name}: p95", "ms", {"selfeval": percentile(samples, 0.95)}, [AtMost(1000)], note=note),
    ]
