"""Measures selfeval beside oTree, stock Voilà and a bare Starlette page on the same work: `make bench`.

Prints a table with each goal and writes JSON. `--quick` shows in a few minutes that everything runs; a machine that
does other work at the same time gives no figures to go by.
"""

from __future__ import annotations

import argparse
import json
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError

from benchmarks.bench import SYSTEMS, Bench
from benchmarks.environments import BENCHMARKS
from benchmarks.figures import crowd, facilitator, leader, memory, page, save, showing, turning
from benchmarks.machine import description
from benchmarks.report import Row, table
from benchmarks.work import the_work

FIGURES: dict[str, Callable[[Bench], list[Row]]] = {
    "page": page.measure,
    "save": save.measure,
    "memory": memory.measure,
    "crowd": crowd.measure,
    "facilitator": facilitator.measure,
    "showing": showing.measure,
    "turning": turning.measure,
    "leader": leader.measure,
}
RESULTS = BENCHMARKS / "results"
SCRATCH = BENCHMARKS / ".work"
"""On the project's own disk: in memory, where /tmp may lie, a full sync costs nothing."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write; 0 when everything was measured, whatever it came to."""
    options = _options(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that every server that was started is ended
    _allow_many_sockets()
    SCRATCH.mkdir(exist_ok=True)
    about = description(SCRATCH)
    with tempfile.TemporaryDirectory(dir=SCRATCH) as folder:
        bench = Bench(work=the_work(), folder=Path(folder), names=options.systems, quick=options.quick)
        rows, failed = _measure(bench, options.only)
    sys.stdout.write(table(rows) + "\n")
    everything = set(options.only) == set(FIGURES) and set(options.systems) == set(SYSTEMS)
    whole = everything and not options.quick and not failed
    path = options.output or RESULTS / ("latest.json" if whole else "partial.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    result = {**about, "quick": options.quick, "figures": [row.as_json() for row in rows]}
    path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    bench.say(f"written: {path}")
    return 1 if failed else 0


def _measure(bench: Bench, names: Sequence[str]) -> tuple[list[Row], list[str]]:
    """The rows, and the figures that could not be measured; what goes wrong with one does not cost the others."""
    rows: list[Row] = []
    failed: list[str] = []
    for name in names:
        try:
            rows += FIGURES[name](bench)
        except (RuntimeError, OSError, PlaywrightError) as error:
            failed.append(name)
            bench.say(f"{name} could not be measured: {error}")
    return rows, failed


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", type=_names(FIGURES), default=list(FIGURES), help="figures, with commas between")
    parser.add_argument("--systems", type=_names(SYSTEMS), default=list(SYSTEMS), help="systems, with commas between")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter measurements")
    parser.add_argument("--output", type=Path, help="the JSON file; else benchmarks/results/latest.json")
    return parser.parse_args(arguments)


def _names(known: Collection[str]) -> Callable[[str], list[str]]:
    def split(text: str) -> list[str]:
        names = [name.strip() for name in text.split(",")]
        strange = [name for name in names if name not in known]
        if strange:
            raise argparse.ArgumentTypeError(f"unknown: {', '.join(strange)}; known: {', '.join(known)}")
        return names

    return split


def _allow_many_sockets() -> None:
    """Many systems give a process 1,024 open files, which 2,000 sockets do not fit in."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


if __name__ == "__main__":
    sys.exit(main())
