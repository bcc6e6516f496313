"""What participants chose to say to the team, without who said it and in an order that does not tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from selfeval.records import Rating, Reflection


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """A note to the team beside an answer in a dimension."""

    dimension: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SharedReflection:
    """A participant's own thoughts on an item, shared with the team."""

    item: str
    succeeds: str
    difficult: str
    will_try: str


def notes_of(ratings: Iterable[Rating]) -> tuple[Note, ...]:
    """Return the notes beside the answers, shuffled."""
    notes = (Note(dimension=rating.dimension, text=rating.note) for rating in ratings if rating.note)
    return tuple(sorted(notes, key=lambda note: (_shuffled_by(note.text), note.dimension)))


def shared_reflections(reflections: Iterable[Reflection], item: str) -> tuple[SharedReflection, ...]:
    """Return the shared reflections on an item that have a text, shuffled. reflections: each participant's latest."""
    shared = [
        SharedReflection(item=of.item, succeeds=of.succeeds, difficult=of.difficult, will_try=of.will_try)
        for of in reflections
        if of.shared and of.item == item and (of.succeeds or of.difficult or of.will_try)
    ]
    return tuple(sorted(shared, key=lambda of: _shuffled_by(of.succeeds, of.difficult, of.will_try)))


def _shuffled_by(*texts: str) -> str:
    """Return what texts are sorted by, made of the words alone: the same each time, whoever wrote them and when."""
    return sha256("\n".join(texts).encode()).hexdigest()
