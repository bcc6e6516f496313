"""The handlers of Voilà's and Jupyter's that a notebook page needs, each with the bases of our own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.web import HTTPError
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from selfeval.server.guard import Guarded, OwnKernel
from selfeval.server.request_gate import Limited, PacedSocket


class KernelState(Limited, Guarded, OwnKernel, KernelHandler):  # type: ignore[misc]  # Jupyter's own `prepare` is a coroutine
    """`/api/kernels/ID`."""


class KernelSocket(PacedSocket, Guarded, OwnKernel, VoilaKernelWebsocketHandler):
    """`/api/kernels/ID/channels`."""


class TemplateFile(Limited, Guarded, TemplateStaticFileHandler):
    """`/voila/templates/…`."""


class StaticFile(Limited, Guarded, MultiStaticFileHandler):
    """`/voila/static/…`."""


class ExtensionFile(Limited, Guarded, FileFindHandler):  # type: ignore[misc]  # as above
    """`/voila/labextensions/…`."""


class ShutdownKernel(Limited, Guarded, OwnKernel, VoilaShutdownKernelHandler):
    """Stops a page's kernel when the page goes away.

    The browser's unload beacon cannot carry the anti-forgery token, and without this every visit leaks a kernel.
    The cookie is SameSite=Lax, so another site's page cannot send it along in a POST.
    """

    def check_xsrf_cookie(self) -> None:
        return

    async def post(self, kernel_id: str) -> None:
        """End the kernel; one that died before its page is ended already."""
        try:
            await super().post(kernel_id)  # type: ignore[misc]  # Tornado's type, and not Voilà's
        except HTTPError as error:
            if error.status_code != 404:
                raise
            self.set_status(204)
            self.finish()


OURS: Mapping[type[Any], type[Any]] = {
    KernelHandler: KernelState,
    VoilaKernelWebsocketHandler: KernelSocket,
    TemplateStaticFileHandler: TemplateFile,
    MultiStaticFileHandler: StaticFile,
    FileFindHandler: ExtensionFile,
}


def routes_we_keep(routes: list[Any]) -> list[Any]:
    """Return those of Voilà's routes that a notebook page needs, with the handlers of ours."""
    return [(route[0], OURS[route[1]], *route[2:]) for route in routes if route[1] in OURS]
