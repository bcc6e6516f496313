"""Somebody who wants to know what single persons answered, and has more to go on than anybody will.

The attacker sees all that `Shown` tells, and knows beside it who was in which round, with which perspective, who gave a
level to what, the limits, how numbers are rounded, and even which sums a half step leaves. He believes that whoever
was in several rounds answered alike, as long as the numbers do not contradict it. From that he sets up linear
programmes over all that is told together: persons, perspectives, dimensions, rounds beside each other, teams, years.

Nothing here is taken from the code that hides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from scipy.optimize import linprog

LEVELS = np.arange(1, 6)
EPS = 1e-6

OF_PERSPECTIVE = {
    "borger": "borgere", "peer": "borgere", "medarbejder": "medarbejdere", "faglig_leder": "ledere",
    "strategisk_ledelse": "ledere", "myndighed": "myndighed", "samarbejdspartner": "myndighed",
}  # fmt: skip
EVERYBODY, REST = "alle", "øvrige"

Row = Mapping[str, Any]
Vector = np.ndarray[Any, np.dtype[np.float64]]
Cell = tuple[str, str]
"""A round and a dimension."""


@dataclass(frozen=True)
class Found:
    """What the attacker found out, and is right in."""

    what: str
    where: tuple[str, ...]


@dataclass
class Atom:
    """Persons whom nothing tells apart: in the same cells of the same rounds, with the same perspective.

    cells    in which they gave a level, dimension by dimension
    answers  what they really answered: looked at only to see whether a conclusion is right
    """

    group: str
    cells: frozenset[Cell]
    answers: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def of(self, dimension: str) -> list[int]:
        return self.answers[dimension]


def find(shown: Any, truth: pd.DataFrame) -> list[Found]:
    """All that is found out of a study.

    truth  a row for each level given: team, round, place (the round's among its team's), who (a person, the same in
           every round), perspective, item, dimension, level
    """
    told = Told(shown)
    found: list[Found] = list(_too_few(told, truth))
    for item, of_item in truth.groupby("item", observed=True):
        for _, of_team in of_item.groupby("team", observed=True):
            rounds = list(of_team.sort_values("place")["round"].astype(str).unique())
            found += _in_rounds(told, of_team, rounds, str(item))
        found += _in_years(told, of_item, str(item))
    return list(dict.fromkeys(found))


def _too_few(told: Told, truth: pd.DataFrame) -> Iterator[Found]:
    """Numbers of fewer persons than were promised, or over fewer than three teams."""
    for (round, item, dimension), rows in truth.groupby(["round", "item", "dimension"], observed=True):
        groups = rows["perspective"].map(OF_PERSPECTIVE)
        parts = told.parts(str(round), str(item), str(dimension))
        sizes = {group: int((groups == group).sum()) for group in parts if group != REST}
        sizes |= {REST: len(rows) - sum(sizes.values())} if REST in parts else {}
        row = told.cell(str(round), str(item), str(dimension))
        sizes |= {EVERYBODY: len(rows)} if row is not None and row["hidden"] == "" else {}
        for group, persons in sizes.items():
            if persons < told.limit[str(round)]:
                yield Found("few", (str(round), str(item), str(dimension), group))
    for (year, item, dimension, group), row in told.of_years():
        if row["hidden"] == "" and row["teams"] < 3:
            yield Found("few", (str(year), item, dimension, group))


APART = 2
"""A round is held against so many before it."""


def _in_rounds(told: Told, truth: pd.DataFrame, rounds: Sequence[str], item: str) -> Iterator[Found]:
    """Each two rounds close to each other, and each by itself, if the numbers say that answers were changed."""
    known = [round for round in rounds if told.tells(round, item)]
    contradicted = set(known)
    for one, other in combinations(known, 2):
        of_both = truth[truth["round"].isin((one, other))]
        if told.are_close(rounds, one, other, item) and is_promised(of_both, told.limit[one]):
            attack = Attack(told, of_both, item)
            if attack.is_possible:
                contradicted -= {one, other}
                yield from attack.conclusions()
    for round in sorted(contradicted):
        yield from Attack(told, truth[truth["round"] == round], item).conclusions()


def is_promised(truth: pd.DataFrame, limit: int) -> bool:
    """Do the rules promise anything of these rounds together? Not where many were exchanged and it cannot be seen.

    Nothing stored says who was in two rounds. As many persons, or the limit more or less, are taken for the same ones,
    but for one exchanged, or for those who left or came.
    """
    for _, of_question in truth.groupby(["team", "dimension"], observed=True):
        people = [set(of_round["who"]) for _, of_round in of_question.groupby("round", observed=True)]
        for one, other in combinations(people, 2):
            left, came = len(one - other), len(other - one)
            if left and came and (abs(left - came) >= limit or left == came > 1):
                return False
    return True


def _in_years(told: Told, truth: pd.DataFrame, item: str) -> Iterator[Found]:
    """All teams' rounds of a year, and of two years that follow each other."""
    years = truth.assign(year=truth["round"].map(told.year_of))
    known = [int(year) for year in sorted(years["year"].unique()) if told.tells_year(year, item)]
    windows = [[year] for year in known] + [[year, year + 1] for year in known if year + 1 in known]
    for window in windows:
        if len(window) > 1 and not is_promised(years[years["year"].isin(window)], max(told.limit.values())):
            continue
        attack = Attack(told, years[years["year"].isin(window)], item, years=window)
        if attack.is_possible:
            yield from attack.conclusions()


class Told:
    """Everything shown, looked up by round and item."""

    def __init__(self, shown: Any) -> None:
        cells = shown.cells.assign(low=shown._sums.low, high=shown._sums.high)
        self._cells = self._by(cells, ["round", "item", "dimension", "group"])
        self._gaps = self._by(shown.gaps, ["round", "item", "dimension", "other"])
        self._years = self._by(shown.years, ["year", "item", "dimension", "group"])
        self.limit = {str(one.round): int(one.limit) for one in shown.rounds.itertuples()}
        self.year_of = {str(one.round): one.date.year for one in shown.rounds.itertuples()}
        self.team_of = {str(one.round): str(one.team) for one in shown.rounds.itertuples()}

    @staticmethod
    def _by(frame: pd.DataFrame, keys: list[str]) -> dict[tuple[Any, ...], Row]:
        rows = frame.astype({key: str for key in keys if key != "year"}).to_dict("records")
        return {tuple(row[key] for key in keys): row for row in rows}

    def cell(self, round: str, item: str, dimension: str, group: str = EVERYBODY) -> Row | None:
        return self._cells.get((round, item, dimension, group))

    def parts(self, round: str, item: str, dimension: str) -> dict[str, Row]:
        """The parts that are told of a cell."""
        keys = [(round, item, dimension, group) for group in {*OF_PERSPECTIVE.values(), REST}]
        rows = {key[-1]: self._cells[key] for key in keys if key in self._cells}
        return rows if all(row["hidden"] == "" for row in rows.values()) else {}

    def gaps(self, item: str) -> Iterator[tuple[str, str, str, Row]]:
        for (round, of, dimension, other), row in self._gaps.items():
            if of == item and row["hidden"] == "" and row["paired"]:
                yield round, dimension, other, row

    def are_close(self, rounds: Sequence[str], one: str, other: str, item: str) -> bool:
        """Are fewer than two rounds of enough persons between them, in all dimensions?"""
        between = rounds[rounds.index(one) + 1 : rounds.index(other)]
        dimensions = {dimension for _, of, dimension, _ in self._cells if of == item}
        return all(
            sum(row is not None and "færre" not in row["hidden"] for row in rows) < APART
            for dimension in dimensions
            for rows in [[self.cell(round, item, dimension) for round in between]]
        )

    def of_years(self) -> Iterable[tuple[tuple[Any, ...], Row]]:
        return self._years.items()

    def tells(self, round: str, item: str) -> bool:
        """Is there anything about the item in this round but that it is hidden?"""
        rows = [row for (at, of, _, _), row in self._cells.items() if (at, of) == (round, item)]
        return any(row["hidden"] == "" or "enige" in row["hidden"] for row in rows)

    def tells_year(self, year: int, item: str) -> bool:
        return any(row["hidden"] == "" for (at, of, _, _), row in self._years.items() if (at, of) == (year, item))

    def year(self, year: int, item: str, dimension: str) -> dict[str, Row]:
        keys = [key for key in self._years if key[:3] == (year, item, dimension)]
        return {key[3]: self._years[key] for key in keys}


class Attack:
    """One linear programme: how many of each atom answered what, and all that is told of them."""

    def __init__(self, told: Told, truth: pd.DataFrame, item: str, *, years: Sequence[int] = ()) -> None:
        self.told, self.item = told, item
        self.atoms = _atoms(truth)
        self.rounds = [str(round) for round in truth["round"].astype(str).unique()]
        self.dimensions = [str(name) for name in truth["dimension"].astype(str).unique()]
        self._columns: dict[tuple[int, str], int] = {}
        for place, atom in enumerate(self.atoms):
            for dimension in sorted({cell[1] for cell in atom.cells}):
                self._columns[place, dimension] = len(self._columns) * len(LEVELS)
        self._size = len(self._columns) * len(LEVELS)
        self._more = 0
        self._limits: list[tuple[dict[int, float], float, float]] = []
        for round in self.rounds:
            for dimension in self.dimensions:
                self._add_cell(round, dimension)
        self._add_gaps()
        for year in years:
            for dimension in self.dimensions:
                self._add_year(year, dimension)
        self._programme = self._built()
        self._seen: list[Vector] = []
        self.is_possible = self._solve(np.zeros(self._size + self._more))

    def conclusions(self) -> Iterator[Found]:
        """Persons whose answer can be one only, and groups not told whose sum can be one only."""
        for column, (place, dimension) in zip(self._columns.values(), self._columns, strict=True):
            answers = self.atoms[place].of(dimension)
            if len(set(answers)) == 1 and self._is_always({column + answers[0] - 1: 1.0}, len(answers)):
                yield Found("answer", (*sorted(self.rounds), self.item, dimension, self.atoms[place].group))
        for round, dimension, name, members in self._not_told():
            wanted = self._sum(members, dimension)
            truth = sum(sum(self.atoms[place].of(dimension)) for place in members)
            if self._is_always(wanted, truth):
                yield Found("sum", (*sorted(self.rounds), self.item, dimension, round, name))

    def _not_told(self) -> Iterator[tuple[str, str, str, list[int]]]:
        for round in self.rounds:
            for dimension in self.dimensions:
                row = self.told.cell(round, self.item, dimension)
                members = self._members(round, dimension)
                if row is None or not members:
                    continue
                sets = {EVERYBODY: members} if row["hidden"] else {}
                if not self.told.parts(round, self.item, dimension):
                    sets |= {group: self._of_group(members, group) for group in set(OF_PERSPECTIVE.values())}
                for name, some in sets.items():
                    persons = sum(len(self.atoms[place].of(dimension)) for place in some)
                    few = persons < self.told.limit[round] or len(self.rounds) == 1
                    if some and few and (name == EVERYBODY or len(some) < len(members)):
                        yield round, dimension, name, some

    def _members(self, round: str, dimension: str) -> list[int]:
        return [place for place, atom in enumerate(self.atoms) if (round, dimension) in atom.cells]

    def _of_group(self, members: Iterable[int], group: str, told: Iterable[str] = ()) -> list[int]:
        own = set(told) - {REST}
        return [
            place
            for place in members
            if (self.atoms[place].group == group or (group == REST and self.atoms[place].group not in own))
        ]

    def _add_cell(self, round: str, dimension: str) -> None:
        row = self.told.cell(round, self.item, dimension)
        members = self._members(round, dimension)
        if row is None or not members:
            return
        if "enige" in row["hidden"]:
            self._add_agreed(members, dimension)
        if row["hidden"] == "":
            self._add_numbers(members, dimension, row, 0.1)
        parts = self.told.parts(round, self.item, dimension)
        for group, part in parts.items():
            self._add_numbers(self._of_group(members, group, parts), dimension, part, 0.1)

    def _add_agreed(self, members: Sequence[int], dimension: str) -> None:
        """All have one answer, though it is not known which."""
        answer = self._size + self._more
        self._more += len(LEVELS)
        self._limit({answer + level: 1.0 for level in range(len(LEVELS))}, 1, 1)
        for place in members:
            for level in range(len(LEVELS)):
                column = self._columns[place, dimension] + level
                self._limit({column: 1.0, answer + level: -float(len(self.atoms[place].of(dimension)))}, 0, 0)

    def _add_numbers(self, members: Sequence[int], dimension: str, row: Row, share_step: float) -> None:
        n = sum(len(self.atoms[place].of(dimension)) for place in members)
        if "low" in row:
            self._limit(self._sum(members, dimension), row["low"], row["high"])
        if row["step"] < 0.5:
            self._limit(self._sum(members, dimension), *_rounded(n, row["level"], 0.1))
        if pd.notna(row["share_high"]):
            self._limit(self._count(members, dimension, (4, 5)), *_rounded(n, row["share_high"], share_step))
        for level in LEVELS:
            if pd.notna(row[f"share_{level}"]):
                window = _rounded(n, row[f"share_{level}"], share_step)
                self._limit(self._count(members, dimension, (level,)), *window)
        if pd.notna(row["median"]):
            low = [level for level in LEVELS if level <= row["median"]]
            high = [level for level in LEVELS if level >= row["median"]]
            self._limit(self._count(members, dimension, low), np.ceil(n / 2), n)
            self._limit(self._count(members, dimension, high), np.ceil(n / 2), n)
        if row["spread"] == "to grupper":
            self._limit(self._count(members, dimension, (1, 2)), 2, n)
            self._limit(self._count(members, dimension, (4, 5)), 2, n)

    def _add_gaps(self) -> None:
        for round, one, other, row in self.told.gaps(self.item):
            if round in self.rounds and {one, other} <= set(self.dimensions):
                members = self._members(round, one)
                n = sum(len(self.atoms[place].of(one)) for place in members)
                apart = self._sum(members, one) | _negative(self._sum(members, other))
                self._limit(apart, *_rounded(n, row["gap"], 0.1))

    def _add_year(self, year: int, dimension: str) -> None:
        """What is told of all teams, if it is in tenths: its members are those of all cells that are told.

        Those in half steps are in it if they are enough: 10 persons or the strictest limit, of three teams.
        """
        rows = self.told.year(year, self.item, dimension)
        cells = {round: self.told.cell(round, self.item, dimension) for round in self.rounds}
        cells = {
            round: row
            for round, row in cells.items()
            if row is not None and row["hidden"] == "" and self.told.year_of[round] == year
        }
        rough = [round for round, row in cells.items() if row["step"] >= 0.5]
        persons = sum(
            len(self.atoms[place].of(dimension)) for round in rough for place in self._members(round, dimension)
        )
        least = max(10, *self.told.limit.values())
        if persons < least or len({self.told.team_of[round] for round in rough}) < 3:
            cells = {round: row for round, row in cells.items() if round not in rough}
        members = [place for round in cells for place in self._members(round, dimension)]
        if len(members) != len(set(members)):
            return  # somebody is in two rounds of the year, and counts twice
        parts = [group for group, row in rows.items() if group != EVERYBODY]
        for group, row in rows.items():
            if row["hidden"] == "" and row["step"] < 0.5:
                own = members if group == EVERYBODY else self._of_group(members, group, parts)
                self._add_numbers(own, dimension, row, 0.05)

    def _sum(self, members: Iterable[int], dimension: str) -> dict[int, float]:
        columns = [self._columns[place, dimension] for place in members]
        return {column + level: float(level + 1) for column in columns for level in range(len(LEVELS))}

    def _count(self, members: Iterable[int], dimension: str, levels: Iterable[int]) -> dict[int, float]:
        columns = [self._columns[place, dimension] for place in members]
        return {column + int(level) - 1: 1.0 for column in columns for level in levels}

    def _limit(self, what: dict[int, float], low: float, high: float) -> None:
        self._limits.append((what, float(low), float(high)))

    def _built(self) -> dict[str, Any]:
        size = self._size + self._more
        above, equal, most, exactly = [], [], [], []
        for (place, dimension), column in self._columns.items():
            row = np.zeros(size)
            row[column : column + len(LEVELS)] = 1
            equal.append(row)
            exactly.append(len(self.atoms[place].of(dimension)))
        for what, low, high in self._limits:
            row = np.zeros(size)
            row[list(what)] = list(what.values())
            if low == high:
                equal.append(row)
                exactly.append(low)
            else:
                above += [row, -row]
                most += [high, -low]
        built: dict[str, Any] = {"A_eq": np.array(equal), "b_eq": np.array(exactly), "integrality": np.ones(size)}
        return built | ({"A_ub": np.array(above), "b_ub": np.array(most)} if above else {})

    def _solve(self, wanted: Vector) -> bool:
        solved = linprog(wanted, method="highs", **self._programme)
        if solved.success:
            self._seen.append(np.round(solved.x))
        return bool(solved.success)

    def _is_always(self, what: dict[int, float], value: float) -> bool:
        """Is it so in all that is possible? What was seen to be possible before is asked first."""
        goal = np.zeros(self._size + self._more)
        goal[list(what)] = list(what.values())
        for wanted in (goal, -goal):
            if any(abs(seen @ goal - value) > 0.5 for seen in self._seen):
                return False
            self._solve(wanted)
        return not any(abs(seen @ goal - value) > 0.5 for seen in self._seen)


def _atoms(truth: pd.DataFrame) -> list[Atom]:
    """Persons by what the attacker knows of them."""
    by_person: dict[tuple[str, str], list[tuple[Cell, int]]] = defaultdict(list)
    groups: dict[tuple[str, str], str] = {}
    columns = ["team", "who", "perspective", "round", "dimension", "level"]
    for team, who, perspective, round, dimension, level in (
        truth[columns].astype({"level": int}).itertuples(index=False)
    ):
        by_person[str(team), str(who)].append(((str(round), str(dimension)), level))
        groups[str(team), str(who)] = OF_PERSPECTIVE[perspective]
    atoms: dict[tuple[str, str, frozenset[Cell]], Atom] = {}
    for (team, who), given in by_person.items():
        cells = frozenset(cell for cell, _ in given)
        atom = atoms.setdefault((team, groups[team, who], cells), Atom(groups[team, who], cells))
        for dimension, level in {cell[1]: level for cell, level in given}.items():
            atom.answers[dimension].append(level)
    return list(atoms.values())


def _rounded(n: int, value: float, step: float) -> tuple[float, float]:
    """The whole numbers whose n-th part is rounded to this, halves upwards."""
    low, high = np.ceil(n * (value - step / 2) - EPS), np.ceil(n * (value + step / 2) - EPS) - 1
    return float(low), float(high)


def _negative(what: dict[int, float]) -> dict[int, float]:
    return {column: -value for column, value in what.items()}
