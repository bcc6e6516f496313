"""One participant without a browser, whatever the system."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from typing import Any

from tornado.httpclient import HTTPResponse

from benchmarks.load.web import Web


class Person(ABC):
    """Opens the page and saves rating by rating.

    spoken        what the system says of itself: `address`, `page`, `cells`, and more of its own
    page_seconds  from the request to the page's last byte, redirects included; set by `arrive`
    """

    def __init__(self, spoken: dict[str, Any], web: Web) -> None:
        self.spoken, self.web = spoken, web
        self.cells: list[list[str]] = spoken["cells"]
        self.page_seconds = 0.0
        self.saved = 0

    async def arrive(self, *, linked: bool = True) -> None:
        """Come as far as a browser has come when the first rating can be clicked. `linked`: load scripts and styles."""
        begun = time.perf_counter()
        page = await self.web.get(self.spoken["page"])
        self.page_seconds = time.perf_counter() - begun
        if linked:
            await self.web.get_linked(page)
        await self.greet(page)

    async def rate(self) -> float:
        """Give the next rating; the seconds from the click to its acknowledgement."""
        item, dimension = self.cells[self.saved]
        await self.turn_to(self.saved)
        begun = time.perf_counter()
        await self.save(item, dimension, str(self.saved % 5 + 1))
        self.saved += 1
        return time.perf_counter() - begun

    @abstractmethod
    async def greet(self, page: HTTPResponse) -> None:
        """Do what the page's scripts do before anything can be clicked."""

    @abstractmethod
    async def save(self, item: str, dimension: str, choice: str) -> None:
        """Click, and wait until the server says that it is saved."""

    async def turn_to(self, number: int) -> None:
        """Go to the page of the cell with this number; without pages of its own there is nowhere to go."""
        return

    async def turned(self) -> str | None:
        """Wait for what the server shows next; the item that it turns everybody to. The peers turn nobody."""
        raise NotImplementedError

    @abstractmethod
    def leave(self) -> None:
        """Close the page."""
