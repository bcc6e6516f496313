"""Differences within an item: between dimensions (the same persons in both) and between perspectives.

The frames of `selfeval.explore` and `selfeval.disclosure` work the first out for many items at once; a test holds them
to `paired`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from selfeval.measures.spread import mean
from selfeval.text import decimal

WIDE_GAP = 1.0
"""A gap of at least this, in scale steps, is one to talk about."""


@dataclass(frozen=True, slots=True)
class Paired:
    """How many persons have a level in both of two dimensions, and the mean of their differences; None without any."""

    n: int
    steps: Fraction | None


@dataclass(frozen=True, kw_only=True, slots=True)
class DimensionGap:
    """The widest difference between two dimensions: mean of the paired differences, in scale steps, over n persons."""

    higher: str
    lower: str
    steps: float
    n: int
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PerspectiveGap:
    """The widest difference between two shown perspectives' means in a dimension, in scale steps."""

    dimension: str
    higher: str
    lower: str
    steps: float
    words: str


def paired(one: Mapping[str, int], other: Mapping[str, int]) -> Paired:
    """Compare each person who has a level in both with themselves. one, other: person → level in a dimension.

    >>> paired({"a": 4, "b": 5, "c": 1}, {"a": 2, "b": 4})
    Paired(n=2, steps=Fraction(3, 2))
    """
    both = one.keys() & other.keys()
    return Paired(len(both), mean([one[person] - other[person] for person in both]) if both else None)


def dimension_gap(
    titles: Mapping[str, str], levels: Mapping[str, Mapping[str, int]], limit: int
) -> DimensionGap | None:
    """Return the widest gap between dimensions, of those in which `limit` of the same persons gave a level.

    titles  the title of each dimension, in framework order
    levels  dimension → person → level

    None where there is no such gap. The first in framework order stands for those as wide.
    """
    gaps = [gap for pair in combinations(titles, 2) if (gap := _between(*pair, titles, levels, limit))]
    return max(gaps, key=lambda gap: gap.steps, default=None)


def _between(
    one: str, other: str, titles: Mapping[str, str], levels: Mapping[str, Mapping[str, int]], limit: int
) -> DimensionGap | None:
    found = paired(levels[one], levels[other])
    if found.n < limit or not found.steps:
        return None
    higher, lower = (one, other) if found.steps > 0 else (other, one)
    steps = float(abs(found.steps))
    words = (
        f"{titles[higher]} ligger {decimal(steps)} trin over {titles[lower].lower()} ({found.n} har svaret på begge)"
    )
    return DimensionGap(higher=higher, lower=lower, steps=steps, n=found.n, words=words)


def perspective_gap(dimensions: Sequence[tuple[str, str, Sequence[tuple[str, float]]]]) -> PerspectiveGap | None:
    """Return the widest gap between perspectives; None where no dimension is split.

    dimensions  (id, title, [(label, mean) of each shown perspective])
    """
    widest: PerspectiveGap | None = None
    for id, title, parts in dimensions:
        if len(parts) < 2:
            continue
        higher, lower = max(parts, key=lambda part: part[1]), min(parts, key=lambda part: part[1])
        steps = round(higher[1] - lower[1], 9)  # 4⅓ − 3⅓ is one step, not 0.9999999999999996
        if steps > (widest.steps if widest else 0):
            words = f"{higher[0]} ligger {decimal(steps)} trin over {lower[0].lower()} i {title.lower()}"
            widest = PerspectiveGap(dimension=id, higher=higher[0], lower=lower[0], steps=steps, words=words)
    return widest
