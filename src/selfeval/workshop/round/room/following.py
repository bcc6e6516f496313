"""A screen in the room follows its team: from a round that is closed to the next one, once that is made."""

from __future__ import annotations

from selfeval.records import Phase, Round
from selfeval.storage import Store


def followed(store: Store, round: Round) -> Round:
    """Return the round, or where it is closed the team's next one: the first open one after it, or else the last."""
    if round.phase != Phase.AFSLUTTET:
        return round
    with store.reading() as tx:
        rounds = tx.rounds(round.team_id)
    ids = [one.id for one in rounds]
    later = rounds[ids.index(round.id) + 1 :] if round.id in ids else []
    return next((one for one in later if one.phase != Phase.AFSLUTTET), later[-1] if later else round)
