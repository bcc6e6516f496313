"""Reads the parts that frameworks share: dimensions, scales, the lens and source documents, each defined once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from selfeval.framework.problem import Problem, Report, suggestion
from selfeval.framework.reading.folders import Folders
from selfeval.framework.reading.form import read_as
from selfeval.framework.reading.nodes import Node
from selfeval.framework.reading.parse import read_node
from selfeval.framework.reading.pointers import check_documents, check_pointer, check_unique, ids
from selfeval.framework.reading.written import WrittenShared
from selfeval.measures.lens import LENS_DIMENSIONS
from selfeval.measures.levels import LEVELS
from selfeval.text import EXITS, listing


@dataclass
class Shared:
    """What is defined, by id, and what is wrong in the files that define it."""

    dimensions: dict[str, Node] = field(default_factory=dict)
    scales: dict[str, Node] = field(default_factory=dict)
    documents: dict[str, Node] = field(default_factory=dict)
    lens: Node | None = None
    problems: list[Problem] = field(default_factory=list)


def read_shared(folders: Folders) -> Shared:
    """Read the shared parts of all folders together."""
    shared = Shared()
    for path in folders.shared_files():
        shared.problems += _add(path, shared)
    return shared


def undescribed(scale: Node, dimensions: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Find each level that says nothing of one of the dimensions: its line, and a sentence."""
    for level in scale.get("levels").entries:
        described = level.get("descriptions")
        if lacking := [name for name in dimensions if name not in described.fields]:
            value, names = level.get("value").value, listing(f"'{name}'" for name in lacking)
            yield described.line, f"niveauet '{value}' mangler en beskrivelse under 'descriptions' for {names}."


def _add(path: Path, shared: Shared) -> list[Problem]:
    node, problems = read_node(path)
    report = Report(path, problems)
    if node is None:
        return report.problems
    read_as(WrittenShared, node, "de fælles dele", report)
    for part, defined, noun in (("dimensions", shared.dimensions, "dimensionen"), ("scales", shared.scales, "skalaen")):
        check_unique(node.get(part), noun, report)
        _define({entry.get("id").text: entry for entry in node.get(part).entries}, defined, noun, report)
    _define(node.get("sources").fields, shared.documents, "dokumentet", report)
    _check_scales(node, shared, report)
    check_documents(node, shared.documents, report)
    if node.get("lens").fields:
        _define_lens(node.get("lens"), shared, report)
    return report.problems


def _define(new: Mapping[str, Node], defined: dict[str, Node], noun: str, report: Report) -> None:
    for name, node in new.items():
        if name in defined:
            report.add(node.line, f"{noun} '{name}' er allerede defineret i en anden shared.yaml. Giv den et andet id.")
        elif name:
            defined[name] = node


def _define_lens(lens: Node, shared: Shared, report: Report) -> None:
    """Define the lens once, with the questions that stored answers carry the names of."""
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
    check_pointer(lens.get("scale"), shared.scales, "'lens' bruger skalaen", "Kendte skalaer", report)


def _check_scales(node: Node, shared: Shared, report: Report) -> None:
    for scale in node.get("scales").entries:
        _check_steps(scale, report)
        _check_descriptions(scale, shared, report)
        for line, sentence in undescribed(scale, ids(node.get("dimensions"))):
            report.add(line, sentence)


def _check_steps(scale: Node, report: Report) -> None:
    """Report a scale that lacks one of its levels or exits, or has one too many."""
    name = scale.get("id").text
    values = [level.get("value").value for level in scale.get("levels").entries]
    if values and values != list(LEVELS):
        given = listing(str(value) for value in values if isinstance(value, int)) or "ingen"
        wanted = f"skalaen '{name}' skal have niveauerne {listing(map(str, LEVELS))} i den orden"
        report.add(scale.get("levels").line, f"{wanted}, men har {given}.")
    exits = ids(scale.get("exits"))
    if scale.get("exits").entries and sorted(exits) != sorted(EXITS):
        report.add(scale.get("exits").line, f"skalaen '{name}' skal have svarene {listing(EXITS)}, hver én gang.")


def _check_descriptions(scale: Node, shared: Shared, report: Report) -> None:
    for level in scale.get("levels").entries:
        for dimension, text in level.get("descriptions").fields.items():
            if dimension not in shared.dimensions:
                hint = suggestion(dimension, shared.dimensions, "Kendte dimensioner")
                report.add(text.line, f"dimensionen '{dimension}' findes ikke.{hint}")
