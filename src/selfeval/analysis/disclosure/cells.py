"""What may be told of each cell: the rules of this package, applied to all cells of a study together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from selfeval.analysis.counts import Floats, mean
from selfeval.analysis.disclosure.counted import Answers, Counted, Ints, count, persons_in
from selfeval.analysis.disclosure.groups import ALL, ORDER, parts
from selfeval.analysis.disclosure.neighbours import FINE, Lines, settle, settle_parts

FEW, AGREED, NEIGHBOUR, SUBTRACTED, FEW_TEAMS = range(1, 6)
"""Why a cell is hidden."""


@dataclass(frozen=True, slots=True)
class Units:
    """What numbers are told about: a team's rounds, or years.

    line    code of what follows each other (a team), for each unit
    place   the unit's place in its line, oldest first
    limit   fewest persons in a cell
    teams   fewest teams whose persons a cell holds
    """

    line: Ints
    place: Ints
    limit: Floats
    teams: int = 1


@dataclass(frozen=True, slots=True)
class Told:
    """The cells, those of all persons first and then those of parts; `hidden` is 0 where a cell may be told.

    step  0.1 or 0.5, the steps in which the level is told; persons: how many answered in each unit, by part
    """

    cells: Counted
    hidden: Ints
    step: Floats
    persons: Ints


def tell(answers: Answers, units: Units) -> Told:
    """Which cells may be told, and how finely."""
    size = len(units.line)
    whole = count(answers, np.full(len(answers.unit), ORDER.index(ALL)))
    persons = persons_in(answers, size)
    part_of = _parts(persons, units.limit)
    part = part_of[answers.unit, answers.group] if size else answers.group
    split = count(answers.where(part >= 0), part[part >= 0])
    shape, (line, place) = _places(whole, units)
    of_parts = _lookup(whole, split)
    n, centre = (_on_lines(values, shape, line, place) for values in (whole.n, np.nan_to_num(mean(whole.levels))))
    limit = np.ones(shape) * np.inf
    limit[line, place] = units.limit[whole.unit]
    may, may_split = _own(whole, units), _own(split, units)
    lines = Lines(n, centre, _on_lines(may == 0, shape, line, place).astype(bool), limit)
    told, step = settle(lines)
    fine = told & (step == FINE)
    sizes = np.zeros((*shape, len(ORDER)))
    sizes[line[of_parts], place[of_parts], split.group] = split.n
    bad = np.bincount(of_parts, weights=may_split != 0, minlength=len(whole.unit))
    any_part = np.bincount(of_parts, minlength=len(whole.unit)) > 1
    may_parts = _on_lines(any_part & (bad == 0), shape, line, place).astype(bool)
    parts_told = settle_parts(sizes, may_parts, lines, told, fine)[line, place]
    hidden = np.where(may, may, np.where(told[line, place], 0, NEIGHBOUR))
    hidden_split = np.where(parts_told[of_parts], 0, np.where(may_split, may_split, SUBTRACTED))
    return Told(
        _joined(whole, split),
        np.concatenate([hidden, hidden_split]).astype("int64"),
        np.concatenate([step[line, place], np.full(len(split.unit), FINE)]),
        _persons_by_part(persons, part_of),
    )


def _own(cells: Counted, units: Units) -> Ints:
    """Why a cell may not be told whatever stands beside it; 0 where it may."""
    few = cells.n < units.limit[cells.unit]
    agreed = (cells.levels > 0).sum(axis=1) == 1
    alone = cells.teams < units.teams
    return np.where(few, FEW, np.where(agreed, AGREED, np.where(alone, FEW_TEAMS, 0))).astype("int64")


def _parts(persons: Ints, limit: Floats) -> Ints:
    """For each unit and group the code of the part in which it is told, or −1; shape (units, groups)."""
    shown = np.full(persons.shape, -1, dtype="int64")
    for unit, sizes in enumerate(persons):
        split = parts(dict(zip(ORDER, sizes.tolist(), strict=True)), int(limit[unit]))
        for group, part in split.items():
            shown[unit, ORDER.index(group)] = ORDER.index(part)
    return shown


def _places(cells: Counted, units: Units) -> tuple[tuple[int, int], tuple[Ints, Ints]]:
    """Where each cell lies in the table of lines (a line's question) by places (its rounds)."""
    question = np.column_stack([units.line[cells.unit], cells.item, cells.dimension])
    lines, line = np.unique(question, axis=0, return_inverse=True)
    place = units.place[cells.unit]
    return (len(lines), int(place.max(initial=-1)) + 1), (line.reshape(-1), place)


def _on_lines(values: npt.NDArray[np.generic], shape: tuple[int, int], line: Ints, place: Ints) -> Floats:
    table = np.zeros(shape)
    table[line, place] = values
    return table


def _lookup(whole: Counted, split: Counted) -> Ints:
    """For each cell of a part the row of the cell that it is a part of."""
    key = [np.column_stack([cells.unit, cells.item, cells.dimension]) for cells in (whole, split)]
    both, found = np.unique(np.concatenate(key), axis=0, return_inverse=True)
    row = np.zeros(len(both), dtype="int64")
    row[found.reshape(-1)[: len(key[0])]] = np.arange(len(key[0]))
    return np.asarray(row[found.reshape(-1)[len(key[0]) :]])


def _joined(whole: Counted, split: Counted) -> Counted:
    return Counted(*(np.concatenate([getattr(whole, name), getattr(split, name)]) for name in Counted.__slots__))


def _persons_by_part(persons: Ints, part_of: Ints) -> Ints:
    """Persons in each unit: all of them, and those of each part that is told apart; shape (units, ORDER)."""
    shown = np.zeros(persons.shape, dtype="int64")
    for group in range(len(ORDER)):
        rows = np.flatnonzero(part_of[:, group] >= 0)
        np.add.at(shown, (rows, part_of[rows, group]), persons[rows, group])
    shown[:, ORDER.index(ALL)] = persons.sum(axis=1)
    return shown
