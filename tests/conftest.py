"""What tests of several folders share: one browser for them all, because Playwright runs once in a process."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

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

PATIENCE_MS = 20_000
"""How long a page may take on a busy machine. Nobody waits that long for what is there."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, which `scripts/system-packages` installs."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=shutil.which("chromium") or "/usr/bin/chromium", args=QUIET)
        yield opened
        opened.close()
