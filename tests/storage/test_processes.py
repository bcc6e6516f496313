from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from selfeval.errors import StorageError
from selfeval.records import Participant
from selfeval.storage import Store
from tests.builders import a_rating, a_stored_participant, a_stored_round

Start = Callable[..., "subprocess.Popen[str]"]


def pipes(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


def go(*processes: subprocess.Popen[str]) -> None:
    for process in processes:
        stdin, _ = pipes(process)
        stdin.write("go\n")
        stdin.flush()


def test_several_processes_that_save_at_once_lose_nothing_and_double_nothing(
    store: Store, participant: Participant, address: str, start: Start
) -> None:
    people = [a_stored_participant(store) for _ in range(3)]
    processes = [start("rate", address, person.id, 40) for person in people]
    go(*processes)
    ours = [store.save_rating(a_rating(item=f"p{number % 7:02}")).id for number in range(40)]
    theirs = [pipes(process)[1].read().split() for process in processes]
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert [len(ids) for ids in theirs] == [40, 40, 40]
    assert store.rating_count("runden") == 160
    for person, ids in zip([participant, *people], [ours, *theirs], strict=True):
        assert [rating.id for rating in store.ratings("runden", person.id)] == ids[-7:]


@pytest.mark.parametrize("acknowledged", [1, 10, 37])
def test_a_process_that_is_killed_loses_no_answer_that_it_acknowledged(
    address: str, start: Start, acknowledged: int
) -> None:
    with Store.open(address) as store:
        a_stored_round(store)
        a_stored_participant(store, id="deltageren")
    process = start("rate", address, "deltageren", 10_000)
    go(process)
    _, stdout = pipes(process)
    heard = [stdout.readline().strip() for _ in range(acknowledged)]
    process.kill()
    heard += [line.strip() for line in stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    assert process.wait() != 0
    with Store.open(address) as store:
        # The last answer may be stored without that the process came to say so.
        assert store.rating_count("runden") - len(heard) in (0, 1)
        for id in heard:
            assert store.save_rating(a_rating(id=id, note="sendt igen")).note == ""
        assert store.rating_count("runden") - len(heard) in (0, 1)


def test_processes_that_open_a_new_database_at_once_make_it_once(path: Path, start: Start) -> None:
    processes = [start("open", path) for _ in range(4)]
    go(*processes)
    assert [pipes(process)[1].read() for process in processes] == ["0\n"] * 4
    assert [process.wait() for process in processes] == [0] * 4
    assert {file.name for file in path.parent.iterdir()} == {path.name}


def test_a_process_that_waits_too_long_for_another_is_told_and_stores_nothing(
    impatient: Store, participant: Participant, address: str, start: Start
) -> None:
    holder = start("hold", address)
    with pytest.raises(StorageError, match="optaget af et andet program, så intet blev gemt; vent lidt, og prøv igen"):
        impatient.save_rating(a_rating())
    assert impatient.rating_count("runden") == 0
    go(holder)
    assert holder.wait() == 0
    impatient.save_rating(a_rating())
    assert impatient.rating_count("runden") == 1


def test_a_database_can_be_opened_while_another_process_is_storing(
    store: Store, participant: Participant, address: str, start: Start
) -> None:
    holder = start("hold", address)
    with Store.open(address, wait=0.01) as opened:
        assert opened.participants("runden") == [participant]
    go(holder)
    assert holder.wait() == 0


def test_the_watcher_sees_what_another_process_stores(
    store: Store, participant: Participant, address: str, start: Start
) -> None:
    process = start("rate", address, participant.id, 1)
    with store.watch() as watcher:
        assert not watcher.changed()
        go(process)
        assert process.wait() == 0
        assert watcher.changed()
        assert not watcher.changed()
