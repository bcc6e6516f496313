"""The parts that frameworks share: dimensions, scales and source documents, each defined once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from selfeval.framework.folders import Folders
from selfeval.framework.model import LENS_DIMENSIONS
from selfeval.framework.reading.form import SHARED
from selfeval.framework.reading.nodes import Node, read_node
from selfeval.framework.reading.problem import Problem, Report, suggestion
from selfeval.framework.reading.values import Place
from selfeval.text import EXITS, listing

LEVELS = (1, 2, 3, 4, 5)


@dataclass
class Shared:
    """What is defined, by id, and what is wrong in the files that define it."""

    dimensions: dict[str, Node] = field(default_factory=dict)
    scales: dict[str, Node] = field(default_factory=dict)
    documents: dict[str, Node] = field(default_factory=dict)
    lens: Node | None = None
    problems: list[Problem] = field(default_factory=list)


def read_shared(folders: Folders) -> Shared:
    """The shared parts of all folders together."""
    shared = Shared()
    for path in folders.shared_files():
        shared.problems += _add(path, shared)
    return shared


def check_documents(node: Node, known: Iterable[str], report: Report) -> None:
    """Report every source that names a document that nobody has described."""
    documents = list(known)
    for document in _documents(node):
        if document.text and document.text not in documents:
            hint = suggestion(document.text, documents, "Kendte dokumenter")
            report.add(document.line, f"kilden '{document.text}' er ikke beskrevet under 'sources'.{hint}")


def document_ids(node: Node) -> set[str]:
    """The documents that something in a tree refers to."""
    return {document.text for document in _documents(node)}


def check_unique(entries: Iterable[Node], noun: str, report: Report) -> None:
    """Report every id that an earlier entry of the same list has."""
    lines: dict[str, int] = {}
    for entry in entries:
        name = entry.get("id")
        if name.text and name.text in lines:
            first = lines[name.text]
            report.add(name.line, f"{noun} '{name.text}' findes allerede i linje {first}. Giv den ene et andet id.")
        lines.setdefault(name.text, name.line)


def undescribed(scale: Node, dimensions: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Line and sentence for each level that says nothing of one of the dimensions."""
    for level in scale.get("levels").entries:
        described = level.get("descriptions")
        if lacking := [name for name in dimensions if name not in described.fields]:
            value, names = level.get("value").value, listing(f"'{name}'" for name in lacking)
            yield described.line, f"trinnet '{value}' mangler en beskrivelse under 'descriptions' for {names}."


def _documents(node: Node) -> Iterator[Node]:
    for name, value in node.fields.items():
        if name == "source" and "document" in value.fields:
            yield value.get("document")
        else:
            yield from _documents(value)
    for entry in node.entries:
        yield from _documents(entry)


def _add(path: Path, shared: Shared) -> list[Problem]:
    node, problems = read_node(path)
    report = Report(path)
    report.problems.extend(problems)
    if node is None:
        return report.problems
    SHARED.check(node, Place("de fælles dele"), report)
    dimensions, scales = node.get("dimensions").entries, node.get("scales").entries
    check_unique(dimensions, "dimensionen", report)
    check_unique(scales, "skalaen", report)
    _take({entry.get("id").text: entry for entry in dimensions}, shared.dimensions, "dimensionen", report)
    _take({entry.get("id").text: entry for entry in scales}, shared.scales, "skalaen", report)
    _take(node.get("sources").fields, shared.documents, "dokumentet", report)
    for scale in scales:
        _check_scale(scale, [entry.get("id").text for entry in dimensions], shared, report)
    check_documents(node, shared.documents, report)
    if node.get("lens").fields:
        _take_lens(node.get("lens"), shared, report)
    return report.problems


def _take_lens(lens: Node, shared: Shared, report: Report) -> None:
    """The lens is defined once, with the questions that stored answers carry the names of."""
    if shared.lens is not None:
        report.add(lens.line, "'lens' er allerede defineret i en anden shared.yaml. Slet den her.")
        return
    shared.lens = lens
    asked = [question.get("dimension").text for question in lens.get("questions").entries]
    if asked != list(LENS_DIMENSIONS):
        wanted = f"'lens' skal spørge om {listing(LENS_DIMENSIONS)} i den orden"
        report.add(lens.get("questions").line, f"{wanted}, men spørger om {listing(asked) or 'intet'}.")
    for name in LENS_DIMENSIONS:
        if name not in shared.dimensions:
            report.add(lens.line, f"'lens' bruger dimensionen '{name}', som ikke findes. Beskriv den.")
    scale = lens.get("scale")
    if scale.text not in shared.scales:
        hint = suggestion(scale.text, shared.scales, "Kendte skalaer")
        report.add(scale.line, f"'lens' bruger skalaen '{scale.text}', som ikke findes.{hint}")


def _take(new: Mapping[str, Node], known: dict[str, Node], noun: str, report: Report) -> None:
    for name, node in new.items():
        if name in known:
            report.add(node.line, f"{noun} '{name}' er allerede defineret i en anden shared.yaml. Giv den et andet id.")
        elif name:
            known[name] = node


def _check_scale(scale: Node, dimensions: Iterable[str], shared: Shared, report: Report) -> None:
    name = scale.get("id").text
    values = [level.get("value").value for level in scale.get("levels").entries]
    if values and values != list(LEVELS):
        given = listing(str(value) for value in values if isinstance(value, int)) or "ingen"
        wanted = f"skalaen '{name}' skal have trinnene {listing(map(str, LEVELS))} i den orden"
        report.add(scale.get("levels").line, f"{wanted}, men har {given}.")
    exits = [entry.get("id").text for entry in scale.get("exits").entries]
    if exits and sorted(exits) != sorted(EXITS):
        report.add(scale.get("exits").line, f"skalaen '{name}' skal have udvejene {listing(EXITS)}, hver én gang.")
    for level in scale.get("levels").entries:
        for dimension, text in level.get("descriptions").fields.items():
            if dimension not in shared.dimensions:
                hint = suggestion(dimension, shared.dimensions, "Kendte dimensioner")
                report.add(text.line, f"dimensionen '{dimension}' findes ikke.{hint}")
    for line, sentence in undescribed(scale, dimensions):
        report.add(line, sentence)
