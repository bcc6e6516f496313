"""The leader's page of a large unit: how long it takes to be there, and to tell of another choice.

Cold is a visit for which no kernel was ready; warm one for which the server has had the time to make one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from random import Random
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.bench import Bench
from benchmarks.chromium import PATIENCE_MS, chromium
from benchmarks.environments import BENCHMARKS
from benchmarks.report import AtMost, Row, percentile
from benchmarks.systems.large_unit import LargeUnit
from benchmarks.systems.system import QUIET_SECONDS
from benchmarks.unit import SEED, Size

LAPTOP = {"width": 1366, "height": 768}
PROBE = BENCHMARKS / "probes" / "leader.js"
LONGEST_REST = 90
PAUSE_MS = 1500
"""A leader looks at what there is before choosing again; pictures are drawn meanwhile."""
FIRST_SCREEN, ANOTHER_CHOICE = AtMost(2000), AtMost(500)
Samples = Mapping[str, list[float]]


def measure(bench: Bench) -> list[Row]:
    """Reads in new processes, then opens the page cold and warm in turns, then chooses among the teams."""
    system = LargeUnit(bench.work, bench.folder / "leader", seats=0)
    system.size = bench.either(Size(), Size(teams=8, rounds=3))
    with system, chromium() as browser:
        samples: defaultdict[str, list[float]] = defaultdict(list)
        for run in range(bench.either(3, 1)):
            bench.say(f"leader: run {run + 1}")
            for part, seconds in _read(system).items():
                samples[part].append(1000 * seconds)
            _visit_twice(browser, system, samples)
        samples["choice"] = _choices(browser, system, bench.either(18, 6))
    return _rows(samples, system.size)


def _read(system: LargeUnit) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.reading", system.database]
    said: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return said


def _visit_twice(browser: Browser, system: LargeUnit, samples: defaultdict[str, list[float]]) -> None:
    """Once when the server has come to rest, and once while it makes the next kernel."""
    system.server.rest(QUIET_SECONDS, at_most=LONGEST_REST)
    for way in ("warm", "cold"):
        page = _opened(browser, system)
        samples[way].append(_said(page, "leader.first"))
        page.context.close()


def _choices(browser: Browser, system: LargeUnit, many: int) -> list[float]:
    """One team, some, or all, in an order that is the same every time."""
    chance, teams = Random(SEED), range(system.size.teams)
    page = _opened(browser, system)
    _said(page, "leader.first")
    page.locator(".sl-choice summary").click()
    taken = []
    for turn in range(many):
        chosen = sorted(chance.sample(teams, (1, len(teams) // 4, len(teams))[turn % 3]))
        page.wait_for_timeout(PAUSE_MS)
        taken.append(_said(page, f"leader.choose({json.dumps(chosen)})"))
    page.context.close()
    return taken


def _opened(browser: Browser, system: LargeUnit) -> Page:
    context = browser.new_context(viewport=LAPTOP, locale="da-DK")  # type: ignore[arg-type]
    system.log_in(context)
    page = context.new_page()
    page.add_init_script(path=PROBE)
    page.goto(system.page(), wait_until="commit", timeout=PATIENCE_MS)
    return page


def _said(page: Page, expression: str) -> float:
    """What a promise on the page gives; asked over the protocol, since the page forbids eval."""
    session = page.context.new_cdp_session(page)
    asked = {"expression": expression, "awaitPromise": True, "returnByValue": True}
    said: dict[str, Any] = session.send("Runtime.evaluate", asked)
    if "exceptionDetails" in said:
        raise RuntimeError(str(said["exceptionDetails"]["exception"].get("description", said)))
    return float(said["result"]["value"])


def _rows(samples: Samples, size: Size) -> list[Row]:
    unit = f"{size.teams} teams × {size.rounds} rounds × {size.people} persons"
    return [
        _row("leader, new process: loading what it takes", samples["load"], 0.5, note=f"The unit is {unit}."),
        _row("leader, new process: reading and disclosing all answers", samples["read"], 0.5),
        _row("leader, new process: all teams' document", samples["document"], 0.5),
        _row("leader, new process: processor time of it all", samples["processor"], 0.5),
        _row("leader's page, warm kernel: first screen", samples["warm"], 0.5, FIRST_SCREEN),
        _row("leader's page, cold kernel: first screen", samples["cold"], 0.5, FIRST_SCREEN),
        _row("leader's page, another choice: p50", samples["choice"], 0.5, ANOTHER_CHOICE),
        _row("leader's page, another choice: p95", samples["choice"], 0.95, ANOTHER_CHOICE),
    ]


def _row(name: str, samples: list[float], share: float, *goals: AtMost, note: str = "") -> Row:
    value = {"selfeval": percentile(samples, share)}
    return Row(name, "ms", value, goals, note=note, samples={"selfeval": samples})
