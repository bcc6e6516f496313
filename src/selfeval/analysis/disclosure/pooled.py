"""All teams together, year by year: what a researcher looks at."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from selfeval.analysis.counts import divided
from selfeval.analysis.disclosure.bands import to_step
from selfeval.analysis.disclosure.cells import Told, Units, tell
from selfeval.analysis.disclosure.counted import Answers, answers_of
from selfeval.analysis.disclosure.frames import CELLS, TWENTIETH, cells_frame
from selfeval.analysis.disclosure.groups import ALL, ORDER
from selfeval.analysis.disclosure.neighbours import Flags
from selfeval.analysis.reliability import icc
from selfeval.records import Exit

FEWEST_PERSONS = 10
FEWEST_TEAMS = 3
"""A number over several teams holds persons of at least so many: else it is one team's number."""

FEWEST_FOR_ICC = 5

UNIT = ["framework", "version", "year"]
BETWEEN = ("ad_within", "icc1", "icc2")
EXIT_SHARES = tuple(f"share_{exit.value}" for exit in Exit)

YEARS: Mapping[str, object] = MappingProxyType(
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


def pool(ratings: pd.DataFrame, may: Flags) -> pd.DataFrame:
    """One row for each year, version, item, dimension and group; columns as in `YEARS`.

    may  which answers may be in numbers over several teams

    A cell holds at least 10 persons of at least 3 teams; years with nearly the same persons as another are told in half
    steps, as rounds are. Nobody is in it whose own team's number is hidden.
    """
    kept = ratings[may]
    kept = kept.assign(year=kept["date"].dt.year.astype("int64"))
    units = kept[UNIT].astype({"framework": str, "version": str}).drop_duplicates().sort_values(UNIT, ignore_index=True)
    unit = kept[UNIT].astype({"framework": str, "version": str}).merge(units.reset_index(), how="left")["index"]
    answers = answers_of(kept, unit.astype(pd.CategoricalDtype(units.index)))
    limit = np.full(
        len(units), max(FEWEST_PERSONS, int(ratings["report_limit"].max() if len(ratings) else 0)), "float64"
    )
    line = units.groupby(["framework", "version"]).ngroup().to_numpy("int64")
    told = tell(answers, Units(line, units.groupby(line).cumcount().to_numpy("int64"), limit, FEWEST_TEAMS))
    cells = cells_frame(told, limit, share_step=TWENTIETH)
    shown = (told.hidden == 0) & (told.cells.group == ORDER.index(ALL))
    beside = _exits(told, shown) | {"teams": pd.Series(told.cells.teams).where(pd.Series(told.hidden == 0))}
    found = cells.assign(**beside).merge(_between(answers), on=["unit", "item", "dimension"], how="left")
    found.loc[~shown, list(BETWEEN)] = np.nan
    return _typed(found, units, kept)


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
        **{
            name: pd.Categorical.from_codes(found[name].to_numpy("int64"), dtype=kept[name].dtype)
            for name in ("item", "dimension")
        },
    )
    titles = kept.drop_duplicates(["framework", "version", "item"], keep="last")
    titles = titles[["framework", "version", "item", "item_title"]].astype({"framework": str, "version": str})
    told = named.merge(titles, on=["framework", "version", "item"], how="left")
    return (
        told[list(YEARS)]
        .astype(dict(YEARS))
        .sort_values(["framework", "version", "year", "item", "dimension", "group"], ignore_index=True)
    )
