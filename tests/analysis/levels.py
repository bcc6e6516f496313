"""Levels as the counts that the formulas take."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from selfeval.analysis.counts import STEPS, Floats


def counts_of(levels: Sequence[int] | npt.ArrayLike) -> Floats:
    """Return how many of some levels are 1, 2, 3, 4 and 5."""
    values = np.asarray(levels)
    return np.array([(values == step).sum() for step in STEPS], dtype=np.float64)
