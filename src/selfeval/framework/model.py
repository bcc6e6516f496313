"""What is asked: a framework (spørgeramme) with its items, dimensions and scale, frozen and complete.

`selfeval.framework.load` reads a framework from a file. A round keeps `framework.to_json()` as its copy,
so that a file changed later harms nobody.
"""

from __future__ import annotations

import json
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Any, Self

from pydantic import ValidationError, ValidationInfo, model_validator

from selfeval.errors import NotFound, TemplateError
from selfeval.framework.frozen import Frozen, FrozenBy, FrozenMapping
from selfeval.framework.parts import KINDS as KINDS
from selfeval.framework.parts import Dimension as Dimension
from selfeval.framework.parts import FrameworkPart, Kind, Name, NameStatus, NumberStatus, Question, Statement
from selfeval.framework.parts import Lens as Lens
from selfeval.framework.parts import LensQuestion as LensQuestion
from selfeval.framework.parts import Scale as Scale
from selfeval.framework.parts import Source as Source
from selfeval.framework.parts import SourceDocument as SourceDocument
from selfeval.framework.parts import Text as Text
from selfeval.framework.values import Actor, Day, Id, Version, blank_as
from selfeval.measures.lens import LENS_DIMENSIONS as LENS_DIMENSIONS


class Group(FrameworkPart):
    """A heading that gathers items."""

    id: Id
    title: str
    status: NameStatus = "verbatim"
    source: Source


class Gap(FrameworkPart):
    """Something that the source has and the file lacks (mangler kilde)."""

    what: str
    parent: str | None = None
    note: str = ""


class Base(FrameworkPart):
    """The framework that another one adds items to."""

    framework: str
    version: Version


class Item(FrameworkPart):
    """A pejlemærke, anbefaling, princip, kerneelement or local standard.

    `questions` is keyed by dimension id, `signs` by actor (`selfeval.text.ACTORS`). The methods are names; they
    count as verbatim unless the file says that they are not.
    """

    id: Id
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
    parent: Annotated[str | None, blank_as(None)] = None
    replaces: Annotated[tuple[str, ...], blank_as(())] = ()
    what: Text | None = None
    why: tuple[Text, ...] = ()
    leader_points: tuple[Text, ...] = ()
    signs: FrozenBy[Actor, tuple[Text, ...]] = FrozenMapping({})
    methods: tuple[Name, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _pass_source_on(cls, written: Any, info: ValidationInfo) -> Any:
        if info.context and isinstance(written, dict):
            info.context.source = Source.of(written)
        return written


class Content(FrameworkPart):
    """What a framework has in its file as in Python: everything but the shared parts."""

    id: Id
    version: Version
    title: str
    about: str
    published: str
    checked: Day
    items: tuple[Item, ...]
    preselected: bool
    sources: Frozen[SourceDocument]
    suggested_first: str | None = None
    extends: Annotated[Base | None, blank_as(None)] = None
    groups: tuple[Group, ...] = ()
    missing: tuple[Gap, ...] = ()


class Framework(Content):
    """One version of a framework, with everything that it needs to be asked and shown.

    `items` follow the order in which they are asked. `scale` and `dimensions` are the shared parts it uses.
    `sources` holds the documents that something in it refers to. `missing` holds the declared gaps.

    >>> from selfeval.framework.load import read_framework
    >>> framework = read_framework("recovery-principper", "2021-12")
    >>> framework.item("r-ressourcer").title
    'Fokusér på borgernes ressourcer'
    >>> Framework.from_json(framework.to_json()) == framework
    True
    """

    scale: Scale
    dimensions: tuple[Dimension, ...]

    @model_validator(mode="after")
    def _points_at_its_own_items(self) -> Self:
        if len(self._by_id) != len(self.items):
            raise ValueError("an item is in a framework once")
        pointers = {item.parent for item in self.items} | {self.suggested_first} | {gap.parent for gap in self.missing}
        if unknown := pointers - self._by_id.keys() - {None}:
            raise ValueError(f"no such item: {unknown}")
        return self

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    def item(self, item_id: str) -> Item:
        """Return the item with this id. Raises NotFound."""
        try:
            return self._by_id[item_id]
        except KeyError:
            raise NotFound(f"Spørgerammen '{self.title}' har intet punkt med id'et '{item_id}'.") from None

    def children(self, item_id: str) -> tuple[Item, ...]:
        """Return the items directly under an item: a pejlemærke's anbefalinger, a princip's local standards."""
        return tuple(item for item in self.items if item.parent == item_id)

    def to_json(self) -> str:
        """Write everything as JSON. `from_json` gives an equal framework."""
        return json.dumps(self._content(), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Framework:
        """Read what `to_json` wrote. Raises TemplateError when the text is something else."""
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            sentence = "Rundens gemte kopi af spørgerammen kan ikke læses. Hent den fra en sikkerhedskopi."
            raise TemplateError(sentence) from error

    @cached_property
    def digest(self) -> str:
        """Hash the content (SHA-256, hex): the same for the same texts, whatever the order of fields in the file."""
        canonical = json.dumps(self._content(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return sha256(canonical.encode()).hexdigest()

    def __hash__(self) -> int:
        return hash(self.digest)

    def _content(self) -> dict[str, Any]:
        # Without defaults: an optional field that comes later leaves the digests of old files as they were.
        return self.model_dump(mode="json", exclude_defaults=True)
