"""How far a mean or a share could be off: bootstrap and Wilson intervals, and the plain range where persons are few."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import numpy as np

from selfeval.analysis.counts import STEPS, Floats

ENOUGH = 8
"""With fewer levels a mean has its range, from the lowest to the highest level, and no interval."""

RESAMPLES = 2_000
CONFIDENCE = 0.95

INTERVALS: Mapping[str, str] = MappingProxyType(
    {"mean_from": "Float64", "mean_to": "Float64", "share_from": "Float64", "share_to": "Float64", "interval": "str"}
)
"""The columns that `explore.intervals` adds, with types."""

BOOTSTRAP, RANGE = "95 %-interval", "spændvidde"


def exact_interval(counts: Floats, values: Floats = STEPS) -> tuple[Floats, Floats]:
    """Return the 95 % percentile interval of the bootstrap distribution of the mean, without drawing.

    counts  shape (groups, len(values)): persons on each of equally spaced values

    The sum of n draws has the n-fold convolution of one draw's distribution, which is a power of its Fourier
    transform. nan for groups without persons. Source: Efron (1979), the bootstrap in its theoretical form.

    >>> low, high = exact_interval(np.array([[0.0, 0.0, 4.0, 6.0, 2.0]]))
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([3.4167], [4.25])
    """
    n = counts.sum(axis=1).astype("int64")
    low, high = np.full(len(counts), np.nan), np.full(len(counts), np.nan)
    step = values[1] - values[0]
    for size in np.unique(n[n > 0]):
        rows = n == size
        reached = bootstrap_sums(counts[rows]).cumsum(axis=1)
        tail = (1 - CONFIDENCE) / 2
        slack = 1e-12  # what a transform there and back adds
        low[rows] = values[0] + step * (reached >= tail - slack).argmax(axis=1) / size
        high[rows] = values[0] + step * (reached >= 1 - tail - slack).argmax(axis=1) / size
    return low, high


def bootstrap_sums(counts: Floats) -> Floats:
    """Return the probability of each sum of n draws, n the persons of every group; values count from 0.

    >>> bootstrap_sums(np.array([[1.0, 1.0]])).round(6).tolist()
    [[0.25, 0.5, 0.25]]
    """
    n = int(counts[0].sum())
    length = n * (counts.shape[1] - 1) + 1
    spectrum = np.fft.rfft(counts / n, length, axis=1) ** n
    sums: Floats = np.fft.irfft(spectrum, length, axis=1).clip(min=0)
    return sums


def wilson(successes: Floats, n: Floats) -> tuple[Floats, Floats]:
    """Return the 95 % intervals of shares, from 0 to 1 (Wilson 1927; scipy); nan where n is 0 or missing.

    successes, n  whole numbers, as float64 of one shape

    >>> low, high = wilson(np.array([7.0]), np.array([9.0]))
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.4526], [0.9368])
    """
    found = np.full((len(n), 2), np.nan)
    for row in np.flatnonzero((n > 0) & ~np.isnan(successes)):
        found[row] = _of_a_share(round(successes[row]), round(n[row]))
    return found[:, 0], found[:, 1]


@cache
def _of_a_share(successes: int, n: int) -> tuple[float, float]:
    from scipy.stats import binomtest  # takes seconds to load; a plot needs only the names of this module

    interval = binomtest(successes, n).proportion_ci(CONFIDENCE, method="wilson")
    return float(interval.low), float(interval.high)


def resampled_means(values: Floats, rng: np.random.Generator) -> Floats:
    """Return 2,000 means of as many values, drawn with replacement."""
    drawn: Floats = rng.choice(values, size=(RESAMPLES, len(values))).mean(axis=1)
    return drawn


def percentiles(drawn: Floats) -> tuple[float, float]:
    """Return the ends of the middle 95 %."""
    low, high = np.quantile(drawn, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2], method="inverted_cdf")
    return float(low), float(high)
