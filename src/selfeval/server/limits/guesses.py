"""Codes and keys that are tried: a source that has tried several wrong ones waits before its next is looked up."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from math import ceil
from typing import TypeVar

from tornado.httputil import HTTPServerRequest

from selfeval.errors import NotAllowed, NotFound, SelfevalError
from selfeval.server.limits import limiter
from selfeval.server.limits.limiter import Clock, Limiter, Quota
from selfeval.server.limits.quotas import ONE_WRONG_CODE, WRONG_CODES, WRONG_KEYS
from selfeval.server.limits.sources import source_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GuessRules:
    """How those who guess are slowed.

    of_source      how many wrong tries of one source are free
    of_thing       how many wrong tries of one code or key are free, from wherever they come
    repeats_count  is the same try from the same source a new guess? A key may be tried with another secret
    wrong          the error that says that a try was wrong
    sentence       what somebody reads who has to wait; `{seconds}` stands for how long
    """

    of_source: Quota
    of_thing: Quota
    repeats_count: bool
    wrong: type[SelfevalError]
    sentence: str


CODES = GuessRules(
    of_source=WRONG_CODES,
    of_thing=ONE_WRONG_CODE,
    repeats_count=False,
    wrong=NotFound,
    sentence="Der er skrevet flere forkerte koder herfra. Vent {seconds} sekunder, og prøv igen.",
)

KEYS = GuessRules(
    of_source=WRONG_KEYS,
    of_thing=WRONG_KEYS,
    repeats_count=True,
    wrong=NotAllowed,
    sentence="Der er prøvet for mange gange. Vent {seconds} sekunder, og prøv igen.",
)


class TooOften(SelfevalError):
    """Says that somebody has to wait; `seconds` is how long."""

    def __init__(self, sentence: str, wait: float) -> None:
        self.seconds = ceil(wait)
        super().__init__(sentence.format(seconds=self.seconds))


class Guesses:
    """What has been tried, counted by source and by the code or key that was tried.

    What has opened from a source once is never slowed there: a team goes in and out behind one address.
    """

    def __init__(self, rules: GuessRules = CODES, clock: Clock = time.monotonic) -> None:
        self._rules = rules
        self._sources, self._things = Limiter(rules.of_source, clock), Limiter(rules.of_thing, clock)
        self._tried = Limiter(Quota(free=0), clock)
        self._opened: OrderedDict[str, None] = OrderedDict()

    async def look_up(self, request: HTTPServerRequest, thing: str, look: Callable[[], Awaitable[T]]) -> T:
        """Return what `look` finds under a code or key. Raises what `look` raises, and TooOften without looking.

        The wait is asked for before and after: many tries at once wait although none had failed when they began.
        """
        source = source_of(request.remote_ip)
        self._require_no_wait(source, thing)
        try:
            found = await look()
        except self._rules.wrong:
            self.failed(source, thing)
            raise
        self._require_no_wait(source, thing)
        self.opened(source, thing)
        return found

    def wait(self, source: str, thing: str) -> float:
        """Return the seconds until a try of `thing` from `source` is heard; 0 where it is heard at once."""
        if _pair(source, thing) in self._opened:
            return 0.0
        return max(self._sources.wait(source), self._things.wait(thing))

    def failed(self, source: str, thing: str) -> None:
        """Count a try that was wrong."""
        pair = _pair(source, thing)
        if self._rules.repeats_count or not self._tried.has(pair):
            self._sources.take(source)
        self._tried.take(pair)
        self._things.take(thing)

    def opened(self, source: str, thing: str) -> None:
        """Remember a try that was right."""
        pair = _pair(source, thing)
        self._things.clear(thing)
        self._opened.pop(pair, None)
        self._opened[pair] = None
        if len(self._opened) > limiter.REMEMBERED:
            self._opened.popitem(last=False)

    def _require_no_wait(self, source: str, thing: str) -> None:
        if wait := self.wait(source, thing):
            raise TooOften(self._rules.sentence, wait)


def _pair(source: str, thing: str) -> str:
    return f"{source} {thing}"
