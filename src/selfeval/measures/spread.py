"""A few answers on the scale, in numbers and in plain words.

Formulas: mean, median and AD = Σ|x − mean| / n (Burke, Finkelstein & Dusig 1999), in scale steps. The common cut-off
for agreement is A/6 for A levels. Two camps: at least two answers at 1–2 and at least two at 4–5.

`selfeval.analysis.within` works the same out for many groups at once, and a test holds it to this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median as middle
from types import MappingProxyType

from selfeval.measures.levels import HIGH, LEVELS, LOW

CUT_OFF = Fraction(len(LEVELS), 6)
"""Above this AD, in scale steps, persons are commonly said to disagree (Burke & Dunlap 2002)."""

NEARLY = Fraction(1, 2)
"""Up to this AD, in scale steps, persons nearly agree."""

CAMP = 2
"""At least this number of persons at 1–2, and as many at 4–5, are two camps."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """Hold what a few levels say together.

    counts     persons per level, all five levels
    n          persons with a level
    mean, median, deviation (AD)  in scale steps
    low, high  persons at 1–2 and at 4–5; high_share = high / n, 0–1
    words      how much the persons agree, in Danish
    """

    counts: Mapping[int, int]
    n: int
    mean: float
    median: float
    deviation: float
    lowest: int
    highest: int
    low: int
    high: int
    high_share: float
    two_camps: bool
    words: str


def spread(levels: Sequence[int]) -> Spread | None:
    """Return the spread of levels, one a person; None without any.

    >>> apart = spread([1, 1, 1, 5, 5, 5])
    >>> apart.deviation, apart.two_camps, apart.words
    (2.0, True, 'Svarene ligger i to grupper')
    """
    if not levels:
        return None
    counted = Counter(levels)
    low = sum(counted[level] for level in LEVELS if level <= LOW)
    high = sum(counted[level] for level in LEVELS if level >= HIGH)
    two_camps = are_two_camps(low, high)
    deviation = _deviation(levels)
    return Spread(
        counts=MappingProxyType({level: counted[level] for level in LEVELS}),
        n=len(levels),
        mean=float(mean(levels)),
        median=float(middle(levels)),
        deviation=float(deviation),
        lowest=min(levels),
        highest=max(levels),
        low=low,
        high=high,
        high_share=high / len(levels),
        two_camps=two_camps,
        words=_words(len(levels), deviation, two_camps),
    )


def are_two_camps(low: int, high: int) -> bool:
    """Return whether there are two camps. low: persons at 1–2; high: persons at 4–5."""
    return low >= CAMP and high >= CAMP


def disagree(deviation: float | Fraction) -> bool:
    """Return whether persons with this AD disagree.

    >>> disagree(Fraction(5, 6)), disagree(0.84)
    (False, True)
    """
    return deviation > CUT_OFF + _SLACK


_SLACK = Fraction(1, 10**9)
"""A float on the cut-off is not above it, whatever its last digit."""


def mean(values: Sequence[int]) -> Fraction:
    """Return the exact mean, so that no rounding decides which of two is larger."""
    return Fraction(sum(values), len(values))


def _deviation(levels: Sequence[int]) -> Fraction:
    centre = mean(levels)
    return sum((abs(level - centre) for level in levels), Fraction(0)) / len(levels)


def _words(n: int, deviation: Fraction, two_camps: bool) -> str:
    if n == 1:
        return "Én har givet et niveau"
    if two_camps:
        return "Svarene ligger i to grupper"
    if deviation == 0:
        return "I er enige"
    if deviation <= NEARLY:
        return "I er næsten enige"
    return "I ser forskelligt på det" if disagree(deviation) else "I ser lidt forskelligt på det"
