"""What follows from two rounds if persons who took part in both answered the same: is anybody's answer found out?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations, product
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from selfeval.analysis.counts import Floats
from selfeval.disclosure.counted import Ints
from selfeval.measures.levels import HIGHEST, LEVELS, LOWEST, WIDEST

Flags: TypeAlias = npt.NDArray[np.bool_]

MOST_EXCHANGED = 2
"""How many persons may have been exchanged for others, beyond those by which the two numbers differ."""

MOST_LEFT = 12
"""If more persons have left, their levels are taken to add up to any sum between the lowest and the highest."""

LARGE = 100
"""Among this many persons nobody can claim that all others answered as before, so the level is given in tenths."""


@dataclass(frozen=True, slots=True)
class Span:
    """The lowest and the highest that a sum of levels can be."""

    low: Floats
    high: Floats

    def within(self, other: Span) -> Span:
        """Return the sums that both spans hold, or the own span where they hold none in common."""
        low, high = np.maximum(self.low, other.low), np.minimum(self.high, other.high)
        none = low > high
        return Span(np.where(none, self.low, low), np.where(none, self.high, high))

    def minus(self, other: Span) -> Span:
        """Return what the difference of two sums can be."""
        return Span(self.low - other.high, self.high - other.low)

    def taken(self, rows: Ints) -> Span:
        """Return the spans of these rows."""
        return Span(self.low[rows], self.high[rows])

    def where(self, chosen: Flags, other: Span) -> Span:
        """Return the own spans where chosen, and the other's elsewhere."""
        return Span(np.where(chosen, self.low, other.low), np.where(chosen, self.high, other.high))

    @property
    def column(self) -> Span:
        """Return the spans as a column, to be compared with rows."""
        return Span(self.low[:, None], self.high[:, None])


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """What anybody can work out about one round, for many lines.

    n          persons
    disclosed  is a level disclosed?
    sums       the sums that their levels may have, by everything that is disclosed
    counts     persons on the levels, shape (lines, 5)
    tenths     is the level given in tenths? Then the counts can be worked out, otherwise the sums only
    """

    n: Floats
    disclosed: Flags
    sums: Span
    counts: Floats
    tenths: Flags

    def taken(self, rows: Ints) -> RoundFacts:
        """Return these lines."""
        return RoundFacts(
            self.n[rows], self.disclosed[rows], self.sums.taken(rows), self.counts[rows], self.tenths[rows]
        )

    def where(self, chosen: Flags, other: RoundFacts) -> RoundFacts:
        """Return the own lines where chosen, and the other's elsewhere."""
        return RoundFacts(
            np.where(chosen, self.n, other.n),
            np.where(chosen, self.disclosed, other.disclosed),
            self.sums.where(chosen, other.sums),
            np.where(chosen[:, None], self.counts, other.counts),
            np.where(chosen, self.tenths, other.tenths),
        )


def related(one: RoundFacts, other: RoundFacts) -> Flags:
    """Return whether the persons of the smaller round may all have taken part in the larger."""
    smaller = np.minimum(one.n, other.n)
    return np.asarray(other.disclosed & (smaller > 0) & (smaller < LARGE))


def apart(n: Floats, other: RoundFacts, *, exchanged: bool = True) -> Span:
    """Return by how much the sum of n persons may exceed the other round's sum, shape (lines, 1).

    The persons of the smaller round all took part in the larger.

    exchanged  whether one person may have been exchanged for another where the numbers are equal
    """
    more = n - other.n
    fewest, most = np.abs(more), HIGHEST * np.abs(more)
    rows = np.flatnonzero(other.tenths & (more < 0))
    if len(rows):
        fewest[rows] = _of_those(other.counts[rows], -more[rows])
        most[rows] = (LOWEST + HIGHEST) * -more[rows] - _of_those(other.counts[rows, ::-1], -more[rows])
    change = WIDEST if exchanged else 0
    low = np.where(more == 0, -change, np.where(more > 0, fewest, -most))
    high = np.where(more == 0, change, np.where(more > 0, most, -fewest))
    return Span(low[:, None], high[:, None])


def _of_those(counts: Floats, persons: Floats) -> Floats:
    """Return the sum of the levels of this many persons, taken from the first levels on."""
    before = counts.cumsum(axis=1) - counts
    taken = (persons[:, None] - before).clip(0, counts)
    return np.asarray(taken @ np.array(LEVELS, dtype="float64"))


def is_found_out(n: Floats, sums: Span, other: RoundFacts) -> Flags:
    """Return whether these sums leave only one possible sum for the persons who left, or for those who came.

    n      persons now; `other` is the round that they are compared with
    sums   several for each line, shape (lines, ways); the result has the same shape

    As many persons left or came as the numbers differ by. Up to two more were exchanged for others.
    """
    found = np.zeros(sums.low.shape, dtype=bool)
    more = n - other.n
    for exchanged in range(MOST_EXCHANGED + 1):
        left, came = (np.maximum(side, 0) + exchanged for side in (-more, more))
        rest = sums.minus(other.sums.column)  # what came minus what left
        of_left, of_came = _all(left), _all(came)
        gone = of_left.within(Span(of_came.low - rest.high, of_came.high - rest.low))
        new = of_came.within(Span(rest.low + of_left.low, rest.high + of_left.high))
        possible = (rest.low <= of_came.high - of_left.low) & (rest.high >= of_came.low - of_left.high)
        found |= possible & (
            ((gone.low == gone.high) & (left > 0)[:, None]) | ((new.low == new.high) & (came > 0)[:, None])
        )
        rows = np.flatnonzero(other.tenths & (left >= 1) & (left <= MOST_LEFT))
        if len(rows):
            found[rows] |= _one_sum_left(
                left[rows].astype("int64"), of_came.taken(rows), rest.taken(rows), other.counts[rows]
            )
    return found


def is_exchange_found_out(sums: Span, other: RoundFacts) -> Flags:
    """Return whether the sums leave one answer for one of two exchanged persons, where the other round is in tenths."""
    in_sums, there = _Within(sums, other.sums.column.low), other.counts > 0
    found = _OneOfTwo(sums.low.shape)
    for x, y in permutations(LEVELS, 2):
        found.add(x, y, there[:, [x - 1]] & in_sums[y - x])
    return found.is_one()


def _all(persons: Floats) -> Span:
    return Span(persons[:, None], HIGHEST * persons[:, None])


def is_second_step_found_out(n: Floats, sums: Span, third: RoundFacts, other: RoundFacts) -> Flags:
    """Return whether the sums leave one answer for one of two persons who came or left one after the other.

    n      persons now
    third  an earlier round in half steps
    other  a round in tenths, so that all its answers can be worked out
    """
    found = np.zeros(sums.low.shape, dtype=bool)
    for (here, there), ways in _STEPS.items():
        rows = np.flatnonzero((n - other.n == here) & (third.n - other.n == there) & other.tenths & ~third.tenths)
        if len(rows):
            of_other, of_third = other.taken(rows), third.taken(rows)
            in_sums = _Within(sums.taken(rows), of_other.sums.column.low)
            in_third = _Within(of_third.sums.column, of_other.sums.column.low)
            two = _OneOfTwo(in_sums.shape)
            for x, y, of_both, own in ways:
                enough = of_other.counts[:, [x - 1]] > (of_both and x == y)
                if of_both:
                    enough = enough & (of_other.counts[:, [y - 1]] > 0)
                two.add(x, y, (enough & in_third[own[1]]) & in_sums[own[0]])
            found[rows] = two.is_one() | (two.is_one(alike=False) & (0 in (here, there)))
    return found


def _steps() -> dict[tuple[int, int], list[tuple[int, int, bool, tuple[int, int]]]]:
    """Return the answers that two persons may have given, and what they change, by how much the numbers differ.

    Either the person with the answer x left and the one with y came, or both left.

    key    persons more than in the other round: now, and in the third round
    value  x; y; did both leave; by how much the sums differ from the other round's, now and in the third round
    """
    moves = {
        False: {-1: (-1, 0), 0: (-1, 1), 1: (0, 1)},
        True: {-1: (0, -1), -2: (-1, -1)},
    }
    return {
        (here, there): [
            (x, y, both, (of[here][0] * x + of[here][1] * y, of[there][0] * x + of[there][1] * y))
            for x, y in product(LEVELS, LEVELS)
        ]
        for both, of in moves.items()
        for here, there in permutations(of, 2)
    }


_STEPS = _steps()


class _Within:
    """Finds which spans hold a number plus a given amount. Each amount is worked out once."""

    def __init__(self, sums: Span, number: Floats) -> None:
        self._low, self._high = sums.low - number, sums.high - number
        self._found: dict[int, Flags] = {}
        self.shape = sums.low.shape

    def __getitem__(self, more: int) -> Flags:
        if more not in self._found:
            self._found[more] = (self._low <= more) & (more <= self._high)
        return self._found[more]


class _OneOfTwo:
    """The answers that two persons may have given, to find where one of them has only one possible answer."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self._different, self._alike = np.zeros(shape, dtype="uint16"), np.zeros(shape, dtype="uint16")

    def add(self, x: int, y: int, may: Flags) -> None:
        answers = self._alike if x == y else self._different
        answers |= may * np.uint16(1 << (x - 1) | 1 << (y - 1 + len(LEVELS)))

    def is_one(self, *, alike: bool = True) -> Flags:
        """Return where one of the two has only one possible answer. alike: may both have answered the same?"""
        one: Flags = _HAS_ONE[self._different | self._alike if alike else self._different]
        return one


_HAS_ONE = np.array(
    [1 in (bin(answers & 31).count("1"), bin(answers >> 5).count("1")) for answers in range(1 << 2 * len(LEVELS))]
)
"""Whether a set of answers, one bit each, of either of two persons holds only one."""


def _one_sum_left(persons: Ints, came: Span, rest: Span, counts: Floats) -> Flags:
    """Return whether only one sum is possible for the persons who left, or for those who came.

    persons  how many left; `counts` are the answers of the round that they left
    came     the sums that those who came may have
    rest     the sum of those who came minus the sum of those who left
    """
    can = _sums_of_some(counts, int(persons.max()))[np.arange(len(persons)), persons]
    low, high = came.low - rest.high, came.high - rest.low
    ways = np.where(high >= 0, can[:, None] & _bits(low, high), np.uint64(0))
    one = (ways != 0) & (ways & (ways - np.uint64(1)) == 0)
    least, most = _ends(can)
    new = came.within(Span(rest.low + least[:, None], rest.high + most[:, None]))
    return np.asarray(one | ((ways != 0) & (came.low > 0) & (new.low == new.high)))


def _bits(low: Floats, high: Floats) -> npt.NDArray[np.uint64]:
    """Return numbers with the bits set from low to high."""
    from_, to = (side.clip(0, 62).astype("uint64") for side in (low, high))
    bits: npt.NDArray[np.uint64] = (np.uint64(2) << to) - (np.uint64(1) << from_)
    return np.where(low > high, np.uint64(0), bits)


def _ends(bits: npt.NDArray[np.uint64]) -> tuple[Floats, Floats]:
    """Return the lowest and the highest bit that is set."""
    first = np.log2((bits & (~bits + np.uint64(1))).astype("float64").clip(min=1))
    last = np.floor(np.log2(bits.astype("float64").clip(min=1)) + 1e-12)
    return first, last


def _sums_of_some(counts: Floats, most: int) -> npt.NDArray[np.uint64]:
    """Return the sums that 0, 1 … `most` of these persons may have, one bit a sum; shape (lines, most + 1)."""
    can = np.zeros((len(counts), most + 1), dtype="uint64")
    can[:, 0] = 1
    for place, level in enumerate(LEVELS):
        for taken in range(most):
            one_more = np.where((counts[:, [place]] > taken), can[:, :-1] << np.uint64(level), np.uint64(0))
            can[:, 1:] |= one_more
    return can
