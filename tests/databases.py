"""Which databases a test of what is stored runs on: both, unless it says otherwise."""

from __future__ import annotations

import pytest

BOTH = ("sqlite", "postgresql")

ON_A_FILE = pytest.mark.parametrize("address", ["sqlite"], indirect=True)
"""The test is about something that only SQLite has."""
