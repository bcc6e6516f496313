"""How far a round is, as the facilitator may see it: numbers only, never an answer and never who."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.records import Round
from selfeval.storage import Store
from selfeval.workshop.round.scope import RoundContent


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemProgress:
    """Persons who have answered all that everybody is asked of an item."""

    item: str
    answered: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """Persons who have joined, and how far they are.

    begun     have answered something: nobody waits for one who joined and is gone
    through   have answered everything, with a level or an exit
    finished  these, and those who said that they have finished
    sheets    those of the finished who answered on paper, and whose sheet is typed in
    """

    joined: int
    begun: int
    through: int
    sheets: int
    finished: int
    per_item: tuple[ItemProgress, ...]


def progress(store: Store, round: Round, content: RoundContent) -> Progress:
    """How far the round is at this moment.

    Only what everybody is asked is counted: whether somebody has been asked more tells what was answered to the lens.
    """
    with store.reading() as tx:
        participants = tx.participants(round.id)
        answered = tx.answered_cells(round.id)
    asked = {item: content.asked(item, {}) for item in content.scope}
    through = {
        item: {one.id for one in participants if all((one.id, item, of) in answered for of in asked[item])}
        for item in content.scope
    }
    all_through = set.intersection(*through.values()) if participants else set()
    said = {one.id for one in participants if one.done}
    return Progress(
        joined=len(participants),
        begun=len({person for person, _, _ in answered} | said),
        through=len(all_through),
        sheets=sum(one.on_paper for one in participants if one.id in all_through | said),
        finished=len(all_through | said),
        per_item=tuple(ItemProgress(item=item, answered=len(persons)) for item, persons in through.items()),
    )
