"""The limiter: counts what each of many does, and how long it has to wait once it does too much.

Everything is kept in memory, and for minutes only.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

REMEMBERED = 10_000
FORGOTTEN_AFTER = 900.0
LONGEST_WAIT = 60.0

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Quota:
    """How much is free, and how long one waits beyond it.

    free  what may be done at once without a wait
    rate  how many of them come back each second, and are the pace beyond it; None: none comes back before all is
          forgotten, and each one more doubles the wait
    """

    free: int
    rate: float | None = None

    def left_of(self, used: float, seconds: float) -> float:
        """Return how much of what was used still counts after some seconds."""
        if seconds > FORGOTTEN_AFTER:
            return 0.0
        return max(0.0, used - seconds * self.rate) if self.rate else used

    def pause(self, used: float) -> float:
        """Return the seconds to wait after the last one.

        >>> [Quota(free=2).pause(used) for used in (2, 3, 4, 5, 50)], Quota(free=2, rate=10).pause(5)
        ([0.0, 2.0, 4.0, 8.0, 60.0], 0.3)
        """
        over = used - self.free
        if over <= 0:
            return 0.0
        return over / self.rate if self.rate else min(LONGEST_WAIT, 2.0 ** min(over, 10))


class Allowance:
    """What one has used of a quota."""

    def __init__(self, quota: Quota, clock: Clock = time.monotonic) -> None:
        self._quota, self._clock = quota, clock
        self._used, self._at = 0.0, clock()

    def take(self) -> float:
        """Count one more; return how many seconds it came too early."""
        self._used, self._at = self._used_now() + 1, self._clock()
        return self._quota.pause(self._used)

    def take_if_free(self) -> bool:
        """Count one more if it costs no wait; return whether it was counted."""
        if self._used_now() + 1 > self._quota.free:
            return False
        self.take()
        return True

    def wait(self) -> float:
        """Return the seconds until the next one is heard."""
        if self.is_unused():
            return 0.0
        return max(0.0, self._at + self._quota.pause(self._used) - self._clock())

    def is_unused(self) -> bool:
        """Return whether nothing counts any longer."""
        return self._used_now() == 0

    def _used_now(self) -> float:
        return self._quota.left_of(self._used, self._clock() - self._at)


class Limiter:
    """An allowance of one quota for each name. The names that were used longest ago are forgotten first."""

    def __init__(self, quota: Quota, clock: Clock = time.monotonic) -> None:
        self._quota, self._clock = quota, clock
        self._of: OrderedDict[str, Allowance] = OrderedDict()

    def take(self, name: str) -> float:
        """Count one more; return how many seconds it came too early."""
        return self._latest(name).take()

    def take_if_free(self, name: str) -> bool:
        """Count one more if it costs no wait; return whether it was counted."""
        return self._latest(name).take_if_free()

    def wait(self, name: str) -> float:
        """Return the seconds until the next one is heard."""
        return self._of[name].wait() if name in self._of else 0.0

    def has(self, name: str) -> bool:
        """Return whether the name has used anything that still counts."""
        return name in self._of and not self._of[name].is_unused()

    def clear(self, name: str) -> None:
        """Forget what the name has used."""
        self._of.pop(name, None)

    def _latest(self, name: str) -> Allowance:
        """Return the allowance of a name, which is now the one used last."""
        allowance = self._of.pop(name, None) or Allowance(self._quota, self._clock)
        self._of[name] = allowance
        while len(self._of) > REMEMBERED or next(iter(self._of.values())).is_unused():
            oldest = next(iter(self._of))
            if oldest == name:
                break
            del self._of[oldest]
        return allowance
