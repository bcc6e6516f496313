"""Builds a `Framework` from a file that has no problems: shared parts in place, joined with what it adds to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from selfeval.framework.frozen import FrozenMapping
from selfeval.framework.model import Content, Framework, Gap, Item
from selfeval.framework.parts import Dimension, Scale, SourceDocument
from selfeval.framework.reading.nodes import Node
from selfeval.framework.reading.pointers import documents_in
from selfeval.framework.reading.shared import Shared
from selfeval.framework.reading.written import WrittenAddition
from selfeval.text import ACTORS


def build(written: WrittenAddition, node: Node, shared: Shared, base: Framework | None) -> Framework:
    """Build the framework that a file describes; `node` is the same file as a tree."""
    dimensions = base.dimensions if base else tuple(shared_dimension(name, shared) for name in written.dimensions)
    order = [dimension.id for dimension in dimensions]
    scale = base.scale if base else shared_scale(written.scale or "", shared, order)
    content: dict[str, Any] = {name: getattr(written, name) for name in Content.model_fields}
    content["items"] = tuple(_in_order(item, order) for item in written.items)
    content["sources"] = _sources(written, node, shared, (scale, *dimensions))
    if base:
        content |= _joined(base, content)
    return Framework(**content, scale=scale, dimensions=dimensions)


def shared_dimension(name: str, shared: Shared) -> Dimension:
    """Build a shared dimension."""
    return Dimension.model_validate(shared.dimensions[name].plain)


def shared_scale(name: str, shared: Shared, order: Iterable[str]) -> Scale:
    """Build a shared scale with the descriptions for these dimensions alone, in this order."""
    scale = shared.scales[name].plain
    for level in scale["levels"]:
        level["descriptions"] = {dimension: level["descriptions"][dimension] for dimension in order}
    return Scale.model_validate(scale)


def _in_order(item: Item, dimensions: Iterable[str]) -> Item:
    """Put the questions in the order of the dimensions and the signs in that of the actors."""
    questions = FrozenMapping({name: item.questions[name] for name in dimensions})
    signs = FrozenMapping({actor: item.signs[actor] for actor in ACTORS if actor in item.signs})
    return item.model_copy(update={"questions": questions, "signs": signs})


def _sources(
    written: WrittenAddition, node: Node, shared: Shared, parts: Iterable[Scale | Dimension]
) -> dict[str, SourceDocument]:
    """Find what is referred to, and nothing else, so that a document described later changes no digest."""
    names = {document.text for document in documents_in(node)} | {part.source.document for part in parts}
    own = written.sources
    return {name: own[name] if name in own else _shared_document(name, shared) for name in sorted(names)}


def _shared_document(name: str, shared: Shared) -> SourceDocument:
    return SourceDocument.model_validate(shared.documents[name].plain)


def _joined(base: Framework, own: dict[str, Any]) -> dict[str, Any]:
    """Join what a file adds with what its base has already."""
    return {
        "items": _insert(base.items, own["items"]),
        "groups": (*base.groups, *own["groups"]),
        "missing": (*_still_missing(base, own["items"]), *own["missing"]),
        "sources": {**base.sources, **own["sources"]},
        "suggested_first": own["suggested_first"] or base.suggested_first,
    }


def _insert(base: Iterable[Item], added: Iterable[Item]) -> tuple[Item, ...]:
    """Put each added item after the last one under its parent: what belongs together is asked together."""
    items = list(base)
    for item in added:
        near = [
            place for place, other in enumerate(items, 1) if item.parent and item.parent in (other.id, other.parent)
        ]
        items.insert(near[-1] if near else len(items), item)
    return tuple(items)


def _still_missing(base: Framework, added: Iterable[Item]) -> tuple[Gap, ...]:
    filled = {item.parent for item in added if item.kind == "anbefaling"}
    return tuple(gap for gap in base.missing if gap.parent is None or gap.parent not in filled)
