"""Rounds of nearly the same persons: what one subtracts from the other must not be anybody's answer.

Six persons with the mean 3.5, five of them again with 3.2: 6·3.5 − 5·3.2 = 5 is what the one who left had answered, if
the others answered as before. So where an earlier round had nearly as many persons, a level is told in half steps (see
`halves`). Rounds are gone through from the oldest, and none depends on a later one: what was told once stays as it was,
since reports are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from selfeval.analysis.counts import STEPS, Floats, mean
from selfeval.disclosure.bands import to_step
from selfeval.disclosure.counted import Ints
from selfeval.disclosure.halves import COARSE, told_half
from selfeval.disclosure.possible import LARGE, Flags, Known, Span, apart, related

FINE = 0.1

AGREED, NEIGHBOUR = 2, 3
"""Why a cell of enough persons is hidden."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The same question to the same team, round after round: arrays of lines by rounds, oldest first.

    counts  persons on the levels, shape (lines, rounds, 5); none where it was not asked
    enough  are there enough persons?
    limit   fewest persons in a cell
    """

    counts: Floats
    enough: Flags
    limit: Floats


@dataclass(frozen=True, slots=True)
class Settled:
    """What is told of lines: why not, or 0; in which steps; the level; and the sums of levels that it leaves."""

    hidden: Ints
    step: Floats
    level: Floats
    sums: Span


BEFORE = 2
"""A round is held against so many before it: that nobody changed an answer over more is not to be believed."""


@dataclass(frozen=True, slots=True)
class _Round:
    """limit: fewest persons; agreed: was it told that all agreed?"""

    limit: Floats
    agreed: Flags
    known: Known

    def where(self, chosen: Flags, other: _Round) -> _Round:
        known = self.known.where(chosen, other.known)
        return _Round(np.where(chosen, self.limit, other.limit), np.where(chosen, self.agreed, other.agreed), known)


def settle(lines: Lines) -> Settled:
    """Which cells are told, and how finely."""
    shape = lines.enough.shape
    total = lines.counts @ STEPS
    level = to_step(np.nan_to_num(mean(lines.counts)), FINE)
    hidden, step = np.zeros(shape, dtype="int64"), np.full(shape, FINE)
    low, high = total.copy(), total.copy()
    before = [_none(shape[0])] * BEFORE
    for at in range(shape[1]):
        counts, enough = lines.counts[:, at], lines.enough[:, at]
        coarse, beside = _beside(counts, lines.limit[:, at], before)
        agreed = enough & of_one_answer(counts)
        said = agreed & (~coarse | np.any([round.agreed for round in before], axis=0))
        told = enough & ~said & ~beside
        mine = Known(counts.sum(axis=1), told, Span(total[:, at], total[:, at]), counts, ~coarse)
        half = np.flatnonzero(told & coarse)
        earlier = [round.known.taken(half) for round in before]
        told[half], level[half, at], sums = told_half(mine.taken(half), total[half, at], earlier)
        low[half, at], high[half, at] = sums.low, sums.high
        step[coarse, at] = COARSE
        hidden[:, at] = np.where(said, AGREED, np.where(told & ~np.isnan(level[:, at]), 0, NEIGHBOUR))
        known = Known(mine.n, told, Span(low[:, at], high[:, at]), counts, mine.tenths)
        before = _with(before, _Round(lines.limit[:, at], said, known), enough)
    return Settled(hidden, step, level, Span(low, high))


def of_one_answer(counts: Floats) -> Flags:
    """Do all persons say the same?"""
    return np.asarray((counts > 0).sum(axis=-1) == 1)


def near(one: Floats, other: Floats, limit: Floats) -> Flags:
    """May these be nearly the same persons: fewer than the limit more or less, or as many and one of them exchanged?

    one, other  persons on the levels, shape (…, 5)
    """
    n, m = one.sum(axis=-1), other.sum(axis=-1)
    between = np.abs(n - m)
    exchanged = (between == 0) & (np.abs(one - other).sum(axis=-1) == 2)
    return np.asarray(_some(n, m) & (((between >= 1) & (between < limit)) | exchanged))


def of_one_mind(more: Floats, fewer: Floats, limit: Floats) -> Flags:
    """Are those who are only among the more enough persons, but all of the same answer?"""
    new = more - fewer
    persons = new.sum(axis=-1)
    alike = (np.abs(new).max(axis=-1) == persons) & ((new != 0).sum(axis=-1) == 1)
    return np.asarray((fewer.sum(axis=-1) > 0) & (persons >= limit) & alike)


def _some(n: Floats, m: Floats) -> Flags:
    return np.asarray((np.minimum(n, m) > 0) & (np.minimum(n, m) < LARGE))


def _none(lines: int) -> _Round:
    """No round before."""
    no, nobody = np.zeros(lines, dtype=bool), np.zeros((lines, len(STEPS)))
    sums = Span(np.zeros(lines), np.zeros(lines))
    return _Round(np.zeros(lines), no, Known(np.zeros(lines), no, sums, nobody, no))


def _beside(counts: Floats, limit: Floats, before: Sequence[_Round]) -> tuple[Flags, Flags]:
    """Is a round to be told in half steps, or hidden, for those before it?"""
    coarse, hidden = np.zeros(len(counts), dtype=bool), np.zeros(len(counts), dtype=bool)
    n = counts.sum(axis=1)
    for round in before:
        least = np.maximum(limit, round.limit)
        then = round.known.counts
        coarse |= round.known.told & (near(counts, then, least) | _may_be_of_one_mind(n, then, least))
        hidden |= round.known.told & of_one_mind(counts, then, least)
        hidden |= round.agreed & ((np.abs(n - round.known.n) < least) | _holds_all_of(counts, round.known.n))
    return coarse, hidden


def _may_be_of_one_mind(n: Floats, before: Floats, limit: Floats) -> Flags:
    """Many left: can those who did, or those n who stayed, be all of the same answer?"""
    m = before.sum(axis=1)
    left = (before >= (m - n)[:, None]).any(axis=1)
    stayed = (before >= n[:, None]).sum(axis=1) == 1
    return np.asarray(_some(n, m) & (m - n >= limit) & (left | stayed))


def _holds_all_of(counts: Floats, agreed: Floats) -> Flags:
    """Can all of those who agreed, or all but one, be those on one level here, and on no other?"""
    n = counts.sum(axis=1)
    enough = (agreed - (n == agreed))[:, None]
    return np.asarray((n >= agreed) & ((counts >= enough).sum(axis=1) == 1))


def _with(before: list[_Round], last: _Round, enough: Flags) -> list[_Round]:
    """The rounds that the next is held against: the last of enough persons, and what follows for them from this one."""
    rounds = [*before, last]
    for place, other in enumerate(before):
        mine = rounds[-1].known
        both = mine.told & related(mine, other.known) & (mine.n != other.known.n)
        between = apart(mine.n, other.known)
        between = Span(between.low[:, 0], between.high[:, 0])
        there = other.known.sums.within(mine.sums.minus(between))
        here = mine.sums.within(there.minus(Span(-between.high, -between.low)))
        rounds[place] = _left(other, there, both)
        rounds[-1] = _left(rounds[-1], here, both)
    return [new.where(enough, old) for old, new in pairwise(rounds)]


def _left(round: _Round, sums: Span, where: Flags) -> _Round:
    known = round.known
    left = Known(known.n, known.told, sums.where(where, known.sums), known.counts, known.tenths)
    return _Round(round.limit, round.agreed, left)
