"""Persons on each level in every cell of a study, all cells at once. Nothing here is hidden yet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from selfeval.analysis.columns import codes_of, whole_numbers
from selfeval.analysis.counts import Floats
from selfeval.disclosure.groups import ALL, ORDER
from selfeval.measures.groups import MERGED
from selfeval.measures.levels import LEVELS
from selfeval.records import Exit, Knowledge

Ints = npt.NDArray[np.int64]

MARKS = tuple(kind.value for kind in Knowledge)


@dataclass(frozen=True, slots=True)
class Counted:
    """One row a cell.

    unit, item, dimension, group  codes: of the unit's and the columns' categories, and of `groups.ORDER`
    levels                        persons on 1–5, shape (cells, 5)
    exits                         persons who chose each exit, in the order of `Exit`
    marks                         persons with a level whose judgement rests on each kind of knowledge
    teams                         how many teams they are of
    """

    unit: Ints
    item: Ints
    dimension: Ints
    group: Ints
    levels: Floats
    exits: Floats
    marks: Floats
    teams: Floats

    def where(self, kept: npt.NDArray[np.bool_]) -> Counted:
        """Return the chosen cells."""
        return Counted(*(getattr(self, name)[kept] for name in self.__slots__))

    @property
    def n(self) -> Floats:
        """Return how many persons gave a level."""
        total: Floats = self.levels.sum(axis=1)
        return total


@dataclass(frozen=True, slots=True)
class AnswerCodes:
    """The answers as arrays of codes. unit: what a number is about (a round, a year)."""

    unit: Ints
    item: Ints
    dimension: Ints
    team: Ints
    person: Ints
    group: Ints
    level: Ints
    exit: Ints
    marks: npt.NDArray[np.bool_]

    def where(self, kept: npt.NDArray[np.bool_]) -> AnswerCodes:
        """Return the chosen answers."""
        return AnswerCodes(*(getattr(self, name)[kept] for name in self.__slots__))


def answers_of(ratings: pd.DataFrame, unit: pd.Series) -> AnswerCodes:
    """Return the answers of a frame of ratings; `unit` is a category for each of its rows."""
    group = {perspective.value: ORDER.index(name) for perspective, name in MERGED.items()}
    rounds = codes_of(ratings["round"])
    persons = codes_of(ratings["person"])
    perspective = ratings["perspective"].astype("category")
    own = np.array([group[name] for name in perspective.cat.categories], dtype="int64")
    exit = pd.Categorical(ratings["exit"], categories=[exit.value for exit in Exit])
    return AnswerCodes(
        unit=codes_of(unit),
        item=codes_of(ratings["item"]),
        dimension=codes_of(ratings["dimension"]),
        team=codes_of(ratings["team"]),
        person=rounds * (persons.max(initial=0) + 1) + persons,
        group=own[perspective.cat.codes.to_numpy()],
        level=whole_numbers(ratings["level"].astype("Int64").fillna(0)),
        exit=exit.codes.astype("int64"),
        marks=ratings[list(MARKS)].to_numpy(bool),
    )


def persons_in(answers: AnswerCodes, units: int) -> Ints:
    """Count the persons who answered anything in each unit, by group; shape (units, groups)."""
    each = np.unique(answers.person * units + answers.unit, return_index=True)[1]
    place = answers.unit[each] * len(ORDER) + answers.group[each]
    return np.bincount(place, minlength=units * len(ORDER)).reshape(units, len(ORDER)).astype("int64")


def count(answers: AnswerCodes, group: Ints) -> Counted:
    """Count the answers of each cell; `group` is the code, in `groups.ORDER`, of the part of each answer."""
    items, dimensions = answers.item.max(initial=0) + 1, answers.dimension.max(initial=0) + 1
    key = ((answers.unit * items + answers.item) * dimensions + answers.dimension) * len(ORDER) + group
    cells, cell = np.unique(key, return_inverse=True)
    size, width = len(cells), len(LEVELS) + 1
    levels = np.bincount(cell * width + answers.level, minlength=size * width).reshape(size, width)[:, 1:]
    exits = [np.bincount(cell[answers.exit == code], minlength=size) for code in range(len(Exit))]
    rated = answers.level > 0
    marks = [np.bincount(cell[rated & answers.marks[:, kind]], minlength=size) for kind in range(len(MARKS))]
    rest, group_of = np.divmod(cells, len(ORDER))
    rest, dimension = np.divmod(rest, dimensions)
    unit, item = np.divmod(rest, items)
    return Counted(
        unit,
        item,
        dimension,
        group_of,
        levels.astype("float64"),
        np.column_stack(exits).astype("float64"),
        np.column_stack(marks).astype("float64"),
        _teams(cell[rated], answers.team[rated], size),
    )


def rows_of(answers: AnswerCodes | Counted, cells: Counted) -> Ints:
    """Return for each answer or cell the row of its cell of all persons; `cells` in the order of `count`."""
    items = max(answers.item.max(initial=0), cells.item.max(initial=0)) + 1
    dimensions = max(answers.dimension.max(initial=0), cells.dimension.max(initial=0)) + 1
    wanted, listed = (
        (of.unit * items + of.item) * dimensions + of.dimension
        for of in (answers, cells.where(cells.group == ORDER.index(ALL)))
    )
    found: Ints = np.searchsorted(listed, wanted).astype("int64")
    return found


def _teams(cell: Ints, team: Ints, cells: int) -> Floats:
    """Count the teams with a level in each cell."""
    each = np.unique(cell * (team.max(initial=0) + 1) + team) // (team.max(initial=0) + 1)
    return np.bincount(each, minlength=cells).astype("float64")
