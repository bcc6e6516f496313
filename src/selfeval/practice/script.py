"""What happens in the practice team's rounds, read from a file: it is data, `practice` only plays it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from selfeval.errors import TemplateError
from selfeval.framework.frozen import Frozen, FrozenMapping
from selfeval.practice.participants import SPREAD, Cell, Temper
from selfeval.records import ActionKind, ActionReach, ActionStatus, Perspective

P = TypeVar("P", bound="ScriptPart")


class ScriptPart(BaseModel):
    """A part of a script: it has the fields that it says and no others."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Name(ScriptPart):
    """The organisation, or the team."""

    id: str
    name: str


class Otherwise(ScriptPart):
    """Those who see an item otherwise than most: dimension → level."""

    item: str
    people: tuple[str, ...]
    levels: Frozen[float]


class Unsure(ScriptPart):
    """Those who answer a cell by "ved ikke"."""

    item: str
    dimension: str
    people: tuple[str, ...]


class NoteBy(ScriptPart):
    """What one of them writes to the team beside an answer."""

    by: str
    item: str
    dimension: str
    text: str


class ReflectionBy(ScriptPart):
    """What one of them writes for themselves, or shares."""

    by: str
    item: str
    succeeds: str = ""
    difficult: str = ""
    will_try: str = ""
    shared: bool


class Agreed(ScriptPart):
    """The level that the team agrees on in a cell, and why."""

    item: str
    dimension: str
    level: int
    reason: str


class Said(ScriptPart):
    """What the team says of an item."""

    item: str
    succeeds: str
    difficult: str
    will_try: str


class ActionPlan(ScriptPart):
    """An action that the team writes down; `weeks` is the time until its deadline."""

    item: str
    dimension: str
    what: str
    why: str
    kind: ActionKind
    reach: ActionReach
    owner: str
    weeks: int
    sign: str


class FollowUp(ScriptPart):
    """What became of an action."""

    status: ActionStatus
    reason: str


class RoundScript(ScriptPart):
    """One round. People go by short names that are nowhere stored.

    frameworks    id → version; all their items but the anbefalinger are asked about
    items         those of them that are asked about; none named: all
    lens          are the lens's questions asked of the principles?
    leaves_after  person → the last item that they answer before they leave
    levels        item → dimension → the level that most answers lie around
    spread        how far apart people are, in scale steps (standard deviation)
    matters       item → how important it is, 1–5
    earlier       what became of the earlier round's actions, in their order
    """

    title: str
    weeks_ago: int
    frameworks: Frozen[str]
    items: tuple[str, ...] = ()
    lens: bool = False
    people: Frozen[Perspective]
    leaves_after: Frozen[str] = FrozenMapping({})
    levels: Frozen[Frozen[float]]
    spread: float = SPREAD
    otherwise: tuple[Otherwise, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    matters: Frozen[float] = FrozenMapping({})
    earlier: tuple[FollowUp, ...] = ()
    notes: tuple[NoteBy, ...] = ()
    reflections: tuple[ReflectionBy, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    said: tuple[Said, ...] = ()
    actions: tuple[ActionPlan, ...] = ()

    def temper(self, person: str) -> Temper:
        """How a person sees things."""
        own = {of.item: of.levels for of in self.otherwise if person in of.people}
        unsure = frozenset((of.item, of.dimension) for of in self.unsure if person in of.people)
        return Temper(levels={**self.levels, **own}, spread=self.spread, unsure=unsure, matters=self.matters)

    def notes_by(self, person: str) -> Mapping[Cell, str]:
        """Return a person's notes, by cell."""
        return {(note.item, note.dimension): note.text for note in self.notes if note.by == person}


class Script(ScriptPart):
    """The practice team and its two rounds, oldest first."""

    organisation: Name
    team: Name
    rounds: tuple[RoundScript, RoundScript]


@cache
def read_script(path: Path) -> Script:
    """Read the script in the file. Raises TemplateError when the file is missing or badly formed."""
    return read_part(path, Script)


def read_part(path: Path, kind: type[P]) -> P:
    """Read the file as a part of this kind. Raises TemplateError when it is missing or badly formed."""
    try:
        return kind.model_validate(YAML(typ="safe").load(path.read_text(encoding="utf-8")))
    except (OSError, YAMLError, ValidationError) as error:
        raise TemplateError(f"{path}: øverunderne kan ikke læses. Installér selfeval igen.") from error
