"""What follows from two rounds, if those who are in both answered alike: is anybody found out?"""

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
"""So many more than the numbers differ by may have left, and as many others come."""

MOST_LEFT = 12
"""If more have left, what they can add up to is any number between the least and the most."""

LARGE = 100
"""Of so many persons nobody can say that all others answered as before: such cells are told in tenths."""


@dataclass(frozen=True, slots=True)
class Span:
    """The lowest and the highest that a sum of levels can be."""

    low: Floats
    high: Floats

    def within(self, other: Span) -> Span:
        """What both leave; where that is nothing they contradict each other, and it is the first."""
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
        """Return the spans as a column, to be held against rows."""
        return Span(self.low[:, None], self.high[:, None])


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a round of many lines.

    n, told  persons, and whether anything is told of them
    sums     what their levels can add up to, by all that is told
    counts   persons on the levels, shape (lines, 5)
    tenths   is it told in tenths? Then the counts may be known; else the sums alone are
    """

    n: Floats
    told: Flags
    sums: Span
    counts: Floats
    tenths: Flags

    def taken(self, rows: Ints) -> Known:
        """Return these lines."""
        return Known(self.n[rows], self.told[rows], self.sums.taken(rows), self.counts[rows], self.tenths[rows])

    def where(self, chosen: Flags, other: Known) -> Known:
        """Return the own lines where chosen, and the other's elsewhere."""
        return Known(
            np.where(chosen, self.n, other.n),
            np.where(chosen, self.told, other.told),
            self.sums.where(chosen, other.sums),
            np.where(chosen[:, None], self.counts, other.counts),
            np.where(chosen, self.tenths, other.tenths),
        )


def related(one: Known, other: Known) -> Flags:
    """May the smaller of the two be persons of the larger?"""
    smaller = np.minimum(one.n, other.n)
    return np.asarray(other.told & (smaller > 0) & (smaller < LARGE))


def apart(n: Floats, other: Known, *, exchanged: bool = True) -> Span:
    """How much more the sum of n persons can be than the other's, if the smaller of the two are in the larger.

    exchanged  are as many persons all but one the same, or all of them? Shape (lines, 1).
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
    """The sum of the levels of so many persons, taken from the first levels on."""
    before = counts.cumsum(axis=1) - counts
    taken = (persons[:, None] - before).clip(0, counts)
    return np.asarray(taken @ np.array(LEVELS, dtype="float64"))


def is_found_out(n: Floats, sums: Span, other: Known) -> Flags:
    """Would these sums of n persons leave one possible sum for those who left since the other round, or who came?

    sums  several for each line, shape (lines, ways); so is the answer

    As many as the numbers differ by left or came, and one or two more were exchanged.
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


def is_exchange_found_out(sums: Span, other: Known) -> Flags:
    """The same where one person was exchanged for one of another answer, and the other round's answers are known."""
    in_sums, there = _Within(sums, other.sums.column.low), other.counts > 0
    found = _OneOfTwo(sums.low.shape)
    for x, y in permutations(LEVELS, 2):
        found.add(x, y, there[:, [x - 1]] & in_sums[y - x])
    return found.is_one()


def _all(persons: Floats) -> Span:
    return Span(persons[:, None], HIGHEST * persons[:, None])


def is_second_step_found_out(n: Floats, sums: Span, third: Known, other: Known) -> Flags:
    """The same for two persons who came or left one after the other, and all answers of the other round are known.

    third  a round before the one of these n
    """
    found = np.zeros(sums.low.shape, dtype=bool)
    for (here, there), ways in _STEPS.items():
        rows = np.flatnonzero((n - other.n == here) & (third.n - other.n == there) & other.tenths & ~third.tenths)
        if len(rows):
            known, further = other.taken(rows), third.taken(rows)
            in_sums = _Within(sums.taken(rows), known.sums.column.low)
            in_third = _Within(further.sums.column, known.sums.column.low)
            two = _OneOfTwo(in_sums.shape)
            for x, y, of_both, own in ways:
                enough = known.counts[:, [x - 1]] > (of_both and x == y)
                if of_both:
                    enough = enough & (known.counts[:, [y - 1]] > 0)
                two.add(x, y, (enough & in_third[own[1]]) & in_sums[own[0]])
            found[rows] = two.is_one() | (two.is_one(alike=False) & (0 in (here, there)))
    return found


def _steps() -> dict[tuple[int, int], list[tuple[int, int, bool, tuple[int, int]]]]:
    """For how many persons more there are here and in the third round: who may have answered what, and what follows.

    Either x left and y came, or x and y both left.
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
    """Which sums hold a number and so much more; worked out once for each."""

    def __init__(self, sums: Span, number: Floats) -> None:
        self._low, self._high = sums.low - number, sums.high - number
        self._found: dict[int, Flags] = {}
        self.shape = sums.low.shape

    def __getitem__(self, more: int) -> Flags:
        if more not in self._found:
            self._found[more] = (self._low <= more) & (more <= self._high)
        return self._found[more]


class _OneOfTwo:
    """Of all that two persons may have answered: is there one answer only for one of the two?"""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self._different, self._alike = np.zeros(shape, dtype="uint16"), np.zeros(shape, dtype="uint16")

    def add(self, x: int, y: int, may: Flags) -> None:
        answers = self._alike if x == y else self._different
        answers |= may * np.uint16(1 << (x - 1) | 1 << (y - 1 + len(LEVELS)))

    def is_one(self, *, alike: bool = True) -> Flags:
        """alike: may they have answered the same?"""
        one: Flags = _HAS_ONE[self._different | self._alike if alike else self._different]
        return one


_HAS_ONE = np.array(
    [1 in (bin(answers & 31).count("1"), bin(answers >> 5).count("1")) for answers in range(1 << 2 * len(LEVELS))]
)
"""Whether a set of answers, one bit each, of either of two persons holds only one."""


def _one_sum_left(persons: Ints, came: Span, rest: Span, counts: Floats) -> Flags:
    """Is there one sum only that so many of those whose answers are known can take along, or those who came bring?"""
    can = _sums_of_some(counts, int(persons.max()))[np.arange(len(persons)), persons]
    low, high = came.low - rest.high, came.high - rest.low
    ways = np.where(high >= 0, can[:, None] & _bits(low, high), np.uint64(0))
    one = (ways != 0) & (ways & (ways - np.uint64(1)) == 0)
    least, most = _ends(can)
    new = came.within(Span(rest.low + least[:, None], rest.high + most[:, None]))
    return np.asarray(one | ((ways != 0) & (came.low > 0) & (new.low == new.high)))


def _bits(low: Floats, high: Floats) -> npt.NDArray[np.uint64]:
    """The bits from one to the other."""
    from_, to = (side.clip(0, 62).astype("uint64") for side in (low, high))
    bits: npt.NDArray[np.uint64] = (np.uint64(2) << to) - (np.uint64(1) << from_)
    return np.where(low > high, np.uint64(0), bits)


def _ends(bits: npt.NDArray[np.uint64]) -> tuple[Floats, Floats]:
    """The first and the last of the bits."""
    first = np.log2((bits & (~bits + np.uint64(1))).astype("float64").clip(min=1))
    last = np.floor(np.log2(bits.astype("float64").clip(min=1)) + 1e-12)
    return first, last


def _sums_of_some(counts: Floats, most: int) -> npt.NDArray[np.uint64]:
    """What 0, 1 … `most` of these persons can add up to, one bit a sum; shape (lines, most + 1)."""
    can = np.zeros((len(counts), most + 1), dtype="uint64")
    can[:, 0] = 1
    for place, level in enumerate(LEVELS):
        for taken in range(most):
            one_more = np.where((counts[:, [place]] > taken), can[:, :-1] << np.uint64(level), np.uint64(0))
            can[:, 1:] |= one_more
    return can
