"""What every handler begins with: the proxy's words, the base path, and limits to what one source may ask."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tornado.web import HTTPError
from tornado.websocket import WebSocketHandler

from selfeval.server.base_path import BASE, Placed, base_in
from selfeval.server.limits.limiter import Allowance
from selfeval.server.limits.quotas import KERNEL_MESSAGES
from selfeval.server.limits.sources import source_of
from selfeval.server.limits.traffic import Traffic
from selfeval.server.proxy import hear_the_host

if TYPE_CHECKING:
    from selfeval.server.jupyterhub import HubService

log = logging.getLogger(__name__)

TRAFFIC = "selfeval_traffic"
TRUSTS_PROXY = "selfeval_trusts_proxy"
ADDRESS = "selfeval_address"
"""Names among the settings of Tornado's application."""

OWN_PORTS = {"http": ":80", "https": ":443"}
FOREIGN = (
    "En anmodning er afvist: Browserens Origin passer hverken til Host eller til --address. Er det jeres egen side "
    "bag en proxy, så lad proxyen sende Host videre, eller giv serveren browserens adresse med --address."
)
ASKING = ("GET", "HEAD", "OPTIONS")
"""What changes nothing here."""


@dataclass(frozen=True)
class Front:
    """What lies between browsers and the server.

    address       where browsers find it, if somebody has said so
    trusts_proxy  does a proxy say whom a request came from, by https or not, and for which host?
    hub_service   the JupyterHub that started the server, if one did
    """

    address: str = ""
    trusts_proxy: bool = False
    hub_service: HubService | None = None

    @property
    def base(self) -> str:
        """The path before each page's."""
        return self.hub_service.prefix if self.hub_service else base_in(self.address)


class Limited(Placed):
    """The first base of every handler: it limits what a source may ask, and refuses forms of other sites."""

    def prepare(self) -> Awaitable[None] | None:
        if self.settings[TRUSTS_PROXY]:
            hear_the_host(self.request)
        if self.request.method not in ASKING and not self.is_of_our_own(self.request.headers.get("Origin")):
            raise HTTPError(403)
        traffic: Traffic = self.settings[TRAFFIC]
        if not traffic.requests.take_if_free(source_of(self.request.remote_ip)):
            raise HTTPError(429)
        return super().prepare()

    def head(self, *args: str, **kwargs: str) -> Any:
        """Answer as to GET; Tornado leaves out the body."""
        return self.get(*args, **kwargs)

    def is_of_our_own(self, origin: str | None) -> bool:
        """Return whether a page of ours sent the request. A browser says whose page it was; another program need not.

        A page is ours by the host that was asked, or by the address that a proxy has which does not tell that host.
        """
        if origin is None or urlsplit(origin).netloc == self.request.host:
            return True
        if self.settings[ADDRESS] and _origin(origin) == _origin(self.settings[ADDRESS]):
            return True
        traffic: Traffic = self.settings[TRAFFIC]
        if traffic.foreign.take_if_free():
            log.warning(FOREIGN)
        return False


class LimitedSocket(Limited, WebSocketHandler):
    """The first base of every handler of a socket: it limits how many a source has open."""

    _counted: str | None = None

    def prepare(self) -> Awaitable[None] | None:
        traffic: Traffic = self.settings[TRAFFIC]
        source = source_of(self.request.remote_ip)
        if not traffic.sockets.enter(source):
            raise HTTPError(503)
        self._counted = source
        return super().prepare()

    def head(self, *args: str, **kwargs: str) -> Any:
        """Refuse: a socket is opened by GET."""
        raise HTTPError(405)

    def check_origin(self, origin: str | None = None) -> bool:
        return self.is_of_our_own(origin)

    def on_finish(self) -> None:
        super().on_finish()
        if self.ws_connection is None:  # it was refused; of one that opened, only the handshake is over
            self._leave()

    def on_connection_close(self) -> None:
        super().on_connection_close()
        self._leave()

    def _leave(self) -> None:
        if self._counted is not None:
            traffic: Traffic = self.settings[TRAFFIC]
            traffic.sockets.leave(self._counted)
            self._counted = None


class PacedSocket(LimitedSocket):
    """The first base of a kernel's socket: it hears all, and slowly what comes faster than any page sends."""

    _allowance: Allowance | None = None

    async def on_message(self, message: str | bytes) -> None:
        self._allowance = self._allowance or Allowance(KERNEL_MESSAGES)
        if early := self._allowance.take():
            await asyncio.sleep(early)  # the next message is read when this one is dealt with
        if self.ws_connection is not None:
            answered: Awaitable[None] | None = super().on_message(message)
            if answered is not None:
                await answered


def gate_settings(front: Front, traffic: Traffic) -> dict[str, Any]:
    """Return what `Limited` asks for among the settings of Tornado's application."""
    return {BASE: front.base, TRUSTS_PROXY: front.trusts_proxy, TRAFFIC: traffic, ADDRESS: front.address}


def _origin(address: str) -> tuple[str, str]:
    """Return what browsers compare of an address: its scheme, and its host with a port that is not the scheme's own.

    >>> _origin("HTTPS://Vaerktoej.Kommunen.dk:443/selfeval")
    ('https', 'vaerktoej.kommunen.dk')
    """
    scheme, netloc, *_ = urlsplit(address.lower())
    return scheme, netloc.removesuffix(OWN_PORTS.get(scheme, " "))
