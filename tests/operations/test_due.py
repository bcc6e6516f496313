"""A round that is due is hidden at once, and deleted by a server only when it has been due for two weeks."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import selfeval as se
from selfeval.errors import NotFound
from selfeval.server.operations import retention
from selfeval.server.operations.checks import deletions
from selfeval.server.operations.health import Health
from selfeval.storage import Store
from selfeval.workshop.answers.joining import find_round
from selfeval.workshop.round.deletion import WAITED, hidden_lines, purge_due, purge_waited
from tests.operations.rounds import a_full_round

DAY = date(2026, 6, 1)
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
FUTURE = datetime(2099, 1, 1, tzinfo=UTC)
ONE_DAY = timedelta(days=1)


@pytest.fixture
def two_rounds(store: Store) -> Store:
    a_full_round(store, "gammel", code="K7MXPR", retain_until=DAY)
    a_full_round(store, "ny", code="K7MXPS", retain_until=date(2027, 6, 1), predecessor_id="gammel")
    return store


def seen(store: Store, at: datetime) -> list[str]:
    """What a server deletes that looks at this time."""
    return [receipt.round_id for receipt in purge_waited(store, at.date(), at=at).receipts]


def there(store: Store) -> set[str]:
    return {round.id for round in store.rounds()}


def test_a_round_that_is_due_is_found_by_nobody_and_kept(two_rounds: Store) -> None:
    assert seen(two_rounds, NOON) == []
    assert there(two_rounds) == {"ny"}
    with pytest.raises(NotFound):
        find_round(two_rounds, "K7MXPR")
    with pytest.raises(NotFound):
        two_rounds.round("gammel")
    assert [(one.id, one.is_hidden) for one in two_rounds.due_rounds(DAY)] == [("gammel", True)]
    assert len(two_rounds.ratings("gammel")) == 1


def test_it_is_deleted_when_a_server_has_seen_it_due_for_two_weeks(two_rounds: Store) -> None:
    days = [NOON + number * ONE_DAY for number in range(WAITED.days + 1)]
    assert [seen(two_rounds, day) for day in days] == [[]] * WAITED.days + [["gammel"]]
    assert two_rounds.due_rounds(days[-1].date()) == []


def test_a_clock_that_jumps_hides_all_and_deletes_nothing(two_rounds: Store) -> None:
    assert seen(two_rounds, FUTURE) == []
    assert there(two_rounds) == set()
    assert seen(two_rounds, FUTURE + 400 * ONE_DAY) == [], "the clock has jumped again"
    assert seen(two_rounds, datetime(2026, 5, 1, tzinfo=UTC)) == []
    assert there(two_rounds) == {"gammel", "ny"}, "the clock is right again"
    assert seen(two_rounds, NOON) == []
    assert [one.waited for one in two_rounds.due_rounds(DAY)] == [timedelta()], "and the waiting begins anew"


def test_a_clock_that_is_set_back_a_little_counts_nothing(two_rounds: Store) -> None:
    for at in (NOON + ONE_DAY, NOON, NOON + ONE_DAY, NOON):
        seen(two_rounds, at)
    assert [one.waited for one in two_rounds.due_rounds(DAY)] == [ONE_DAY]


def test_a_purge_that_is_asked_for_deletes_at_once(two_rounds: Store) -> None:
    seen(two_rounds, NOON)
    assert [receipt.round_id for receipt in purge_due(two_rounds, DAY).receipts] == ["gammel"]


def test_an_administrator_is_told_how_many_are_hidden_and_what_to_do(
    two_rounds: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assert hidden_lines(two_rounds.due_rounds(DAY)) == [], "no server has seen it yet"
    monkeypatch.setattr(retention, "today", lambda: DAY)
    monkeypatch.setattr("selfeval.server.operations.health.today", lambda: DAY)
    told = retention.hide_and_log(two_rounds, [])
    assert told[0].startswith("1 runde er skjult")
    assert "14 dage" in told[0]
    assert "selfeval purge" in told[1]
    with caplog.at_level(logging.WARNING):
        caplog.clear()
        assert retention.hide_and_log(two_rounds, told) == told
    assert caplog.text == "", "what was told is not told every hour"
    (finding, *_) = deletions.deletion_findings(two_rounds.database, DAY)
    assert (finding.severity.value, finding.said) == ("fejl", " ".join(told))
    health = Health(two_rounds)
    report = asyncio.run(health.report())
    health.close()
    assert (report["status"], report["deletion"]) == ("ok", " ".join(told))


def test_nothing_of_a_hidden_round_is_told_to_researchers(on_file: Store, data_folder: Path) -> None:
    a_full_round(on_file, "gammel", code="K7MXPR", retain_until=DAY)
    seen(on_file, NOON)
    study = se.open_study(on_file.path)
    assert study.ratings().empty
    assert study.actions().empty
