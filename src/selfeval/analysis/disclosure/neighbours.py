"""Two rounds of nearly the same persons: what one subtracts from the other must not be one person's answer.

Six persons with the mean 3.5, five of them again with 3.2: 6·3.5 − 5·3.2 = 5 is what the one who left had answered, if
the others answered as before. So where the numbers of persons differ by less than the limit, the level is told in half
steps, and not at all where even that would leave one possibility.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from selfeval.analysis.counts import Floats
from selfeval.analysis.disclosure.bands import to_step

Flags = npt.NDArray[np.bool_]

FINE, COARSE = 0.1, 0.5
ROOM = 4.0
"""So many scale steps of doubt about a sum cover all that one person could have answered: then tenths may be told."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The same question to the same team, round after round: shape (lines, rounds), oldest first; n = 0: not asked.

    may    may the cell be told by itself?
    limit  fewest persons in a cell
    """

    n: Floats
    mean: Floats
    may: Flags
    limit: Floats


def settle(lines: Lines) -> tuple[Flags, Floats]:
    """Which cells are told, and in which steps. Where one of two neighbours must stay hidden, it is the older."""
    step = np.full(lines.n.shape, FINE)
    told = lines.may.copy()
    newer = np.full(len(lines.n), -1)
    rows = np.arange(len(lines.n))
    for one in reversed(range(lines.n.shape[1])):
        beside = told[:, one] & (newer >= 0)
        line, other = rows[beside], newer[beside]
        n, m = lines.n[line, one], lines.n[line, other]
        limit = np.maximum(lines.limit[line, one], lines.limit[line, other])
        close = _near(n, m, limit)
        step[line[close], one] = step[line[close], other[close]] = COARSE
        ours = sums(n, lines.mean[line, one], step[line, one])
        theirs = sums(m, lines.mean[line, other], step[line, other])
        told[line, one] = ~_found_out(n, m, ours, theirs, limit)
        newer = np.where(told[:, one], one, newer)
    return told, step


def settle_parts(parts: Floats, may: Flags, lines: Lines, told: Flags, fine: Flags) -> Flags:
    """Where the parts of a cell are told beside it.

    parts  persons in each part, shape (lines, rounds, parts), the last of them the rest, of whatever perspectives
    may    may the parts be told by themselves? told, fine: is the cell itself told, and in tenths?
    """
    ok = may & fine
    groups = _groups(parts)
    rounds = range(lines.n.shape[1])
    for one in reversed(rounds):
        for other in (round for round in rounds if _side_by_side(told, one, round).any()):
            limit = np.maximum(lines.limit[:, one], lines.limit[:, other])[:, None]
            beside = _side_by_side(told, one, other)
            meets = _near(groups[:, one], lines.n[:, other, None], limit).any(axis=1)
            if other > one:
                meets |= ok[:, other] & _same_part_near(groups[:, one], groups[:, other], limit)
            ok[:, one] &= ~(beside & meets)
    return ok


def _side_by_side(told: Flags, one: int, other: int) -> Flags:
    """Are both told, and no round between them?"""
    first, last = sorted((one, other))
    if first == last:
        return np.zeros(len(told), dtype=bool)
    return np.asarray(told[:, first] & told[:, last] & ~told[:, first + 1 : last].any(axis=1))


def _near(one: Floats, other: Floats, limit: Floats) -> Flags:
    """Are there persons in one and not in the other, fewer than the limit, and too few in all to hide them?"""
    apart = np.abs(one - other)
    return np.asarray((one > 0) & (other > 0) & (apart >= 1) & (apart < limit) & ((one + other) * FINE < ROOM))


def _same_part_near(ones: Floats, others: Floats, limit: Floats) -> Flags:
    """The same part, or all persons but those of it; the rest may be of any perspectives, and is held against all."""
    rest = (ones.shape[1] // 2) - 1
    same = _near(ones, others, limit).any(axis=1)
    to_rest = _near(ones, others[:, [rest]], limit) | _near(ones[:, [rest]], others, limit)
    return np.asarray(same | to_rest.any(axis=1))


def _groups(parts: Floats) -> Floats:
    """Each part, and all persons but those of that part; 0 where there is none."""
    all_but = np.where(parts > 0, parts.sum(axis=2, keepdims=True) - parts, 0)
    return np.concatenate([parts, all_but], axis=2)


def sums(n: Floats, mean: Floats, step: Floats) -> tuple[Floats, Floats]:
    """The lowest and highest sum of whole levels that n persons can have behind a rounded mean.

    That they do not all say the same is known: such a cell is hidden.
    """
    shown = to_step(mean, step)
    low = np.ceil(np.maximum(n + 1, n * (shown - step / 2)) - 1e-6)
    high = np.ceil(np.minimum(5 * n, n * (shown + step / 2)) - 1e-6) - 1
    return low, high


def _found_out(
    n: Floats, m: Floats, ours: tuple[Floats, Floats], theirs: tuple[Floats, Floats], limit: Floats
) -> Flags:
    """Does subtraction leave one possible sum for the persons who are in one of two rounds only?

    n, m          persons in the rounds; ours, theirs: their lowest and highest sums
    """
    more, apart = n > m, np.abs(n - m)
    least = np.where(more, ours[0] - theirs[1], theirs[0] - ours[1])
    most = np.where(more, ours[1] - theirs[0], theirs[1] - ours[0])
    possible = np.minimum(most, 5 * apart) - np.maximum(least, apart) + 1
    return np.asarray((apart >= 1) & (apart < limit) & (possible == 1))
