"""What became of an item from one version of a framework to another, and which answers belong to one line.

An item's id is its meaning: a new title or number leaves the id, and the line of answers goes on. A changed meaning
gets a new id that names the old one in `replaces`, and there the line breaks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from selfeval.errors import NotFound
from selfeval.framework.model import Framework, Item

ChangeKind = Literal["same", "renamed", "reordered", "added", "removed", "replaced"]


@dataclass(frozen=True)
class Change:
    """What happened to an item; `item` is its id, the new one where one replaced another.

    kinds  one of same, added, removed, replaced; or renamed (new title) and reordered (new number), alone or both
    old    the item in the older version; None when added
    new    the item in the newer version; None when removed
    """

    item: str
    kinds: tuple[ChangeKind, ...]
    old: Item | None
    new: Item | None


def lineage(old: Framework, new: Framework) -> list[Change]:
    """Return one change for each item: those of the new version in its order, then what was removed.

    An item that replaces several gives one change for each of them.

    >>> from selfeval.framework.load import read_framework
    >>> old = read_framework("recovery-principper", "2021-12")
    >>> new = read_framework("recovery-principper", "2023")
    >>> {change.item: change.kinds for change in lineage(old, new)}["r-opfoelgning"]
    ('renamed', 'reordered')
    """
    before = {item.id: item for item in old.items}
    after = {item.id for item in new.items}
    changes: list[Change] = []
    for item in new.items:
        replaced = [before[name] for name in item.replaces if name in before]
        if item.id in before:
            changes.append(Change(item.id, _compare(before[item.id], item), before[item.id], item))
        elif replaced:
            changes += [Change(item.id, ("replaced",), one, item) for one in replaced]
        else:
            changes.append(Change(item.id, ("added",), None, item))
    gone = after | {change.old.id for change in changes if change.old}
    return changes + [Change(item.id, ("removed",), item, None) for item in old.items if item.id not in gone]


def _compare(old: Item, new: Item) -> tuple[ChangeKind, ...]:
    kinds: list[ChangeKind] = []
    if old.title != new.title:
        kinds.append("renamed")
    if old.number != new.number:
        kinds.append("reordered")
    return tuple(kinds) or ("same",)


def trend_key(item_id: str, frameworks: Iterable[Framework]) -> str:
    """Return the key under which answers about an item are joined over rounds that used any of these frameworks.

    Answers with equal keys belong to one line, whatever the item was called or numbered. An item that replaces
    another has a key of its own. Raises NotFound for an item that none of the frameworks has.

    >>> from selfeval.framework.catalogue import list_frameworks
    >>> trend_key("r-koordineret", list_frameworks())
    'r-koordineret'
    """
    for framework in frameworks:
        if any(item.id == item_id for item in framework.items):
            return item_id
    raise NotFound(f"Punktet '{item_id}' findes ikke i spørgerammerne.")
