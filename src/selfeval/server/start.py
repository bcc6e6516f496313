"""Starts the server and says where it is, and at the very first start how to come in."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING

from selfeval.access.keys import first_key
from selfeval.protocol.address.own import here
from selfeval.protocol.address.own import url as url_of
from selfeval.protocol.address.running import SERVER, Running
from selfeval.protocol.admission import SECRET
from selfeval.server.address import Whereabouts, listening, port_of
from selfeval.server.request_gate import Front
from selfeval.server.settings import ServerSecrets, load_secrets
from selfeval.storage import Store
from selfeval.storage.databases.location import data_folder, database_url

if TYPE_CHECKING:
    from selfeval.server.jupyterhub import HubService

Say = Callable[[str], None]
OPEN_FILES = 16_384


def serve(
    *,
    folder: Path | None,
    host: str,
    port: int,
    browser: bool,
    say: Say,
    trusts_proxy: bool = False,
    address: str = "",
    jupyterhub: bool = False,
) -> None:
    """Open the database, print the addresses, and serve until the process is asked to stop.

    folder  the data folder; None: the user's own
    port    the wanted port; the next free one is taken where it is in use, and 0 takes any
    say     prints a line
    trusts_proxy  does a proxy in front say whom a request came from, and by https or not?
    address       where browsers find the server, when a proxy stands in front of it; its path stands before each page's
    jupyterhub    has a JupyterHub started this process? Then it says where to listen, and who somebody is

    Raises StorageError for a database or folder that cannot be used, SelfevalError for a host or port that cannot.
    """
    hub_service = _hub_service() if jupyterhub else None
    data = data_folder(folder)
    own = load_secrets(data)
    url = database_url(data)
    store = Store.open(url, copies=data)
    host, wanted = hub_service.listens if hub_service else (host, port)
    sockets = listening(host, wanted)
    address = address.rstrip("/") or (hub_service.public if hub_service else "")
    front = Front(address, trusts_proxy=trusts_proxy or jupyterhub, hub_service=hub_service)
    at = Whereabouts.of(data, store.database.name, host, port_of(sockets), address=address, base=front.base)
    running = at.begin()
    _write_environment(url, at, data / "templates")
    _allow_many_sockets()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is begun yet that has to be ended; the server sets its own
    say("selfeval starter …")

    def ready() -> None:
        on_this_computer = url_of(here(host), port_of(sockets), front.base)
        key = None if hub_service else first_key(store)
        _announce(say, running, on_this_computer, key, store.database.place, data, hub=hub_service is not None)
        if browser:
            webbrowser.open(_link(on_this_computer, key) if key else f"{on_this_computer}/facilitator")

    try:
        _run(store, own, sockets, ready, front, at)
    finally:
        at.end()


def _write_environment(url: str, at: Whereabouts, templates: Path) -> None:
    """Write the database, and where the server is found, into the environment, which the notebooks' kernels inherit."""
    os.environ["SELFEVAL_DATABASE_URL"] = url
    os.environ[SERVER] = str(at.file.path)
    os.environ["SELFEVAL_TEMPLATES"] = str(templates)
    os.environ[SECRET] = secrets.token_hex(32)  # signs tickets for this process's kernels, and is gone with it
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")


def _allow_many_sockets() -> None:
    """Each screen holds a socket; systems commonly let a process have 1,024 open files unless it asks for more."""
    if os.name == "posix":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        enough = OPEN_FILES if most == resource.RLIM_INFINITY else min(OPEN_FILES, most)
        with suppress(ValueError, OSError):  # some systems refuse what they said was allowed
            resource.setrlimit(resource.RLIMIT_NOFILE, (enough, most))


def _link(address: str, key: str) -> str:
    """Return a link with the key in its fragment: browsers send no fragment, so no server log holds it."""
    return f"{address}/log-ind#{key}"


def _announce(say: Say, running: Running, here: str, key: str | None, place: str, data: Path, *, hub: bool) -> None:
    address = running.chosen.url
    say(f"selfeval kører på {address}")
    if hub:
        say("Personalet logger ind i JupyterHub.")
    elif key:
        say(f"Første start. Åbn dette link på denne computer; det virker én gang og i et døgn: {_link(here, key)}")
    else:
        say(f"Log ind med din nøgle på denne computer: {here}/log-ind")
        say("Har du ingen nøgle? Lav en med: selfeval key add --role facilitator")
    if running.chosen.reaches_nobody:
        say(f"Telefoner kan ikke nå {address}. Den er kun til denne computer.")
    else:
        say(f"Deltagere på samme net: {address}")
    if others := [f"{one.url} ({one.net})" for one in running.addresses if one != running.chosen]:
        say(f"Computeren har også: {', '.join(others)}. Facilitatorens side kan skifte.")
    say(f"Svarene ligger i {place}")
    if place != str(data):
        say(f"Egne spørgerammer ligger i {data}")
    say("Stop med Ctrl+C.")


def _hub_service() -> HubService:
    from selfeval.server.jupyterhub import HubService

    return HubService.from_environment()


def _run(
    store: Store,
    own: ServerSecrets,
    sockets: list[socket],
    ready: Callable[[], None],
    front: Front,
    at: Whereabouts,
) -> None:
    from selfeval.server.app import SelfevalServer  # Voilà takes a second or two to load: first say that we start
    from selfeval.server.kernels.notebook_files import notebooks_folder

    server = SelfevalServer(
        store=store,
        secrets=own,
        sockets=sockets,
        when_ready=ready,
        front=front,
        at=at,
        root_dir=str(notebooks_folder()),
        port=port_of(sockets),
        port_retries=0,
        open_browser=False,
        log_level=logging.WARNING,
    )
    server.initialize([])
    server.start()
