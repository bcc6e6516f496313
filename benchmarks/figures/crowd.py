"""Five hundred people, each with a click every five seconds; then more, until a system no longer keeps up."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.bench import Bench
from benchmarks.client import LoadClient
from benchmarks.report import AtMost, AtMostTimes, Row, milliseconds, percentile

EVERY_SECONDS = 5
BROKEN_MS = 1000
"""A save that takes longer is felt as broken: larger crowds are not tried on that system."""

CLIENT_LATE_MS = 10


@dataclass(frozen=True)
class Outcome:
    """Times in ms. `late`: how late the load client itself was at p95. `processor`: the server's work for one save."""

    p50: float | None
    p95: float | None
    late: float | None
    processor: float | None
    sent: int
    lost: int
    failed: int

    @property
    def is_broken(self) -> bool:
        """Did it no longer keep up?"""
        return self.p95 is None or self.p95 > BROKEN_MS or self.lost > 0 or self.failed > 0


def measure(bench: Bench) -> list[Row]:
    """One system after the other, each up to the size at which it breaks. Voilà's kernels rule it out."""
    sizes = bench.either({500: 60, 1000: 30, 2000: 30}, {100: 10, 500: 10})
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
    the_goal = size == 500
    name = f"{size:,} people, {seconds} s"
    return [
        Row(f"{name}: save p50", "ms", {system: one and one.p50 for system, one in here.items()}),
        Row(
            f"{name}: save p95",
            "ms",
            {system: one and one.p95 for system, one in here.items()},
            [AtMost(25), AtMostTimes("otree")] if the_goal else [],
            note=_note(here),
        ),
        Row(
            f"{name}: the server's processor time a save",
            "ms",
            {system: one and one.processor for system, one in here.items()},
        ),
        Row(
            f"{name}: lost, or did not get through",
            "",
            {system: one and float(one.lost + one.failed) for system, one in here.items()},
            [AtMost(0)] if the_goal else [],
        ),
    ]


def _note(here: dict[str, Outcome | None]) -> str:
    """What a reader must know to believe the row."""
    broken = [f"{system} breaks here" for system, one in here.items() if one and one.is_broken]
    untried = [f"{system} broke earlier" for system, one in here.items() if one is None]
    late = [
        f"the load client itself was {one.late:.0f} ms late with {system}"
        for system, one in here.items()
        if one and one.late and one.late > CLIENT_LATE_MS
    ]
    return "; ".join([*broken, *untried, *late])
