"""What was answered. Speaks records, never frames, and knows no rule of the workshop."""

from __future__ import annotations

from selfeval.storage.store import Store
from selfeval.storage.watch import Watcher

__all__ = ["Store", "Watcher"]
