"""Differences within an item: between dimensions (the same persons in both) and between perspectives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from selfeval.measures.spread import mean
from selfeval.text import decimal


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


def dimension_gap(
    titles: Mapping[str, str], levels: Mapping[str, Mapping[str, int]], limit: int
) -> DimensionGap | None:
    """The widest gap among dimensions that at least `limit` of the same persons gave a level in; None without one.

    titles  the title of each dimension, in framework order; levels  dimension → person → level
    """
    gaps = [gap for pair in combinations(titles, 2) if (gap := _between(*pair, titles, levels, limit))]
    return max(gaps, key=lambda gap: gap.steps, default=None)


def _between(
    one: str, other: str, titles: Mapping[str, str], levels: Mapping[str, Mapping[str, int]], limit: int
) -> DimensionGap | None:
    both = levels[one].keys() & levels[other].keys()
    if len(both) < limit:
        return None
    difference = mean([levels[one][person] - levels[other][person] for person in both])
    if difference == 0:
        return None
    higher, lower = (one, other) if difference > 0 else (other, one)
    steps = float(abs(difference))
    words = (
        f"{titles[higher]} ligger {decimal(steps)} trin over {titles[lower].lower()} ({len(both)} har svaret på begge)"
    )
    return DimensionGap(higher=higher, lower=lower, steps=steps, n=len(both), words=words)


def perspective_gap(dimensions: Sequence[tuple[str, str, Sequence[tuple[str, float]]]]) -> PerspectiveGap | None:
    """The widest gap between perspectives; None where no dimension is split.

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
