"""A timer for a phase, or for an item in the dialogue: set by the facilitator, and the same on every screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from math import ceil

from selfeval.errors import NotAllowed
from selfeval.records import Phase, Round, Timer, now
from selfeval.storage import Store
from selfeval.workshop.round.phases import require_open

SECONDS_MORE = 60
MOST_MINUTES = 180
CHOICES = (5, 10, 15)
"""Minutes that a timer is started with at one press."""

TOO_LONG = f"Et tidsur går højst {MOST_MINUTES} minutter."
NO_TIMER = "Der er ikke noget tidsur i gang. Start et først."


class TimerAct(StrEnum):
    """What can be done with a timer that is there."""

    MORE = "more"
    PAUSE = "pause"
    GO_ON = "go_on"
    STOP = "stop"


def current_timer(store: Store, round: Round) -> Timer | None:
    """Return the timer of where the round is, or None. One for an item is there while the item is looked at."""
    timer = store.timer(round.id)
    return timer if timer and timer.seconds and _is_here(timer, round) else None


def left_of(timer: Timer, at: datetime) -> int:
    """Return the seconds that are left, never fewer than none.

    >>> from datetime import UTC, timedelta
    >>> begun = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
    >>> timer = Timer(
    ...     round_id="r", phase=Phase.DIALOG, at=begun, seconds=300, remaining=300, started_at=begun
    ... )
    >>> left_of(timer, begun + timedelta(seconds=61)), left_of(timer, begun + timedelta(hours=1))
    (239, 0)
    """
    if timer.started_at is None:
        return timer.remaining
    return max(0, ceil(timer.remaining - (at - timer.started_at).total_seconds()))


def start_timer(store: Store, round: Round, minutes: int) -> Timer:
    """Start a timer for the item that is looked at, or else for the phase. Raises RoundClosed, NotAllowed."""
    if not 1 <= minutes <= MOST_MINUTES:
        raise NotAllowed(TOO_LONG)
    with store.writing() as tx:
        stored = tx.round(round.id)
        require_open(stored)
        begun = now()
        timer = Timer(
            round_id=stored.id,
            phase=stored.phase,
            item=_item(stored),
            at=begun,
            seconds=60 * minutes,
            remaining=60 * minutes,
            started_at=begun,
        )
        return tx.add_timer(timer)


def change_timer(store: Store, round: Round, act: TimerAct) -> Timer:
    """Give a timer a minute more, pause it, let it go on or stop it. Raises RoundClosed, NotAllowed where none is."""
    with store.writing() as tx:
        stored = tx.round(round.id)
        require_open(stored)
        timer = current_timer(tx, stored)
        if timer is None:
            raise NotAllowed(NO_TIMER)
        changed = _changed(timer, act, now())
        return timer if changed == timer else tx.add_timer(changed)


def _changed(timer: Timer, act: TimerAct, at: datetime) -> Timer:
    runs, left = timer.started_at is not None, left_of(timer, at)
    if act == TimerAct.STOP:
        return replace(timer, at=at, seconds=0, remaining=0, started_at=None)
    if act == TimerAct.PAUSE:
        return replace(timer, at=at, remaining=left, started_at=None) if runs else timer
    if act == TimerAct.GO_ON:
        return timer if runs else replace(timer, at=at, started_at=at)
    seconds, remaining = timer.seconds + SECONDS_MORE, left + SECONDS_MORE
    if seconds > 60 * MOST_MINUTES:
        raise NotAllowed(TOO_LONG)
    return replace(timer, at=at, seconds=seconds, remaining=remaining, started_at=at if runs else None)


def _item(round: Round) -> str | None:
    return round.focus if round.phase == Phase.DIALOG else None


def _is_here(timer: Timer, round: Round) -> bool:
    return timer.phase == round.phase and timer.item in (None, _item(round))
