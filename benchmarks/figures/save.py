"""Thirty people join within a second and rate item by item: how long the page and each save take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.bench import Bench
from benchmarks.client import LoadClient
from benchmarks.report import AtMost, AtMostTimes, Goal, Row, milliseconds, percentile

PEOPLE = 30
PAUSE_SECONDS = 1.0
"""Between two clicks of one participant: several times faster than anybody reads."""
OTREE_ANSWERS_EARLY = "oTree says that an answer is saved before it commits it; the others say so afterwards"
Samples = dict[str, list[float]]


def measure(bench: Bench) -> list[Row]:
    """One system after the other; every participant gives all 54 ratings (nine in a quick run)."""
    reports = {name: _join(bench, name) for name in bench.names}
    page, ready, save = (_samples(reports, part) for part in ("page", "ready", "save"))
    failed = {name: float(report["failed"]) for name, report in reports.items()}
    lost = {name: float(report["lost"]) for name, report in reports.items()}
    both = [AtMostTimes("otree"), AtMostTimes("floor", 2)]
    return [
        _row(f"{PEOPLE} joining in 1 s: page p50", page, 0.5, both),
        _row(f"{PEOPLE} joining in 1 s: page p95", page, 0.95, [AtMost(40), *both]),
        _row(f"{PEOPLE} joining in 1 s: ready to rate p95", ready, 0.95, []),
        _row(f"{PEOPLE} rating: save p50", save, 0.5, [AtMost(4), *both], OTREE_ANSWERS_EARLY),
        _row(f"{PEOPLE} rating: save p95", save, 0.95, [AtMost(10), *both]),
        Row(f"{PEOPLE} rating: lost answers", "", lost, [AtMost(0)]),
        Row(f"{PEOPLE} joining: did not get through", "", failed, [AtMost(0)]),
    ]


def _join(bench: Bench, name: str) -> dict[str, Any]:
    bench.say(f"save: {name}")
    heavy = name == "voila" and bench.quick
    people = 6 if heavy else PEOPLE
    with bench.system(name, seats=people) as system:
        saves = bench.either(len(system.work.cells), 9)
        options = {"people": people, "within": 1.0, "saves": saves, "pause": PAUSE_SECONDS}
        with LoadClient(system, "joining", **options) as client:
            report = client.report()
        return report | {"lost": len(report["save"]) - system.stored()}


def _samples(reports: dict[str, dict[str, Any]], part: str) -> Samples:
    return {name: milliseconds(report[part]) for name, report in reports.items()}


def _row(name: str, samples: Samples, share: float, goals: Sequence[Goal], note: str = "") -> Row:
    return Row(name, "ms", {system: percentile(many, share) for system, many in samples.items()}, goals, note)
