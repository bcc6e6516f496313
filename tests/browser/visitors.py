"""People at their screens: each has a browser profile of their own, and what goes wrong on a page is noted."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

PATIENCE_MS = 60_000
"""How long a page may take on a busy machine. Nobody waits that long for what is there."""

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LAPTOP: dict[str, Any] = {"viewport": {"width": 1366, "height": 768}}
PROJECTOR: dict[str, Any] = {"viewport": {"width": 1920, "height": 1080}}
WITHIN_THE_PAGE = ("data", "blob", "about")


class Visitors:
    """Opens profiles on `browser` for the server at `host`. `faults` are the lines that no test has said to expect."""

    def __init__(self, browser: Browser, host: str) -> None:
        self.browser, self.host = browser, host
        self._contexts: list[BrowserContext] = []
        self._noted: list[str] = []
        self._expected: list[re.Pattern[str]] = []

    def profile(self, **settings: Any) -> BrowserContext:
        """A new browser profile: nothing is known of anybody in it."""
        context = self.browser.new_context(**{"locale": "da-DK", "timezone_id": "Europe/Copenhagen", **settings})
        context.set_default_timeout(PATIENCE_MS)
        context.on("page", self._watch)
        context.on("request", lambda request: self._note_stranger(request.url))
        self._contexts.append(context)
        return context

    def page(self, **settings: Any) -> Page:
        """A page in a profile of its own."""
        return self.profile(**settings).new_page()

    def expect(self, pattern: str) -> None:
        """Faults that contain this pattern are what the test is about."""
        self._expected.append(re.compile(pattern))

    @property
    def faults(self) -> list[str]:
        return [line for line in self._noted if not any(pattern.search(line) for pattern in self._expected)]

    def leave(self) -> None:
        """Everybody goes. A page that is left says so to the server, which one that a test closes cannot do."""
        for context in self._contexts:
            for page in context.pages:
                page.goto("about:blank")
            context.close()

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self._noted.append(f"error on {page.url}: {error}"))
        page.on("crash", lambda _: self._noted.append(f"{page.url} crashed"))
        page.on("websocket", lambda socket: self._note_stranger(socket.url))
        page.on("console", lambda said: said.type == "error" and self._noted.append(f"console: {said.text}"))

    def _note_stranger(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in WITHIN_THE_PAGE and parts.netloc != self.host:
            self._noted.append(f"a request to another host: {url}")
