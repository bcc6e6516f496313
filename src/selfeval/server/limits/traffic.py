"""What one server counts of its traffic: the requests of each source, and the open sockets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from selfeval.server.limits.limiter import Allowance, Limiter, Quota
from selfeval.server.limits.quotas import REQUESTS, SOCKETS_IN_ALL, SOCKETS_OF_ONE


@dataclass
class OpenSockets:
    """The open sockets, of each source and in all."""

    of_one: int = SOCKETS_OF_ONE
    in_all: int = SOCKETS_IN_ALL
    _open: Counter[str] = field(default_factory=Counter)

    def enter(self, source: str) -> bool:
        """Count a socket; return False if there is no room for it."""
        if self._open[source] >= self.of_one or self.total >= self.in_all:
            return False
        self._open[source] += 1
        return True

    def leave(self, source: str) -> None:
        """Count a socket no longer, which has closed."""
        self._open[source] -= 1
        if self._open[source] <= 0:
            del self._open[source]

    @property
    def total(self) -> int:
        """Return how many are open in all."""
        return self._open.total()


@dataclass(frozen=True)
class Traffic:
    """The counts of one server. `foreign`: the refusals of other sites' pages, of which one is logged now and then."""

    requests: Limiter = field(default_factory=lambda: Limiter(REQUESTS))
    sockets: OpenSockets = field(default_factory=OpenSockets)
    foreign: Allowance = field(default_factory=lambda: Allowance(Quota(free=1)))
