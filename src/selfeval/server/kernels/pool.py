"""The kernels behind notebook pages: some kept warm for their next visitor, idle ones ended, none left over."""

from __future__ import annotations

import os
from asyncio import Event, Task, wait_for
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets.config import Config
from voila.utils import ENV_VARIABLE

WARM_NOTEBOOK = "facilitator.ipynb"
LEADERS_NOTEBOOK = "leder.ipynb"
WIDGET_EXTENSIONS = ["anywidget", "@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8"]
CULL_AFTER_SECONDS = 600
CULL_EVERY_SECONDS = 60
REFILL_AFTER_SECONDS = 3.0
"""The page that took the warm kernel gets the processor first, unless somebody already waits for the next one."""
LOOK_EVERY_SECONDS = 1.0
"""How soon a kernel that died is noticed, and its page shows it."""
REPLACED_AT_MOST = 5
"""How often a warm kernel that died is replaced: one that dies every time is not started for ever."""

Pool = list[Task[dict[str, Any]]]


class WarmKernels(AsyncMappingKernelManager):
    """Ends idle kernels. The idle time of a kernel that waits for a visitor begins when a page gets it."""

    fill_if_needed: Callable[..., None]  # Voilà's pool adds it, in a subclass of this class
    kernel_pools_config: dict[str, dict[str, int]]  # Voilà's too
    _replaced = 0
    _first = True

    def __init__(self, **kwargs: Any) -> None:
        self._wanted = Event()
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]

    async def start_kernel(self, **kwargs: Any) -> str:  # type: ignore[override]  # Jupyter's says that it is not async
        """Start a kernel. One that is to be kept warm waits a little before it, unless it is the server's first."""
        if kwargs.get("env", {}).get(ENV_VARIABLE.VOILA_PREHEAT) == "True":
            if not self._first:
                await self._let_pages_go_first()
            self._first = False
        return str(await super().start_kernel(**kwargs))

    async def _let_pages_go_first(self) -> None:
        with suppress(TimeoutError):
            await wait_for(self._wanted.wait(), REFILL_AFTER_SECONDS)
        self._wanted.clear()

    def hurry(self, notebook: str) -> None:
        """Say that a page is about to take a kernel: where none is warm, the next is started at once."""
        if not any(_begun(item)["kernel_id"] for item in self._waiting().get(notebook, [])):
            self._wanted.set()

    def keep_warm(self, notebook: str) -> None:
        """Let one kernel wait for a notebook's next visitor from now on, too; it is begun in a little while."""
        self.kernel_pools_config = {**self.kernel_pools_config, notebook: {"pool_size": 1}}
        self.fill_if_needed(notebook_name=notebook)

    async def cull_kernels(self) -> None:
        """End idle kernels as Jupyter does, but none that waits for a page.

        The idle time of a waiting kernel begins anew at each call. Without that, a kernel that had waited long could be
        ended between being given to a page and the page's first message.
        """
        for kernel_id in {_begun(item)["kernel_id"] for pool in self._waiting().values() for item in pool}:
            if kernel_id in self:
                setattr(self.get_kernel(kernel_id), "last_activity", datetime.now(UTC))  # noqa: B010 - Jupyter's, untyped
        await super().cull_kernels()  # type: ignore[no-untyped-call]

    def _handle_kernel_died(self, kernel_id: str) -> None:
        """Take a kernel that died out of the pool, so that nobody gets a page without a kernel."""
        super()._handle_kernel_died(kernel_id)  # type: ignore[no-untyped-call]
        for notebook, pool in self._waiting().items():
            for item in [item for item in pool if _begun(item)["kernel_id"] == kernel_id]:
                pool.remove(item)
                item.result()["task"].cancel()  # it may still be drawing the page
                self._replace(notebook)

    def _replace(self, notebook: str) -> None:
        self._replaced += 1
        if self._replaced <= REPLACED_AT_MOST:
            self.fill_if_needed(notebook_name=notebook)

    def _waiting(self) -> dict[str, Pool]:
        """Return the kernels in Voilà's pools, by notebook."""
        return getattr(self, "_pools", {})


def _begun(item: Task[dict[str, Any]]) -> dict[str, Any]:
    """Return what a pool holds of a kernel that has started."""
    return item.result() if item.done() and not item.cancelled() and not item.exception() else {"kernel_id": None}


def voila_config() -> Config:
    """Voilà's settings, the same on every machine: no settings file of the machine's is asked."""
    config = Config()
    config.VoilaConfiguration.template = "lab"
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.VoilaConfiguration.extension_allowlist = WIDGET_EXTENSIONS
    config.VoilaConfiguration.file_allowlist = []
    config.VoilaConfiguration.multi_kernel_manager_class = WarmKernels
    config.VoilaConfiguration.preheat_kernel = True
    config.VoilaConfiguration.default_pool_size = 0
    config.VoilaKernelManager.kernel_pools_config = {"default": {"pool_size": 0}, WARM_NOTEBOOK: {"pool_size": 1}}
    config.VoilaKernelManager.fill_delay = 0.0  # `start_kernel` waits: a page that comes meanwhile can end that wait
    config.WarmKernels.cull_idle_timeout = CULL_AFTER_SECONDS
    config.WarmKernels.cull_interval = CULL_EVERY_SECONDS
    # A kernel that died is not started again: it would come back empty under the same id, and answer no click.
    config.KernelRestarter.restart_limit = 0
    config.KernelRestarter.time_to_dead = LOOK_EVERY_SECONDS
    if os.name == "posix":  # pipes in place of ports: nothing to listen in on, and no two kernels on one port
        config.KernelManager.transport = "ipc"
    return config
