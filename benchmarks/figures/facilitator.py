"""The facilitator's page in Chromium, on our server and under stock Voilà: the same notebook, the same round."""

from __future__ import annotations

from collections import defaultdict
from contextlib import ExitStack

from playwright.sync_api import Browser, BrowserContext

from benchmarks.bench import Bench
from benchmarks.chromium import Visit, chromium, visit
from benchmarks.environments import BENCHMARKS
from benchmarks.report import AtMost, AtMostTimes, Row, medians
from benchmarks.systems.notebook import StockNotebook
from benchmarks.systems.selfeval import Selfeval

LAPTOP = {"width": 1366, "height": 768}
PROBE = BENCHMARKS / "probes" / "facilitator.js"
Visits = defaultdict[str, list[Visit]]


def measure(bench: Bench) -> list[Row]:
    """Opens the page some times in turns: first in a new browser profile (cold), then again in the same (warm)."""
    runs = bench.either(7, 2)
    cold: Visits = defaultdict(list)
    warm: Visits = defaultdict(list)
    with ExitStack() as stack:
        ours = Selfeval(bench.work, bench.folder / "facilitator", seats=1)
        stack.enter_context(ours)
        stock = stack.enter_context(StockNotebook(ours))
        browser = stack.enter_context(chromium())
        for run in range(runs):
            bench.say(f"facilitator: run {run + 1} of {runs}")
            for name, address in (("selfeval", f"{ours.address}/facilitator"), ("voila", f"{stock.address}/")):
                context = _profile(browser, ours)
                for times in (cold, warm):
                    times[name].append(visit(context, f"{address}#runde={ours.round.id}", PROBE))
                context.close()
    return _rows(cold, warm)


def _profile(browser: Browser, ours: Selfeval) -> BrowserContext:
    """A new profile that is logged in on our server; stock Voilà asks for nothing."""
    context = browser.new_context(viewport=LAPTOP, locale="da-DK")  # type: ignore[arg-type]
    answer = context.request.post(f"{ours.address}/log-ind", form={"noegle": ours.key}, max_redirects=0)
    assert answer.status == 302, answer.status
    return context


def _rows(cold: Visits, warm: Visits) -> list[Row]:
    ahead = AtMostTimes("voila", 0.5)
    return [
        _row("facilitator's page, cold: first click answered", cold, "saved", [AtMost(2500), ahead]),
        _row("facilitator's page, warm: first click answered", warm, "saved", [AtMost(1500), ahead]),
        _row("facilitator's page, cold: first paint", cold, "painted", [AtMost(500)]),
        _row("facilitator's page, warm: first paint", warm, "painted", []),
        Row("facilitator's page, cold: bytes over the line", "kB", medians(_kilobytes(cold))),
    ]


def _row(name: str, visits: Visits, part: str, goals: list[AtMost | AtMostTimes]) -> Row:
    samples = {system: [float(getattr(one, part)) for one in seen] for system, seen in visits.items()}
    return Row(name, "ms", medians(samples), goals, samples=samples)


def _kilobytes(visits: Visits) -> dict[str, list[float]]:
    return {system: [one.fetched.bytes / 1000 for one in seen] for system, seen in visits.items()}
