"""The memory (PSS) of a whole server with nobody, with 30, and with 300 participants who have given an answer."""

from __future__ import annotations

from benchmarks.bench import Bench
from benchmarks.client import LoadClient
from benchmarks.report import AtMost, Row

STEPS = (30, 300)
STEPS_OF_KERNELS = (5, 15)
"""Stock Voilà starts a process for each participant: 300 of them do not fit this kind of machine."""

NOTE = (
    "selfeval's without the kernel that waits for a facilitator; "
    f"stock Voilà's is taken from {STEPS_OF_KERNELS[0]} to {STEPS_OF_KERNELS[1]} participants"
)
Measured = dict[int, float]


def measure(bench: Bench) -> list[Row]:
    """One system after the other."""
    measured = {name: _memory(bench, name) for name in bench.names}
    rows = [
        Row(f"memory, {step} participants", "MB", {name: sizes.get(step) for name, sizes in measured.items()}, goals)
        for step, goals in ((0, []), (30, []), (300, [AtMost(150)]))
    ]
    each = {name: _each(sizes) for name, sizes in measured.items()}
    return [*rows, Row("memory, each further participant", "MB", each, [AtMost(0.1)], note=NOTE)]


def _memory(bench: Bench, name: str) -> Measured:
    bench.say(f"memory: {name}")
    steps = STEPS_OF_KERNELS if name == "voila" else STEPS
    with bench.system(name, seats=steps[-1]) as system:
        sizes = {0: system.memory()}
        with LoadClient(system, "holding", steps=list(steps)) as client:
            for step in steps:
                client.report()
                sizes[step] = system.memory()
                client.go_on()
    return sizes


def _each(sizes: Measured) -> float:
    """Between the last two steps, so that what the first participants bring into memory is not counted."""
    fewer, more = sorted(sizes)[-2:]
    return (sizes[more] - sizes[fewer]) / (more - fewer)
