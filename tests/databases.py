"""Which databases a test of what is stored runs on, and new ones that are quick to get."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import pytest

from selfeval.storage import Store

BOTH = ("sqlite", "postgresql")
"""A test of what is stored runs on both, unless it says otherwise."""

ON_A_FILE = pytest.mark.parametrize("address", ["sqlite"], indirect=True)
"""The test is about something that only SQLite has."""


@cache
def _an_empty_file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "selfeval.db"
        Store.open(path).close()
        return path.read_bytes()


def new_file(folder: Path) -> Path:
    """A database in a folder with today's tables and nothing in them.

    Made once and then copied: its migrations take longer than most tests.
    """
    path = folder / "selfeval.db"
    path.touch(mode=0o600)
    path.write_bytes(_an_empty_file())
    return path
