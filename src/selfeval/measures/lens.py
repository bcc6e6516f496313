"""The lens on the principles: three questions. A high answer to one leads on to the next."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from selfeval.records import Rating

Whose = TypeVar("Whose", bound=Hashable)

LENS_DIMENSIONS = ("meningsfuldt", "foelges", "foerer_frem")
"""The three questions of the lens, in the order in which they are asked. They stand beside the dimensions of a
framework and are never scored with them, nor across each other."""

LEADS_ON = 3
"""An answer at this level or above leads on to the next question."""


def asked(levels: Mapping[str, int | None]) -> tuple[str, ...]:
    """Return the lens's questions that are put to somebody who has given these levels to a princip; an exit is None.

    >>> asked({})
    ('meningsfuldt',)
    >>> asked({"meningsfuldt": 3, "foelges": 2, "foerer_frem": 5})
    ('meningsfuldt', 'foelges')
    """
    put: list[str] = []
    for dimension in LENS_DIMENSIONS:
        put.append(dimension)
        if not leads_on(levels.get(dimension)):
            break
    return tuple(put)


def leads_on(level: int | None) -> bool:
    """Return whether the next question is put after this answer; None is an exit, or no answer."""
    return level is not None and level >= LEADS_ON


def current(answers: Iterable[tuple[Whose, str, int | None]]) -> list[bool]:
    """Say of each answer whether it counts.

    answers  whose answer it is (a person and an item), its dimension, and its level (None for an exit), each once

    An answer to a question of the lens counts while the question is put: it does not once an answer before it was
    changed to one that does not lead on. It stays stored, and counts again when that is changed back. An answer in
    any other dimension counts.

    >>> current([("a", "meningsfuldt", 2), ("a", "foelges", 5), ("a", "faglig", 4)])
    [True, False, True]
    """
    given = list(answers)
    levels: dict[Whose, dict[str, int | None]] = {}
    for whose, dimension, level in given:
        if dimension in LENS_DIMENSIONS:
            levels.setdefault(whose, {})[dimension] = level
    put = {whose: asked(of_item) for whose, of_item in levels.items()}
    return [dimension not in LENS_DIMENSIONS or dimension in put[whose] for whose, dimension, _ in given]


def current_answers(ratings: Iterable[Rating]) -> list[Rating]:
    """Return the ratings that count, see `current`. ratings: the latest of each person, item and dimension."""
    latest = list(ratings)
    counts = current(((of.participant_id, of.item), of.dimension, of.level) for of in latest)
    return [rating for rating, it_counts in zip(latest, counts, strict=True) if it_counts]


def levels_of(ratings: Iterable[Rating]) -> dict[tuple[str, str], dict[str, int | None]]:
    """Return what each person answered to each item: (participant, item) → dimension → level, None for an exit."""
    levels: dict[tuple[str, str], dict[str, int | None]] = {}
    for rating in ratings:
        levels.setdefault((rating.participant_id, rating.item), {})[rating.dimension] = rating.level
    return levels
