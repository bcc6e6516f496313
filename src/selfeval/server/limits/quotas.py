"""How much one source, and all together, may ask of the server: counted in memory, without any address in clear."""

from __future__ import annotations

import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

BODY_BYTES = 64_000
"""Our largest form holds one key; answers come by sockets."""

HEADER_BYTES = 32_768
"""A Hub's cookies on the same host come along."""

BODY_SECONDS = 20.0
IDLE_SECONDS = 120.0
MESSAGE_BYTES = 1_000_000
"""To a kernel; a participant's is smaller, see `participant_host`."""

KERNEL_MESSAGES = 60.0
KERNEL_BURST = 300.0
"""Messages a second to a kernel, and how many at once: a page that opens sends some tens."""

REQUESTS = 300.0
REQUEST_BURST = 3_000.0
"""Requests a second from one source: a whole conference sits behind one address, and a facilitator's page asks for a
hundred files."""

SOCKETS_OF_ONE = 1_500
SOCKETS_IN_ALL = 8_000
REMEMBERED = 10_000


class Bucket:
    """An allowance that grows by `rate` a second up to `burst`."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._left, self._at = burst, clock()

    def take(self) -> float:
        """Take one; how many seconds it came too early. Whoever waits so long each time keeps the rate."""
        now = self._clock()
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        self._left -= 1
        return max(0.0, -self._left / self._rate)

    def give_back(self) -> None:
        """What was taken is not used after all."""
        self._left += 1


class Requests:
    """A bucket for each source; the longest silent are forgotten first."""

    def __init__(
        self, rate: float = REQUESTS, burst: float = REQUEST_BURST, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._new: Callable[[], Bucket] = partial(Bucket, rate, burst, clock)
        self._of: OrderedDict[str, Bucket] = OrderedDict()

    def too_many(self, source: str) -> bool:
        """Count one request; is it one too many?"""
        bucket = self._of.pop(source, None) or self._new()
        self._of[source] = bucket
        if len(self._of) > REMEMBERED:
            self._of.popitem(last=False)
        if bucket.take() == 0:
            return False
        bucket.give_back()
        return True


@dataclass
class Sockets:
    """The open sockets, of each source and in all."""

    of_one: int = SOCKETS_OF_ONE
    in_all: int = SOCKETS_IN_ALL
    _open: Counter[str] = field(default_factory=Counter)

    def enter(self, source: str) -> bool:
        """Count a socket; False if there is no room for it."""
        if self._open[source] >= self.of_one or self.open >= self.in_all:
            return False
        self._open[source] += 1
        return True

    def leave(self, source: str) -> None:
        """A counted socket has closed."""
        self._open[source] -= 1
        if self._open[source] <= 0:
            del self._open[source]

    @property
    def open(self) -> int:
        """How many are open in all."""
        return self._open.total()


@dataclass(frozen=True)
class Limits:
    """The counts of one server."""

    requests: Requests = field(default_factory=Requests)
    sockets: Sockets = field(default_factory=Sockets)
