"""Rows of figures, each beside its goals; as a table for people and as JSON for comparison over time."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

TITLES = {"selfeval": "selfeval", "otree": "oTree", "voila": "Voilà", "floor": "floor"}
Values = Mapping[str, float | None]


@dataclass(frozen=True)
class AtMost:
    """Our value is at most `limit`, in the row's unit."""

    limit: float

    def text(self, unit: str) -> str:
        """The goal in words."""
        return f"≤ {_number(self.limit)} {unit}".strip()

    def bound(self, values: Values) -> float | None:
        """The largest value that meets the goal, or None where it cannot be told."""
        return self.limit


@dataclass(frozen=True)
class AtMostTimes:
    """Our value is at most `times` a peer's: below 1 is ahead of it."""

    peer: str
    times: float = 1

    def text(self, unit: str) -> str:
        """The goal in words."""
        if self.times > 1:
            return f"≤ {_number(self.times)}× {TITLES[self.peer]}"
        ahead = "" if self.times == 1 else f" {_number(1 / self.times)}×"
        return f"ahead of {TITLES[self.peer]}{ahead}"

    def bound(self, values: Values) -> float | None:
        """The largest value that meets the goal, or None where the peer was not measured."""
        theirs = values.get(self.peer)
        return None if theirs is None else theirs * self.times


Goal = AtMost | AtMostTimes


@dataclass(frozen=True)
class Row:
    """One figure of all systems. `samples`: the single measurements behind the values, where there are several."""

    name: str
    unit: str
    values: Values
    goals: Sequence[Goal] = ()
    note: str = ""
    samples: Mapping[str, Sequence[float]] = field(default_factory=dict)

    def verdicts(self) -> list[tuple[str, bool | None, str]]:
        """(goal, is it met, in words) for each goal."""
        return [(goal.text(self.unit), *self._judge(goal)) for goal in self.goals]

    def _judge(self, goal: Goal) -> tuple[bool | None, str]:
        ours, bound = self.value("selfeval"), goal.bound(self.values)
        if ours is None or bound is None or math.isnan(bound):
            return None, "not measured"
        if ours <= bound:
            return True, "ok"
        return False, f"missed: {_number(ours)} > {_number(bound)}"

    def value(self, system: str) -> float | None:
        """A system's value, or None where there is none."""
        value = self.values.get(system)
        return None if value is None or math.isnan(value) else value

    def as_json(self) -> dict[str, Any]:
        """JSON-ready."""
        goals = [{"goal": goal, "met": met} for goal, met, _ in self.verdicts()]
        samples = {system: [_rounded(one) for one in many] for system, many in self.samples.items()}
        values = {system: _rounded(self.value(system)) for system in self.values}
        return {
            "name": self.name,
            "unit": self.unit,
            "values": values,
            "goals": goals,
            "note": self.note,
            "samples": samples,
        }


def medians(samples: Mapping[str, Sequence[float]]) -> dict[str, float | None]:
    """The median of each system's samples."""
    return {system: median(many) if many else None for system, many in samples.items()}


def percentile(samples: Sequence[float], share: float) -> float:
    """The value that `share` (0–1) of the samples do not exceed; not a number where there are none.

    >>> percentile([1, 2, 3, 4], 0.5), percentile([], 0.95)
    (2, nan)
    """
    ordered = sorted(samples)
    return ordered[math.ceil(share * len(ordered)) - 1] if ordered else math.nan


def milliseconds(samples: Sequence[float]) -> list[float]:
    """Seconds as milliseconds."""
    return [1000 * one for one in samples]


def table(rows: Sequence[Row]) -> str:
    """All rows with a line for each further goal."""
    systems = [system for system in TITLES if any(system in row.values for row in rows)]
    lines = [["figure", "", *(TITLES[system] for system in systems), "goal", "verdict"]]
    for row in rows:
        shown = [_number(row.value(system)) for system in systems]
        verdicts = [[goal, words] for goal, _, words in row.verdicts()] or [["", ""]]
        lines.append([row.name, row.unit, *shown, *verdicts[0]])
        lines += [["", "", *("" for _ in systems), *verdict] for verdict in verdicts[1:]]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    notes = [f"{row.name}: {row.note}" for row in rows if row.note]
    return "\n".join([*(_aligned(line, widths) for line in lines), "", *notes])


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    last = len(line) - 2
    cells = [
        cell.rjust(width) if 2 <= column < last else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(line, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()


def _rounded(value: float | None) -> float | None:
    return None if value is None or math.isnan(value) else round(value, 3)


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    if value == int(value) or value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
