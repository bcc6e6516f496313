"""Every framework that can be chosen, and what is missing in each."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.framework.load import as_error
from selfeval.framework.model import Framework
from selfeval.framework.problem import Problem
from selfeval.framework.reading.examine import examine
from selfeval.framework.reading.folders import Templates, folders_of, version_order
from selfeval.framework.reading.folders import builtin_templates as builtin_templates


@dataclass(frozen=True)
class Row:
    """A framework in an overview; `missing` holds what its file declares as lacking (mangler kilde)."""

    id: str
    version: str
    title: str
    items: int
    missing: tuple[str, ...]


def read_catalogue(templates: Templates | None = None) -> tuple[list[Framework], list[Problem]]:
    """Read the frameworks that can be used, ordered by id and version, and the problems of the files that cannot.

    >>> frameworks, problems = read_catalogue()
    >>> problems
    []
    """
    folders = folders_of(templates)
    examined = [examine(path, folders) for path in folders.files()]
    frameworks = [one.framework for one in examined if one.framework is not None]
    problems = dict.fromkeys(problem for one in examined for problem in one.problems)
    return sorted(frameworks, key=lambda one: (one.id, version_order(one.version))), list(problems)


def list_frameworks(templates: Templates | None = None) -> list[Framework]:
    """List every published version, the newest last of each id. Raises TemplateError when any file has a problem.

    >>> [framework.version for framework in list_frameworks() if framework.id == "recovery-principper"]
    ['2021-12', '2023']
    """
    frameworks, problems = read_catalogue(templates)
    if problems:
        raise as_error(problems)
    return frameworks


def overview(templates: Templates | None = None) -> list[Row]:
    """Make a row for each version of `list_frameworks`.

    >>> [row.items for row in overview() if row.id == "recovery-principper"]
    [8, 8]
    """
    return [
        Row(one.id, one.version, one.title, len(one.items), tuple(gap.what for gap in one.missing))
        for one in list_frameworks(templates)
    ]
