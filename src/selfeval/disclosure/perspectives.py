"""Where the parts of a cell are told beside it."""

from __future__ import annotations

import numpy as np

from selfeval.analysis.counts import Floats
from selfeval.disclosure.neighbours import Lines, near, of_one_mind
from selfeval.disclosure.possible import Flags


def settle_parts(parts: Floats, may: Flags, lines: Lines, told: Flags) -> Flags:
    """Of which cells the parts are told: where no part, nor all but a part, is nearly another round's.

    parts  persons on the levels in each part, shape (lines, rounds, parts, 5), the last of them the rest, of whatever
           perspectives
    may    may the parts be told by themselves, beside their cell? told: is the cell told?
    """
    ok = may.copy()
    groups = _groups(parts)
    for one in reversed(range(told.shape[1])):
        for other in (place for place in range(told.shape[1]) if place != one):
            both = ok[:, one] & told[:, other]
            if not both.any():
                continue
            limit = np.maximum(lines.limit[both, one], lines.limit[both, other])[:, None]
            ours, theirs = groups[both, one], groups[both, other]
            meets = _alike(ours, lines.counts[both, other, None], limit).any(axis=1)
            meets |= ok[both, other] & (other > one) & _same_part(ours, theirs, limit)
            ok[both, one] &= ~meets
    return ok


def _alike(ones: Floats, others: Floats, limit: Floats) -> Flags:
    return near(ones, others, limit) | of_one_mind(ones, others, limit) | of_one_mind(others, ones, limit)


def _same_part(ones: Floats, others: Floats, limit: Floats) -> Flags:
    """The same part, or all persons but those of it; the rest may be of any perspectives, and is held against all."""
    rest = ones.shape[1] // 2 - 1
    same = _alike(ones, others, limit).any(axis=1)
    to_rest = _alike(ones, others[:, [rest]], limit) | _alike(ones[:, [rest]], others, limit)
    return np.asarray(same | to_rest.any(axis=1))


def _groups(parts: Floats) -> Floats:
    """Each part, and all persons but those of that part; nobody where there is no such part."""
    some = parts.sum(axis=3, keepdims=True) > 0
    all_but = np.where(some, parts.sum(axis=2, keepdims=True) - parts, 0)
    return np.concatenate([parts, all_but], axis=2)
