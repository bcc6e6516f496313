"""How far a round is, as the facilitator may see it: numbers only, never an answer and never who."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selfeval.measures.lens import levels_of
from selfeval.records import Round
from selfeval.storage import Store
from selfeval.workshop.round.scope import RoundContent


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemProgress:
    """Persons who have answered all that they are asked of an item."""

    item: str
    answered: int


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
        per_item = tuple((_with_lens if content.lens else _counted)(tx, round, content))
    finished = sum(participant.done for participant in participants)
    return Progress(joined=len(participants), finished=finished, per_item=per_item)


def _counted(tx: Store, round: Round, content: RoundContent) -> Iterator[ItemProgress]:
    answered = tx.answered(round.id)
    for item in content.scope:
        persons = answered.get(item, {})
        whole = persons.get(len(content.dimensions(item)), 0)
        yield ItemProgress(item=item, answered=whole)


def _with_lens(tx: Store, round: Round, content: RoundContent) -> Iterator[ItemProgress]:
    """With the lens, what is asked depends on what was answered, so the answers themselves are looked at."""
    given: dict[str, list[dict[str, int | None]]] = {}
    for (_, item), levels in levels_of(tx.ratings(round.id)).items():
        given.setdefault(item, []).append(levels)
    for item in content.scope:
        persons = given.get(item, [])
        whole = sum(levels.keys() >= set(content.asked(item, levels)) for levels in persons)
        yield ItemProgress(item=item, answered=whole)
