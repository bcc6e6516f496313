"""Two independent groups on the scale 1–5, from persons per level: effect size and test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import comb, inf, nan, prod

import numpy as np
from scipy import stats

from selfeval.analysis.counts import STEPS, Floats, size

SIGNIFICANT = 0.05
CHANCE, HIGHER, LOWER = "forskellen kan skyldes tilfældigheder", "højere end før", "lavere end før"

ENOUGH_FOR_ASYMPTOTICS = 10
"""With fewer in either group the Brunner–Munzel test is worked out over all ways to divide the persons."""


@dataclass(frozen=True, slots=True)
class Test:
    """The statistic W (positive where the second group is higher) and its two-sided p; nan where not defined."""

    statistic: float
    p: float

    __test__ = False  # pytest would take it for a test


def cliffs_delta(first: Floats, second: Floats) -> float:
    """Return Cliff's δ = P(Y > X) − P(Y < X), X of the first group and Y of the second (Cliff 1993); −1 to 1.

    0 where both are alike or nothing varies; nan where a group is empty.

    >>> cliffs_delta(np.array([2.0, 2, 0, 0, 0]), np.array([0.0, 2, 2, 0, 0]))
    0.75
    """
    pairs = float(size(first) * size(second))
    if not pairs:
        return nan
    below = np.concatenate([[0.0], first.cumsum()[:-1]])
    above = size(first) - first.cumsum()
    return float((second * (below - above)).sum() / pairs)


def brunner_munzel(first: Floats, second: Floats) -> Test:
    """Test whether the second group tends to answer higher or lower than the first (Brunner & Munzel 2000; scipy).

    first, second  persons on the levels 1–5, shape (5,)

    From 10 persons in both it is scipy's test, with the t distribution. With fewer it is the exact permutation test
    (Neubert & Brunner 2007): every way to divide the persons is counted, none is drawn. Without variation p is 1. Where
    the groups do not overlap W is infinite. nan for fewer than two persons in a group.

    >>> result = brunner_munzel(np.array([2.0, 2, 0, 0, 0]), np.array([0.0, 0, 0, 2, 2]))
    >>> result.statistic, round(result.p, 6)
    (inf, 0.028571)
    """
    n, m = int(size(first)), int(size(second))
    if min(n, m) < 2:
        return Test(nan, nan)
    statistic = float(_statistic(first[None, :], (first + second)[None, :])[0])
    if min(n, m) < ENOUGH_FOR_ASYMPTOTICS:
        return Test(statistic, _exact_p(first, second, statistic))
    if np.isinf(statistic):  # no spread to set it against: at most these two of all ways to divide are as extreme
        return Test(statistic, 2 / comb(n + m, n))
    if statistic == 0:
        return Test(statistic, 1.0)
    x, y = (np.repeat(STEPS, group.astype(int)) for group in (first, second))
    return Test(statistic, float(stats.brunnermunzel(x, y).pvalue))


def adjusted(p: Sequence[float] | Floats, *, method: str = "holm") -> Floats:
    """Return the p-values of several tests, raised so that many tests do not find something by chance alone.

    method  "holm": the chance of any false find is kept (Holm 1979); "bh": the share of false finds among the finds
            (Benjamini & Hochberg 1995; scipy). nan stays nan and does not count as a test.

    >>> adjusted([0.01, 0.04, 0.03, np.nan]).tolist()
    [0.03, 0.06, 0.06, nan]
    """
    values = np.asarray(p, dtype=np.float64)
    result = np.full(len(values), nan)
    defined = ~np.isnan(values)
    if not defined.any():
        return result
    if method == "bh":
        result[defined] = stats.false_discovery_control(values[defined])
        return result
    order = np.argsort(values[defined], kind="stable")
    raised = values[defined][order] * np.arange(defined.sum(), 0, -1)
    stepped = np.empty(len(order))
    stepped[order] = np.maximum.accumulate(raised).clip(max=1)
    result[defined] = stepped
    return result


def _statistic(first: Floats, total: Floats) -> Floats:
    """Return W of many divisions of the same persons, shape (divisions, 5); 0 if nothing differs, ±inf if disjoint."""
    second = total - first
    n, m = first.sum(axis=1), second.sum(axis=1)
    pooled = _midranks(total)
    above, spread = [], []
    for group, persons in ((first, n), (second, m)):
        mean = (group * pooled).sum(axis=1) / persons
        placed = pooled - _midranks(group) - (mean - (persons + 1) / 2)[:, None]
        above.append(mean)
        spread.append(persons * (group * placed**2).sum(axis=1) / (persons - 1))
    difference = n * m * (above[1] - above[0])
    below = (n + m) * np.sqrt(spread[0] + spread[1])
    difference[np.abs(difference) < 1e-9] = 0.0
    apart = below < 1e-9
    return np.where(
        apart, np.where(difference == 0, 0.0, np.copysign(inf, difference)), difference / np.where(apart, 1, below)
    )


def _midranks(counts: Floats) -> Floats:
    return counts.cumsum(axis=1) - counts + (counts + 1) / 2


def _exact_p(first: Floats, second: Floats, statistic: float) -> float:
    """Return the share of all ways to divide the persons that give a W at least as far from 0."""
    smaller = min((first, second), key=size).astype(int).tolist()
    total = (first + second).astype(int).tolist()
    divisions = list(_divisions(total, sum(smaller)))
    ways = np.array(
        [prod(comb(of, taken) for of, taken in zip(total, each, strict=True)) for each in divisions], dtype=np.float64
    )
    found = np.abs(_statistic(np.array(divisions, dtype=np.float64), np.array([total], dtype=np.float64)))
    share = ways[found >= abs(statistic) - 1e-9].sum() / ways.sum()
    return float(share)


def _divisions(total: Sequence[int], persons: int) -> Iterator[tuple[int, ...]]:
    """Return all ways to take a number of persons from the levels."""
    for but_last in product(*(range(min(of, persons) + 1) for of in total[:-1])):
        rest = persons - sum(but_last)
        if 0 <= rest <= total[-1]:
            yield (*but_last, rest)


def verdict(p: float, delta: float) -> str:
    """Say what a test found: p after the correction for many, and the direction in which Cliff's δ points.

    >>> verdict(0.01, -0.6), verdict(0.2, 0.6), verdict(nan, 0.6)
    ('lavere end før', 'forskellen kan skyldes tilfældigheder', 'forskellen kan skyldes tilfældigheder')
    """
    if not p < SIGNIFICANT:
        return CHANCE
    return HIGHER if delta > 0 else LOWER
