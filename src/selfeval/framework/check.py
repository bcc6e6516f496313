"""Checks framework files and reports all problems at once, each with file and line and what would be right."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from selfeval.framework.problem import Problem as Problem
from selfeval.framework.reading.examine import examine, in_order
from selfeval.framework.reading.folders import SHARED_FILE, Templates, folders_around
from selfeval.framework.reading.shared import read_shared


def check_file(path: Path | str, *, templates: Templates | None = None) -> list[Problem]:
    """List all problems of a framework file (or a shared.yaml), in order of lines.

    `templates`: the folders whose frameworks and shared parts the file may refer to. By default that is the built-in
    one. The folder that the file lies in is always among them.

    >>> from selfeval.framework.catalogue import builtin_templates
    >>> check_file(builtin_templates() / "recovery-principper" / "2023.yaml")
    []
    >>> print(check_file("findes-ikke.yaml")[0])
    findes-ikke.yaml: filen findes ikke. Kontrollér mappe og filnavn.
    """
    path = Path(path)
    folders = folders_around(path, templates)
    if path.name == SHARED_FILE and path.is_file():
        return in_order(read_shared(folders).problems)
    return list(examine(path, folders).problems)


def check_files(paths: Iterable[Path | str]) -> list[Problem]:
    """List the problems of several files. One that they share (in shared.yaml) is listed once."""
    return list(dict.fromkeys(problem for path in paths for problem in check_file(path)))
