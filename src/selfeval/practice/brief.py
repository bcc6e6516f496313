"""The rounds of a whole practice organisation, said briefly: each round says only what became different.

A brief becomes the same `RoundScript` as the practice team's two rounds are written out in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from selfeval.framework.frozen import Frozen, FrozenMapping
from selfeval.practice.script import (
    ActionPlan,
    Agreed,
    FollowUp,
    Name,
    Otherwise,
    RoundScript,
    Said,
    ScriptPart,
    Unsure,
    read_part,
)


class RoundBrief(ScriptPart):
    """One round. The fields are those of `RoundScript`, but for three.

    people  perspective → how many; they are called medarbejder1, medarbejder2 …; under `otherwise` and `unsure` the
            perspective alone stands for all of them
    levels  item → how it is seen from this round on: one level, or dimension → level; the rest is as before
    """

    weeks_ago: int
    frameworks: Frozen[str]
    lens: bool = False
    people: Frozen[int]
    levels: Frozen[float | Frozen[float]] = FrozenMapping({})
    otherwise: tuple[Otherwise, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    matters: Frozen[float] = FrozenMapping({})
    earlier: tuple[FollowUp, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    said: tuple[Said, ...] = ()
    actions: tuple[ActionPlan, ...] = ()

    def script(self, **more: object) -> RoundScript:
        """Return the round written out; `more` are the fields of `RoundScript` that a brief lacks."""
        as_they_are = {
            name: getattr(self, name) for name in type(self).model_fields if name in RoundScript.model_fields
        }
        changed = {
            "people": {name: of for of in self.people for name in self._names(of)},
            "otherwise": tuple(of.model_copy(update={"people": self._all(of.people)}) for of in self.otherwise),
            "unsure": tuple(of.model_copy(update={"people": self._all(of.people)}) for of in self.unsure),
        }
        return RoundScript.model_validate(as_they_are | changed | more)

    def _names(self, perspective: str) -> tuple[str, ...]:
        return tuple(f"{perspective}{number}" for number in range(1, self.people[perspective] + 1))

    def _all(self, named: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for one in named for name in (self._names(one) if one in self.people else (one,)))


class TeamBrief(ScriptPart):
    """A team and its rounds, oldest first.

    items       what it asks about in every round, of what the frameworks have; none named: all
    dimensions  dimension → how far it lies from an item's level where only one level is said
    levels      item → the level before the first round
    spread      as in `RoundScript`
    then        what became of the last round's actions, where more rounds follow than are written here
    """

    team: Name
    items: tuple[str, ...] = ()
    dimensions: Frozen[float]
    levels: Frozen[float]
    spread: float
    rounds: tuple[RoundBrief, ...]
    then: tuple[FollowUp, ...] = ()

    def scripts(self) -> Iterator[RoundScript]:
        """Return the rounds written out."""
        levels = {item: self._around(level) for item, level in self.levels.items()}
        for number, brief in enumerate(self.rounds, start=1):
            for item, level in brief.levels.items():
                levels[item] = {**levels[item], **level} if isinstance(level, Mapping) else self._around(level)
            yield brief.script(title=numbered(number), items=self.items, levels=dict(levels), spread=self.spread)

    def _around(self, level: float) -> Mapping[str, float]:
        return {dimension: level + off for dimension, off in self.dimensions.items()}


class OrganisationBrief(ScriptPart):
    """What a practice organisation has besides the practice team's two rounds.

    common  what several teams share, for the file's own use
    before  the practice team's older rounds
    teams   the other teams
    """

    common: object = None
    before: TeamBrief
    teams: tuple[TeamBrief, ...]


def numbered(number: int) -> str:
    """Return the title of a team's round.

    >>> numbered(3)
    'Øverunde 3'
    """
    return f"Øverunde {number}"


@cache
def read_brief(path: Path) -> OrganisationBrief:
    """Read the brief in the file. Raises TemplateError when the file is missing or badly formed."""
    return read_part(path, OrganisationBrief)
