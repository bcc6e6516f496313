"""A store on a database of its own, rounds in it, and other processes that use the same one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from selfeval.records import Participant, Round
from selfeval.storage import Store
from tests.builders import a_stored_participant, a_stored_round

OTHER_PROCESS = Path(__file__).with_name("other_process.py")
LONGEST = 60.0
"""Seconds after which another process is ended; it then fails its test, which would otherwise wait for ever."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a file is to be: for tests of what only a file has."""
    return tmp_path / "selfeval.db"


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store.open(address) as opened:
        yield opened


@pytest.fixture
def impatient(store: Store, address: str) -> Iterator[Store]:
    """A second store on the same database that waits for nobody."""
    with Store.open(address, wait=0.01) as opened:
        yield opened


@pytest.fixture
def make_round(store: Store) -> Callable[..., Round]:
    """Store a round (with team, organisation and snapshot) with the given fields and defaults for the others."""

    def make(**changes: Any) -> Round:
        return a_stored_round(store, **changes)

    return make


@pytest.fixture
def participant(store: Store, make_round: Callable[..., Round]) -> Participant:
    """A participant in the default round."""
    make_round()
    return a_stored_participant(store, id="deltageren")


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start `other_process.py` with the given words; it has said "ready" when this returns."""
    processes: list[tuple[subprocess.Popen[str], Timer]] = []

    def start_one(*words: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, str(OTHER_PROCESS), *map(str, words)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        timer = Timer(LONGEST, process.kill)
        timer.start()
        processes.append((process, timer))
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    yield start_one
    for process, timer in processes:
        timer.cancel()
        process.kill()
        process.communicate()
