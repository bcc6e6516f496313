"""Examines a framework file as far as it goes: either a framework comes out, or all its problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from selfeval.framework.model import Framework
from selfeval.framework.problem import Problem, Report, suggestion
from selfeval.framework.reading.build import build
from selfeval.framework.reading.folders import Folders, Listing
from selfeval.framework.reading.form import read_as
from selfeval.framework.reading.nodes import Node
from selfeval.framework.reading.parse import read_node
from selfeval.framework.reading.pointers import check_pointer
from selfeval.framework.reading.rules import PointerTargets, check_rules
from selfeval.framework.reading.shared import read_shared
from selfeval.framework.reading.written import WrittenAddition, WrittenFramework


@dataclass(frozen=True)
class Examined:
    """A file after reading: a framework, or what is wrong with it."""

    framework: Framework | None
    problems: tuple[Problem, ...]


def examine(path: Path, folders: Folders, above: tuple[Path, ...] = ()) -> Examined:
    """Read a file as far as it goes. `above`: the files that add to this one, to notice a circle."""
    node, form_problems = read_node(path)
    if node is None:
        return Examined(None, form_problems)
    folders, report = folders.seen_from(path), Report(path, form_problems)
    others = tuple(other for other in folders.listings() if other.path.resolve() != path.resolve())
    base = _examine_base(node, others, folders, (*above, path.resolve()), report)
    kind = WrittenAddition if node.get("extends").fields else WrittenFramework
    written, shared = read_as(kind, node, "spørgerammen", report), read_shared(folders)
    check_rules(node, path, PointerTargets(shared, others, base.framework), report)
    problems = tuple(in_order([*report.problems, *shared.problems, *base.problems]))
    framework = None if problems or written is None else build(written, node, shared, base.framework)
    return Examined(framework, problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by file and line, each once."""
    return sorted(dict.fromkeys(problems), key=lambda problem: (str(problem.path), problem.line))


def _examine_base(
    node: Node, others: tuple[Listing, ...], folders: Folders, above: tuple[Path, ...], report: Report
) -> Examined:
    """Read the framework that a file adds to, where it names one."""
    name, version = node.get("extends").get("framework"), node.get("extends").get("version")
    found = _find_base(name, version, others, report) if name.text and version.text else None
    if found and found.path.resolve() in above:
        report.add(
            name.line, f"spørgerammen bygger på '{name.text}', som selv bygger på denne. Ret 'extends' i den ene."
        )
    elif found:
        base = examine(found.path, folders, above)
        if base.framework is None:
            report.add(name.line, f"spørgerammen bygger på '{name.text}', som har problemer. Ret dem først.")
        return base
    return Examined(None, ())


def _find_base(name: Node, version: Node, others: tuple[Listing, ...], report: Report) -> Listing | None:
    versions = {other.version: other for other in others if other.id == name.text}
    if not versions:
        names = sorted({other.id for other in others if other.id})
        check_pointer(name, names, "spørgerammen bygger på", "Kendte spørgerammer", report)
    elif version.text not in versions:
        hint = suggestion(version.text, sorted(versions), "Kendte versioner")
        report.add(
            version.line, f"spørgerammen bygger på version '{version.text}' af '{name.text}', som ikke findes.{hint}"
        )
    return versions.get(version.text)
