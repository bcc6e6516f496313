"""Numbers of persons as bands: an exact number and a mean give the sum of the levels, and sums can be subtracted."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from selfeval.analysis.columns import ordered
from selfeval.analysis.counts import Floats

STARTS = (5, 8, 15, 30)
"""A band begins at each of these. From 8 persons on there are intervals, so that an interval reveals nothing more."""

NAMES = ("under 5", "5–7", "8–14", "15–29", "30 eller flere")
BANDS = ordered(NAMES)


def banded(n: Floats | npt.NDArray[np.int64]) -> pd.Categorical:
    """Return the band of each number of persons.

    >>> list(banded(np.array([0, 5, 7, 8, 200])))
    ['under 5', '5–7', '5–7', '8–14', '30 eller flere']
    """
    return pd.Categorical.from_codes(np.searchsorted(STARTS, n, side="right"), dtype=BANDS)


def to_step(values: Floats, step: Floats | float) -> Floats:
    """Round values to the nearest step, halves upwards; nan stays.

    >>> to_step(np.array([3.25, 3.24, 2.96]), np.array([0.5, 0.5, 0.1])).round(1).tolist()
    [3.5, 3.0, 3.0]
    """
    return np.asarray(np.floor(values / step + 0.5 + 1e-9) * step)
