"""Rating an item once more after the talk: privately, by those who rated it, and apart from the first answers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from selfeval.errors import NotAllowed, RoundClosed
from selfeval.records import Phase, RevealOf, Round, SecondRating, now
from selfeval.storage import Store
from selfeval.workshop.answers.rating import already, on_scale
from selfeval.workshop.round.marks import mark_again
from selfeval.workshop.round.phases import current, require_phase
from selfeval.workshop.round.scope import RoundContent

TALKING = frozenset({Phase.DIALOG})
NOT_ASKED = "Der er ikke bedt om en vurdering mere af punktet, så svaret er ikke gemt."
NOT_RATED = "Kun den, der gav et niveau i vurderingen, kan vurdere igen."
NOBODY = "Ingen har givet punktet et niveau, så det kan ikke vurderes igen."


@dataclass(frozen=True, kw_only=True, slots=True)
class Again:
    """How far an item is that is rated again.

    open   is it asked now
    asked  was it ever
    count  persons who have rated it again, of those who gave it a level first
    """

    open: bool
    asked: bool
    count: int
    of: int


def again(tx: Store, round: Round, item: str) -> Again:
    """Return how far an item is."""
    open = item in round.asked_again
    asked = open or any(at.item == item for at in tx.reveals(round.id, RevealOf.IGEN))
    count = {of.participant_id for of in tx.second_ratings(round.id, item=item)} if asked else set()
    return Again(open=open, asked=asked, count=len(count), of=len({person for person, _ in _first(tx, round, item)}))


def ask_again(store: Store, round: Round, item: str) -> Round:
    """Ask those who rated an item to rate it once more.

    Raises RoundClosed outside the dialogue, NotAllowed out of scope and where nobody gave a level, StaleEdit.
    """
    with store.writing() as tx:
        stored = _talking(tx, round, item)
        if item in stored.asked_again:
            return stored
        if not _first(tx, stored, item):
            raise NotAllowed(NOBODY)
        return tx.replace_round(replace(stored, asked_again=(*stored.asked_again, item)))


def show_again(store: Store, round: Round, item: str) -> Round:
    """End it, and show the team what came of it, as far as enough have. Errors as in `ask_again`."""
    with store.writing() as tx:
        return _shown(tx, _talking(tx, round, item), item)


def rate_again(
    store: Store, round_id: str, participant_id: str, *, id: str, item: str, dimension: str, level: int
) -> SecondRating:
    """Store how a participant rates an item now. Once all who rated it first have done so, it is shown.

    Raises RoundClosed where it is not asked, NotAllowed off the scale and for one who gave no level first.
    """
    with store.writing() as tx:
        round = tx.round(round_id)
        if stored := already(id, tx.second_ratings(round_id, participant_id)):
            return stored
        require_phase(round, TALKING, "En vurdering mere gemmes kun")
        if item not in round.asked_again:
            raise RoundClosed(NOT_ASKED)
        on_scale(RoundContent.load(tx, round).scale(item), level, None)
        first = _first(tx, round, item)
        if (participant_id, dimension) not in first:
            raise NotAllowed(NOT_RATED)
        rating = SecondRating(
            id=id,
            round_id=round_id,
            participant_id=participant_id,
            item=item,
            dimension=dimension,
            level=level,
            at=now(),
        )
        saved = tx.save_second_rating(rating)
        if first <= {(of.participant_id, of.dimension) for of in tx.second_ratings(round_id, item=item)}:
            _shown(tx, round, item)
        return saved


def _talking(tx: Store, round: Round, item: str) -> Round:
    stored = current(tx, round)
    require_phase(stored, TALKING, "Der bedes kun om en vurdering mere")
    RoundContent.load(tx, stored).item(item)
    return stored


def _shown(tx: Store, round: Round, item: str) -> Round:
    if item not in round.asked_again:
        return round
    mark_again(tx, round, item)
    return tx.replace_round(replace(round, asked_again=tuple(of for of in round.asked_again if of != item)))


def _first(tx: Store, round: Round, item: str) -> set[tuple[str, str]]:
    """Return who gave a level first, in which dimension of quality."""
    quality = {of.id for of in RoundContent.load(tx, round).dimensions(item)}
    rated = tx.ratings(round.id, item=item)
    return {(of.participant_id, of.dimension) for of in rated if of.level is not None and of.dimension in quality}
