"""What tests of several folders share: one browser and one PostgreSQL for them all."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable
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

PROGRAM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
"""The one without windows, where it is: each page costs a third less."""

FONTS = Path(__file__).with_name("fonts.conf")
"""Pages are laid out with the same letters on every machine."""


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
def server_process() -> None:
    """Asked for by what starts `selfeval serve` in a process of its own, so that such tests are marked."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, which `scripts/system-packages` installs.

    Playwright runs once in a process, so how long all tests wait for what they expect is set here.
    """
    assert_the_driver_runs()
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=PROGRAM,
            args=QUIET,
            env=os.environ | {"FONTCONFIG_FILE": str(FONTS)},
        )
        yield opened
        opened.close()


def assert_the_driver_runs() -> None:
    """Playwright would leave a process behind of a driver that cannot start."""
    program, _ = compute_driver_executable()
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"Playwright mangler noget: kør scripts/system-packages, og prøv igen.\n{done.stderr}"
