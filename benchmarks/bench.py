"""What the figures share: which systems, how thoroughly, and where each system gets a fresh folder."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TypeVar

from benchmarks.systems.floor import Floor
from benchmarks.systems.otree import OTree
from benchmarks.systems.selfeval import Selfeval
from benchmarks.systems.system import System
from benchmarks.systems.voila import Voila
from benchmarks.work import Work

T = TypeVar("T")
SYSTEMS: dict[str, type[System]] = {kind.name: kind for kind in (Selfeval, OTree, Voila, Floor)}


@dataclass
class Bench:
    """One run of the benchmarks. `quick`: fewer and shorter, to see that it works; its figures are no result."""

    work: Work
    folder: Path
    names: Sequence[str] = tuple(SYSTEMS)
    quick: bool = False
    _numbers: count[int] = field(default_factory=count)

    def system(self, name: str, *, seats: int) -> System:
        """A system that is ready to be entered, in an empty folder of its own."""
        return SYSTEMS[name](self.work, self.folder / f"{next(self._numbers)}-{name}", seats)

    def either(self, full: T, quick: T) -> T:
        """The value that fits how thoroughly is measured."""
        return quick if self.quick else full

    def say(self, line: str) -> None:
        """Tell how far it is; the table alone goes to stdout."""
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
