"""A page among those that are open on the same round: it says that it is there, and whether it leads."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from uuid import uuid4

from selfeval.errors import NotFound
from selfeval.records import Phase, Round, now
from selfeval.storage import Store
from selfeval.workshop.round.phases import require_phase
from selfeval.workshop.round.room import leadership

SEEN_EVERY = timedelta(seconds=20)
"""So often a page says that it is there."""


class Presence:
    """What a page is to the others. `page` is its name, which the browser tab keeps over a reload."""

    def __init__(self, store: Store) -> None:
        self.page = uuid4().hex
        self._store = store
        self._seen: tuple[str, datetime] | None = None

    def be_there(self, round: Round) -> None:
        """Let the other pages of a round in the dialogue know of this one, now and then."""
        lately = self._seen is not None and self._seen[0] == round.id and now() - self._seen[1] < SEEN_EVERY
        if round.phase == Phase.DIALOG and not lately:
            leadership.arrive(self._store, round, self.page)
            self._seen = round.id, now()

    def leave(self) -> None:
        """Leave the round to the other pages that are open on it."""
        if self._seen is None:
            return
        (round_id, _), self._seen = self._seen, None
        with suppress(NotFound):
            round = self._store.round(round_id)
            if round.phase == Phase.DIALOG:
                leadership.depart(self._store, round, self.page)

    def leads(self, round: Round) -> bool:
        """Return whether the page turns everybody's screen; out of the dialogue every page does what it may."""
        return round.phase != Phase.DIALOG or leadership.lead_of(self._store, round, self.page).mine

    def take_over(self, round: Round) -> None:
        """Turn everybody's screen from now on. Raises RoundClosed outside the dialogue."""
        require_phase(round, {Phase.DIALOG}, "Man leder kun")
        leadership.take_over(self._store, round, self.page)
