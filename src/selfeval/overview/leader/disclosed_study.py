"""All that may be disclosed of a study, read once and kept: what a leader chooses is then looked up in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from selfeval.disclosure import Shown, disclose
from selfeval.framework.lens import read_lens
from selfeval.framework.model import LENS_DIMENSIONS, Framework
from selfeval.study import Study

ALL = "alle"
"""The group of all persons."""


@dataclass(frozen=True)
class DisclosedStudy:
    """What is disclosed of a study.

    shown       every number about persons comes from here
    consensus   what teams agreed on; shown only where the cell itself is
    actions     of all teams
    frameworks  those that the rounds used, of each the newest last
    """

    shown: Shown
    consensus: pd.DataFrame
    actions: pd.DataFrame
    frameworks: tuple[Framework, ...]
    _changes: dict[tuple[str, str], pd.DataFrame] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, study: Study, *, shown: Shown | None = None) -> DisclosedStudy:
        """Read all of a study. `shown` saves the time to work it out, where that was done already."""
        disclosed = disclose(study.ratings()) if shown is None else shown
        return cls(disclosed, study.consensus(), study.actions(), tuple(study.frameworks()))

    def changes(self, before: str, after: str) -> pd.DataFrame:
        """Return `Shown.changes`, worked out once: it takes a while."""
        if (before, after) not in self._changes:
            self._changes[before, after] = self.shown.changes(before, after)
        return self._changes[before, after]

    @cached_property
    def of_all(self) -> npt.NDArray[np.bool_]:
        """Which of `shown.cells` are of all persons together."""
        return np.asarray(self.shown.cells["group"] == ALL, dtype=bool)

    @cached_property
    def of_lens(self) -> npt.NDArray[np.bool_]:
        """Which of `shown.cells` are answers to the lens."""
        return np.asarray(self.shown.cells["dimension"].isin(LENS_DIMENSIONS), dtype=bool)

    @cached_property
    def rounds(self) -> npt.NDArray[np.int64]:
        """For each of `shown.cells` the row of its round in `shown.rounds`."""
        place = pd.Series(range(len(self.shown.rounds)), index=self.shown.rounds["round"].astype(str))
        own = self.shown.cells["round"].astype("category")
        return np.asarray(place.reindex(own.cat.categories.astype(str)).to_numpy()[own.cat.codes], dtype="int64")

    @cached_property
    def dimensions(self) -> Mapping[str, str]:
        """Dimension → what it is called, those of the lens too."""
        of_lens = {one.dimension.id: one.dimension.title for one in read_lens().questions}
        return of_lens | {one.id: one.title for framework in self.frameworks for one in framework.dimensions}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Item → its newest title."""
        return {item.id: item.title for framework in self.frameworks for item in framework.items}

    @cached_property
    def replaced_by(self) -> Mapping[str, str]:
        """Item → the item that replaced it."""
        items = [item for framework in self.frameworks for item in framework.items]
        return {old: item.id for item in items for old in item.replaces}

    @cached_property
    def home(self) -> Mapping[str, str]:
        """Item → its framework."""
        return {item.id: framework.id for framework in self.frameworks for item in framework.items}

    @cached_property
    def _labels(self) -> Mapping[str, Mapping[int, str]]:
        return {
            item.id: {level.value: level.label for level in framework.scale.levels}
            for framework in self.frameworks
            for item in framework.items
        }

    def word(self, item: str, level: float) -> str:
        """Return what the scale of quality calls a level, in small letters: "i høj grad"."""
        label = self._labels.get(item, {}).get(nearest(level), "")
        return label[:1].lower() + label[1:]


def nearest(level: float) -> int:
    """Return the whole level nearest to a number, halves upwards.

    >>> nearest(2.5), nearest(4.4)
    (3, 4)
    """
    return int(level + 0.5 + 1e-9)
