"""The kernels behind notebook pages: one kept warm for the facilitator, idle ones ended, none left over."""

from __future__ import annotations

import os

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets.config import Config
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler

WARM_NOTEBOOK = "facilitator.ipynb"
WIDGET_EXTENSIONS = ["anywidget", "@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8"]
CULL_AFTER_SECONDS = 600
CULL_EVERY_SECONDS = 60
REFILL_AFTER_SECONDS = 3.0
"""The page that took the warm kernel gets the processor first."""


class WarmKernels(AsyncMappingKernelManager):
    """Ends idle kernels, but not the one that waits, warm, for the next visitor."""

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        if kernel_id not in self._waiting():
            await super().cull_kernel_if_idle(kernel_id)  # type: ignore[no-untyped-call]

    def _waiting(self) -> set[str]:
        """The kernels in Voilà's pool, which adds itself to this class as a subclass."""
        pools = getattr(self, "_pools", {}).values()
        return {item.result()["kernel_id"] for pool in pools for item in pool if item.done() and not item.exception()}


class ShutdownKernel(VoilaShutdownKernelHandler):
    """Stops a page's kernel when the page goes away.

    The browser's unload beacon cannot carry the anti-forgery token, and without this every visit leaks a kernel.
    The cookie is SameSite=Lax, so another site's page cannot send it along in a POST.
    """

    def check_xsrf_cookie(self) -> None:
        return


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
    config.VoilaKernelManager.fill_delay = REFILL_AFTER_SECONDS
    config.WarmKernels.cull_idle_timeout = CULL_AFTER_SECONDS
    config.WarmKernels.cull_interval = CULL_EVERY_SECONDS
    if os.name == "posix":  # pipes in place of ports: nothing to listen in on, and no two kernels on one port
        config.KernelManager.transport = "ipc"
    return config
