"""What the facilitator's page knows of the house around it: database, frameworks and the address of phones."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from selfeval.framework.catalogue import builtin_templates, read_catalogue
from selfeval.framework.model import Framework
from selfeval.protocol.address.running import SERVER, Running, ServerFile, address_of_phones, server_for
from selfeval.protocol.address.starting import Starter
from selfeval.storage import Store
from selfeval.storage.databases.location import data_folder, database_url


@dataclass(frozen=True)
class FacilitatorSurroundings:
    """The open store, the folders of frameworks, and the server that phones come to.

    address  where phones join, if it is set beforehand; None: what the server that runs has written
    starter  starts a server where none runs beside the page, as in JupyterLab
    """

    store: Store
    templates: tuple[Path, ...]
    address: str | None = None
    starter: Starter | None = None

    @classmethod
    def from_environment(cls) -> FacilitatorSurroundings:
        """Return what `selfeval serve` gave this kernel; in JupyterLab alone, the user's own data folder."""
        own = Path(os.environ.get("SELFEVAL_TEMPLATES") or data_folder() / "templates")
        store = Store.open(database_url())
        return cls(
            store=store,
            templates=(builtin_templates(), *([own] if own.is_dir() else [])),
            starter=None if os.environ.get(SERVER) else Starter(store.database.name),
        )

    @property
    def server(self) -> ServerFile | None:
        """The file of the server that phones come to."""
        return server_for(self.store.database.name)

    def running(self) -> Running | None:
        """Return what that server says of itself."""
        return file.read() if (file := self.server) else None

    @property
    def phones(self) -> str | None:
        """The address (scheme, host, port) at which phones join; None where no server runs."""
        return self.address or address_of_phones(self.store.database.name)

    def state(self) -> object:
        """Return a value that is another once the server, or what it says, has changed."""
        file = self.server
        starter = self.starter
        return file and file.state(), starter and (starter.is_on_its_way, starter.failure)

    @cached_property
    def frameworks(self) -> list[Framework]:
        """Every framework that can be chosen; a broken file of the municipality's is left out, not fatal."""
        return read_catalogue(self.templates)[0]

    @cached_property
    def newest(self) -> list[Framework]:
        """The newest version of each framework."""
        return list({framework.id: framework for framework in self.frameworks}.values())
