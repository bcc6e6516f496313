"""What a round asks about: its frameworks as they were when the round was made, and the items of its scope."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from selfeval.errors import NotAllowed
from selfeval.framework.lens import read_lens
from selfeval.framework.model import Dimension, Framework, Item, Lens, Scale
from selfeval.measures import lens as rule
from selfeval.records import Round
from selfeval.storage import Store

FIRST_ITEMS = 3
"""So many items does a new round have before the facilitator chooses."""


@dataclass(frozen=True, slots=True)
class RoundContent:
    """The frameworks and items of a round. `items` stand in the order in which they are asked.

    lens  the three further questions to each princip, where the round asks them
    """

    frameworks: tuple[Framework, ...]
    items: tuple[Item, ...]
    home: Mapping[str, Framework]
    lens: Lens | None = None

    @classmethod
    def of(cls, frameworks: Sequence[Framework], scope: Sequence[str], *, lens: bool = False) -> RoundContent:
        """Return the content of a scope. Raises NotAllowed for an item that is in none or in two of the frameworks."""
        home: dict[str, Framework] = {}
        for framework in frameworks:
            for item in framework.items:
                if item.id in scope and item.id in home:
                    raise NotAllowed(
                        f"{_named(home[item.id])} og {_named(framework)} har begge punktet {item.id}. "
                        "Vælg kun den ene af dem."
                    )
                home[item.id] = framework
        for id in scope:
            if id not in home:
                raise NotAllowed(f"Punktet '{id}' findes ikke i de valgte spørgerammer.")
        items = tuple(home[id].item(id) for id in scope)
        return cls(tuple(frameworks), items, MappingProxyType(home), read_lens() if lens else None)

    @classmethod
    def load(cls, store: Store, round: Round) -> RoundContent:
        """Return the content of a stored round, from the snapshots that were taken when it was made.

        Every answer needs it, and a digest always means the same content: what was loaded is kept.
        """
        key = (tuple(pin.digest for pin in round.frameworks), round.scope, round.lens)
        kept = _KEPT.get(key)
        if kept is None:
            frameworks = [_parsed(store.framework_snapshot(pin.digest)) for pin in round.frameworks]
            kept = cls.of(frameworks, round.scope, lens=round.lens)
            if len(_KEPT) >= _KEPT_AT_MOST:
                _KEPT.clear()
            _KEPT[key] = kept
        return kept

    @property
    def scope(self) -> tuple[str, ...]:
        """The ids of the items, in order."""
        return tuple(item.id for item in self.items)

    def item(self, id: str) -> Item:
        """Return an item of the scope. Raises NotAllowed for any other."""
        if id not in self.scope:
            raise NotAllowed(f"Punktet '{id[:40]}' er ikke med i runden. Vælg et af rundens {len(self.items)} punkter.")
        return self.home[id].item(id)

    def framework_of(self, item: str) -> Framework:
        """Return the framework that an item of the scope belongs to."""
        self.item(item)
        return self.home[item]

    def dimensions(self, item: str) -> tuple[Dimension, ...]:
        """Return the dimensions of quality in which an item is rated, without those of the lens."""
        return self.framework_of(item).dimensions

    def dimension(self, item: str, id: str) -> Dimension:
        """Return a dimension of an item. Raises NotAllowed for one that the item is not rated in."""
        for dimension in self.dimensions(item):
            if dimension.id == id:
                return dimension
        names = ", ".join(dimension.id for dimension in self.dimensions(item))
        raise NotAllowed(f"Dimensionen '{id[:40]}' findes ikke. Kendte dimensioner: {names}.")

    def scale(self, item: str) -> Scale:
        """Return the scale on which an item is rated."""
        return self.framework_of(item).scale

    def lens_on(self, item: str) -> Lens | None:
        """Return the lens, where the round asks it of this item."""
        return self.lens if self.lens and self.item(item).kind == self.lens.kind else None

    def asked(self, item: str, levels: Mapping[str, int | None]) -> tuple[str, ...]:
        """All that is asked of an item to somebody who has answered it so (dimension → level, None for an exit)."""
        quality = tuple(dimension.id for dimension in self.dimensions(item))
        return quality + (rule.asked(levels) if self.lens_on(item) else ())

    def scale_in(self, item: str, dimension: str) -> Scale:
        """Return the scale of an item in a dimension, of quality or of the lens. Raises NotAllowed for any other."""
        lens = self.lens_on(item)
        if lens and lens.question(dimension):
            return lens.scale
        self.dimension(item, dimension)
        return self.scale(item)


def select_items(framework: Framework, *, with_recommendations: bool = True) -> tuple[str, ...]:
    """Return the ids of all items without a parent, each followed by its own: for a pejlemærke its anbefalinger.

    with_recommendations  False leaves out those that have a parent
    """

    def under(parent: str | None) -> Iterator[str]:
        for item in (item for item in framework.items if item.parent == parent):
            yield item.id
            if with_recommendations:
                yield from under(item.id)

    return tuple(under(None))


def first_items(framework: Framework) -> tuple[str, ...]:
    """Return the few items with which a round of this framework begins: the suggested one and those that follow it.

    A team has time to talk about few; the facilitator chooses others, or more.
    """
    top = [item.id for item in framework.items if item.parent is None]
    begin = top.index(framework.suggested_first) if framework.suggested_first in top else 0
    return tuple(top[max(0, min(begin, len(top) - FIRST_ITEMS)) :][:FIRST_ITEMS])


def _named(framework: Framework) -> str:
    return f"'{framework.title}' (udgave {framework.version})"


@lru_cache(maxsize=64)
def _parsed(snapshot: str) -> Framework:
    """Return the parsed frameworks, which rounds with different scopes share."""
    return Framework.from_json(snapshot)


_KEPT: dict[tuple[tuple[str, ...], tuple[str, ...], bool], RoundContent] = {}
_KEPT_AT_MOST = 256
