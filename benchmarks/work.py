"""The work that every system does: 18 items in three dimensions, each rated with a click of its own."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from selfeval.framework import Framework, read_framework
from selfeval.framework import Item as FrameworkItem

FRAMEWORKS = (("pejlemaerker-bostoette", "2021"), ("recovery-principper", "2021-12"))
KINDS = ("pejlemærke", "princip")


@dataclass(frozen=True)
class Question:
    """One question of an item: `id` is the dimension's."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Item:
    """One page's worth of questions."""

    id: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Work:
    """Items to rate and the choices (value, label) of the scale, its exits among them."""

    items: tuple[Item, ...]
    choices: tuple[tuple[str, str], ...]

    @property
    def cells(self) -> list[tuple[str, str]]:
        """(item, dimension) in the order in which they are asked."""
        return [(item.id, question.id) for item in self.items for question in item.questions]

    def write(self, path: Path) -> Path:
        """Write the work as JSON, for peers that know nothing of selfeval."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")
        return path


def frameworks() -> list[Framework]:
    """The frameworks that the work is taken from."""
    return [read_framework(id, version) for id, version in FRAMEWORKS]


def the_work() -> Work:
    """The ten pejlemærker and the eight principles, with the questions that staff are asked."""
    used = frameworks()
    items = [_item(item, framework) for framework in used for item in framework.items if item.kind in KINDS]
    scale = used[0].scale
    levels = [(str(level.value), f"{level.value}: {level.label}") for level in scale.levels]
    return Work(items=tuple(items), choices=(*levels, *((left.id, left.label) for left in scale.exits)))


def _item(item: FrameworkItem, framework: Framework) -> Item:
    titles = {dimension.id: dimension.title for dimension in framework.dimensions}
    questions = tuple(Question(id, titles[id], str(asked.staff)) for id, asked in item.questions.items())
    return Item(id=item.id, title=str(item.title), questions=questions)
