"""A few answers on the scale, told in numbers and in plain words.

Formulas: mean, median and AD = Σ|x − mean| / n (Burke, Finkelstein & Dusig 1999), in scale steps. The common cut-off
for agreement is A/6 for A levels. Two camps: at least two answers at 1–2 and at least two at 4–5.
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
NEARLY = Fraction(1, 2)
CAMP = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """What a handful of levels says together.

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
    """The spread of levels, one a person; None without any.

    >>> told = spread([1, 1, 1, 5, 5, 5])
    >>> told.deviation, told.two_camps, told.words
    (2.0, True, 'I er delt i to lejre')
    """
    if not levels:
        return None
    counted = Counter(levels)
    low = sum(counted[level] for level in LEVELS if level <= LOW)
    high = sum(counted[level] for level in LEVELS if level >= HIGH)
    two_camps = low >= CAMP and high >= CAMP
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


def mean(values: Sequence[int]) -> Fraction:
    """The exact mean, so that no rounding decides which of two is larger."""
    return Fraction(sum(values), len(values))


def _deviation(levels: Sequence[int]) -> Fraction:
    centre = mean(levels)
    return sum((abs(level - centre) for level in levels), Fraction(0)) / len(levels)


def _words(n: int, deviation: Fraction, two_camps: bool) -> str:
    if n == 1:
        return "Én har givet et niveau"
    if two_camps:
        return "I er delt i to lejre"
    if deviation == 0:
        return "I er enige"
    if deviation <= NEARLY:
        return "I er næsten enige"
    return "I ser lidt forskelligt på det" if deviation <= CUT_OFF else "I ser forskelligt på det"
