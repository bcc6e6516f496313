"""The clock, which all records take their times from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_stopped_at: ContextVar[datetime | None] = ContextVar("stopped_at", default=None)


def now() -> datetime:
    """Return the present moment in UTC.

    >>> now().tzinfo
    datetime.timezone.utc
    """
    return _stopped_at.get() or datetime.now(UTC)


@contextmanager
def clock_set_to(moment: datetime) -> Iterator[None]:
    """Let `now()` give this moment within the block, in this thread or task. For practice rounds and tests only.

    A practice team has a past, and its answers go the same way as everybody's: rules that took a time as an argument
    could be given a false one by a caller. Raises ValueError for a moment without a timezone.

    >>> with clock_set_to(datetime(2026, 3, 4, 10, 42, tzinfo=UTC)):
    ...     now().isoformat()
    '2026-03-04T10:42:00+00:00'
    """
    if moment.tzinfo is None:
        raise ValueError("a clock is set to a moment with a timezone; this one has none")
    before = _stopped_at.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _stopped_at.reset(before)


def to_the_minute(moment: datetime) -> datetime:
    """Cut seconds away, so that a time does not tell who answered.

    >>> to_the_minute(datetime(2026, 3, 4, 10, 42, 31, 5, tzinfo=UTC)).isoformat()
    '2026-03-04T10:42:00+00:00'
    """
    return moment.replace(second=0, microsecond=0)
