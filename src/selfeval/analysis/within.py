"""Agreement within a group from persons per level: formulas from the literature, on the scale 1–5 (A = 5 levels).

Each function takes `counts`, persons on the levels 1–5 along the last axis (shape (5,) for a group or (groups, 5) for
many, see `level_counts`), and returns a float64 for each group. Exits and blanks are not in counts.
"""

from __future__ import annotations

import numpy as np

from selfeval.analysis.counts import STEPS, Floats, divided, mean, median, size, variance
from selfeval.measures.levels import HIGH, HIGHEST, LOW, LOWEST
from selfeval.measures.spread import CAMP, CUT_OFF

UNIFORM_VARIANCE = (len(STEPS) ** 2 - 1) / 12
"""Variance where each level is as likely as the others (σ²_EU): 2 on a scale of five."""

ENOUGH_FOR_A_WG = len(STEPS) - 1
"""aWG is not defined for fewer persons: their variance has no room (Brown & Hauenstein 2005)."""


def average_deviation(counts: Floats, *, around: str = "mean") -> Floats:
    """Return AD = Σ|x − M| / n in scale steps, M the mean or the median (Burke, Finkelstein & Dusig 1999).

    0 without variation and for one person; nan without a level.

    >>> round(float(average_deviation(np.array([0, 0, 1, 3, 1]))), 6)
    0.4
    """
    centre = median(counts) if around == "median" else mean(counts)
    return divided((counts * np.abs(STEPS - centre[..., None])).sum(axis=-1), size(counts))


def r_wg(counts: Floats) -> Floats:
    """Return rWG = 1 − s² / σ²_EU (James, Demaree & Wolf 1984). Negative where persons differ more than by chance.

    1 without variation; nan for fewer than two persons.

    >>> float(r_wg(np.array([3, 0, 0, 0, 3])))
    -1.4
    """
    return 1 - variance(counts) / UNIFORM_VARIANCE


def a_wg(counts: Floats) -> Floats:
    """Return aWG = 1 − 2s² / {[(H + L)M − M² − HL]·n/(n − 1)}, H and L the ends of the scale (Brown & Hauenstein 2005).

    nan for fewer than four persons (A − 1), and where the mean is so near an end that the largest variance that there
    could be is not the one in the formula: below (L(n − 1) + H)/n or above (H(n − 1) + L)/n. That includes all
    persons on an end of the scale.

    >>> float(a_wg(np.array([0, 0, 4, 0, 0])))
    1.0
    """
    n, centre = size(counts), mean(counts)
    most = ((HIGHEST + LOWEST) * centre - centre**2 - HIGHEST * LOWEST) * divided(n, n - 1)
    edge = divided((HIGHEST - LOWEST) * np.ones_like(n), n)
    slack = 1e-9  # a mean on the very edge still counts, whatever its last digit
    inside = (n >= ENOUGH_FOR_A_WG) & (centre >= LOWEST + edge - slack) & (centre <= HIGHEST - edge + slack)
    return np.where(inside, 1 - divided(2 * variance(counts), most), np.nan)


def r_wg_j(mean_variance: Floats, items: Floats) -> Floats:
    """Return rWG(J) = J(1 − q) / [J(1 − q) + q], q = s̄²/σ²_EU, s̄² the mean variance of J items (James et al. 1984).

    It grows with J. Below 0 and above 1 it means nothing: where s̄² > σ²_EU it is nan; see `r_star_wg_j` there.

    >>> round(float(r_wg_j(np.float64(1.24), np.float64(5))), 8)
    0.75396825
    """
    error = np.asarray(mean_variance) / UNIFORM_VARIANCE
    common = np.asarray(items) * (1 - error)
    return np.where(error <= 1, divided(common, common + error), np.nan)


def r_star_wg_j(mean_variance: Floats) -> Floats:
    """Return r*WG(J) = 1 − s̄²/σ²_EU (Lindell, Brandt & Whitney 1999). It does not grow with J, and may be negative.

    >>> round(float(r_star_wg_j(np.float64(1.24))), 8)
    0.38
    """
    return np.asarray(1 - np.asarray(mean_variance) / UNIFORM_VARIANCE)


def two_camps(counts: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Return whether at least two persons are at 1–2 and at least two at 4–5. A mean and rWG would hide it.

    >>> bool(two_camps(np.array([3, 0, 0, 0, 3]))), bool(two_camps(np.array([1, 1, 1, 1, 0])))
    (True, False)
    """
    low, high = (counts[..., side].sum(axis=-1) for side in (STEPS <= LOW, STEPS >= HIGH))
    return np.asarray((low >= CAMP) & (high >= CAMP))


def disagree(counts: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Return whether AD around the mean is above the cut-off; False without a level.

    >>> disagree(np.array([[0.0, 1, 2, 2, 1], [1, 0, 2, 2, 1]])).tolist()
    [False, True]
    """
    return np.asarray(average_deviation(counts) > float(CUT_OFF) + 1e-9)  # AD on the cut-off, whatever its last digit
