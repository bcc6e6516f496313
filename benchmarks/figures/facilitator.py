"""The facilitator's page in Chromium, on our server and under stock Voilà: the same notebook, the same round.

Cold is a browser profile without a cache; warm is the next visit in the same profile, when the server has come to rest
(ours has then made a kernel ready); at once is a reload before that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext

from benchmarks.bench import Bench
from benchmarks.chromium import Visit, chromium, visit
from benchmarks.environments import BENCHMARKS
from benchmarks.processes import Served
from benchmarks.report import AtMost, AtMostTimes, Row, medians
from benchmarks.systems.notebook import StockNotebook
from benchmarks.systems.selfeval import Selfeval
from benchmarks.systems.system import QUIET_SECONDS

LAPTOP = {"width": 1366, "height": 768}
PROBE = BENCHMARKS / "probes" / "facilitator.js"
WAYS = ("cold", "warm", "at once")
Visits = dict[str, list[Visit]]


@dataclass(frozen=True)
class Opened:
    """A system's page and its server."""

    name: str
    address: str
    server: Served


def measure(bench: Bench) -> list[Row]:
    """Opens the page some times in turns."""
    runs = bench.either(5, 1)
    visits: dict[str, Visits] = {way: defaultdict(list) for way in WAYS}
    with ExitStack() as stack:
        ours = stack.enter_context(Selfeval(bench.work, bench.folder / "facilitator", seats=1))
        stock = stack.enter_context(StockNotebook(ours))
        browser = stack.enter_context(chromium())
        pages = [
            Opened("selfeval", f"{ours.address}/facilitator#runde={ours.round.id}", ours.server),
            Opened("voila", f"{stock.address}/#runde={ours.round.id}", stock.server),
        ]
        for run in range(runs):
            bench.say(f"facilitator: run {run + 1} of {runs}")
            for page in pages:
                for way, seen in zip(WAYS, _three_visits(browser, ours, page), strict=True):
                    visits[way][page.name].append(seen)
    return _rows(visits)


def _three_visits(browser: Browser, ours: Selfeval, page: Opened) -> Iterator[Visit]:
    context = _profile(browser, ours)
    for way in WAYS:
        if way != "at once":
            page.server.rest(QUIET_SECONDS)
        yield visit(context, page.address, PROBE)
    context.close()


def _profile(browser: Browser, ours: Selfeval) -> BrowserContext:
    """A new profile that is logged in on our server; stock Voilà asks for nothing."""
    context = browser.new_context(viewport=LAPTOP, locale="da-DK")  # type: ignore[arg-type]
    ours.log_in(context)
    return context


def _rows(visits: dict[str, Visits]) -> list[Row]:
    ahead = AtMostTimes("voila", 0.5)
    cold, warm, at_once = (visits[way] for way in WAYS)
    return [
        _row("facilitator's page, cold: first click answered", cold, "saved", [AtMost(2500), ahead]),
        _row("facilitator's page, warm: first click answered", warm, "saved", [AtMost(1500), ahead]),
        _row("facilitator's page, reloaded at once: first click answered", at_once, "saved", []),
        _row("facilitator's page, cold: first paint", cold, "painted", [AtMost(500)]),
        _row("facilitator's page, warm: first paint", warm, "painted", [AtMost(500)]),
        Row("facilitator's page, cold: bytes over the line", "kB", medians(_kilobytes(cold))),
        Row("facilitator's page, warm: bytes over the line", "kB", medians(_kilobytes(warm))),
    ]


def _row(name: str, visits: Visits, part: str, goals: list[AtMost | AtMostTimes]) -> Row:
    samples = {system: [float(getattr(one, part)) for one in seen] for system, seen in visits.items()}
    return Row(name, "ms", medians(samples), goals, samples=samples)


def _kilobytes(visits: Visits) -> dict[str, list[float]]:
    return {system: [one.fetched.bytes / 1000 for one in seen] for system, seen in visits.items()}
