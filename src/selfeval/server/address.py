"""Where the server listens, and the file in which it says where browsers find it."""

from __future__ import annotations

import errno
import os
import socket
import tempfile
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path

from selfeval.errors import SelfevalError, StorageError
from selfeval.protocol.address.own import REACHES, here, own_addresses, url
from selfeval.protocol.address.running import Running, ServerAddress, ServerFile, servers_of

TRIES = 20
"""Ports that are tried, from the wanted one on."""

LARGEST_PORT = 65_535
NO_SUCH_HOST = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT, errno.EINVAL)
NOT_HERE = "Serveren kan ikke lytte på '{host}', for computeren har ikke den adresse. Skriv en anden ved --host."
NO_LINK = "En browser kan ikke åbne '{host}'. Skriv en adresse, der ikke begynder med fe80, ved --host."
NO_PORT = "Serveren kan ikke starte: ingen ledig port mellem {first} og {last}. Vælg en anden port med --port."

WAITING = 128
"""Connections that wait to be taken."""

Addresses = Callable[[], tuple[ServerAddress, ...]]


def listening(host: str, wanted: int) -> list[socket.socket]:
    """Return sockets that listen on the wanted port, or on the next free one after it; 0 takes any that is free.

    Raises SelfevalError where the machine has no such address, or none of the ports is free.
    """
    if host.lower().startswith("fe80:"):
        raise SelfevalError(NO_LINK.format(host=host))
    last = min(wanted + TRIES - 1, LARGEST_PORT) if wanted else 0
    for port in range(wanted, last + 1):
        try:
            return _bound(host, port)
        except (socket.gaierror, UnicodeError) as error:
            raise SelfevalError(NOT_HERE.format(host=host)) from error
        except OSError as error:
            if error.errno in NO_SUCH_HOST:
                raise SelfevalError(NOT_HERE.format(host=host)) from error
    raise SelfevalError(NO_PORT.format(first=wanted, last=last))


def _bound(host: str, port: int) -> list[socket.socket]:
    """Return a listening socket for each address of the host, all on one port. Raises OSError; then none is left open.

    Of a name that stands for both versions, one that the machine does not have is left out.
    """
    sockets: list[socket.socket] = []
    with ExitStack() as unless_all_are_bound:
        kinds = dict.fromkeys(socket.getaddrinfo(host or None, port, 0, socket.SOCK_STREAM, 0, socket.AI_PASSIVE))
        for family, kind, protocol, _, address in sorted(kinds, key=lambda each: each[0]):
            made = unless_all_are_bound.enter_context(socket.socket(family, kind, protocol))
            if os.name == "posix":  # as servers do there: a port that was closed a moment ago is free
                made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            try:
                made.bind((address[0], port_of(sockets) if sockets else port, *address[2:]))
            except OSError as error:
                if sockets and error.errno in NO_SUCH_HOST:
                    made.close()
                    continue
                raise
            made.listen(WAITING)
            made.setblocking(False)
            sockets.append(made)
        unless_all_are_bound.pop_all()
    return sockets


def port_of(sockets: list[socket.socket]) -> int:
    """Return the port that the sockets listen on."""
    return int(sockets[0].getsockname()[1])


class Whereabouts:
    """Keeps the file of a server true, also when the machine comes on another net.

    staff      where those log in who sit at this computer, or who come by a proxy
    addresses  finds where phones may come by, the likeliest first
    """

    def __init__(self, folder: Path, port: int, database: str, *, staff: str, addresses: Addresses) -> None:
        self.file = ServerFile.of(folder, port)
        self._staff, self._addresses, self._database = staff, addresses, database

    @classmethod
    def of(cls, folder: Path, database: str, host: str, port: int, *, address: str = "", base: str = "") -> Whereabouts:
        """Return those of a server that listens on a host and port; `address` is a proxy's in front of it."""
        if address:
            return cls(folder, port, database, staff=address, addresses=lambda: (ServerAddress(address),))

        def found() -> tuple[ServerAddress, ...]:
            return tuple(ServerAddress(url(one.host, port, base), REACHES[one.reach]) for one in own_addresses(host))

        return cls(folder, port, database, staff=url(here(host), port, base), addresses=found)

    def begin(self) -> Running:
        """Write the file, with what a facilitator wanted of a server on the same port before. Others' left ones go."""
        import psutil

        before = self.file.read()
        running = Running(
            pid=os.getpid(),
            program=psutil.Process().name(),
            database=self._database,
            staff=self._staff,
            addresses=self._addresses(),
            wanted=before.wanted if before else "",
        )
        _forget_the_dead(self.file.path.parent)
        try:
            self.file.write(running)
        except StorageError:  # a folder that is only read, with the answers in PostgreSQL
            self.file = ServerFile(Path(tempfile.mkdtemp(prefix="selfeval-")) / self.file.path.name)
            self.file.write(running)
        return running

    def refresh(self) -> None:
        """Write the file anew where the machine has come on another net, or somebody has taken it away."""
        running, found = self.file.read(), self._addresses()
        with suppress(StorageError):  # a full disk is reported by all else that is stored
            if running is None:
                self.begin()
            elif found != running.addresses:
                urls = {one.url for one in found}
                kept = tuple(reached for reached in running.reached if reached in urls)
                self.file.write(replace(running, addresses=found, reached=kept))

    def end(self) -> None:
        """Say that the server is no longer there; what a facilitator wanted is kept for the next start."""
        running = self.file.read()
        if running and running.wanted:
            with suppress(StorageError):
                self.file.write(replace(running, pid=0))
        else:
            self.file.remove()


def _forget_the_dead(folder: Path) -> None:
    for file in servers_of(folder):
        running = file.read()
        if running is None or (not running.lives and not running.wanted):
            file.remove()
