"""Every stored word has a Danish term, and no term stands for a word that is never stored."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum

import pytest

from selfeval import text
from selfeval.framework.model import KINDS
from selfeval.records import ActionKind, ActionReach, ActionStatus, Exit, Knowledge, Perspective, Phase


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (text.PERSPECTIVES, Perspective),
        (text.PHASES, Phase),
        (text.EXITS, Exit),
        (text.KNOWLEDGE, Knowledge),
        (text.ACTION_KINDS, ActionKind),
        (text.ACTION_REACHES, ActionReach),
        (text.ACTION_STATUSES, ActionStatus),
    ],
)
def test_each_enum_has_its_terms_in_its_order(terms: dict[str, str], words: type[StrEnum]) -> None:
    assert list(terms) == list(words)


def test_each_kind_of_item_has_a_term() -> None:
    assert tuple(text.ITEM_KINDS) == KINDS


def test_a_moment_has_the_day_and_time_of_danish_clocks() -> None:
    moment = datetime(2026, 12, 31, 23, 5, tzinfo=UTC)

    assert (text.danish_date(moment), text.clock(moment)) == ("01-01-2027", "00.05")
    assert text.danish_date(date(2026, 12, 31)) == "31-12-2026"


def test_a_moment_without_timezone_is_refused() -> None:
    with pytest.raises(ValueError, match="timezone"):
        text.clock(datetime(2026, 1, 1))  # noqa: DTZ001 - that is the point


def test_a_rounded_number_is_never_minus_zero() -> None:
    assert text.decimal(-0.04) == "0,0"


@pytest.mark.parametrize(
    ("x", "digits", "written"),
    [
        (0.05, 1, "0,1"),
        (-2.25, 1, "-2,3"),
        (1234.5, 1, "1.234,5"),
        (64_000, 0, "64.000"),
        (2.5, 0, "3"),
        (1 / 3, 4, "0,3333"),
    ],
)
def test_a_number_is_rounded_half_up_and_has_dots_between_thousands(x: float, digits: int, written: str) -> None:
    assert text.decimal(x, digits) == written


@pytest.mark.parametrize(
    ("x", "written"), [(0.1 + 0.2, "0,30000000000000004"), (1234567, "1234567"), (-1.5, "-1,5"), (0.00001, "0,00001")]
)
def test_a_spreadsheet_gets_each_digit_and_no_dots(x: float, written: str) -> None:
    assert text.all_digits(x) == written


def test_months_are_danish_in_full_and_short() -> None:
    days = [date(2026, month, 1) for month in (1, 3, 5, 10)]
    assert [text.month_name(day) for day in days] == ["januar 2026", "marts 2026", "maj 2026", "oktober 2026"]
    assert [text.short_month(day) for day in days] == ["jan. 2026", "mar. 2026", "maj 2026", "okt. 2026"]
