"""The server: Voilà with pages of its own, behind one log-in, and nothing from outside the house."""

from __future__ import annotations

import gc
import logging
import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from socket import socket
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.web import HTTPError, RequestHandler
from traitlets import Unicode
from voila.app import Voila

from selfeval.access.keys import anybody_is
from selfeval.protocol.facilitator.views.joining import TRIAL
from selfeval.records import Role
from selfeval.server.address import Whereabouts
from selfeval.server.base_path import WithinBase
from selfeval.server.guard import TOKENS, require_gates
from selfeval.server.headers import SecurityHeaders
from selfeval.server.identity import STORE, CookieIdentity
from selfeval.server.jupyterhub import CALLBACK, HubCallback, HubLogIn
from selfeval.server.kernel_owners import OWNERS, KernelOwners
from selfeval.server.kernels.notebooks import NotebookPage
from selfeval.server.kernels.pool import LEADERS_NOTEBOOK, voila_config
from selfeval.server.kernels.voilas_handlers import ShutdownKernel, routes_we_keep
from selfeval.server.limits.guesses import CODES, KEYS, Guesses
from selfeval.server.limits.quotas import BODY_BYTES, BODY_SECONDS, HEADER_BYTES, IDLE_SECONDS, MESSAGE_BYTES
from selfeval.server.limits.traffic import Traffic
from selfeval.server.operations.access_log import keep_visitors_out_of_the_log, log_fault
from selfeval.server.operations.health import Health, HealthPage
from selfeval.server.operations.logs import wants_json, write_json
from selfeval.server.operations.metrics import TOKEN, Metrics, MetricsPage
from selfeval.server.operations.retention import Retention
from selfeval.server.pages.access_page import AccessPage, NewKeyPage
from selfeval.server.pages.assets import AssetFile
from selfeval.server.pages.log_in import LogInPage, LogOut
from selfeval.server.pages.small_pages import AccessibilityPage, DoorPage, NothingHere, WhoSeesWhatPage
from selfeval.server.pages.templates import FOLDER, environment
from selfeval.server.pages.trial_page import TrialPage
from selfeval.server.proxy import ServerBehindProxy
from selfeval.server.request_gate import Front, gate_settings
from selfeval.server.settings import ServerSecrets
from selfeval.server.sockets.participant import participant_routes
from selfeval.server.sockets.projector import ProjectorRooms, projector_routes
from selfeval.server.sockets.result import result_routes
from selfeval.server.sockets.rooms import ScreenRooms
from selfeval.storage import Store

NOTEBOOK_PAGES = {name: f"{name}.ipynb" for name in ("facilitator", "deltager", "leder", "forsker")}
PING_MS = 10_000
SILENCE_MS = 25_000
"""Without a sign of life for so long a page's socket is given up. Jupyter looks before each ping: less than two pings
would give up pages that are well."""

LOOK_AT_NETS_MS = 5_000
"""How soon a machine that has come on another net tells phones the new address."""

NO_CONCERN = ("is not trusted", "restart failed", "restarted failed")
"""Parts of what Jupyter warns of and what is no fault: our notebooks carry no outputs to be trusted, and a kernel that
died is not to be started again. That it died is written in a line of its own."""


def leave_what_stays_alone() -> None:
    """Have the garbage collector pass over what was loaded at the start: it stays as long as the server.

    Looking through all of it takes a sixth of a second, and in that time a phone would wait for its page.
    """
    gc.collect()
    gc.freeze()


def of_no_concern(record: logging.LogRecord) -> bool:
    """Return whether a record is to be written: False for a warning of Jupyter's that reports no fault."""
    return not any(part in record.msg for part in NO_CONCERN)


class SelfevalServer(Voila):
    """Voilà with selfeval's pages; `root_dir` is the notebooks' folder."""

    name = Unicode("voila")
    identity_provider_class = CookieIdentity

    def __init__(
        self,
        *,
        store: Store,
        secrets: ServerSecrets,
        sockets: list[socket],
        when_ready: Callable[[], None],
        at: Whereabouts | None = None,
        front: Front = Front(),  # noqa: B008 - it is frozen
        **kwargs: Any,
    ) -> None:
        super().__init__(config=voila_config(), config_file_paths=[], **kwargs)
        self.store = store
        self.secrets = secrets
        self.sockets = sockets
        self.at = at
        self.when_ready = when_ready
        self.front = front
        self.base_url, self.server_url = f"{front.base}/", "/"
        self.traffic = Traffic()
        self.health, self.metrics = Health(store), Metrics(store)
        guesses = Guesses(CODES)
        self.rooms = ScreenRooms(store, guesses)
        self.projectors = ProjectorRooms(store, guesses)
        self.owners = KernelOwners()
        self.opener = ThreadPoolExecutor(max_workers=1, thread_name_prefix="opening")  # keys take work: one at a time
        self._count()
        self.log.addFilter(of_no_concern)
        if wants_json():
            write_json(self.log)

    def _count(self) -> None:
        self.rooms.on_reply = self.metrics.saved
        self.metrics.sockets.labels("deltager").set_function(lambda: self.rooms.open_sockets)
        self.metrics.sockets.labels("storskaerm").set_function(lambda: self.projectors.open_sockets)
        self.metrics.sockets.labels("alle").set_function(lambda: self.traffic.sockets.total)
        self.metrics.kernels.set_function(lambda: len(self.kernel_manager))

    def setup_template_dirs(self) -> None:
        """Put our page before Voilà's: same look-up, our `index.html.j2` first."""
        super().setup_template_dirs()
        self.template_paths[:0] = [str(FOLDER)]

    def init_settings(self) -> dict[str, Any]:
        """Compression must be set before Tornado's application is made."""
        self.cookie_secret = self.secrets.cookie_secret.encode()
        settings: dict[str, Any] = super().init_settings()
        keep_visitors_out_of_the_log()
        ours = {"compress_response": True, "login_url": "/log-ind"}
        ours |= {"default_handler_class": NothingHere, "websocket_max_message_size": MESSAGE_BYTES}
        ours |= {"jinja2_env": environment()}  # with an `error.html` of ours, for the errors of Voilà's handlers
        ours |= {STORE: self.store, OWNERS: self.owners}
        ours |= {TOKENS: {"/metrics": os.environ.get(TOKEN, "")}}
        ours |= gate_settings(self.front, self.traffic)
        ours |= {"log_function": log_fault, "ws_ping_interval": PING_MS, "ws_ping_timeout": SILENCE_MS}
        return settings | ours

    def init_handlers(self) -> list[Any]:
        """Return our pages, and of Voilà's only what a notebook page needs. Raises for a route without its guard."""
        routes = (*self._our_routes(), *routes_we_keep(super().init_handlers()))
        return [require_gates(route) for route in routes]

    def start(self) -> None:
        """Start, and be ready to be stopped: Voilà's handler of a signal asks for the loop, which Voilà sets later."""
        self.ioloop = IOLoop.current()
        super().start()

    def listen(self) -> None:
        """Listen, and say so: the loop runs the callback first of all, and by then the port is open."""
        signal.signal(signal.SIGINT, self._handle_signal_stop)
        IOLoop.current().add_callback(self.when_ready)
        leave_what_stays_alone()
        if anybody_is(self.store, Role.LEDER):  # a kernel that has read all answers is large: others do without
            self.kernel_manager.keep_warm(LEADERS_NOTEBOOK)
        self.retention = Retention(self.store)
        self.app.add_transform(SecurityHeaders)
        self.app.listen = self._listen_on
        if self.at is not None:
            PeriodicCallback(self.at.refresh, LOOK_AT_NETS_MS).start()
        super().listen()

    def _listen_on(self, port: int, host: str) -> None:
        """In place of Tornado's own, which knows of no base path and lets a request have 100 million bytes."""
        server = ServerBehindProxy if self.front.trusts_proxy else HTTPServer
        server(
            WithinBase(self.app, self.front.base),
            xheaders=self.front.trusts_proxy,
            max_body_size=BODY_BYTES,
            max_header_size=HEADER_BYTES,
            body_timeout=BODY_SECONDS,
            idle_connection_timeout=IDLE_SECONDS,
        ).add_sockets(self.sockets)

    def stop(self) -> None:
        """End the kernels, let go of the participants, and close the database."""
        with suppress(HTTPError):  # a kernel that is only just being started is not listed yet: it ends with its parent
            super().stop()
        self.retention.stop()
        self.rooms.close()
        self.projectors.close()
        self.opener.shutdown()
        self.health.close()
        self.metrics.close()
        self.store.close()

    def _our_routes(self) -> list[Any]:
        return [
            (r"/", DoorPage),
            *self._log_in_routes(),
            (r"/log-ud", LogOut, {"owners": self.owners}),
            (r"/adgang", AccessPage),
            (r"/noegle", NewKeyPage),
            (r"/tilgaengelighed", AccessibilityPage),
            (r"/hvem-ser-hvad", WhoSeesWhatPage),
            (TRIAL, TrialPage, {"file": self.at.file if self.at else None}),
            (r"/healthz", HealthPage, {"health": self.health}),
            (r"/metrics", MetricsPage, {"metrics": self.metrics}),
            (r"/sider/([\w.-]+)", AssetFile),
            (r"/voila/api/shutdown/(.*)", ShutdownKernel),
            *participant_routes(self.store, self.rooms),
            *result_routes(self.rooms),
            *projector_routes(self.store, self.projectors),
            *(self._notebook_route(page, notebook) for page, notebook in NOTEBOOK_PAGES.items()),
        ]

    def _log_in_routes(self) -> list[Any]:
        with_keys = {"opener": self.opener, "guesses": Guesses(KEYS)}
        if self.front.hub_service is None:
            return [(r"/log-ind", LogInPage, with_keys)]
        hub = {"hub_service": self.front.hub_service}
        return [(r"/log-ind", HubLogIn, hub | with_keys), (CALLBACK, HubCallback, hub)]

    def _notebook_route(self, page: str, notebook: str) -> tuple[str, type[RequestHandler], dict[str, Any]]:
        settings = {
            "notebook_path": notebook,
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
            "owners": self.owners,
        }
        return (rf"/{page}", NotebookPage, settings)
