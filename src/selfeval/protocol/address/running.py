"""A server that runs says where it is in a file of its data folder, which its kernels and the command line read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from selfeval.errors import NotAllowed, StorageError
from selfeval.protocol.address.own import is_for_this_computer_alone
from selfeval.storage.databases.location import data_folder

SERVER = "SELFEVAL_SERVER"
"""The environment variable by which a server tells its kernels which file is its own."""

FILES = "adresse-*.json"
NOT_OURS = "Adressen er ikke længere computerens. Vælg en anden."


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """An address at which a server is found: as a browser takes it, and in words which net it is on."""

    url: str
    net: str = ""

    @property
    def reaches_nobody(self) -> bool:
        """Return whether no phone can reach it, whatever the net is like."""
        return is_for_this_computer_alone(urlsplit(self.url).hostname or "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Running:
    """A server that runs.

    pid, program  its process, and what that is called: another may have the number by now. When it began tells nothing,
                  for that is counted by a clock that may have been set since
    database      what its database is called
    staff         where those log in who sit at this computer, or who come by a proxy
    addresses     where phones may find it, the likeliest first; never empty
    wanted        the one that a facilitator has chosen
    reached       those by which another device has come
    """

    pid: int
    program: str
    database: str
    staff: str
    addresses: tuple[ServerAddress, ...]
    wanted: str = ""
    reached: tuple[str, ...] = ()

    @property
    def chosen(self) -> ServerAddress:
        """Return the address that phones are given: the wanted one as long as the machine has it."""
        return next((one for one in self.addresses if one.url == self.wanted), self.addresses[0])

    @property
    def lives(self) -> bool:
        """Return whether the process still runs."""
        import psutil  # see `own.found_here`

        with suppress(psutil.Error):
            return bool(psutil.Process(self.pid).name() == self.program)
        return False


class ServerFile:
    """The file of one server. What cannot be read is as if it were not there."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def of(cls, folder: Path, port: int) -> ServerFile:
        """Return the file of a server that listens on a port."""
        return cls(folder / f"adresse-{port}.json")

    def read(self) -> Running | None:
        """Return what the server has written."""
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
            addresses = tuple(ServerAddress(**one) for one in found.pop("addresses"))
            return Running(addresses=addresses, reached=tuple(found.pop("reached")), **found) if addresses else None
        except (OSError, ValueError, TypeError, LookupError):
            return None

    def write(self, running: Running) -> None:
        """Write it whole, for the owner only. Raises StorageError."""
        new = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            new.write_text(json.dumps(asdict(running), ensure_ascii=False), encoding="utf-8")
            os.chmod(new, 0o600)
            os.replace(new, self.path)
        except OSError as error:
            new.unlink(missing_ok=True)
            raise StorageError(f"Der kan ikke skrives i {self.path.parent}: {error.strerror}.") from error

    def choose(self, address: str) -> None:
        """Give phones this address from now on. Raises NotAllowed for one that the machine does not have."""
        running = self.read()
        if running is None or address not in {one.url for one in running.addresses}:
            raise NotAllowed(NOT_OURS)
        self.write(replace(running, wanted=address))

    def note_reached(self, address: str) -> None:
        """Note that another device has come by an address of the server's."""
        running = self.read()
        if running and address in {one.url for one in running.addresses} - set(running.reached):
            self.write(replace(running, reached=(*running.reached, address)))

    def state(self) -> object:
        """Return what is another after each writing."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size

    def remove(self) -> None:
        """Take the file away."""
        with suppress(OSError):
            self.path.unlink()


def servers_of(folder: Path) -> Iterator[ServerFile]:
    """Return the files of all servers that have written one, the newest first."""
    files = [(path.stat().st_mtime, path) for path in folder.glob(FILES) if path.is_file()]
    return (ServerFile(path) for _, path in sorted(files, reverse=True))


def server_for(database: str, folder: Path | None = None) -> ServerFile | None:
    """Return the file of the server whose kernel this is, or of the newest that runs on a database of this machine's.

    database  what it is called, as a database's `name`;  folder  the data folder; None: the user's own
    """
    if own := os.environ.get(SERVER):
        return ServerFile(Path(own))
    for file in servers_of(data_folder(folder)):
        running = file.read()
        if running and running.database == database and running.lives:
            return file
    return None


def address_of_phones(database: str) -> str | None:
    """Return the address that phones are given; None where no server runs."""
    file = server_for(database)
    running = file.read() if file else None
    return running.chosen.url if running else os.environ.get("SELFEVAL_ADDRESS") or None
