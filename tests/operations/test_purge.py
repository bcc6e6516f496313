"""A round is deleted on its day with all its rows, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from selfeval.records import ActionStatus, AuditEntry, Role
from selfeval.storage import Store, tables
from selfeval.workshop.round.deletion import ROWS, purge_due, receipt_lines
from tests.builders import AT, a_participant, a_rating, a_vote
from tests.operations.rounds import LONG, a_full_round, secret

DAY = date(2026, 6, 1)
LATER = DAY + timedelta(days=365)
OF_NO_ROUND = {"organisation", "team", "access_key"}
STAYS = {"audit", "deletion"}


@pytest.fixture
def two_rounds(store: Store) -> Store:
    a_full_round(store, "gammel", code="K7MXPR", retain_until=DAY)
    a_full_round(store, "ny", code="K7MXPS", retain_until=LATER, predecessor_id="gammel")
    return store


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store.database.engine.connect() as connection:
        return {
            name: [tuple(row) for row in connection.execute(select(table))]
            for name, table in tables.metadata.tables.items()
        }


def rows_with(store: Store, word: str) -> set[str]:
    return {name for name, rows in everything(store).items() if any(word in str(row) for row in rows)}


def test_the_test_round_has_a_row_in_every_table(two_rounds: Store) -> None:
    assert rows_with(two_rounds, "gammel") == set(tables.metadata.tables) - OF_NO_ROUND - STAYS


def test_a_round_goes_on_its_day_and_not_before(two_rounds: Store) -> None:
    assert purge_due(two_rounds, DAY - timedelta(days=1)).receipts == ()
    assert {round.id for round in two_rounds.rounds()} == {"gammel", "ny"}
    purge_due(two_rounds, DAY)
    assert {round.id for round in two_rounds.rounds()} == {"ny"}


def test_nothing_is_left_of_it_but_the_receipt_and_the_audit_log(two_rounds: Store) -> None:
    two_rounds.note_act(AuditEntry(at=AT, role=Role.FACILITATOR, key_id="abc", act="faseskift", round_id="gammel"))
    purge_due(two_rounds, DAY)
    assert rows_with(two_rounds, "gammel") == {"audit", "deletion"}
    assert [act.round_id for act in two_rounds.acts("gammel")] == ["gammel"]


def test_the_other_round_keeps_every_row(two_rounds: Store) -> None:
    def of_the_new() -> dict[str, list[tuple[object, ...]]]:
        rows = everything(two_rounds)
        return {name: [row for row in rows[name] if "ny" in map(str, row)] for name in rows if name != "round"}

    before = of_the_new()
    purge_due(two_rounds, DAY)
    assert of_the_new() == before
    assert two_rounds.framework_snapshot(two_rounds.round("ny").frameworks[0].digest) == secret("ny", "ramme") * LONG


def test_the_receipt_counts_the_rows_of_each_table_and_says_nothing_of_them(two_rounds: Store) -> None:
    (receipt,) = purge_due(two_rounds, DAY).receipts
    assert two_rounds.deletions() == [receipt]
    assert dict(receipt.rows) == dict.fromkeys(ROWS, 1)
    assert (receipt.round_id, receipt.team_id, receipt.retain_until) == ("gammel", "teamet", DAY)
    said = "\n".join(receipt_lines(receipt))
    assert "Runde gammel er slettet" in said
    assert "01-06-2026" in said
    assert "1 deltager, 1 svar" in said or "1 svar" in said
    assert "æøå" not in said


def test_a_second_purge_finds_nothing(two_rounds: Store) -> None:
    purge_due(two_rounds, DAY)
    before = everything(two_rounds)
    assert purge_due(two_rounds, DAY, thorough=True).receipts == ()
    assert everything(two_rounds) == before


def test_a_round_that_was_taken_back_goes_too(two_rounds: Store) -> None:
    two_rounds.withdraw_round(two_rounds.round("gammel"))
    assert [receipt.round_id for receipt in purge_due(two_rounds, DAY).receipts] == ["gammel"]
    assert rows_with(two_rounds, "gammel") == {"deletion"}


def test_the_next_round_is_then_after_the_one_before(store: Store) -> None:
    a_full_round(store, "først", code="K7MXPR", retain_until=LATER)
    a_full_round(store, "midt", code="K7MXPS", retain_until=DAY, predecessor_id="først")
    a_full_round(store, "sidst", code="K7MXPT", retain_until=LATER, predecessor_id="midt")
    purge_due(store, DAY)
    assert store.round("sidst").predecessor_id == "først"
    assert store.round("først").predecessor_id is None


def test_rounds_that_are_due_together_go_together(two_rounds: Store) -> None:
    assert [receipt.round_id for receipt in purge_due(two_rounds, LATER).receipts] == ["gammel", "ny"]
    assert two_rounds.rounds() == []
    assert everything(two_rounds)["framework_snapshot"] == []


def test_a_framework_that_another_round_uses_stays(store: Store) -> None:
    old = a_full_round(store, "gammel", code="K7MXPR", retain_until=DAY)
    store.add_round(replace(old, id="ny", code="K7MXPS", retain_until=LATER))
    purge_due(store, DAY)
    assert store.framework_snapshot(old.frameworks[0].digest) == secret("gammel", "ramme") * LONG


def test_an_action_that_a_later_round_took_up_goes_on_as_that_rounds(two_rounds: Store) -> None:
    (old, _) = two_rounds.actions("teamet")
    taken_up = replace(old, revision=2, round_id="ny", what="Vi prøver igen", status=ActionStatus.I_GANG)
    two_rounds.save_action(taken_up)
    purge_due(two_rounds, DAY)
    (stands,) = two_rounds.action_history("gammel-handling")
    assert stands == replace(taken_up, origin_round_id="ny")
    next_one = two_rounds.save_action(replace(stands, revision=3, status=ActionStatus.GENNEMFOERT))
    assert two_rounds.action_history("gammel-handling") == [stands, next_one]


def test_an_action_that_the_deleted_round_finished_is_not_unfinished_again(store: Store) -> None:
    a_full_round(store, "først", code="K7MXPR", retain_until=LATER)
    a_full_round(store, "sidst", code="K7MXPS", retain_until=DAY, predecessor_id="først")
    first = store.actions("teamet")[0]
    done = replace(first, revision=2, round_id="sidst", status=ActionStatus.DROPPET, status_reason="sidst siger nej")
    store.save_action(done)
    purge_due(store, DAY)
    assert store.action_history(first.id) == [replace(first, status=ActionStatus.DROPPET)]


def test_numbers_are_not_used_again_after_a_deletion(two_rounds: Store) -> None:
    newest = max(row[0] for row in everything(two_rounds)["rating"])
    purge_due(two_rounds, LATER)
    a_full_round(two_rounds, "igen", code="K7MXPR", retain_until=LATER)
    assert [row[0] > newest for row in everything(two_rounds)["rating"]] == [True]


def test_a_deletion_that_fails_half_way_deletes_nothing(two_rounds: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(two_rounds)
    monkeypatch.setattr(Store, "note_deletion", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        purge_due(two_rounds, DAY)
    assert everything(two_rounds) == before


def test_a_database_is_written_anew_on_both(two_rounds: Store) -> None:
    assert purge_due(two_rounds, DAY, thorough=True).wiped is True


def files_with(folder: Path, words: list[bytes]) -> dict[str, list[bytes]]:
    found = {path.name: [word for word in words if word in path.read_bytes()] for path in folder.rglob("*")}
    return {name: words for name, words in found.items() if words}


MARKS = [secret("gammel", where).encode() for where in ("ramme", "titel", "note", "refleksion", "enighed", "handling")]
IDS = [b"gammel-deltager", b"gammel-noegle", b"gammel-handling"]


def test_no_byte_of_it_is_left_in_any_file_of_the_folder(on_file: Store, data_folder: Path) -> None:
    old = a_full_round(on_file, "gammel", code="K7MXPR", retain_until=DAY)
    a_full_round(on_file, "ny", code="K7MXPS", retain_until=LATER)
    for number in range(300):  # enough that pages are split, freed and filled again
        on_file.add_participant(
            a_participant(id=f"gammel-deltager-{number}", round_id=old.id), f"gammel-noegle-{number}"
        )
        answer = {"round_id": old.id, "participant_id": f"gammel-deltager-{number}"}
        on_file.save_rating(a_rating(**answer, note=secret("gammel", "note") * (number % 7)))
        on_file.save_vote(a_vote(**answer))
    assert len(files_with(data_folder, MARKS + IDS)) == 2, "in the file and in its log"

    purge = purge_due(on_file, DAY)

    assert purge.wiped is True
    assert files_with(data_folder, MARKS + IDS) == {}
    assert files_with(data_folder, [b"ny-deltager"]) != {}


def test_a_reader_that_is_in_the_way_is_told_of_and_the_next_purge_is_enough(on_file: Store, data_folder: Path) -> None:
    a_full_round(on_file, "gammel", code="K7MXPR", retain_until=DAY)
    with Store.open(on_file.path, wait=0.01) as impatient:
        with on_file.reading() as reader:
            assert reader.rounds()
            assert purge_due(impatient, DAY).wiped is False
        assert purge_due(impatient, DAY).wiped is True
    assert files_with(data_folder, MARKS + IDS) == {}


def test_copies_from_before_an_upgrade_that_hold_it_go_and_others_stay(on_file: Store, data_folder: Path) -> None:
    a_full_round(on_file, "ny", code="K7MXPS", retain_until=LATER)
    on_file.database.keep_copy(on_file.database.engine.connect(), "uden")
    a_full_round(on_file, "gammel", code="K7MXPR", retain_until=DAY)
    on_file.database.keep_copy(on_file.database.engine.connect(), "med")
    broken = data_folder / "selfeval-kopi-defekt.db"
    broken.write_bytes(b"SQLite format 3\0" + b"gammel" * 1000)

    purge = purge_due(on_file, DAY)

    assert [path.name[:18] for path in purge.copies] == ["selfeval-kopi-med-"]
    assert purge.left == (broken,)
    assert {path.name[:16] for path in data_folder.glob("*kopi*")} == {"selfeval-kopi-ud", "selfeval-kopi-de"}
