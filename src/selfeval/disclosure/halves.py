"""Rounding a level to half steps, where an earlier round may have had nearly the same persons.

Half steps alone are not enough: where only one answer can move a mean from one half step to the next, subtraction still
gives that answer. There neighbouring half steps are joined into one. Which ones are joined depends only on what is
disclosed already and on how many persons there are, never on their answers. So the choice itself reveals nothing
(simulatable auditing: Kenthapadi, Mishra & Nissim 2005).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from selfeval.analysis.counts import Floats
from selfeval.disclosure.bands import to_step
from selfeval.disclosure.counted import Ints
from selfeval.disclosure.possible import (
    Flags,
    RoundFacts,
    Span,
    apart,
    is_exchange_found_out,
    is_found_out,
    is_second_step_found_out,
    related,
)
from selfeval.measures.levels import HIGHEST

COARSE = 0.5
CENTRES: Floats = np.arange(1.5, 4.51, COARSE)
"""The outer ones reach to the ends of the scale: a mean close to an end would reveal nearly everybody's answer."""

MOST_JOINED = 3
"""If more half steps were joined, the level would lie too far from the mean: then it is hidden."""


def in_half_steps(mine: RoundFacts, total: Floats, others: Sequence[RoundFacts]) -> tuple[Flags, Floats, Span]:
    """Return whether half steps are safe for this round, the level in half steps, and the sums possible behind it.

    The level is missing where it would lie too far from the mean. The possible sums are given there as well.

    mine    the round
    total   the sum of its levels, of each line
    others  the rounds before it
    """
    steps = _sums(mine.n[:, None])
    cut = np.ones((len(mine.n), len(CENTRES) - 1), dtype=bool)
    left = np.arange(len(mine.n))
    for _ in CENTRES:
        unsafe, up = _unsafe(mine.taken(left), _joined(steps.taken(left), cut[left]), [of.taken(left) for of in others])
        some = unsafe.any(axis=1)
        left = left[some]
        cut[left] = _fewer(cut[left], unsafe[some], up[some])
    first, last = _classes(cut)
    classes = _joined(steps, cut)
    place = (to_step(total / np.maximum(mine.n, 1), COARSE) - CENTRES[0]) / COARSE
    own = np.arange(len(total)), place.clip(0, len(CENTRES) - 1).round().astype("int64")
    level = to_step((CENTRES[first[own]] + CENTRES[last[own]]) / 2, COARSE)
    level[last[own] - first[own] >= MOST_JOINED] = np.nan
    safe = np.ones(len(total), dtype=bool)
    safe[left] = False
    return safe, level, Span(classes.low[own], classes.high[own])


def _sums(n: Floats) -> Span:
    """Return the sums of levels that n persons may have behind each half step."""
    low, high = np.ceil(n * (CENTRES - COARSE / 2) - 1e-6), np.ceil(n * (CENTRES + COARSE / 2) - 1e-6) - 1
    low[:, 0], high[:, -1] = n[:, 0], HIGHEST * n[:, 0]
    return Span(low, high)


def _classes(cut: Flags) -> tuple[Ints, Ints]:
    """Return for each half step the first and the last of those that it is joined with."""
    size = cut.shape[1] + 1
    first, last = (np.tile(np.arange(size), (len(cut), 1)) for _ in range(2))
    for place in range(1, size):
        first[:, place] = np.where(cut[:, place - 1], place, first[:, place - 1])
        last[:, -1 - place] = np.where(cut[:, -place], size - 1 - place, last[:, -place])
    return first, last


def _joined(steps: Span, cut: Flags) -> Span:
    first, last = _classes(cut)
    return Span(np.take_along_axis(steps.low, first, 1), np.take_along_axis(steps.high, last, 1))


def _fewer(cut: Flags, unsafe: Flags, up: Flags) -> Flags:
    """Return the cuts without those between each unsafe class and the class above or below it."""
    first, last = _classes(cut)
    up = (up | (first == 0)) & (last < cut.shape[1])
    row, place = np.nonzero(unsafe & (up | (first > 0)))
    left = cut.copy()
    left[row, np.where(up, last, first - 1)[row, place]] = False
    return left


def _unsafe(mine: RoundFacts, classes: Span, others: Sequence[RoundFacts]) -> tuple[Flags, Flags]:
    """Return which classes would find somebody out, and whether to join each with the class above (otherwise below)."""
    unsafe, up = np.zeros(classes.low.shape, dtype=bool), np.zeros(classes.low.shape, dtype=bool)
    for other in others:
        rows = np.flatnonzero(related(mine, other))
        if not len(rows):
            continue
        own, there = mine.taken(rows), other.taken(rows)
        span = classes.taken(rows)
        bad = is_found_out(own.n, span, there)
        as_many = (there.tenths & (own.n == there.n))[:, None]
        if as_many.any():
            bad |= as_many & is_exchange_found_out(span, there)
        left = there.sums.column.within(span.minus(apart(own.n, there, exchanged=False)))
        for third in others:
            if third is other:
                continue
            of_third = third.taken(rows)
            disclosed = related(there, of_third)[:, None]
            if not there.tenths.all():
                bad |= disclosed & is_found_out(there.n, left, of_third)
            bad |= disclosed & is_second_step_found_out(own.n, span, of_third, there)
        between = apart(own.n, there)
        expected = there.sums.column.low + there.sums.column.high + between.low + between.high
        unsafe[rows] |= bad
        up[rows] = np.where(bad, span.low + span.high < expected, up[rows])
    return unsafe, up
