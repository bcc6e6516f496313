"""A store on each of the databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from selfeval.storage import Store


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing is ever looked for, or put, in the folder of whoever runs the tests."""
    folder = tmp_path / "mappe"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("SELFEVAL_DATA", str(folder))
    monkeypatch.delenv("SELFEVAL_DATABASE_URL", raising=False)
    return folder


@pytest.fixture
def file(data_folder: Path) -> Path:
    return data_folder / "selfeval.db"


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store.open(address) as opened:
        yield opened


@pytest.fixture
def on_file(file: Path) -> Iterator[Store]:
    """A store on a file in the data folder."""
    with Store.open(file) as opened:
        yield opened
