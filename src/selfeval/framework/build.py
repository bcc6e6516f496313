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
from selfeval.framework.nodes import Node
from selfeval.framework.shared import Shared, document_ids
from selfeval.text import ACTORS


def build(node: Node, shared: Shared, base: Framework | None) -> Framework:
    """The framework in a file that has no problems, joined with the one that it adds to."""
    dimensions = base.dimensions if base else _dimensions(node, shared)
    order = [dimension.id for dimension in dimensions]
    items = tuple(_item(entry, order) for entry in node.get("items").entries)
    groups = tuple(Group.model_validate(_plain(entry)) for entry in node.get("groups").entries)
    missing = tuple(Gap.model_validate(_plain(entry)) for entry in node.get("missing").entries)
    return Framework(
        id=node.get("id").text,
        version=node.get("version").text,
        title=_plain(node.get("title")),
        about=_plain(node.get("about")),
        published=_plain(node.get("published")),
        checked=_plain(node.get("checked")),
        scale=base.scale if base else _scale(node, shared, order),
        dimensions=dimensions,
        items=_insert(base.items, items) if base else items,
        preselected=_plain(node.get("preselected")),
        sources={**base.sources, **_sources(node, shared)} if base else _sources(node, shared),
        suggested_first=node.get("suggested_first").text or (base.suggested_first if base else None),
        extends=Base.model_validate(_plain(node.get("extends"))) if base else None,
        groups=(*base.groups, *groups) if base else groups,
        missing=(*_still_missing(base, items), *missing) if base else missing,
    )


def _plain(node: Node) -> Any:
    if isinstance(node.value, str):
        return node.value.strip()
    if isinstance(node.value, tuple):
        return tuple(_plain(entry) for entry in node.entries)
    return {name: _plain(value) for name, value in node.fields.items()} if node.fields else node.value


def _dimensions(node: Node, shared: Shared) -> tuple[Dimension, ...]:
    names = [entry.text for entry in node.get("dimensions").entries]
    return tuple(Dimension.model_validate(_plain(shared.dimensions[name])) for name in names)


def _scale(node: Node, shared: Shared, order: list[str]) -> Scale:
    scale = _plain(shared.scales[node.get("scale").text])
    for level in scale["levels"]:
        level["descriptions"] = {dimension: level["descriptions"][dimension] for dimension in order}
    return Scale.model_validate(scale)


def _sources(node: Node, shared: Shared) -> dict[str, Document]:
    """Only what is referred to, so that a document described later changes no digest."""
    parts = [node, shared.scales.get(node.get("scale").text, node)]
    parts += [shared.dimensions[entry.text] for entry in node.get("dimensions").entries]
    described = {**shared.documents, **node.get("sources").fields}
    names = sorted(set[str]().union(*(document_ids(part) for part in parts)))
    return {name: Document.model_validate(_plain(described[name])) for name in names}


def _item(node: Node, order: list[str]) -> Item:
    source = Source.model_validate(_plain(node.get("source")))
    questions, signs = node.get("questions"), node.get("signs").fields
    statement = node.get("statement")
    plain = ("id", "kind", "title", "title_status", "number", "number_status", "group", "parent", "replaces")
    return Item.model_validate(
        {
            **{name: _plain(node.get(name)) for name in plain if not node.get(name).is_empty},
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
    said = _plain(node) if node.fields else {"text": _plain(node)}
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
