"""Checks framework files and reports all problems at once, each with file and line and what would be right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from selfeval.framework.folders import SHARED_FILE, Folders, Listing, Templates, folders_around
from selfeval.framework.model import Framework
from selfeval.framework.reading.build import build
from selfeval.framework.reading.form import ADDITION, FRAMEWORK
from selfeval.framework.reading.nodes import Node, read_node
from selfeval.framework.reading.problem import Problem as Problem
from selfeval.framework.reading.problem import Report, suggestion
from selfeval.framework.reading.rules import Surroundings, check_rules
from selfeval.framework.reading.shared import read_shared
from selfeval.framework.reading.values import Place


@dataclass(frozen=True)
class Examined:
    """A file after reading: a framework, or else at least one problem."""

    framework: Framework | None
    problems: tuple[Problem, ...]


def check_file(path: Path | str, *, templates: Templates | None = None) -> list[Problem]:
    """All problems of a framework file (or a shared.yaml), in order of lines; an empty list when it is right.

    `templates`: the folders whose frameworks and shared parts count as known; the built-in one by default, and
    always the one that the file lies in.

    >>> from selfeval.framework.catalogue import builtin_templates
    >>> check_file(builtin_templates() / "recovery-principper" / "2023.yaml")
    []
    >>> print(check_file("findes-ikke.yaml")[0])
    findes-ikke.yaml: filen findes ikke. Kontrollér mappe og filnavn.
    """
    path = Path(path)
    folders = folders_around(path, templates)
    if path.name == SHARED_FILE and path.is_file():
        return _in_order(read_shared(folders).problems)
    return list(examine(path, folders).problems)


def check_files(paths: Iterable[Path | str], *, templates: Templates | None = None) -> list[Problem]:
    """The problems of several files; one that they share (in shared.yaml) stands once."""
    return list(dict.fromkeys(problem for path in paths for problem in check_file(path, templates=templates)))


def examine(path: Path, folders: Folders, above: tuple[Path, ...] = ()) -> Examined:
    """Read a file as far as it goes. `above`: the files that add to this one, to notice a circle."""
    folders = folders.seen_from(path)
    node, form_problems = read_node(path)
    if node is None:
        return Examined(None, form_problems)
    report = Report(path)
    report.problems.extend(form_problems)
    shared = read_shared(folders)
    others = tuple(other for other in folders.listings() if other.path.resolve() != path.resolve())
    base, base_problems = _read_base(node, others, folders, (*above, path.resolve()), report)
    (ADDITION if node.get("extends").fields else FRAMEWORK).check(node, Place("rammen"), report)
    check_rules(node, path, Surroundings(shared, others, base), report)
    problems = tuple(_in_order([*report.problems, *shared.problems, *base_problems]))
    return Examined(None if problems else build(node, shared, base), problems)


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(dict.fromkeys(problems), key=lambda problem: (str(problem.path), problem.line))


def _read_base(
    node: Node, others: tuple[Listing, ...], folders: Folders, above: tuple[Path, ...], report: Report
) -> tuple[Framework | None, tuple[Problem, ...]]:
    name, version = node.get("extends").get("framework"), node.get("extends").get("version")
    if not (name.text and version.text):
        return None, ()
    versions = {other.version: other for other in others if other.id == name.text}
    if not versions:
        known = sorted({other.id for other in others if other.id})
        hint = suggestion(name.text, known, "Kendte rammer")
        report.add(name.line, f"rammen bygger på '{name.text}', som ikke findes.{hint}")
    elif version.text not in versions:
        hint = suggestion(version.text, sorted(versions), "Kendte versioner")
        report.add(version.line, f"rammen bygger på version '{version.text}' af '{name.text}', som ikke findes.{hint}")
    elif versions[version.text].path.resolve() in above:
        report.add(name.line, f"rammen bygger på '{name.text}', som selv bygger på denne. Ret 'extends' i den ene.")
    else:
        base = examine(versions[version.text].path, folders, above)
        if base.framework is None:
            report.add(name.line, f"rammen bygger på '{name.text}', som har problemer. Ret dem først.")
        return base.framework, base.problems
    return None, ()
