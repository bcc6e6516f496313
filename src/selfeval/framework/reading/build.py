"""From a checked file to a `Framework`: every text resolved, every shared part in place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from selfeval.framework.model import (
    Base,
    Dimension,
    Document,
    Framework,
    Gap,
    Group,
    Item,
    Question,
    Scale,
    Source,
    Status,
    Text,
)
from selfeval.framework.reading.nodes import Node
from selfeval.framework.reading.shared import Shared, document_ids
from selfeval.text import ACTORS


def build(node: Node, shared: Shared, base: Framework | None) -> Framework:
    """The framework in a file that has no problems, joined with the one that it adds to."""
    dimensions = base.dimensions if base else _dimensions(node, shared)
    order = [dimension.id for dimension in dimensions]
    items = tuple(_item(entry, order) for entry in node.get("items").entries)
    groups = tuple(Group.model_validate(as_plain(entry)) for entry in node.get("groups").entries)
    missing = tuple(Gap.model_validate(as_plain(entry)) for entry in node.get("missing").entries)
    return Framework(
        id=node.get("id").text,
        version=node.get("version").text,
        title=as_plain(node.get("title")),
        about=as_plain(node.get("about")),
        published=as_plain(node.get("published")),
        checked=as_plain(node.get("checked")),
        scale=base.scale if base else scale_of(shared.scales[node.get("scale").text], order),
        dimensions=dimensions,
        items=_insert(base.items, items) if base else items,
        preselected=as_plain(node.get("preselected")),
        sources={**base.sources, **_sources(node, shared)} if base else _sources(node, shared),
        suggested_first=node.get("suggested_first").text or (base.suggested_first if base else None),
        extends=Base.model_validate(as_plain(node.get("extends"))) if base else None,
        groups=(*base.groups, *groups) if base else groups,
        missing=(*_still_missing(base, items), *missing) if base else missing,
    )


def as_plain(node: Node) -> Any:
    """A checked tree as dicts, tuples and texts."""
    if isinstance(node.value, str):
        return node.value.strip()
    if isinstance(node.value, tuple):
        return tuple(as_plain(entry) for entry in node.entries)
    return {name: as_plain(value) for name, value in node.fields.items()} if node.fields else node.value


def _dimensions(node: Node, shared: Shared) -> tuple[Dimension, ...]:
    names = [entry.text for entry in node.get("dimensions").entries]
    return tuple(Dimension.model_validate(as_plain(shared.dimensions[name])) for name in names)


def scale_of(node: Node, order: Iterable[str]) -> Scale:
    """A shared scale with the descriptions for these dimensions alone, in this order."""
    scale = as_plain(node)
    for level in scale["levels"]:
        level["descriptions"] = {dimension: level["descriptions"][dimension] for dimension in order}
    return Scale.model_validate(scale)


def _sources(node: Node, shared: Shared) -> dict[str, Document]:
    """Only what is referred to, so that a document described later changes no digest."""
    parts = [node, shared.scales.get(node.get("scale").text, node)]
    parts += [shared.dimensions[entry.text] for entry in node.get("dimensions").entries]
    described = {**shared.documents, **node.get("sources").fields}
    names = sorted(set[str]().union(*(document_ids(part) for part in parts)))
    return {name: Document.model_validate(as_plain(described[name])) for name in names}


def _item(node: Node, order: list[str]) -> Item:
    source = Source.model_validate(as_plain(node.get("source")))
    questions, signs = node.get("questions"), node.get("signs").fields
    statement = node.get("statement")
    plain = ("id", "kind", "title", "title_status", "number", "number_status", "group", "parent", "replaces")
    return Item.model_validate(
        {
            **{name: as_plain(node.get(name)) for name in plain if not node.get(name).is_empty},
            "source": source,
            "statement": {who: _text(statement.get(who), source) for who in ("staff", "citizen")},
            "what": _text(node.get("what"), source) if "what" in node.fields else None,
            "why": _texts(node.get("why"), source),
            "questions": {name: _question(questions.get(name), source) for name in order},
            "team_questions": _texts(node.get("team_questions"), source),
            "leader_points": _texts(node.get("leader_points"), source),
            "signs": {actor: _texts(signs[actor], source) for actor in ACTORS if actor in signs},
            "methods": _texts(node.get("methods"), source, "verbatim"),
        }
    )


def _question(node: Node, source: Source) -> Question:
    citizen = _text(node.get("citizen"), source) if "citizen" in node.fields else None
    return Question(staff=_text(node.get("staff"), source), citizen=citizen)


def _texts(node: Node, source: Source, status: Status = "own wording") -> tuple[Text, ...]:
    return tuple(_text(entry, source, status) for entry in node.entries)


def _text(node: Node, source: Source, status: Status = "own wording") -> Text:
    said = as_plain(node) if node.fields else {"text": as_plain(node)}
    return Text.model_validate({"status": status, "source": source, **said})


def _insert(base: Iterable[Item], added: Iterable[Item]) -> tuple[Item, ...]:
    """Each added item after what already stands under its parent: what belongs together is asked together."""
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
