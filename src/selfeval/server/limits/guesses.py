"""Join codes that are tried: who has tried several wrong ones waits before the next is looked up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from math import ceil
from typing import TypeVar

from tornado.httputil import HTTPServerRequest

from selfeval.errors import NotFound, SelfevalError
from selfeval.server.limits.patience import Patience, source_of

T = TypeVar("T")
FREE_CODES = 10
"""Different wrong codes from one source, such as a house, that cost no wait."""

FREE_ON_ONE = 40
"""A whole team may type the same wrong code from the board."""


class TooOften(SelfevalError):
    """Somebody has to wait; `seconds` says how long."""

    def __init__(self, seconds: float) -> None:
        self.seconds = ceil(seconds)
        super().__init__(f"Der er skrevet flere forkerte koder herfra. Vent {self.seconds} sekunder, og prøv igen.")


class Guesses:
    """What has been tried, for all pages that open with a code."""

    def __init__(self) -> None:
        self._patience = Patience(free=FREE_CODES, free_on_one=FREE_ON_ONE, again_counts=False)

    async def look_up(self, request: HTTPServerRequest, code: str, look: Callable[[], Awaitable[T]]) -> T:
        """What is found under a code. Raises NotFound as `look` does, and TooOften for who has guessed too often.

        Asked before and after: many guesses at once are not heard because none of them has failed as yet.
        """
        source = source_of(request.remote_ip)
        self._require_patience(source, code)
        try:
            found = await look()
        except NotFound:
            self._patience.failed(source, code)
            raise
        self._require_patience(source, code)
        self._patience.opened(source, code)
        return found

    def _require_patience(self, source: str, code: str) -> None:
        if wait := self._patience.wait(source, code):
            raise TooOften(wait)
