"""How few persons may be shown, and how long a text may be. The server sends these limits to the browser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from selfeval.records import REPORT_LIMIT, REVEAL_LIMIT, SMALLEST_LIMIT
from selfeval.text import listing

__all__ = ["MOST_VOTES", "REPORT_LIMIT", "REVEAL_LIMIT", "SMALLEST_LIMIT", "TEXT_LIMITS", "fewer_than", "too_few"]

MOST_VOTES = 20
"""The most votes that a round may give each participant."""

TEXT_LIMITS: Mapping[str, int] = MappingProxyType({"note": 1_000, "title": 200, "name": 200, "owner": 200, "line": 140})
"""The longest text of each kind, in characters.

note   what people write: notes, reasons, reflections, what an action is about
title  the title of a round
name   the name of an organisation, a team or a key
owner  the role that sees to an action
line   a line to the team in the dialogue, or something to take up later
"""


def too_few(limit: int) -> str:
    """Say why a number is hidden behind which there are too few persons.

    >>> too_few(8)
    'skjult: færre end 8'
    """
    return f"skjult: færre end {limit}"


def fewer_than(limits: Iterable[int]) -> str:
    """Say which numbers of persons are too few where the rounds have these limits.

    >>> fewer_than([8]), fewer_than([8, 5, 5])
    ('færre end 8', 'færre end rundens grænse (5 eller 8)')
    """
    apart = sorted(set(limits)) or [REPORT_LIMIT]
    if len(apart) == 1:
        return f"færre end {apart[0]}"
    return f"færre end rundens grænse ({listing(map(str, apart), 'eller')})"
