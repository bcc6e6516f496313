"""The frames that `disclose` gives, from the disclosed cells."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from selfeval.analysis.columns import ordered
from selfeval.analysis.counts import SHARES, STEPS, Floats, divided, median
from selfeval.analysis.intervals import ENOUGH, exact_interval
from selfeval.analysis.within import disagree, two_camps
from selfeval.disclosure.bands import BANDS, banded, to_step
from selfeval.disclosure.cells import FEW, FEW_TEAMS, SUBTRACTED, DisclosedCells
from selfeval.disclosure.counted import MARKS, Ints
from selfeval.disclosure.groups import ALL, ORDER
from selfeval.disclosure.halves import COARSE
from selfeval.disclosure.neighbours import AGREED, FINE, NEIGHBOUR
from selfeval.disclosure.possible import Flags
from selfeval.measures.levels import HIGH
from selfeval.measures.limits import too_few
from selfeval.records import Exit

TENTH, TWENTIETH = FINE, 0.05

SPREAD = ("nogenlunde enige", "uenige", "to grupper")
RESTS_ON = ("ingen", "under halvdelen", "halvdelen eller flere")

GROUP_TYPE = ordered(ORDER)
SPREAD_TYPE = ordered(SPREAD)
RESTS_ON_TYPE = ordered(RESTS_ON)

CELLS: Mapping[str, str | pd.CategoricalDtype] = MappingProxyType(
    {
        "group": GROUP_TYPE,
        "people": BANDS,
        "level": "Float64",
        "step": "Float64",
        "median": "Float64",
        "share_high": "Float64",
        "level_from": "Float64",
        "level_to": "Float64",
        "spread": SPREAD_TYPE,
        **dict.fromkeys(SHARES, "Float64"),
        **{exit.value: BANDS for exit in Exit},
        **dict.fromkeys(MARKS, RESTS_ON_TYPE),
        "hidden": "str",
    }
)
"""The columns of `Shown.cells` about a cell, with their types; `Shown` says what they hold."""


def cells_frame(decided: DisclosedCells, limit: Floats, *, share_step: float = TENTH) -> pd.DataFrame:
    """Return one row a cell: codes of unit, item and dimension, and the columns of `CELLS`."""
    counts, hidden = decided.cells.levels, decided.hidden
    shown, n = hidden == 0, decided.cells.n
    fine = shown & (decided.step < COARSE)
    many = fine & (n >= ENOUGH)
    whole = decided.cells.group == ORDER.index(ALL)
    low, high = np.full(len(n), np.nan), np.full(len(n), np.nan)
    low[many], high[many] = exact_interval(counts[many])
    shares = divided(counts, n[:, None])
    values = {
        "group": pd.Categorical.from_codes(decided.cells.group, dtype=GROUP_TYPE),
        "people": _only(banded(n), shown),
        "level": _where(shown, decided.level, 1),
        "step": _where(shown, decided.step, 1),
        "median": _where(fine, median(counts), 1),
        "share_high": _where(fine, to_step(shares[:, STEPS >= HIGH].sum(axis=1), share_step), 2),
        "level_from": _where(many, to_step(low, TENTH), 1),
        "level_to": _where(many, to_step(high, TENTH), 1),
        "spread": _only(_spread(counts), fine),
        **{name: _where(many, to_step(shares[:, place], share_step), 2) for place, name in enumerate(SHARES)},
        **{e.value: _only(banded(decided.cells.exits[:, place]), shown & whole) for place, e in enumerate(Exit)},
        **{name: _only(_rests_on(decided.cells.marks[:, place], n), fine) for place, name in enumerate(MARKS)},
        "hidden": [
            _reason(why, at) for why, at in zip(hidden.tolist(), limit[decided.cells.unit].tolist(), strict=True)
        ],
    }
    codes = {"unit": decided.cells.unit, "item": decided.cells.item, "dimension": decided.cells.dimension}
    return pd.DataFrame(codes | values).astype(dict(CELLS))


def people_frame(persons: Ints) -> pd.DataFrame:
    """Return one row a unit and part of its persons: `unit` (code), `group` and `people`, a band of how many."""
    unit, group = np.nonzero(persons)
    return pd.DataFrame(
        {
            "unit": unit,
            "group": pd.Categorical.from_codes(group, dtype=GROUP_TYPE),
            "people": banded(persons[unit, group]),
        }
    )


def _where(shown: Flags, values: Floats, digits: int) -> pd.Series:
    """Return the values where they are shown, missing elsewhere."""
    return pd.Series(np.round(values, digits)).where(pd.Series(shown & ~np.isnan(values))).astype("Float64")


def _only(words: pd.Categorical, shown: Flags) -> pd.Series:
    return pd.Series(words).where(pd.Series(shown))


def _spread(counts: Floats) -> pd.Categorical:
    word = np.where(two_camps(counts), 2, disagree(counts))
    return pd.Categorical.from_codes(word.astype("int64"), dtype=SPREAD_TYPE)


def _rests_on(marked: Floats, n: Floats) -> pd.Categorical:
    word = np.where(marked == 0, 0, np.where(marked * 2 < n, 1, 2))
    return pd.Categorical.from_codes(word, dtype=RESTS_ON_TYPE)


def _reason(why: int, limit: float) -> str:
    words = {
        0: "",
        FEW: too_few(int(limit)),
        AGREED: "skjult: alle er enige",
        NEIGHBOUR: "skjult: næsten de samme personer som i en tidligere runde",
        SUBTRACTED: "skjult: kan regnes ud af andre tal",
        FEW_TEAMS: "skjult: for få teams",
    }
    return words[why]
