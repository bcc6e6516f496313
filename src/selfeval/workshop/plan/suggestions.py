"""Where an action may start from: the top of the ranking, and what the frameworks say of an item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from selfeval.framework.model import Item, Source, Text
from selfeval.measures.ranking import PriorityLine
from selfeval.records import ActionKind, ActionReach
from selfeval.workshop.round.scope import RoundContent

SUGGESTED, MOST_SUGGESTED = 3, 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """Something that an action may start from: a method (`kind` is set) or a point for the leaders (`reach` is set)."""

    text: str
    item: str
    source: Source
    kind: ActionKind | None = None
    reach: ActionReach | None = None


def suggestions(content: RoundContent, item: str) -> tuple[Suggestion, ...]:
    """Return what an action on an item may start from: methods and leader points of it and of those under it."""
    framework = content.framework_of(item)
    found: dict[str, Suggestion] = {}
    for of in _with_children(content.item(item), framework.children):
        for text in of.methods:
            found.setdefault(str(text), _suggestion(of, text, kind=ActionKind.METODE))
        for text in of.leader_points:
            found.setdefault(str(text), _suggestion(of, text, reach=ActionReach.RAMMER))
    return tuple(found.values())


def suggested_items(lines: Sequence[PriorityLine]) -> tuple[str, ...]:
    """Return the items to begin with: the top three with votes, and those that share a place with them.

    None where too many share the places for a top. Where nobody has voted, the first three, which then are
    no top of anything.
    """
    if not any(line.votes for line in lines):
        return tuple(line.item for line in lines)[:SUGGESTED]
    top = [line.item for line in lines if line.votes and line.rank <= SUGGESTED]
    return tuple(top) if len(top) <= MOST_SUGGESTED else ()


def _with_children(item: Item, children: Callable[[str], Iterable[Item]]) -> Iterator[Item]:
    yield item
    for child in children(item.id):
        yield from _with_children(child, children)


def _suggestion(
    item: Item, text: Text, *, kind: ActionKind | None = None, reach: ActionReach | None = None
) -> Suggestion:
    return Suggestion(text=str(text), item=item.id, source=text.source, kind=kind, reach=reach)
