"""Checks a framework file as a whole: nothing points at what is not there, no id is used for two things."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from selfeval.framework.model import Framework
from selfeval.framework.parts import KINDS
from selfeval.framework.problem import Report
from selfeval.framework.reading.folders import Listing
from selfeval.framework.reading.item_rules import check_item, check_parents, check_replaces
from selfeval.framework.reading.nodes import Node
from selfeval.framework.reading.pointers import check_documents, check_pointer, check_unique, ids
from selfeval.framework.reading.shared import Shared, undescribed
from selfeval.measures.lens import LENS_DIMENSIONS


@dataclass(frozen=True)
class PointerTargets:
    """What a framework file may point at: the shared parts, the other files, and the framework it adds to."""

    shared: Shared
    others: tuple[Listing, ...]
    base: Framework | None = None


def check_rules(node: Node, path: Path, around: PointerTargets, report: Report) -> None:
    """Report everything that breaks a rule; the form of the file is reported by itself."""
    _check_home(node, path, around, report)
    _check_ids(node, around, report)
    _check_sources(node, around, report)
    asked = _check_dimensions(node.get("dimensions"), around.shared, report)
    _check_scale(node, asked, around, report)
    if around.base:
        asked = _check_as_in_base(node, asked, around.base, report)
    if around.base or not node.get("extends").fields:  # without its base, nothing can be said of what it points at
        _check_pointers(node, around.base, report)
    check_parents(node, report)
    check_replaces(node, around.others, around.base, report)
    for item in node.get("items").entries:
        check_item(item, asked, report)


def _check_home(node: Node, path: Path, around: PointerTargets, report: Report) -> None:
    name, version = node.get("id"), node.get("version")
    folder = path.resolve().parent.name
    if name.text and name.text != folder:
        report.add(
            name.line, f"spørgerammens id er '{name.text}', men filens mappe hedder '{folder}'. De to skal være ens."
        )
    if version.text and version.text != path.stem:
        says = f"spørgerammens version er '{version.text}', men filen hedder '{path.name}'"
        report.add(version.line, f"{says}. Omdøb filen til '{version.text}.yaml', eller ret versionen.")
    for other in around.others:
        if name.text and (other.id, other.version) == (name.text, version.text):
            says = f"version '{version.text}' af '{name.text}' findes allerede i {other.path}"
            report.add(version.line, f"{says}. Giv denne en ny version.")


def _check_sources(node: Node, around: PointerTargets, report: Report) -> None:
    own = node.get("sources").fields
    for name, document in own.items():
        if name in around.shared.documents:
            says = f"dokumentet '{name}' er allerede beskrevet i shared.yaml"
            report.add(document.line, f"{says}. Giv dette et andet navn.")
    check_documents(node, [*around.shared.documents, *own], report)


def _check_dimensions(dimensions: Node, shared: Shared, report: Report) -> list[str]:
    """Check the dimensions that a file names, and return those that the items are asked in."""
    offered = [name for name in shared.dimensions if name not in LENS_DIMENSIONS]  # a round asks those, not a file
    names: list[str] = []
    for entry in dimensions.entries:
        check_pointer(entry, offered, "spørgerammen bruger dimensionen", "Kendte dimensioner", report)
        if entry.text in names:
            report.add(entry.line, f"dimensionen '{entry.text}' står to gange. Slet den ene.")
        elif entry.text in offered:
            names.append(entry.text)
    return names


def _check_scale(node: Node, asked: list[str], around: PointerTargets, report: Report) -> None:
    scale, scales = node.get("scale"), around.shared.scales
    check_pointer(scale, scales, "spørgerammen bruger skalaen", "Kendte skalaer", report)
    if around.shared.problems or around.base or scale.text not in scales:
        return  # what is wrong is reported there
    for _, sentence in undescribed(scales[scale.text], asked):
        says = f"skalaen '{scale.text}' passer ikke til dimensionerne: {sentence}"
        report.add(node.get("dimensions").line, says)


def _check_as_in_base(node: Node, asked: list[str], base: Framework, report: Report) -> list[str]:
    """Check that scale and dimensions are those of the base, and return the dimensions of the base."""
    scale, expected = node.get("scale"), [dimension.id for dimension in base.dimensions]
    if scale.text and scale.text != base.scale.id:
        report.add(scale.line, f"skalaen skal være '{base.scale.id}' som i spørgerammen, der bygges på. Slet linjen.")
    if asked and asked != expected:
        dimensions = node.get("dimensions")
        report.add(dimensions.line, "dimensionerne skal være som i spørgerammen, der bygges på. Slet linjen.")
    return expected


def _check_ids(node: Node, around: PointerTargets, report: Report) -> None:
    """Report each id that is used for two things: in the file, in another framework, or in another version."""
    check_unique(node.get("groups"), "gruppen", report)
    check_unique(node.get("items"), "punktet", report)
    for other in around.others:
        check, used = _check_same_kind if other.id == node.get("id").text else _refuse_id, other.items
        for item in node.get("items").entries:
            name = item.get("id").text
            if name and name in used:
                check(item, used[name], other, report)


def _refuse_id(item: Node, before: Node, other: Listing, report: Report) -> None:
    name, place = item.get("id"), f"{other.path}, linje {before.line}"
    says = f"id'et '{name.text}' er allerede brugt i spørgerammen '{other.id}' ({place})"
    report.add(name.line, f"{says}. Giv punktet et nyt id.")


def _check_same_kind(item: Node, before: Node, other: Listing, report: Report) -> None:
    name, kind, old_kind = item.get("id").text, item.get("kind"), before.get("kind").text
    if kind.text in KINDS and old_kind in KINDS and kind.text != old_kind:
        report.add(
            kind.line,
            f"punktet '{name}' er '{kind.text}' her, men '{old_kind}' i version {other.version}. "
            f"Et id skifter ikke betydning: giv punktet et nyt id, og skriv replaces: [{name}].",
        )


def _check_pointers(node: Node, base: Framework | None, report: Report) -> None:
    items = [*([item.id for item in base.items] if base else []), *ids(node.get("items"))]
    for item in node.get("items").entries:
        says = f"punktet '{item.get('id').text}' ligger under punktet"
        check_pointer(item.get("parent"), items, says, "Kendte punkter", report)
    check_pointer(node.get("suggested_first"), items, "suggested_first peger på punktet", "Kendte punkter", report)
    for gap in node.get("missing").entries:
        check_pointer(gap.get("parent"), items, "en mangel ligger under punktet", "Kendte punkter", report)
    _check_groups(node, [group.id for group in base.groups] if base else [], report)


def _check_groups(node: Node, base_groups: list[str], report: Report) -> None:
    for group in node.get("groups").entries:
        if (name := group.get("id").text) in base_groups:
            report.add(group.line, f"gruppen '{name}' findes i spørgerammen, der bygges på. Giv den et andet id.")
    groups = [*base_groups, *ids(node.get("groups"))]
    for item in node.get("items").entries:
        says = f"punktet '{item.get('id').text}' hører til gruppen"
        check_pointer(item.get("group"), groups, says, "Kendte grupper", report)
