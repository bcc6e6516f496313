"""The lens on the principles: three questions, each after the first put only to those whom the one before leads on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from selfeval.records import Rating

LENS_DIMENSIONS = ("meningsfuldt", "foelges", "foerer_frem")
"""The three questions of the lens, in the order in which they are asked. They stand beside the dimensions of a
framework and are never scored with them, nor across each other."""

LEADS_ON = 3
"""An answer at this level or above leads on to the next question."""


def asked(levels: Mapping[str, int | None]) -> tuple[str, ...]:
    """The lens's questions that are put to somebody who has given these levels to a princip (an exit is None).

    >>> asked({})
    ('meningsfuldt',)
    >>> asked({"meningsfuldt": 3, "foelges": 2, "foerer_frem": 5})
    ('meningsfuldt', 'foelges')
    """
    put: list[str] = []
    for dimension in LENS_DIMENSIONS:
        put.append(dimension)
        if (levels.get(dimension) or 0) < LEADS_ON:
            break
    return tuple(put)


def levels_of(ratings: Iterable[Rating]) -> dict[tuple[str, str], dict[str, int | None]]:
    """What each person answered to each item: (participant, item) → dimension → level, None for an exit."""
    levels: dict[tuple[str, str], dict[str, int | None]] = {}
    for rating in ratings:
        levels.setdefault((rating.participant_id, rating.item), {})[rating.dimension] = rating.level
    return levels


def standing(ratings: Iterable[Rating]) -> list[Rating]:
    """The answers without those to a question of the lens that is no longer put, since one before it was changed.

    They stay stored, and stand again when it is changed back. ratings: the latest of each cell.
    """
    latest = list(ratings)
    given = levels_of(rating for rating in latest if rating.dimension in LENS_DIMENSIONS)
    put = {who: asked(levels) for who, levels in given.items()}
    return [
        rating
        for rating in latest
        if rating.dimension not in LENS_DIMENSIONS or rating.dimension in put[rating.participant_id, rating.item]
    ]
