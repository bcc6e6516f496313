"""The scale that everything is rated on: its levels, its ends, its middle, and what counts as low and high."""

from __future__ import annotations

from selfeval.records import HIGHEST_LEVEL, LOWEST_LEVEL

LEVELS = tuple(range(LOWEST_LEVEL, HIGHEST_LEVEL + 1))
LOWEST, HIGHEST = LEVELS[0], LEVELS[-1]

MIDPOINT = 3
LOW, HIGH = 2, 4
"""A low answer is at LOW or under, a high one at HIGH or over."""

LOW_MEAN = 2.5
"""A mean is low when it is at most this: nearer to "i lav grad" than to "i nogen grad"."""

WIDEST = HIGHEST - LOWEST
"""The furthest that two levels can lie apart, in scale steps."""
