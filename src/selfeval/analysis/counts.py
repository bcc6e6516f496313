"""Persons per level, as a matrix: what agreement, intervals and tests are computed from, all cells at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from selfeval.analysis.frames import FrameError, levels_of
from selfeval.measures.levels import LEVELS, WIDEST

Floats: TypeAlias = npt.NDArray[np.float64]

STEPS: Floats = np.array(LEVELS, dtype=np.float64)
"""The levels, for arithmetic on matrices."""

STEPS_APART: Floats = np.arange(-WIDEST, WIDEST + 1, dtype=np.float64)
"""What one person's levels in two dimensions can differ by."""

SHARES = tuple(f"share_{level}" for level in LEVELS)
"""The columns with the share of persons on each level."""


def level_counts(ratings: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Count the persons on each level: one row a group in the order of the categories, the columns 1–5, float64.

    An exit is no level; a group of nothing but exits has a row of zeros. Raises FrameError, in Danish, where a person
    has several answers in a group: the group then is about several questions, and its levels are not of one kind.
    """
    if ratings.duplicated(list(dict.fromkeys([*keys, "team", "round", "person"]))).any():
        raise FrameError("by skal skille punkter og dimensioner ad: en person har flere svar i samme gruppe.")
    level = levels_of(ratings)
    marks = pd.DataFrame({step: (level == step).fillna(False).astype("float64") for step in LEVELS})
    return marks.groupby([ratings[key] for key in keys], observed=True, dropna=False).sum()


def size(counts: Floats) -> Floats:
    """Count the persons with a level."""
    n: Floats = counts.sum(axis=-1)
    return n


def mean(counts: Floats) -> Floats:
    """Return the mean level; nan without one."""
    return divided(counts @ STEPS, size(counts))


def median(counts: Floats) -> Floats:
    """Return the median level, the middle of the two middle ones where n is even; nan without one."""
    n, below = size(counts)[..., None], counts.cumsum(axis=-1)
    lower = STEPS[(below >= np.floor((n + 1) / 2)).argmax(axis=-1)]
    upper = STEPS[(below >= np.floor(n / 2) + 1).argmax(axis=-1)]
    return np.where(size(counts) > 0, (lower + upper) / 2, np.nan)


def variance(counts: Floats) -> Floats:
    """Return the variance of the levels with n − 1; nan for fewer than two."""
    squares = counts * (STEPS - mean(counts)[..., None]) ** 2
    return divided(squares.sum(axis=-1), size(counts) - 1)


def divided(above: Floats, below: Floats) -> Floats:
    """Return a quotient that is nan, and no warning, where it would divide by nothing or less."""
    result: Floats = np.divide(above, below, out=np.full(np.shape(above), np.nan), where=np.asarray(below) > 0)
    return result
