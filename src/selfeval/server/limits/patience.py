"""Slows down those who guess keys and codes. Kept in memory only, for minutes, and without any address in clear."""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable

REMEMBERED = 10_000
FORGOTTEN_AFTER = 900.0
LONGEST_WAIT = 60.0
_PROCESS = secrets.token_bytes(32)


def source_of(address: str | None) -> str:
    """A name for where a request came from that nobody outside this process can turn back into an address.

    A house has one address of version 4, and a whole net of version 6: it is the net that counts.

    >>> source_of("192.0.2.1") == source_of("192.0.2.1"), source_of("192.0.2.1") == source_of("192.0.2.2")
    (True, False)
    >>> source_of("2001:db8::1") == source_of("2001:db8::2"), source_of("2001:db8::1") == source_of("2001:db8:0:1::1")
    (True, False)
    """
    try:
        found = ipaddress.ip_address(address or "")
        net = str(ipaddress.ip_network((found, 64), strict=False) if found.version == 6 else found)
    except ValueError:
        net = address or ""
    return hashlib.blake2b(net.encode(), key=_PROCESS, digest_size=16).hexdigest()


class Failures:
    """How often each of many has failed lately; the longest silent are forgotten first."""

    def __init__(self, free: int, clock: Callable[[], float]) -> None:
        self._free, self._clock = free, clock
        self._of: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def add(self, name: str) -> None:
        """One more failure."""
        count = self._of[name][0] if self.has(name) else 0
        self._of.pop(name, None)
        self._of[name] = (count + 1, self._clock())
        self._forget()

    def wait(self, name: str) -> float:
        """Seconds until the next try is heard."""
        count, at = self._of.get(name, (0, 0.0))
        if count <= self._free or not self.has(name):
            return 0.0
        return max(0.0, at + min(LONGEST_WAIT, 2.0 ** min(count - self._free, 10)) - self._clock())

    def has(self, name: str) -> bool:
        """Has it failed lately?"""
        return name in self._of and self._clock() - self._of[name][1] <= FORGOTTEN_AFTER

    def clear(self, name: str) -> None:
        """No failures any more."""
        self._of.pop(name, None)

    def _forget(self) -> None:
        while self._of:
            name, (_, at) = next(iter(self._of.items()))
            if len(self._of) <= REMEMBERED and self._clock() - at <= FORGOTTEN_AFTER:
                return
            del self._of[name]


class Patience:
    """Waits for those who have failed: twice as long each time, by source and by the thing that was tried.

    Whoever tries what has opened from the same source is never slowed: a team goes in and out behind one address.

    free         failures of a source before it waits;  free_on_one: failures on one thing before anybody waits for it
    again_counts  is the same try from the same source a new guess? Of a code it is not, of a key it may be
    """

    def __init__(
        self, *, free: int, free_on_one: int, again_counts: bool, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._sources, self._things = Failures(free, clock), Failures(free_on_one, clock)
        self._tried = Failures(0, clock)
        self._again_counts = again_counts
        self._opened: OrderedDict[str, None] = OrderedDict()

    def wait(self, source: str, thing: str) -> float:
        """Seconds until a try of `thing` from `source` is heard; 0 where it is heard at once."""
        if _pair(source, thing) in self._opened:
            return 0.0
        return max(self._sources.wait(source), self._things.wait(thing))

    def failed(self, source: str, thing: str) -> None:
        """A try failed."""
        pair = _pair(source, thing)
        if self._again_counts or not self._tried.has(pair):
            self._sources.add(source)
        self._tried.add(pair)
        self._things.add(thing)

    def opened(self, source: str, thing: str) -> None:
        """A try went well."""
        pair = _pair(source, thing)
        self._things.clear(thing)
        self._opened.pop(pair, None)
        self._opened[pair] = None
        if len(self._opened) > REMEMBERED:
            self._opened.popitem(last=False)


def _pair(source: str, thing: str) -> str:
    return f"{source} {thing}"
