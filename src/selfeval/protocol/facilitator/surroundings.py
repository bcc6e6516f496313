"""What the facilitator's page knows of the house around it: database, frameworks and the address of phones."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from selfeval.framework.catalogue import builtin_templates, read_catalogue
from selfeval.framework.model import Framework
from selfeval.storage import Store
from selfeval.storage.databases.location import data_folder, database_url

DEFAULT_ADDRESS = "http://127.0.0.1:8866"


@dataclass(frozen=True)
class FacilitatorSurroundings:
    """The open store, the folders of frameworks, and the address (scheme, host, port) at which phones join."""

    store: Store
    templates: tuple[Path, ...]
    address: str = DEFAULT_ADDRESS

    @classmethod
    def from_environment(cls) -> FacilitatorSurroundings:
        """What `selfeval serve` told this kernel; in JupyterLab alone, the user's own data folder."""
        own = Path(os.environ.get("SELFEVAL_TEMPLATES") or data_folder() / "templates")
        return cls(
            store=Store.open(database_url()),
            templates=(builtin_templates(), *([own] if own.is_dir() else [])),
            address=os.environ.get("SELFEVAL_ADDRESS") or DEFAULT_ADDRESS,
        )

    @cached_property
    def frameworks(self) -> list[Framework]:
        """Every framework that can be chosen; a broken file of the municipality's is left out, not fatal."""
        return read_catalogue(self.templates)[0]

    @cached_property
    def newest(self) -> list[Framework]:
        """The newest version of each framework."""
        return list({framework.id: framework for framework in self.frameworks}.values())
