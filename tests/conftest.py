"""What tests of several folders share: one browser and one PostgreSQL for them all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.visitors import PATIENCE_MS
from tests.databases import BOTH, new_file
from tests.postgresql import PostgresServer

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""Chromium as it is in a container, and silent but for what the pages ask."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL of the tests' own; each test has a database of its own in it."""
    with PostgresServer() as running:
        yield running


@pytest.fixture(params=BOTH)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of today's: the path of a file, then the address of one on the tests' PostgreSQL."""
    if request.param == "sqlite":
        yield str(new_file(tmp_path))
        return
    with request.getfixturevalue("postgres").database_at_head() as made:
        yield made


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, which `scripts/system-packages` installs.

    Playwright runs once in a process, so how long all tests wait for what they expect is set here.
    """
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=shutil.which("chromium") or "/usr/bin/chromium", args=QUIET)
        yield opened
        opened.close()
