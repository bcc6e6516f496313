"""All teams together, year by year: what a researcher looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pandas as pd

from selfeval.analysis.columns import categorical, whole_numbers
from selfeval.analysis.counts import STEPS, Floats, divided
from selfeval.analysis.reliability import icc
from selfeval.disclosure.bands import to_step
from selfeval.disclosure.cells import SUBTRACTED, Told, Units, tell
from selfeval.disclosure.counted import Answers, Ints, count, rows_of
from selfeval.disclosure.frames import CELLS, TWENTIETH, cells_frame
from selfeval.disclosure.groups import ALL, ORDER
from selfeval.disclosure.halves import COARSE
from selfeval.disclosure.possible import Flags
from selfeval.records import Exit

FEWEST_PERSONS = 10
FEWEST_TEAMS = 3
"""A number over several teams holds persons of at least so many: else it is one team's number."""

LEFT_OVER = (30, 10)
"""Persons and teams that a perspective over several teams holds at least, unless these teams tell it by themselves: the
numbers of few teams and of their perspectives together come close to the answers of single persons."""

FEWEST_FOR_ICC = 5

UNIT = ["framework", "version", "year"]
BETWEEN = ("ad_within", "icc1", "icc2")
EXIT_SHARES = tuple(f"share_{exit.value}" for exit in Exit)

YEARS: Mapping[str, str | pd.CategoricalDtype] = MappingProxyType(
    {
        "year": "int64",
        "framework": "category",
        "version": "category",
        "item": "category",
        "item_title": "category",
        "dimension": "category",
        "teams": "Int64",
        **{name: dtype for name, dtype in CELLS.items() if name not in {exit.value for exit in Exit}},
        **dict.fromkeys(EXIT_SHARES, "Float64"),
        **dict.fromkeys(BETWEEN, "Float64"),
    }
)
"""The columns of `Shown.years`, with types: as in `Shown.cells`, and the exits as shares of all who answered (in
twentieths), the mean of the teams' AD about their own means (in tenths), and ICC(1) and ICC(2) with teams as groups
(in hundredths)."""


def pool(ratings: pd.DataFrame, answers: Answers, of_rounds: Told) -> pd.DataFrame:
    """One row for each year, version, item, dimension and group; columns as in `YEARS`.

    answers, of_rounds  the answers, and what is told of the teams' rounds

    A cell holds at least 10 persons of at least 3 teams; years with nearly the same persons as an earlier one are told
    in half steps, as rounds are. Nobody is in it whose own team's number is hidden. What the teams' own numbers tell
    may be subtracted, and what is left then has to be as many persons of as many teams.
    """
    row = rows_of(answers, of_rounds.cells)
    shown = of_rounds.hidden[row] == 0
    units, unit = _years(ratings[shown])
    limit = np.full(
        len(units), max(FEWEST_PERSONS, int(ratings["report_limit"].max() if len(ratings) else 0)), "float64"
    )
    all_kept = replace(answers.where(shown), unit=unit)
    stays = ~_rough_and_few(all_kept, of_rounds.step[row[shown]] >= COARSE, limit)
    kept, cell, frame = all_kept.where(stays), row[shown][stays], ratings[shown][stays]
    line = whole_numbers(units.groupby(["framework", "version"]).ngroup())
    place = whole_numbers(units.groupby(line).cumcount())
    told = tell(kept, Units(line, place, limit, FEWEST_TEAMS, LEFT_OVER), _told_apart(of_rounds)[cell])
    told = replace(
        told,
        hidden=np.where((told.hidden == 0) & _tells_of_a_team(kept, cell, told, of_rounds), SUBTRACTED, told.hidden),
    )
    cells = cells_frame(told, limit, share_step=TWENTIETH)
    shown_whole = (told.hidden == 0) & (told.cells.group == ORDER.index(ALL)) & (told.step < COARSE)
    beside = _exits(told, shown_whole) | {"teams": pd.Series(told.cells.teams).where(pd.Series(told.hidden == 0))}
    found = cells.assign(**beside).merge(_between(kept), on=["unit", "item", "dimension"], how="left")
    found.loc[~shown_whole, list(BETWEEN)] = np.nan
    return _typed(found, units, frame)


def _years(kept: pd.DataFrame) -> tuple[pd.DataFrame, Ints]:
    """The years of each version, in order, and the place of each answer's among them."""
    named = kept.assign(year=kept["date"].dt.year.astype("int64"))[UNIT].astype({"framework": str, "version": str})
    units = named.drop_duplicates().sort_values(UNIT, ignore_index=True)
    place = named.merge(units.reset_index(), how="left")["index"]
    return units, place.to_numpy("int64")


def _rough_and_few(answers: Answers, rough: Flags, limit: Floats) -> Flags:
    """Which answers stay out, as too few stand in half steps: they would be what is left after subtraction."""
    if not rough.any():
        return rough
    cells = count(answers.where(rough), np.full(int(rough.sum()), ORDER.index(ALL)))
    few = (cells.n < limit[cells.unit]) | (cells.teams < FEWEST_TEAMS)
    out = rough.copy()
    out[rough] = few[rows_of(answers.where(rough), cells)]
    return out


def _told_apart(told: Told) -> Flags:
    """Of which cells of all persons are the parts told as well?"""
    whole = told.cells.group == ORDER.index(ALL)
    found = np.zeros(int(whole.sum()), dtype=bool)
    found[rows_of(told.cells.where(~whole & (told.hidden == 0)), told.cells)] = True
    return found


def _tells_of_a_team(answers: Answers, cell: Ints, told: Told, of_rounds: Told) -> Flags:
    """Which cells would leave fewer possibilities for a team's level in half steps than the team's own number does?"""
    cells, first = np.unique(cell, return_index=True)
    rough = of_rounds.step[cells] >= COARSE
    cells, first = cells[rough], first[rough]
    target = rows_of(answers, told.cells)[first]
    low, high = of_rounds.sums.low[cells], of_rounds.sums.high[cells]
    size = int((told.cells.group == ORDER.index(ALL)).sum())
    widest = np.zeros(size)
    np.maximum.at(widest, target, high - low)
    least, most, total = (
        np.bincount(target, weights=of, minlength=size) for of in (low, high, of_rounds.cells.levels[cells] @ STEPS)
    )
    tells = (total < least + widest) | (total > most - widest)
    return np.asarray(tells[rows_of(told.cells, told.cells)])


def _exits(told: Told, shown: Flags) -> dict[str, pd.Series]:
    """The share, of all who answered, that chose each exit."""
    everybody = told.cells.n + told.cells.exits.sum(axis=1)
    shares = [to_step(divided(told.cells.exits[:, place], everybody), TWENTIETH) for place in range(len(Exit))]
    return {
        name: pd.Series(np.round(share, 2)).where(pd.Series(shown))
        for name, share in zip(EXIT_SHARES, shares, strict=True)
    }


def _between(answers: Answers) -> pd.DataFrame:
    """For each unit, item and dimension the mean of the rounds' AD, and ICC(1) and ICC(2) between teams."""
    rated = pd.DataFrame({name: getattr(answers, name) for name in ("unit", "item", "dimension", "team", "level")})
    rated = rated[rated["level"] > 0].assign(level=lambda frame: frame["level"].astype("float64"))
    keys = ["unit", "item", "dimension"]
    own = rated.groupby([*keys, "team"])["level"]
    apart = rated.assign(apart=(rated["level"] - own.transform("mean")).abs())
    within = apart.groupby([*keys, "team"])["apart"].mean().groupby(keys).mean().rename("ad_within").round(1)
    rows = [(*key, *_icc(group)) for key, group in rated.groupby(keys)]
    return pd.DataFrame(rows, columns=[*keys, "icc1", "icc2"]).merge(within.reset_index(), on=keys)


def _icc(group: pd.DataFrame) -> tuple[float, float]:
    found = icc(group["level"], group["team"])
    return (round(found.icc1, 2), round(found.icc2, 2)) if found.groups >= FEWEST_FOR_ICC else (np.nan, np.nan)


def _typed(found: pd.DataFrame, units: pd.DataFrame, kept: pd.DataFrame) -> pd.DataFrame:
    facts = units.take(found["unit"].to_numpy("int64")).reset_index(drop=True)
    named = found.reset_index(drop=True).assign(
        **{name: facts[name] for name in UNIT},
        **{name: categorical(whole_numbers(found[name]), like=kept[name]) for name in ("item", "dimension")},
    )
    titles = kept.drop_duplicates(["framework", "version", "item"], keep="last")
    titles = titles[["framework", "version", "item", "item_title"]].astype({"framework": str, "version": str})
    told = named.merge(titles, on=["framework", "version", "item"], how="left")
    return (
        told[list(YEARS)]
        .astype(dict(YEARS))
        .sort_values(["framework", "version", "year", "item", "dimension", "group"], ignore_index=True)
    )
