"""What all acts of the facilitator's page begin with."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any

from selfeval.protocol.facilitator.page import FacilitatorPage, Reply
from selfeval.protocol.message import Message
from selfeval.storage import Store

ActsByMessage = Mapping[type[Message], Callable[[Any], Reply | None]]
"""An act that gives None has stored something, and is answered with the time."""


class Acts(ABC):
    """Acts of one page, on behalf of whoever is at it."""

    def __init__(self, page: FacilitatorPage) -> None:
        self.page = page

    @property
    def store(self) -> Store:
        """The store that the page's rounds are in."""
        return self.page.store

    @abstractmethod
    def by_message(self) -> ActsByMessage:
        """Return what does each message."""
