"""Which days may be chosen: a deadline that can be met, and a day of deletion that comes."""

from __future__ import annotations

from datetime import date, timedelta

from selfeval.errors import NotAllowed
from selfeval.text import danish_date

DEADLINE_YEARS = 5
RETENTION_YEARS = 10

Days = tuple[date, date]
"""The first and the last day that may be chosen."""


def deadlines(today: date) -> Days:
    """Return the days that may be an action's deadline.

    >>> deadlines(date(2028, 2, 29))
    (datetime.date(2028, 2, 29), datetime.date(2033, 2, 28))
    """
    return today, _years_after(today, DEADLINE_YEARS)


def retentions(today: date) -> Days:
    """Return the days on which a round may be deleted.

    >>> retentions(date(2026, 11, 30))
    (datetime.date(2026, 12, 1), datetime.date(2036, 11, 30))
    """
    return today + timedelta(days=1), _years_after(today, RETENTION_YEARS)


def require_deadline(day: date | None, today: date) -> date | None:
    """Return the deadline, which may be none. Raises NotAllowed, with the days that may be chosen, for any other."""
    if day is None:
        return None
    first, last = deadlines(today)
    if day < first:
        raise NotAllowed(f"Fristen {danish_date(day)} er overskredet. Vælg en dag fra i dag til {danish_date(last)}.")
    if day > last:
        raise NotAllowed(f"Fristen {danish_date(day)} er for langt ude i fremtiden. {_between(first, last)}")
    return day


def require_retention(day: date, today: date) -> date:
    """Return the day of deletion. Raises NotAllowed, with the days that may be chosen, for any other."""
    first, last = retentions(today)
    if not first <= day <= last:
        raise NotAllowed(f"Svarene kan ikke slettes {danish_date(day)}. {_between(first, last)}")
    return day


def next_retention(kept_days: int, today: date) -> date:
    """Return the day of deletion of a round that is kept for `kept_days`, or the nearest that may be chosen.

    >>> next_retention(30, date(2026, 11, 30)), next_retention(3_000_000, date(2026, 11, 30))
    (datetime.date(2026, 12, 30), datetime.date(2036, 11, 30))
    """
    first, last = retentions(today)
    return today + timedelta(days=min(max(kept_days, (first - today).days), (last - today).days))


def _between(first: date, last: date) -> str:
    return f"Vælg en dag fra {danish_date(first)} til {danish_date(last)}."


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
