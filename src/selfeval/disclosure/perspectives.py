"""Where the parts of a cell are disclosed beside it."""

from __future__ import annotations

import numpy as np

from selfeval.analysis.counts import Floats
from selfeval.disclosure.neighbours import QuestionLines, near, of_one_mind
from selfeval.disclosure.possible import Flags


def settle_parts(parts: Floats, may: Flags, lines: QuestionLines, disclosed: Flags) -> Flags:
    """Decide in which cells the parts are disclosed.

    They are where neither a part, nor all persons but a part, may be nearly the same persons as in another round.

    parts      persons on the levels in each part, shape (lines, rounds, parts, 5); the last part is the rest, of any
               perspectives
    may        may the parts be disclosed for their own numbers alone?
    disclosed  is the cell disclosed?
    """
    ok = may.copy()
    groups = _groups(parts)
    for one in reversed(range(disclosed.shape[1])):
        for other in (place for place in range(disclosed.shape[1]) if place != one):
            both = ok[:, one] & disclosed[:, other]
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
    """Compare the same parts of two rounds. The rest may hold any perspectives, so it is compared with every part."""
    rest = ones.shape[1] // 2 - 1
    same = _alike(ones, others, limit).any(axis=1)
    to_rest = _alike(ones, others[:, [rest]], limit) | _alike(ones[:, [rest]], others, limit)
    return np.asarray(same | to_rest.any(axis=1))


def _groups(parts: Floats) -> Floats:
    """Return each part, and all persons but those of that part; nobody where there is no such part."""
    some = parts.sum(axis=3, keepdims=True) > 0
    all_but = np.where(some, parts.sum(axis=2, keepdims=True) - parts, 0)
    return np.concatenate([parts, all_but], axis=2)
