"""How far a round is, as the facilitator may see it: numbers only, never an answer and never who."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.records import Round
from selfeval.storage import Store
from selfeval.workshop.scope import RoundContent


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemProgress:
    """Persons who have answered an item in every dimension, and persons who have begun (those included)."""

    item: str
    answered: int
    started: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """Persons who have joined, who said that they have finished, and how far each item of the scope is."""

    joined: int
    finished: int
    per_item: tuple[ItemProgress, ...]


def progress(store: Store, round: Round, content: RoundContent) -> Progress:
    """How far the round is at this moment."""
    with store.reading() as tx:
        participants = tx.participants(round.id)
        answered = tx.answered(round.id)
    per_item = []
    for item in content.items:
        persons = answered.get(item.id, {})
        whole = persons.get(len(content.dimensions(item.id)), 0)
        per_item.append(ItemProgress(item=item.id, answered=whole, started=sum(persons.values())))
    finished = sum(participant.done for participant in participants)
    return Progress(joined=len(participants), finished=finished, per_item=tuple(per_item))
