"""Five hundred people, each with a click every five seconds; then more, until a system no longer keeps up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.bench import Bench
from benchmarks.client import LoadClient
from benchmarks.report import AtMost, AtMostTimes, Goal, Row, milliseconds, percentile

EVERY_SECONDS = 5
GOAL_SIZE = 500
BROKEN_MS = 1000
"""A save that takes longer is felt as broken: larger crowds are not tried on that system."""

CLIENT_LATE_MS = 10


@dataclass(frozen=True)
class Outcome:
    """Times in ms. `late`: how late the load client itself was at p95. `processor`: the server's work for one save."""

    p50: float
    p95: float
    late: float
    processor: float
    sent: int
    lost: int
    failed: int

    @property
    def not_saved(self) -> int:
        """Answers that were acknowledged and are not there, and people who were turned away."""
        return self.lost + self.failed

    @property
    def is_broken(self) -> bool:
        """Did it no longer keep up?"""
        return not self.p95 <= BROKEN_MS or self.not_saved > 0


def measure(bench: Bench) -> list[Row]:
    """One system after the other, each up to the size at which it breaks. Voilà's kernels rule it out."""
    sizes = bench.either({GOAL_SIZE: 60, 1000: 30, 2000: 30}, {100: 10, 500: 10})
    names = [name for name in bench.names if name != "voila"]
    outcomes = {name: _climb(bench, name, sizes) for name in names}
    return [row for size, seconds in sizes.items() for row in _rows(size, seconds, outcomes)]


def _climb(bench: Bench, name: str, sizes: dict[int, int]) -> dict[int, Outcome]:
    outcomes: dict[int, Outcome] = {}
    for size, seconds in sizes.items():
        bench.say(f"crowd: {name}, {size} people")
        outcomes[size] = _click(bench, name, size, seconds)
        if outcomes[size].is_broken:
            break
    return outcomes


def _click(bench: Bench, name: str, people: int, seconds: int) -> Outcome:
    with bench.system(name, seats=people) as system:
        with LoadClient(system, "crowd", people=people, every=EVERY_SECONDS, seconds=seconds) as client:
            client.report()
            before = system.server.processor_seconds()
            report = client.report()
            used = system.server.processor_seconds() - before
        times = milliseconds(report["save"])
        return Outcome(
            p50=percentile(times, 0.5),
            p95=percentile(times, 0.95),
            late=percentile(milliseconds(report["late"]), 0.95),
            processor=1000 * used / max(1, report["acknowledged"]),
            sent=report["sent"],
            lost=report["acknowledged"] - min(report["acknowledged"], system.stored()),
            failed=report["failed"],
        )


def _rows(size: int, seconds: int, outcomes: dict[str, dict[int, Outcome]]) -> list[Row]:
    here = {name: climbed.get(size) for name, climbed in outcomes.items()}
    goals: dict[str, Sequence[Goal]] = {"p95": [AtMost(25), AtMostTimes("otree")], "not_saved": [AtMost(0)]}
    goals = goals if size == GOAL_SIZE else {}

    def row(said: str, unit: str, part: str, note: str = "") -> Row:
        values = {system: float(getattr(one, part)) if one else None for system, one in here.items()}
        return Row(f"{size:,} people, {seconds} s: {said}", unit, values, goals.get(part, ()), note)

    return [
        row("save p50", "ms", "p50"),
        row("save p95", "ms", "p95", _note(here)),
        row("the server's processor time a save", "ms", "processor"),
        row("lost, or did not get through", "", "not_saved"),
    ]


def _note(here: dict[str, Outcome | None]) -> str:
    """What a reader must know to believe the row."""
    broken = [f"{system} breaks here" for system, one in here.items() if one and one.is_broken]
    untried = [f"{system} broke earlier" for system, one in here.items() if one is None]
    late = [
        f"the load client itself was {one.late:.0f} ms late with {system}"
        for system, one in here.items()
        if one and one.late > CLIENT_LATE_MS
    ]
    return "; ".join([*broken, *untried, *late])
