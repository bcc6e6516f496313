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
from selfeval.disclosure.cells import SUBTRACTED, DisclosedCells, Units, decide
from selfeval.disclosure.counted import AnswerCodes, Ints, count, rows_of
from selfeval.disclosure.frames import CELLS, TWENTIETH, cells_frame
from selfeval.disclosure.groups import ALL, ORDER
from selfeval.disclosure.halves import COARSE
from selfeval.disclosure.possible import Flags
from selfeval.records import Exit

FEWEST_PERSONS = 10
FEWEST_TEAMS = 3
"""A number over several teams holds persons of at least this many teams: otherwise it would be one team's number."""

LEFT_OVER = (30, 10)
"""Fewest persons and teams in a perspective over several teams, if those teams do not disclose it by themselves. The
numbers of a few teams and of their perspectives together come close to the answers of single persons."""

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


def pool(ratings: pd.DataFrame, answers: AnswerCodes, of_rounds: DisclosedCells) -> pd.DataFrame:
    """Return one row for each year, version, item, dimension and group; columns as in `YEARS`.

    answers, of_rounds  the answers, and what is disclosed of the teams' rounds

    A cell holds at least 10 persons of at least 3 teams. A year with nearly the same persons as an earlier one is
    rounded to half steps, as rounds are. Nobody is in a cell whose own team's number is hidden. The teams' own numbers
    may be subtracted; what remains then holds at least as many persons of as many teams.
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
    decided = decide(kept, Units(line, place, limit, FEWEST_TEAMS, LEFT_OVER), _has_parts(of_rounds)[cell])
    decided = replace(
        decided,
        hidden=np.where(
            (decided.hidden == 0) & _reveals_a_team(kept, cell, decided, of_rounds), SUBTRACTED, decided.hidden
        ),
    )
    cells = cells_frame(decided, limit, share_step=TWENTIETH)
    shown_whole = (decided.hidden == 0) & (decided.cells.group == ORDER.index(ALL)) & (decided.step < COARSE)
    beside = _exits(decided, shown_whole) | {
        "teams": pd.Series(decided.cells.teams).where(pd.Series(decided.hidden == 0))
    }
    found = cells.assign(**beside).merge(_between(kept), on=["unit", "item", "dimension"], how="left")
    found.loc[~shown_whole, list(BETWEEN)] = np.nan
    return _typed(found, units, frame)


def _years(kept: pd.DataFrame) -> tuple[pd.DataFrame, Ints]:
    """Return the years of each version, in order, and the row of each answer's year."""
    named = kept.assign(year=kept["date"].dt.year.astype("int64"))[UNIT].astype({"framework": str, "version": str})
    units = named.drop_duplicates().sort_values(UNIT, ignore_index=True)
    place = named.merge(units.reset_index(), how="left")["index"]
    return units, place.to_numpy("int64")


def _rough_and_few(answers: AnswerCodes, rough: Flags, limit: Floats) -> Flags:
    """Return which answers stay out: those in half steps, where too few are, would remain after subtraction."""
    if not rough.any():
        return rough
    cells = count(answers.where(rough), np.full(int(rough.sum()), ORDER.index(ALL)))
    few = (cells.n < limit[cells.unit]) | (cells.teams < FEWEST_TEAMS)
    out = rough.copy()
    out[rough] = few[rows_of(answers.where(rough), cells)]
    return out


def _has_parts(decided: DisclosedCells) -> Flags:
    """Return which cells of all persons have disclosed parts."""
    whole = decided.cells.group == ORDER.index(ALL)
    found = np.zeros(int(whole.sum()), dtype=bool)
    found[rows_of(decided.cells.where(~whole & (decided.hidden == 0)), decided.cells)] = True
    return found


def _reveals_a_team(answers: AnswerCodes, cell: Ints, decided: DisclosedCells, of_rounds: DisclosedCells) -> Flags:
    """Return which cells would leave fewer possibilities for a team's level in half steps than its own number does."""
    cells, first = np.unique(cell, return_index=True)
    rough = of_rounds.step[cells] >= COARSE
    cells, first = cells[rough], first[rough]
    target = rows_of(answers, decided.cells)[first]
    low, high = of_rounds.sums.low[cells], of_rounds.sums.high[cells]
    size = int((decided.cells.group == ORDER.index(ALL)).sum())
    widest = np.zeros(size)
    np.maximum.at(widest, target, high - low)
    least, most, total = (
        np.bincount(target, weights=of, minlength=size) for of in (low, high, of_rounds.cells.levels[cells] @ STEPS)
    )
    reveals = (total < least + widest) | (total > most - widest)
    return np.asarray(reveals[rows_of(decided.cells, decided.cells)])


def _exits(decided: DisclosedCells, shown: Flags) -> dict[str, pd.Series]:
    """Return the share of all who answered that chose each exit."""
    everybody = decided.cells.n + decided.cells.exits.sum(axis=1)
    shares = [to_step(divided(decided.cells.exits[:, place], everybody), TWENTIETH) for place in range(len(Exit))]
    return {
        name: pd.Series(np.round(share, 2)).where(pd.Series(shown))
        for name, share in zip(EXIT_SHARES, shares, strict=True)
    }


def _between(answers: AnswerCodes) -> pd.DataFrame:
    """Return for each unit, item and dimension the mean of the rounds' AD, and ICC(1) and ICC(2) between teams."""
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
    decided = named.merge(titles, on=["framework", "version", "item"], how="left")
    return (
        decided[list(YEARS)]
        .astype(dict(YEARS))
        .sort_values(["framework", "version", "year", "item", "dimension", "group"], ignore_index=True)
    )
