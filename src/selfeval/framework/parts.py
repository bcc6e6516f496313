"""The parts of a framework: texts with their sources, dimensions, scales and the lens.

Each part is described once, for files and for a round's stored copy. The types of `selfeval.framework.values`
add what holds in a file alone.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, ValidationInfo, model_validator

from selfeval.framework.frozen import Frozen
from selfeval.framework.values import (
    DocumentYear,
    ExitId,
    Id,
    LevelDescription,
    LevelValue,
    QuestionWords,
    in_a_file,
    in_fields,
    limit_question,
)

Kind = Literal["pejlemærke", "anbefaling", "princip", "kerneelement", "standard"]
Status = Literal["verbatim", "own wording", "mangler kilde"]
NameStatus = Literal["verbatim", "own wording"]
NumberStatus = Literal["verbatim", "inferred"]

KINDS: tuple[str, ...] = get_args(Kind)


class FrameworkPart(BaseModel):
    """Base of every part: frozen, and without any field that is not described."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceDocument(FrameworkPart):
    """A source document."""

    title: str
    publisher: str = ""
    year: DocumentYear | None = None
    isbn: str = ""
    url: str = ""
    note: str = ""


class Source(FrameworkPart):
    """Where a text comes from: a key of `Framework.sources`, and the section in that document."""

    document: str
    section: str

    @classmethod
    def of(cls, fields: dict[str, Any]) -> Source:
        """Read the source among the fields of an item, or make one up where the item has no right one."""
        try:
            return cls.model_validate(fields.get("source"), strict=True)
        except ValidationError:
            return cls(document="?", section="?")


class Text(FrameworkPart):
    """A text with its origin; `str(text)` gives the words.

    >>> str(Text(text="Vi spørger først.", source=Source(document="S1", section="Princip 1")))
    'Vi spørger først.'
    """

    text: str
    status: Status = "own wording"
    source: Source

    @model_validator(mode="before")
    @classmethod
    def _in_full(cls, written: Any, info: ValidationInfo) -> Any:
        return {"source": info.context.source} | in_fields(written) if info.context else written

    def __str__(self) -> str:
        return self.text


Name = Annotated[Text, BeforeValidator(in_a_file(lambda written: {"status": "verbatim"} | in_fields(written)))]
"""A text that counts as verbatim unless the file says that it is not."""


class Statement(FrameworkPart):
    """What an item means, to staff and to a citizen."""

    staff: Text
    citizen: Text


class Question(FrameworkPart):
    """A rating question. `citizen` is the one put directly to a citizen, where there is one."""

    staff: Annotated[Text, limit_question]
    citizen: Annotated[Text | None, limit_question] = None


class Dimension(FrameworkPart):
    """A dimension of quality with its guiding questions."""

    id: Id
    title: str
    guide: str
    source: Source


class Level(FrameworkPart):
    """A level of a scale: value 1–5, label, and what it means in each dimension (`descriptions[dimension.id]`)."""

    value: LevelValue
    label: str
    descriptions: Frozen[LevelDescription]


class ScaleExit(FrameworkPart):
    """A way to answer without a level."""

    id: ExitId
    label: str
    description: str


class Scale(FrameworkPart):
    """Five described levels, lowest first, and the exits."""

    id: Id
    title: str
    source: Source
    levels: tuple[Level, ...]
    exits: tuple[ScaleExit, ...]


class LensQuestionWords(FrameworkPart):
    """The words of a question of the lens. `answered` ends the sentence that begins "5 af 6"."""

    staff: QuestionWords
    citizen: QuestionWords
    answered: str


class LensQuestion(LensQuestionWords):
    """A question of the lens, with its dimension."""

    dimension: Dimension


class LensWords(FrameworkPart):
    """The words of the lens. `team_question` is for the dialogue."""

    kind: Kind
    title: str
    about: str
    team_question: str


class Lens(LensWords):
    """Three further questions to each item of a kind, conditional on each other: a principle-focused evaluation.

    `questions` follow the order of `LENS_DIMENSIONS`.
    """

    scale: Scale
    questions: tuple[LensQuestion, ...]

    def question(self, dimension: str) -> LensQuestion | None:
        """Return the question with the id of this dimension, or None."""
        return next((one for one in self.questions if one.dimension.id == dimension), None)
