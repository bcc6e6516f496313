"""One real server, and rounds in stores of the tests' own, for hostile input."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from selfeval.records import Round
from selfeval.storage import Store
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import RunningServer
from tests.databases import new_file


@pytest.fixture(scope="module")
def server(server_process: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """It must have told of no fault; a kernel that is stopped while it gets ready may, after that."""
    folder = tmp_path_factory.mktemp("server")
    with RunningServer(data=folder / "data", home=folder, warm=False) as running:
        yield running
        told = "".join(running.said)
    assert "Traceback" not in told, told


@pytest.fixture(scope="module")
def served(server: RunningServer) -> Iterator[Store]:
    """The store of the server."""
    with Store.open(server.database) as opened:
        yield opened


@pytest.fixture(scope="module")
def served_round(served: Store) -> Round:
    return RoundsReady(served).round()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(new_file(tmp_path)) as opened:
        yield opened
