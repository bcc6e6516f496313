"""What was answered. Speaks records, never frames, and knows no rule of the workshop."""

from __future__ import annotations

from selfeval.storage.databases.watch import Watcher
from selfeval.storage.store import Store

__all__ = ["Store", "Watcher"]
