"""How far the dimensions of an item lie apart, from what may be disclosed of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

import numpy as np
import pandas as pd

from selfeval.analysis.counts import STEPS_APART, Floats, divided
from selfeval.analysis.intervals import ENOUGH, exact_interval
from selfeval.disclosure.bands import to_step
from selfeval.disclosure.counted import AnswerCodes, Ints
from selfeval.disclosure.halves import COARSE
from selfeval.disclosure.neighbours import FINE

GAPS: Mapping[str, str] = MappingProxyType(
    {"gap": "Float64", "gap_from": "Float64", "gap_to": "Float64", "step": "Float64", "paired": "bool", "hidden": "str"}
)
"""The columns of `Shown.gaps` about two dimensions, with their types."""

CELL = ["unit", "item", "dimension"]


def gaps_frame(cells: pd.DataFrame, answers: AnswerCodes, dimensions: Sequence[int]) -> pd.DataFrame:
    """Return one row for each unit, item and pair of dimensions that were both asked: codes, and the columns of `GAPS`.

    cells  the rows of all persons, with codes

    Where the same persons have a level in both dimensions, each person is compared with themselves. Where some have a
    level in one dimension only, that difference and the two levels together would reveal their answers. There the gap
    is the difference between the two disclosed levels.
    """
    kept = answers.where((answers.level > 0) & np.isin(answers.dimension, dimensions))
    items, persons = kept.item.max(initial=0) + 1, kept.person.max(initial=0) + 1
    each, row = np.unique((kept.unit * items + kept.item) * persons + kept.person, return_inverse=True)
    wide = np.full((len(each), len(dimensions)), np.nan)
    wide[row, np.searchsorted(dimensions, kept.dimension)] = kept.level
    found, group = np.unique(each // persons, return_inverse=True)
    groups = np.column_stack(np.divmod(found, items))
    of_pairs = [
        _pair(wide[:, one], wide[:, other], group, groups).assign(dimension=dimensions[one], other=dimensions[other])
        for one, other in combinations(range(len(dimensions)), 2)
    ]
    if not of_pairs:
        return pd.DataFrame(columns=[*CELL, "other", *GAPS]).astype(dict(GAPS))
    return _beside(pd.concat(of_pairs, ignore_index=True), cells)


def _pair(first: Floats, second: Floats, group: Ints, groups: Ints) -> pd.DataFrame:
    """Return the mean difference of persons with both levels, its interval, and whether all have both."""
    size = len(groups)
    apart = first - second
    both = ~np.isnan(apart)
    n, n_first, n_second = (
        np.bincount(group[chosen], minlength=size).astype("float64")
        for chosen in (both, ~np.isnan(first), ~np.isnan(second))
    )
    counts = np.zeros((size, len(STEPS_APART)))
    np.add.at(counts, (group[both], (apart[both] - STEPS_APART[0]).astype("int64")), 1)
    low, high = np.full(size, np.nan), np.full(size, np.nan)
    many = n >= ENOUGH
    low[many], high[many] = exact_interval(counts[many], STEPS_APART)
    columns = {
        "unit": groups[:, 0],
        "item": groups[:, 1],
        "mean": divided(counts @ STEPS_APART, n),
        "low": low,
        "high": high,
        "paired": (n_first == n) & (n_second == n),
    }
    return pd.DataFrame(columns)[(n_first > 0) & (n_second > 0)]


def _beside(pairs: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Round each gap as coarsely as the coarser of its two levels."""
    levels = cells[[*CELL, "level", "step", "hidden"]]
    both = pairs.merge(levels, on=CELL).merge(
        levels.rename(columns={"dimension": "other"}), on=["unit", "item", "other"], suffixes=("", "_other")
    )
    hidden = both["hidden"].where(both["hidden"] != "", both["hidden_other"])
    shown = hidden == ""
    step = both[["step", "step_other"]].max(axis=1).astype("Float64")
    paired = shown & both["paired"] & (step < COARSE).fillna(False).astype(bool)
    own = {name: _to(both[column], FINE).where(paired) for name, column in _OWN.items()}
    levels_apart = _to(both["level"] - both["level_other"], step)
    found = both.assign(**own, step=step.where(shown), paired=paired, hidden=hidden)
    found["gap"] = found["gap"].where(paired, levels_apart.where(shown))
    order = ["unit", "item", "dimension", "other"]
    return found[[*order, *GAPS]].astype(dict(GAPS)).sort_values(order, ignore_index=True)


_OWN = {"gap": "mean", "gap_from": "low", "gap_to": "high"}


def _to(values: pd.Series, step: pd.Series | float) -> pd.Series:
    steps = step if isinstance(step, float) else step.to_numpy("float64", na_value=np.nan)
    found = to_step(values.to_numpy("float64", na_value=np.nan), steps)
    return pd.Series(np.round(found, 1), index=values.index).astype("Float64")
