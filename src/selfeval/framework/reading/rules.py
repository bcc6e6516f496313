"""What must hold for a framework file as a whole: nothing points at what is not there, no id is used for two things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from selfeval.framework.folders import Listing
from selfeval.framework.model import KINDS, LENS_DIMENSIONS, Framework
from selfeval.framework.reading.item_rules import check_item, check_parents, check_replaces
from selfeval.framework.reading.nodes import Node
from selfeval.framework.reading.problem import Report, suggestion
from selfeval.framework.reading.shared import Shared, check_documents, check_unique, undescribed


@dataclass(frozen=True)
class Surroundings:
    """What a framework file may point at: the shared parts, the other files, and the framework it adds to."""

    shared: Shared
    others: tuple[Listing, ...]
    base: Framework | None = None


def check_rules(node: Node, path: Path, around: Surroundings, report: Report) -> None:
    """Report everything that breaks a rule; the form of the file is reported by itself."""
    items = node.get("items").entries
    check_unique(node.get("groups").entries, "gruppen", report)
    check_unique(items, "punktet", report)
    _check_home(node, path, around, report)
    _check_sources(node, around, report)
    dimensions = _check_scale_and_dimensions(node, around, report)
    _check_used_before(node, around, report)
    if around.base or not node.get("extends").fields:  # without its base, nothing can be said of what it points at
        _check_pointers(node, around, report)
    check_parents(items, report)
    check_replaces(node, around.others, around.base, report)
    for item in items:
        check_item(item, dimensions, report)


def _check_home(node: Node, path: Path, around: Surroundings, report: Report) -> None:
    name, version = node.get("id"), node.get("version")
    folder = path.resolve().parent.name
    if name.text and name.text != folder:
        report.add(name.line, f"rammens id er '{name.text}', men filens mappe hedder '{folder}'. De to skal være ens.")
    if version.text and version.text != path.stem:
        says = f"rammens version er '{version.text}', men filen hedder '{path.name}'"
        report.add(version.line, f"{says}. Omdøb filen til '{version.text}.yaml', eller ret versionen.")
    for other in around.others:
        if name.text and (other.id, other.version) == (name.text, version.text):
            says = f"version '{version.text}' af '{name.text}' findes allerede i {other.path}"
            report.add(version.line, f"{says}. Giv denne en ny version.")


def _check_sources(node: Node, around: Surroundings, report: Report) -> None:
    own = node.get("sources").fields
    for name, document in own.items():
        if name in around.shared.documents:
            says = f"dokumentet '{name}' er allerede beskrevet i shared.yaml"
            report.add(document.line, f"{says}. Giv dette et andet navn.")
    check_documents(node, [*around.shared.documents, *own], report)


def _check_scale_and_dimensions(node: Node, around: Surroundings, report: Report) -> list[str]:
    """Also tells which dimensions the items are asked in."""
    scale, dimensions = node.get("scale"), node.get("dimensions")
    scales = around.shared.scales
    known = [name for name in around.shared.dimensions if name not in LENS_DIMENSIONS]  # a round asks those, not a file
    _check_known(scale, scales, "rammen bruger skalaen", "Kendte skalaer", report)
    names: list[str] = []
    for entry in dimensions.entries:
        _check_known(entry, known, "rammen bruger dimensionen", "Kendte dimensioner", report)
        if entry.text in names:
            report.add(entry.line, f"dimensionen '{entry.text}' står to gange. Slet den ene.")
        elif entry.text in known:
            names.append(entry.text)
    fitting = around.shared.problems or around.base  # then it is reported there
    for _, sentence in () if fitting else undescribed(scales.get(scale.text, Node(0, None)), names):
        report.add(dimensions.line, f"skalaen '{scale.text}' passer ikke til dimensionerne: {sentence}")
    if around.base is None:
        return names
    expected = [dimension.id for dimension in around.base.dimensions]
    if scale.text and scale.text != around.base.scale.id:
        report.add(scale.line, f"skalaen skal være '{around.base.scale.id}' som i rammen, der bygges på. Slet linjen.")
    if names and names != expected:
        report.add(dimensions.line, "dimensionerne skal være som i rammen, der bygges på. Slet linjen.")
    return expected


def _check_used_before(node: Node, around: Surroundings, report: Report) -> None:
    for other in around.others:
        known = other.items
        for item in node.get("items").entries:
            name = item.get("id")
            if not name.text or name.text not in known:
                continue
            before = known[name.text]
            if other.id == node.get("id").text:
                _check_same_kind(item, before, other, report)
            else:
                place = f"{other.path}, linje {before.line}"
                says = f"id'et '{name.text}' er allerede brugt i rammen '{other.id}' ({place})"
                report.add(name.line, f"{says}. Giv punktet et nyt id.")


def _check_same_kind(item: Node, before: Node, other: Listing, report: Report) -> None:
    name, kind, old_kind = item.get("id").text, item.get("kind"), before.get("kind").text
    if kind.text in KINDS and old_kind in KINDS and kind.text != old_kind:
        report.add(
            kind.line,
            f"punktet '{name}' er '{kind.text}' her, men '{old_kind}' i version {other.version}. "
            f"Et id skifter ikke betydning: giv punktet et nyt id, og skriv replaces: [{name}].",
        )


def _check_pointers(node: Node, around: Surroundings, report: Report) -> None:
    base_items = [item.id for item in around.base.items] if around.base else []
    base_groups = [group.id for group in around.base.groups] if around.base else []
    items = [*base_items, *_ids(node.get("items"))]
    groups = [*base_groups, *_ids(node.get("groups"))]
    for group in node.get("groups").entries:
        if (name := group.get("id").text) in base_groups:
            report.add(group.line, f"gruppen '{name}' findes i rammen, der bygges på. Giv den et andet id.")
    for item in node.get("items").entries:
        name = f"punktet '{item.get('id').text}'"
        _check_known(item.get("parent"), items, f"{name} ligger under punktet", "Kendte punkter", report)
        _check_known(item.get("group"), groups, f"{name} hører til gruppen", "Kendte grupper", report)
    _check_known(node.get("suggested_first"), items, "suggested_first peger på punktet", "Kendte punkter", report)
    for gap in node.get("missing").entries:
        _check_known(gap.get("parent"), items, "en mangel ligger under punktet", "Kendte punkter", report)


def _check_known(pointer: Node, known: Iterable[str], says: str, heading: str, report: Report) -> None:
    names = list(known)
    if pointer.text and pointer.text not in names:
        report.add(pointer.line, f"{says} '{pointer.text}', som ikke findes.{suggestion(pointer.text, names, heading)}")


def _ids(entries: Node) -> Iterator[str]:
    return (entry.get("id").text for entry in entries.entries if entry.get("id").text)
