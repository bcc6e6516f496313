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
        (text.KNOWLEDGE_EXPLAINED, Knowledge),
        (text.ACTION_KINDS, ActionKind),
        (text.ACTION_REACHES, ActionReach),
        (text.ACTION_STATUSES, ActionStatus),
    ],
)
def test_each_enum_has_its_terms_in_its_order(terms: dict[str, str], words: type[StrEnum]) -> None:
    assert list(terms) == list(words)


def test_each_kind_of_item_has_a_term() -> None:
    assert tuple(text.ITEM_KINDS) == tuple(text.ITEM_KINDS_MANY) == KINDS


def test_a_moment_has_the_day_and_time_of_danish_clocks() -> None:
    moment = datetime(2026, 12, 31, 23, 5, tzinfo=UTC)

    assert (text.danish_date(moment), text.clock(moment)) == ("01-01-2027", "00.05")
    assert text.danish_date(date(2026, 12, 31)) == "31-12-2026"


def test_a_moment_without_timezone_is_refused() -> None:
    with pytest.raises(ValueError, match="timezone"):
        text.clock(datetime(2026, 1, 1))  # noqa: DTZ001 - that is the point


def test_a_rounded_number_is_never_minus_zero() -> None:
    assert text.decimal(-0.04) == "0,0"
