"""Reads a framework from its file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from selfeval.errors import TemplateError
from selfeval.framework.model import Framework
from selfeval.framework.problem import Problem, suggestion
from selfeval.framework.reading.examine import examine
from selfeval.framework.reading.folders import Folders, Listing, Templates, folders_around, folders_of, version_order


def read_framework(
    path_or_id: Path | str, version: str | None = None, *, templates: Templates | None = None
) -> Framework:
    """Read a framework from a file, or by its id: that version, or the newest.

    `templates`: the folder, or the folders in order, that hold the frameworks: the built-in ones by default
    (`builtin_templates()`), and for a municipality its own folder after them.

    Raises TemplateError whose text lists all problems of the file, one a line, or the frameworks that there are.

    >>> read_framework("recovery-principper").version
    '2023'
    >>> [item.number for item in read_framework("recovery-principper", "2021-12").items]
    ['1', '2', '3', '4', '5', '6', '7', '8']
    """
    if _is_path(path_or_id):
        path = Path(path_or_id)
        folders = folders_around(path, templates)
    else:
        folders = folders_of(templates)
        path = _find(str(path_or_id), version, folders).path
    examined = examine(path, folders)
    if examined.framework is None:
        raise as_error(examined.problems)
    return examined.framework


def as_error(problems: Iterable[Problem]) -> TemplateError:
    """Put all problems in one error, one a line."""
    return TemplateError("\n".join(str(problem) for problem in problems))


def _is_path(named: Path | str) -> bool:
    return isinstance(named, Path) or "/" in named or "\\" in named or named.endswith((".yaml", ".yml"))


def _find(name: str, version: str | None, folders: Folders) -> Listing:
    listings = list(folders.listings())
    versions = sorted((one for one in listings if one.id == name), key=lambda one: version_order(one.version))
    if not versions:
        hint = suggestion(name, sorted({one.id for one in listings if one.id}), "Kendte spørgerammer")
        raise TemplateError(f"Spørgerammen '{name}' findes ikke.{hint}")
    if version is None:
        return versions[-1]
    for one in versions:
        if one.version == version:
            return one
    hint = suggestion(version, [one.version for one in versions], "Kendte versioner")
    raise TemplateError(f"Version '{version}' af spørgerammen '{name}' findes ikke.{hint}")
