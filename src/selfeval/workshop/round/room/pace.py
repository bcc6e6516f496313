"""How long a round takes: what a facilitator is told while choosing what to ask about."""

from __future__ import annotations

from math import ceil

RATING_MINUTES, ITEMS_RATED = 4, 3
"""So many minutes to rate so many items, each alone."""

TALK_MINUTES = 12
"""To look at one item together, agree, and write it down."""


def rating_minutes(items: int) -> int:
    """Return the minutes in which each rates so many items.

    >>> rating_minutes(3), rating_minutes(4), rating_minutes(0)
    (4, 6, 0)
    """
    return ceil(items * RATING_MINUTES / ITEMS_RATED)


def talk_minutes(items: int) -> int:
    """Return the minutes in which a team talks about so many items.

    >>> talk_minutes(3)
    36
    """
    return items * TALK_MINUTES
