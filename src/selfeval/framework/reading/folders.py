"""The folders that hold framework files: the built-in one first, then those of the municipality.

A folder has one folder for each framework and, beside them, perhaps a shared.yaml. A file sees its own folder and
those before it, never those after: a municipality's broken file cannot spoil the built-in frameworks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from selfeval.errors import TemplateError
from selfeval.framework.reading.nodes import Node
from selfeval.framework.reading.parse import read_node

SHARED_FILE = "shared.yaml"

Templates = Path | str | Sequence[Path | str]


@dataclass(frozen=True)
class Listing:
    """A framework file as its id, version and tree say it; the tree may still be wrong in many ways."""

    path: Path
    id: str
    version: str
    node: Node

    @property
    def items(self) -> dict[str, Node]:
        """The file's own items by id."""
        return {entry.get("id").text: entry for entry in self.node.get("items").entries}


@dataclass(frozen=True)
class Folders:
    """Template folders in order."""

    roots: tuple[Path, ...]

    def files(self) -> list[Path]:
        """List every framework file, folder by folder."""
        return [path for root in self.roots for path in sorted(root.glob("*/*.yaml"))]

    def shared_files(self) -> list[Path]:
        return [path for root in self.roots if (path := root / SHARED_FILE).is_file()]

    def listings(self) -> Iterator[Listing]:
        """Find every framework file that can be read as YAML."""
        for path in self.files():
            node, _ = read_node(path)
            if node is not None:
                yield Listing(path, node.get("id").text, node.get("version").text, node)

    def seen_from(self, path: Path) -> Folders:
        """Keep the folders that a file sees: up to its own, or all when it lies elsewhere."""
        home = path.resolve().parent.parent
        for number, root in enumerate(self.roots, start=1):
            if root.resolve() == home:
                return Folders(self.roots[:number])
        return self


def builtin_templates() -> Path:
    """Find the folder of the frameworks that come with selfeval, in an installed package and in a checkout.

    >>> (builtin_templates() / "shared.yaml").is_file()
    True
    """
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "_templates", package.parents[1] / "data" / "templates"):
        if folder.is_dir():
            return folder
    raise TemplateError("Spørgerammerne, der følger med selfeval, findes ikke. Installér selfeval igen.")


def folders_of(templates: Templates | None) -> Folders:
    """List the folders that a caller names, or the built-in one."""
    if templates is None:
        return Folders((builtin_templates(),))
    named = [templates] if isinstance(templates, (str, Path)) else templates
    return Folders(tuple(Path(folder) for folder in named))


def folders_around(path: Path, templates: Templates | None) -> Folders:
    """List the folders for a file that is named by its path: those of the caller and the one that it lies in.

    Where the caller names none and the file's folder defines the shared parts itself (a checkout beside an
    installed selfeval), only that folder counts.
    """
    folders = folders_of(templates)
    home = _home(path.resolve())
    if home is None or home in (root.resolve() for root in folders.roots):
        return folders
    if templates is None and _shared_ids(home) & _shared_ids(folders.roots[0]):
        return Folders((home,))
    return Folders((*folders.roots, home))


def _home(path: Path) -> Path | None:
    """Find the template folder of a file; None for a file that lies somewhere by itself."""
    if path.name == SHARED_FILE:
        return path.parent
    node, _ = read_node(path)
    return path.parent.parent if node is not None and node.get("id").text == path.parent.name else None


def _shared_ids(root: Path) -> set[str]:
    path = root / SHARED_FILE
    node = read_node(path)[0] if path.is_file() else None
    if node is None:
        return set()
    return {entry.get("id").text for part in ("dimensions", "scales") for entry in node.get(part).entries} - {""}


def version_order(version: str) -> tuple[tuple[int, int | str], ...]:
    """Make a key that sorts versions: numbers as numbers, whatever is between them.

    >>> sorted(["2023", "2021-12", "2021", "2021-6"], key=version_order)
    ['2021', '2021-6', '2021-12', '2023']
    """
    parts = re.findall(r"[0-9]+|[A-Za-z]+", version)
    return tuple((1, int(part[:15])) if part.isdigit() else (0, part) for part in parts)
