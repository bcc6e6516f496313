"""`/metrics`: how the server does, in Prometheus' text format, for staff. No figure is of one round or one person."""

from __future__ import annotations

import asyncio
from collections import Counter as Count
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

from selfeval.errors import StorageError
from selfeval.records import Phase
from selfeval.server.guard import TO_LOOK, Guarded
from selfeval.server.request_gate import Limited
from selfeval.storage import Store

SECONDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
TOKEN = "SELFEVAL_METRICS_TOKEN"
"""The environment variable with a token for a Prometheus that cannot log in."""


class Metrics:
    """The figures of one server; those of the database are read when they are asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="metrics")
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        info = Gauge("selfeval_info", "Version of selfeval.", ["version"], registry=registry)
        info.labels(version("selfeval")).set(1)
        self.sockets = Gauge("selfeval_sockets", "Open sockets.", ["kind"], registry=registry)
        self.kernels = Gauge("selfeval_kernels", "Living kernels of notebook pages.", registry=registry)
        self._saves = Counter("selfeval_saves", "Messages to be stored, by reply.", ["reply"], registry=registry)
        self._seconds = Histogram(
            "selfeval_save_seconds", "From message to stored.", buckets=SECONDS, registry=registry
        )
        self._bytes = Gauge("selfeval_database_bytes", "Size of the database.", registry=registry)
        self._rounds = Gauge("selfeval_rounds", "Rounds by phase.", ["phase"], registry=registry)
        self._up = Gauge("selfeval_database_up", "Could the database be read?", registry=registry)

    def saved(self, reply: str, seconds: float) -> None:
        """Count the reply to a message that was to be stored."""
        self._saves.labels(reply).inc()
        self._seconds.observe(seconds)

    async def text(self) -> bytes:
        """All figures as they are now."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._ask_the_database)
        return generate_latest(self._registry)

    def close(self) -> None:
        """Give the thread back."""
        self._thread.shutdown()

    def _ask_the_database(self) -> None:
        try:
            phases = Count(round.phase for round in self._store.rounds())
            size = self._store.database.size()
        except StorageError:
            self._up.set(0)
            return
        self._up.set(1)
        self._bytes.set(size)
        for phase in Phase:
            self._rounds.labels(phase.value).set(phases[phase])


class MetricsPage(Limited, Guarded):
    """For an administrator, or for a machine that shows the token."""

    def initialize(self, metrics: Metrics) -> None:
        self.metrics = metrics

    async def get(self) -> None:
        text = await self.metrics.text()
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.set_header("Cache-Control", "no-store")
        self.finish(text)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say in plain words what Tornado would say in English; whoever may not look gets the guard's page."""
        if status_code == 403 and self.request.method in TO_LOOK:
            super().write_error(status_code, **kwargs)
        else:
            self.set_header("Content-Type", "text/plain; charset=UTF-8")
            self.finish(f"{status_code}: Tallene kan ikke vises sådan.\n")
