"""What is asked: a framework (ramme) with its items, dimensions and scale, frozen and fully resolved.

A framework is read from a file by `selfeval.framework.load`. A round keeps `framework.to_json()` as its snapshot,
so that a file changed later harms nobody.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from selfeval.errors import NotFound, TemplateError
from selfeval.framework.frozen import Frozen, FrozenMapping

Kind = Literal["pejlemærke", "anbefaling", "princip", "kerneelement", "standard"]
Status = Literal["verbatim", "own wording", "mangler kilde"]
NameStatus = Literal["verbatim", "own wording"]
NumberStatus = Literal["verbatim", "inferred"]

LENS_DIMENSIONS = ("meningsfuldt", "foelges", "foerer_frem")
"""The three questions of the lens, in the order in which they are asked. They stand beside the dimensions of a
framework and are never scored with them, nor across each other."""

KINDS: tuple[str, ...] = get_args(Kind)
STATUSES: tuple[str, ...] = get_args(Status)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Document(_Part):
    """A source document."""

    title: str
    publisher: str = ""
    year: int | None = None
    isbn: str = ""
    url: str = ""
    note: str = ""


class Source(_Part):
    """Where a text comes from: a key of `Framework.sources`, and the section in that document."""

    document: str
    section: str


class Text(_Part):
    """A text with its origin; `str(text)` gives the words.

    >>> str(Text(text="Vi spørger først.", source=Source(document="S1", section="Princip 1")))
    'Vi spørger først.'
    """

    text: str
    status: Status = "own wording"
    source: Source

    def __str__(self) -> str:
        return self.text


class Statement(_Part):
    """What an item means, to staff and to a citizen."""

    staff: Text
    citizen: Text


class Question(_Part):
    """A rating question. `citizen` is the one put directly to a citizen, where there is one."""

    staff: Text
    citizen: Text | None = None


class Dimension(_Part):
    """A dimension of quality with its guiding questions."""

    id: str
    title: str
    guide: str
    source: Source


class Level(_Part):
    """A level of a scale: value 1–5, label, and what it means in each dimension (`descriptions[dimension.id]`)."""

    value: int = Field(ge=1, le=5)
    label: str
    descriptions: Frozen[str]


class ScaleExit(_Part):
    """A way to answer without a level."""

    id: str
    label: str
    description: str


class Scale(_Part):
    """Five described levels, lowest first, and the exits."""

    id: str
    title: str
    source: Source
    levels: tuple[Level, ...]
    exits: tuple[ScaleExit, ...]


class LensQuestion(_Part):
    """A question of the lens. `answered` ends the sentence that begins "5 af 6"."""

    dimension: Dimension
    staff: str
    citizen: str
    answered: str


class Lens(_Part):
    """Three further questions to each item of a kind, conditional on each other: a principle-focused evaluation.

    `questions` stand in the order of `LENS_DIMENSIONS`; `team_question` is for the dialogue.
    """

    kind: Kind
    title: str
    about: str
    scale: Scale
    questions: tuple[LensQuestion, ...]
    team_question: str

    def question(self, dimension: str) -> LensQuestion | None:
        """The question with the id of this dimension, or None."""
        return next((one for one in self.questions if one.dimension.id == dimension), None)


class Group(_Part):
    """A heading that gathers items."""

    id: str
    title: str
    status: NameStatus = "verbatim"
    source: Source


class Gap(_Part):
    """Something that the source has and the file lacks (mangler kilde)."""

    what: str
    parent: str | None = None
    note: str = ""


class Base(_Part):
    """The framework that another one adds items to."""

    framework: str
    version: str


class Item(_Part):
    """A pejlemærke, anbefaling, princip, kerneelement or local standard.

    `questions` is keyed by dimension id, `signs` by actor (`selfeval.text.ACTORS`). The methods are names; they
    count as verbatim unless the file says otherwise.
    """

    id: str
    kind: Kind
    title: str
    title_status: NameStatus
    source: Source
    statement: Statement
    questions: Frozen[Question]
    team_questions: tuple[Text, ...]
    number: str = ""
    number_status: NumberStatus = "verbatim"
    group: str | None = None
    parent: str | None = None
    replaces: tuple[str, ...] = ()
    what: Text | None = None
    why: tuple[Text, ...] = ()
    leader_points: tuple[Text, ...] = ()
    signs: Frozen[tuple[Text, ...]] = FrozenMapping({})
    methods: tuple[Text, ...] = ()


class Framework(_Part):
    """One version of a framework, with everything that it needs to be asked and shown.

    `items` stand in the order in which they are asked; `scale` and `dimensions` are the shared parts it uses;
    `sources` holds the documents that something in it refers to; `missing` the declared gaps.

    >>> from selfeval.framework.load import read_framework
    >>> framework = read_framework("recovery-principper", "2021-12")
    >>> framework.item("r-ressourcer").title
    'Fokusér på borgernes ressourcer'
    >>> Framework.from_json(framework.to_json()) == framework
    True
    """

    id: str
    version: str
    title: str
    about: str
    published: str
    checked: date
    scale: Scale
    dimensions: tuple[Dimension, ...]
    items: tuple[Item, ...]
    preselected: bool
    sources: Frozen[Document]
    suggested_first: str | None = None
    extends: Base | None = None
    groups: tuple[Group, ...] = ()
    missing: tuple[Gap, ...] = ()

    @model_validator(mode="after")
    def _points_at_its_own_items(self) -> Self:
        if len(self._by_id) != len(self.items):
            raise ValueError("an item stands in a framework once")
        pointers = {item.parent for item in self.items} | {self.suggested_first} | {gap.parent for gap in self.missing}
        if unknown := pointers - self._by_id.keys() - {None}:
            raise ValueError(f"no such item: {unknown}")
        return self

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    def item(self, item_id: str) -> Item:
        """The item with this id. Raises NotFound."""
        try:
            return self._by_id[item_id]
        except KeyError:
            raise NotFound(f"Rammen '{self.title}' har intet punkt med id'et '{item_id}'.") from None

    def children(self, item_id: str) -> tuple[Item, ...]:
        """The items directly under an item: a pejlemærke's anbefalinger, a princip's local standards."""
        return tuple(item for item in self.items if item.parent == item_id)

    def to_json(self) -> str:
        """Everything, as JSON; `from_json` gives an equal framework."""
        return json.dumps(self._content(), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Framework:
        """The framework that `to_json` wrote. Raises TemplateError when the text is something else."""
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            sentence = "Rundens gemte kopi af rammen kan ikke læses. Hent den fra en sikkerhedskopi."
            raise TemplateError(sentence) from error

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of the content: the same for the same texts, whatever the order of fields in the file."""
        canonical = json.dumps(self._content(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return sha256(canonical.encode()).hexdigest()

    def __hash__(self) -> int:
        return hash(self.digest)

    def _content(self) -> dict[str, Any]:
        # Without defaults: an optional field that comes later leaves the digests of old files as they were.
        return self.model_dump(mode="json", exclude_defaults=True)
