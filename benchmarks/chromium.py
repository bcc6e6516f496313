"""A page opened in Chromium: when its first rating was saved, what it fetched, when it painted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from benchmarks.environments import BENCHMARKS

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Other hosts fail at once; behind a firewall that drops packets, a page that asks them waits far longer.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PATIENCE_MS = 100_000
COMMON_PROBE = BENCHMARKS / "probes" / "probe.js"


@dataclass
class Fetched:
    """What a page asked for: requests with its sockets, and bytes as they came over the line."""

    requests: int = 0
    bytes: int = 0

    def watch(self, session: CDPSession) -> None:
        """Count from now on."""
        session.on("Network.requestWillBeSent", self._request)
        session.on("Network.webSocketCreated", lambda _: self._add(requests=1))
        session.on("Network.loadingFinished", lambda done: self._add(bytes=int(done["encodedDataLength"])))
        session.send("Network.enable")

    def _request(self, sent: dict[str, Any]) -> None:
        if not sent["request"]["url"].startswith(("data:", "blob:")):
            self._add(requests=1)

    def _add(self, requests: int = 0, bytes: int = 0) -> None:
        self.requests += requests
        self.bytes += bytes


@dataclass(frozen=True)
class Visit:
    """One page load. Times in ms since the navigation began: first paint, the first click, its acknowledgement."""

    painted: float
    clicked: float
    saved: float
    fetched: Fetched = field(default_factory=Fetched)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=FLAGS)
        yield browser
        browser.close()


def program() -> str:
    """The path of Chromium, the one without windows where it is."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium") or "chromium"


def visit(context: BrowserContext, address: str, probe: Path) -> Visit:
    """Open a page in a new tab, have the probe click the first rating, and close it."""
    page = context.new_page()
    try:
        return _visit(page, address, probe)
    finally:
        page.close()


def _visit(page: Page, address: str, probe: Path) -> Visit:
    page.add_init_script("\n".join(script.read_text(encoding="utf-8") for script in (probe, COMMON_PROBE)))
    session = page.context.new_cdp_session(page)
    fetched = Fetched()
    fetched.watch(session)
    page.goto(address, wait_until="commit", timeout=PATIENCE_MS)
    # Asked over the protocol, because a page that forbids eval would refuse Playwright's own wait.
    said = session.send("Runtime.evaluate", {"expression": "bench", "awaitPromise": True, "returnByValue": True})
    if "exceptionDetails" in said:
        raise RuntimeError(f"{address}: {said['exceptionDetails']['exception'].get('description', said)}")
    times = said["result"]["value"]
    painted = times.get("first-contentful-paint", times.get("first-paint", float("nan")))
    return Visit(painted=painted, clicked=times["clicked"], saved=times["saved"], fetched=fetched)
