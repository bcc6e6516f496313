"""What may be disclosed of each cell: the rules of this package, applied to all cells of a study together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from selfeval.analysis.counts import STEPS, Floats, mean
from selfeval.disclosure.bands import to_step
from selfeval.disclosure.counted import AnswerCodes, Counted, Ints, count, persons_in, rows_of
from selfeval.disclosure.groups import ALL, ORDER, parts
from selfeval.disclosure.halves import COARSE
from selfeval.disclosure.neighbours import AGREED, FINE, QuestionLines, of_one_answer, settle
from selfeval.disclosure.perspectives import settle_parts
from selfeval.disclosure.possible import Flags, Span

FEW, SUBTRACTED, FEW_TEAMS = 1, 4, 5
"""Why a cell is hidden, beside `AGREED` and `NEIGHBOUR`."""


@dataclass(frozen=True, slots=True)
class Units:
    """What the numbers are about: a team's rounds, or years.

    line    code of what follows each other (a team), for each unit
    place   the unit's place in its line, oldest first
    limit   fewest persons in a cell
    teams   fewest teams whose persons a cell holds
    left    fewest persons, and fewest teams, that remain of a part when what is disclosed elsewhere is subtracted
    """

    line: Ints
    place: Ints
    limit: Floats
    teams: int = 1
    left: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class DisclosedCells:
    """What is disclosed of each cell: first the cells of all persons, then those of parts.

    hidden   why the cell is hidden, 0 where it is disclosed
    step     0.1 or 0.5, the steps that the level is rounded to
    level    the rounded level
    sums     the sums of levels that are possible behind it
    persons  how many answered in each unit, by part
    """

    cells: Counted
    hidden: Ints
    step: Floats
    level: Floats
    sums: Span
    persons: Ints


def decide(answers: AnswerCodes, units: Units, apart: Flags | None = None) -> DisclosedCells:
    """Decide which cells are disclosed, and in which steps.

    apart  which answers belong to a part that is disclosed elsewhere already
    """
    size = len(units.line)
    whole = count(answers, np.full(len(answers.unit), ORDER.index(ALL)))
    persons = persons_in(answers, size)
    part_of = _parts(persons, units.limit)
    part = part_of[answers.unit, answers.group] if size else answers.group
    split = count(answers.where(part >= 0), part[part >= 0])
    may, may_split = _own(whole, units), _own(split, units)
    if apart is not None:
        others = (part >= 0) & ~apart
        may_split = np.where(
            may_split, may_split, _left_over(whole, split, count(answers.where(others), part[others]), units)
        )
    table = _Table.of(whole, units)
    limit = table.laid(units.limit[whole.unit])
    lines = QuestionLines(table.laid(whole.levels), table.laid(may == 0), np.where(limit > 0, limit, np.inf))
    settled = settle(lines)
    hidden = np.where(may, may, table.taken(settled.hidden))
    of = rows_of(split, whole)
    of_parts = _laid_parts(table, whole, split, of, may_split, table.taken(settled.step), hidden)
    disclosed_parts = table.taken(settle_parts(*of_parts, lines, table.laid(hidden == 0)))
    hidden_split = np.where(disclosed_parts[of], 0, np.where(may_split == FEW, FEW, SUBTRACTED))
    hidden_split = np.where(hidden[of] == AGREED, AGREED, hidden_split)
    tenths = to_step(mean(split.levels), FINE)
    alone = split.levels @ STEPS
    return DisclosedCells(
        _joined(whole, split),
        np.concatenate([hidden, hidden_split]).astype("int64"),
        np.concatenate([table.taken(settled.step), np.full(len(tenths), FINE)]),
        np.concatenate([table.taken(settled.level), tenths]),
        Span(*(np.concatenate([table.taken(side), alone]) for side in (settled.sums.low, settled.sums.high))),
        _persons_by_part(persons, part_of),
    )


def _own(cells: Counted, units: Units) -> Ints:
    """Return why a cell is hidden for its own numbers alone; 0 where it is not."""
    few = cells.n < units.limit[cells.unit]
    alone = cells.teams < units.teams
    return np.where(few, FEW, np.where(alone, FEW_TEAMS, 0)).astype("int64")


def _parts(persons: Ints, limit: Floats) -> Ints:
    """Return the code of the part that each group is shown in, or −1; shape (units, groups)."""
    shown = np.full(persons.shape, -1, dtype="int64")
    for unit, sizes in enumerate(persons):
        split = parts(dict(zip(ORDER, sizes.tolist(), strict=True)), int(limit[unit]))
        for group, part in split.items():
            shown[unit, ORDER.index(group)] = ORDER.index(part)
    return shown


@dataclass(frozen=True, slots=True)
class _Table:
    """Where each cell lies in the table of lines (a line's question) by places (its rounds)."""

    shape: tuple[int, int]
    line: Ints
    place: Ints

    @classmethod
    def of(cls, cells: Counted, units: Units) -> _Table:
        items, dimensions = cells.item.max(initial=0) + 1, cells.dimension.max(initial=0) + 1
        question = (units.line[cells.unit] * items + cells.item) * dimensions + cells.dimension
        lines, line = np.unique(question, return_inverse=True)
        place = units.place[cells.unit]
        return cls((len(lines), int(place.max(initial=-1)) + 1), line.reshape(-1), place)

    def laid(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Lay out a value for each cell; 0 where there is no cell."""
        table = np.zeros((*self.shape, *values.shape[1:]), dtype=values.dtype)
        table[self.line, self.place] = values
        return table

    def taken(self, table: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Return the value for each cell."""
        values: npt.NDArray[Any] = table[self.line, self.place]
        return values


def _laid_parts(
    table: _Table, whole: Counted, split: Counted, of: Ints, may: Ints, step: Floats, hidden: Ints
) -> tuple[Floats, Flags]:
    """Lay out the levels in the parts of each cell, and whether their own numbers allow to disclose them."""
    parts = np.zeros((*table.shape, len(ORDER), len(STEPS)))
    parts[table.line[of], table.place[of], split.group] = split.levels
    agreed = of_one_answer(split.levels)
    bad = np.bincount(of, weights=agreed | (may != 0), minlength=len(whole.unit))
    several = np.bincount(of, minlength=len(whole.unit)) > 1
    return parts, table.laid(several & (bad == 0) & (hidden == 0) & (step < COARSE))


def _left_over(of_all: Counted, split: Counted, left: Counted, units: Units) -> Ints:
    """Return FEW_TEAMS where subtraction from a part leaves too few persons or persons of too few teams."""
    n, teams = np.zeros(len(split.unit)), np.zeros(len(split.unit))
    listed, wanted = (rows_of(cells, of_all) * len(ORDER) + cells.group for cells in (split, left))
    row = np.searchsorted(listed, wanted)
    n[row], teams[row] = left.n, left.teams
    persons, of_teams = units.left
    return np.where((n > 0) & ((n < persons) | (teams < of_teams)), FEW_TEAMS, 0).astype("int64")


def _joined(whole: Counted, split: Counted) -> Counted:
    return Counted(*(np.concatenate([getattr(whole, name), getattr(split, name)]) for name in Counted.__slots__))


def _persons_by_part(persons: Ints, part_of: Ints) -> Ints:
    """Count the persons in each unit: all of them, and those of each part that is shown; shape (units, ORDER)."""
    shown = np.zeros(persons.shape, dtype="int64")
    for group in range(len(ORDER)):
        rows = np.flatnonzero(part_of[:, group] >= 0)
        np.add.at(shown, (rows, part_of[rows, group]), persons[rows, group])
    shown[:, ORDER.index(ALL)] = persons.sum(axis=1)
    return shown
