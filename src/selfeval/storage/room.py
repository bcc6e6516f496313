"""What the room looks at: what the big screen was turned to, the timer, and the links by which screens are opened."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, update

from selfeval.records import SceneTurn, ScreenLink, Timer
from selfeval.storage import tables
from selfeval.storage.databases.transactions import Transactions
from selfeval.storage.record_table import Shelf, in_utc

_NO_ROUND = "Runden findes ikke."

_TURNS = Shelf(SceneTurn, tables.scene_turn, cell=("round_id",))
_TIMERS = Shelf(Timer, tables.timer, cell=("round_id",))
_LINKS = Shelf(ScreenLink, tables.screen_link)

_LINK = tables.screen_link.c
_LEAD = update(tables.screen_link).where(_LINK.id == bindparam("of_id"))
_END_OF_KEY = delete(tables.screen_link).where(_LINK.key_id == bindparam("of_key"))
_END_OLD = delete(tables.screen_link).where(_LINK.ends_at <= bindparam("by"))


class Room(Transactions):
    """What everybody in the room sees at once. The latest row of a round counts."""

    def add_scene_turn(self, turn: SceneTurn) -> SceneTurn:
        """Store what the big screen was turned to. NotFound if the round is not stored."""
        with self._write() as transaction:
            _TURNS.put(transaction, turn, missing=_NO_ROUND)
        return turn

    def scene_turn(self, round_id: str) -> SceneTurn | None:
        """Return what the big screen was turned to last, or None."""
        with self._read() as transaction:
            return next(iter(_TURNS.latest(transaction, round_id=round_id)), None)

    def add_timer(self, timer: Timer) -> Timer:
        """Store the timer as it was set. NotFound if the round is not stored."""
        with self._write() as transaction:
            _TIMERS.put(transaction, timer, missing=_NO_ROUND)
        return timer

    def timer(self, round_id: str) -> Timer | None:
        """Return the timer as it was set last, or None."""
        with self._read() as transaction:
            return next(iter(_TIMERS.latest(transaction, round_id=round_id)), None)

    def add_screen_link(self, link: ScreenLink) -> ScreenLink:
        """Store a link. NotFound if its team or round is not stored."""
        with self._write() as transaction:
            _LINKS.put(transaction, link, missing=_NO_ROUND)
        return link

    def screen_link(self, link_id: str) -> ScreenLink | None:
        """Return the link with this id, whether or not it has ended; or None."""
        with self._read() as transaction:
            return _LINKS.find_one(transaction, id=link_id)

    def lead_screen_link(self, link_id: str, round_id: str) -> None:
        """Let a link show another round of its team."""
        with self._write() as transaction:
            transaction.change(_LEAD, {"of_id": link_id, "round_id": round_id})

    def end_screen_links(self, key_id: str) -> None:
        """Delete the links that were made with a key."""
        with self._write() as transaction:
            transaction.change(_END_OF_KEY, {"of_key": key_id})

    def drop_screen_links(self, by: datetime) -> None:
        """Delete the links that ended by then."""
        with self._write() as transaction:
            transaction.change(_END_OLD, {"by": in_utc(by)})
