"""The participant's page in Chromium, without a cache: when the first rating is saved, and what was fetched."""

from __future__ import annotations

from collections import defaultdict
from contextlib import ExitStack

from playwright.sync_api import Browser

from benchmarks.bench import Bench
from benchmarks.chromium import Visit, chromium, visit
from benchmarks.report import AtMost, AtMostTimes, Row, medians
from benchmarks.systems.system import System

PHONE = {"width": 390, "height": 844}


def measure(bench: Bench) -> list[Row]:
    """Opens each system's page some times, in turns, so that what else the machine does strikes all alike."""
    runs = bench.either(9, 2)
    visits: defaultdict[str, list[Visit]] = defaultdict(list)
    with ExitStack() as stack:
        systems = [stack.enter_context(bench.system(name, seats=runs + 1)) for name in bench.names]
        browser = stack.enter_context(chromium())
        for run in range(runs + 1):  # the first is not counted: servers have things to load, too
            bench.say(f"page: run {run} of {runs}")
            for system in systems:
                seen = _new_participant(browser, system)
                if run:
                    visits[system.name].append(seen)
    return _rows(visits)


def _new_participant(browser: Browser, system: System) -> Visit:
    context = browser.new_context(viewport=PHONE, locale="da-DK")  # type: ignore[arg-type]
    try:
        return visit(context, system.page(), system.probe)
    finally:
        context.close()


def _rows(visits: dict[str, list[Visit]]) -> list[Row]:
    saved = {name: [one.saved for one in seen] for name, seen in visits.items()}
    painted = {name: [one.painted for one in seen] for name, seen in visits.items()}
    kilobytes = {name: [one.fetched.bytes / 1000 for one in seen] for name, seen in visits.items()}
    requests = {name: [float(one.fetched.requests) for one in seen] for name, seen in visits.items()}
    return [
        Row(
            "page, Chromium cold: first rating saved",
            "ms",
            medians(saved),
            [AtMostTimes("otree", 0.5), AtMostTimes("floor", 1.5)],
            note="selfeval's participant also chooses a perspective and joins first; peers' participants need not.",
            samples=saved,
        ),
        Row("page, Chromium cold: first paint", "ms", medians(painted), samples=painted),
        Row("page, cold: bytes over the line", "kB", medians(kilobytes), [AtMost(60)]),
        Row("page, cold: requests, sockets among them", "", medians(requests), [AtMost(8)]),
    ]
