"""Rounds of nearly the same persons: subtracting one round from another must not give anybody's answer.

An example: six persons have the mean 3.5, and five of them have the mean 3.2 in the next round. If those five answered
as before, the sixth had answered 6·3.5 − 5·3.2 = 5. So where an earlier round had nearly as many persons, the level is
rounded to half steps (see `halves`). Rounds are decided from the oldest to the newest, and no decision depends on a
later round: reports are kept, so what was disclosed once stays disclosed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from selfeval.analysis.counts import STEPS, Floats, mean
from selfeval.disclosure.bands import to_step
from selfeval.disclosure.counted import Ints
from selfeval.disclosure.halves import COARSE, in_half_steps
from selfeval.disclosure.possible import LARGE, Flags, RoundFacts, Span, apart, related

FINE = 0.1

AGREED, NEIGHBOUR = 2, 3
"""Why a cell of enough persons is hidden."""


@dataclass(frozen=True, slots=True)
class QuestionLines:
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
    """What is disclosed of each line and round.

    hidden  why it is hidden, 0 where it is disclosed
    step    0.1 or 0.5, the steps that the level is rounded to
    level   the rounded level
    sums    the sums of levels that are possible behind it
    """

    hidden: Ints
    step: Floats
    level: Floats
    sums: Span


BEFORE = 2
"""How many earlier rounds a round is compared with. Over more rounds, somebody has surely changed an answer."""


@dataclass(frozen=True, slots=True)
class _Round:
    """Earlier rounds, one a line. limit: fewest persons; agreed: was it disclosed that all agreed?"""

    limit: Floats
    agreed: Flags
    facts: RoundFacts

    def where(self, chosen: Flags, other: _Round) -> _Round:
        facts = self.facts.where(chosen, other.facts)
        return _Round(np.where(chosen, self.limit, other.limit), np.where(chosen, self.agreed, other.agreed), facts)


def settle(lines: QuestionLines) -> Settled:
    """Decide which cells are disclosed, and in which steps."""
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
        disclosed = enough & ~said & ~beside
        mine = RoundFacts(counts.sum(axis=1), disclosed, Span(total[:, at], total[:, at]), counts, ~coarse)
        half = np.flatnonzero(disclosed & coarse)
        earlier = [round.facts.taken(half) for round in before]
        disclosed[half], level[half, at], sums = in_half_steps(mine.taken(half), total[half, at], earlier)
        low[half, at], high[half, at] = sums.low, sums.high
        step[coarse, at] = COARSE
        hidden[:, at] = np.where(said, AGREED, np.where(disclosed & ~np.isnan(level[:, at]), 0, NEIGHBOUR))
        facts = RoundFacts(mine.n, disclosed, Span(low[:, at], high[:, at]), counts, mine.tenths)
        before = _with(before, _Round(lines.limit[:, at], said, facts), enough)
    return Settled(hidden, step, level, Span(low, high))


def of_one_answer(counts: Floats) -> Flags:
    """Return whether all persons gave the same level."""
    return np.asarray((counts > 0).sum(axis=-1) == 1)


def near(one: Floats, other: Floats, limit: Floats) -> Flags:
    """Return whether these may be nearly the same persons.

    They may be if fewer persons than the limit came or left, or if one person was exchanged for another.

    one, other  persons on the levels, shape (…, 5)
    """
    n, m = one.sum(axis=-1), other.sum(axis=-1)
    between = np.abs(n - m)
    exchanged = (between == 0) & (np.abs(one - other).sum(axis=-1) == 2)
    return np.asarray(_some(n, m) & (((between >= 1) & (between < limit)) | exchanged))


def of_one_mind(more: Floats, fewer: Floats, limit: Floats) -> Flags:
    """Return whether the persons who came gave one and the same answer, and reach the limit.

    more, fewer  persons on the levels with and without those who came, shape (…, 5)
    """
    new = more - fewer
    persons = new.sum(axis=-1)
    alike = (np.abs(new).max(axis=-1) == persons) & ((new != 0).sum(axis=-1) == 1)
    return np.asarray((fewer.sum(axis=-1) > 0) & (persons >= limit) & alike)


def _some(n: Floats, m: Floats) -> Flags:
    return np.asarray((np.minimum(n, m) > 0) & (np.minimum(n, m) < LARGE))


def _none(lines: int) -> _Round:
    """Return a round without persons, for lines that have no earlier round."""
    no, nobody = np.zeros(lines, dtype=bool), np.zeros((lines, len(STEPS)))
    sums = Span(np.zeros(lines), np.zeros(lines))
    return _Round(np.zeros(lines), no, RoundFacts(np.zeros(lines), no, sums, nobody, no))


def _beside(counts: Floats, limit: Floats, before: Sequence[_Round]) -> tuple[Flags, Flags]:
    """Return whether a round has to be rounded to half steps, and whether hidden, because of the rounds before it."""
    coarse, hidden = np.zeros(len(counts), dtype=bool), np.zeros(len(counts), dtype=bool)
    n = counts.sum(axis=1)
    for round in before:
        least = np.maximum(limit, round.limit)
        then = round.facts.counts
        coarse |= round.facts.disclosed & (near(counts, then, least) | _may_be_of_one_mind(n, then, least))
        hidden |= round.facts.disclosed & of_one_mind(counts, then, least)
        hidden |= round.agreed & ((np.abs(n - round.facts.n) < least) | _holds_all_of(counts, round.facts.n))
    return coarse, hidden


def _may_be_of_one_mind(n: Floats, before: Floats, limit: Floats) -> Flags:
    """Return whether all who left, or all n who stayed, may have given one and the same answer. Many left."""
    m = before.sum(axis=1)
    left = (before >= (m - n)[:, None]).any(axis=1)
    stayed = (before >= n[:, None]).sum(axis=1) == 1
    return np.asarray(_some(n, m) & (m - n >= limit) & (left | stayed))


def _holds_all_of(counts: Floats, agreed: Floats) -> Flags:
    """Return whether only one level here can hold all who agreed in the earlier round, or all but one of them."""
    n = counts.sum(axis=1)
    enough = (agreed - (n == agreed))[:, None]
    return np.asarray((n >= agreed) & ((counts >= enough).sum(axis=1) == 1))


def _with(before: list[_Round], last: _Round, enough: Flags) -> list[_Round]:
    """Return the rounds that the next one is compared with.

    These are the last rounds of enough persons. The sums that are possible in each are narrowed by the newest round.
    """
    rounds = [*before, last]
    for place, other in enumerate(before):
        mine = rounds[-1].facts
        both = mine.disclosed & related(mine, other.facts) & (mine.n != other.facts.n)
        between = apart(mine.n, other.facts)
        between = Span(between.low[:, 0], between.high[:, 0])
        there = other.facts.sums.within(mine.sums.minus(between))
        here = mine.sums.within(there.minus(Span(-between.high, -between.low)))
        rounds[place] = _left(other, there, both)
        rounds[-1] = _left(rounds[-1], here, both)
    return [new.where(enough, old) for old, new in pairwise(rounds)]


def _left(round: _Round, sums: Span, where: Flags) -> _Round:
    facts = round.facts
    left = RoundFacts(facts.n, facts.disclosed, sums.where(where, facts.sums), facts.counts, facts.tenths)
    return _Round(round.limit, round.agreed, left)
