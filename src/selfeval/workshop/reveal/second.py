"""The team's picture of an item that was rated again: beside the first, and its own alone."""

from __future__ import annotations

from selfeval.measures.frozen import shown_states
from selfeval.measures.spread import spread
from selfeval.records import RevealOf, Round
from selfeval.storage import Store
from selfeval.workshop.reveal.picture import DimensionPicture
from selfeval.workshop.round.marks import again_state, is_shown
from selfeval.workshop.round.scope import RoundContent

UNCHANGED = "Næsten uændret."


def second_pictures(store: Store, round: Round, content: RoundContent, item: str) -> tuple[DimensionPicture, ...]:
    """Return how an item was rated again, by dimension; empty until that is shown. Ask it within `reading()`.

    A dimension is shown where as many persons as the limit rated it again, and as many gave another level than first;
    otherwise a sentence stands in its place.
    """
    marks = [at for at in store.reveals(round.id, RevealOf.IGEN) if at.item == item]
    if not marks:
        return ()
    limit, first = round.reveal_limit, store.ratings(round.id, item=item)
    given = [store.second_ratings(round.id, item=item, until=at.second_ratings) for at in marks]
    second = given[shown_states([again_state(first, each, limit) for each in given], limit)[-1]]
    before = {(of.participant_id, of.dimension): of.level for of in first if of.level is not None}
    after = {(of.participant_id, of.dimension): of.level for of in second}
    pictures = []
    for of in content.dimensions(item):
        levels = [level for (_, dimension), level in after.items() if dimension == of.id]
        few = f"Færre end {limit} har vurderet igen."
        shown = is_shown(before, after, of.id, limit)
        pictures.append(
            DimensionPicture(
                dimension=of.id,
                title=f"{of.title}, anden gang",
                label=f"{of.title}, anden gang",
                answered=len(levels),
                hidden="" if shown else few if len(levels) < limit else UNCHANGED,
                spread=spread(levels) if shown else None,
            )
        )
    return tuple(pictures)
