"""The sheet 'Principper': what was answered to the lens, one row an item and question. Nothing counts across them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from selfeval.export.round.outcome import Outcome
from selfeval.export.sheet import Cell, Column, Sheet
from selfeval.framework.model import Framework, Item, LensQuestion
from selfeval.measures.lens import LEADS_ON
from selfeval.measures.levels import LEVELS
from selfeval.records import Exit
from selfeval.workshop.reveal.lens_picture import LensAnswers
from selfeval.workshop.reveal.picture import DimensionPicture

BEFORE = "skjult, indtil dialogen begynder"


@dataclass(frozen=True, kw_only=True, slots=True)
class LensCell:
    """An item in one question of the lens. `answers` is None before the dialogue; `hidden` says why, or ""."""

    framework: Framework
    item: Item
    question: LensQuestion
    answers: LensAnswers | None
    hidden: str

    @property
    def visible(self) -> DimensionPicture | None:
        """Return the picture of the answers, where it may be shown."""
        return self.answers.picture if self.answers and not self.hidden else None


def lens_cells(outcome: Outcome) -> tuple[LensCell, ...]:
    """Return every princip of the scope in every question of the lens, in order; none in a round without it."""
    content = outcome.result.content
    return tuple(
        _cell(outcome, item, question)
        for item in content.items
        if (lens := content.lens_on(item.id))
        for question in lens.questions
    )


def _cell(outcome: Outcome, item: Item, question: LensQuestion) -> LensCell:
    picture = outcome.result.lens.get(item.id)
    answers = next((of for of in picture.answers if of.question == question), None) if picture else None
    return LensCell(
        framework=outcome.result.content.framework_of(item.id),
        item=item,
        question=question,
        answers=answers,
        hidden=answers.picture.hidden if answers else BEFORE,
    )


def lens_sheet(outcome: Outcome) -> Sheet[LensCell]:
    """Return the answers to the lens as aggregates."""
    return Sheet(name="Principper", columns=COLUMNS, rows=lens_cells(outcome), pages_wide=1, repeated=(2, 4))


def _if_visible(value: Callable[[DimensionPicture], Cell]) -> Callable[[LensCell], Cell]:
    return lambda row: None if row.visible is None else value(row.visible)


def _level(value: int) -> Column[LensCell]:
    return Column(
        f"Niveau {value}",
        8,
        f"Personer, der har valgt niveau {value}.",
        _if_visible(lambda of: of.spread.counts[value] if of.spread else 0),
    )


def _exit(title: str, exit: Exit) -> Column[LensCell]:
    said = f"Personer, der har svaret '{title.lower()}'. De får ikke det næste spørgsmål."
    return Column(title, 9, said, _if_visible(lambda of: of.exits[exit] if of.exits else 0))


COLUMNS: tuple[Column[LensCell], ...] = (
    Column("Spørgeramme", 22, "Den spørgeramme, punktet kommer fra.", lambda row: row.framework.title),
    Column("Version", 9, "Spørgerammens version.", lambda row: row.framework.version),
    Column("Punkt nr.", 7, "Punktets nummer i spørgerammen.", lambda row: row.item.number),
    Column("Titel", 30, "Punktets titel i spørgerammen.", lambda row: row.item.title),
    Column("Spørgsmål", 20, "Hvad der blev spurgt om princippet selv.", lambda row: row.question.dimension.title),
    Column("Ordlyd", 40, "Spørgsmålet med ordene til medarbejderne.", lambda row: row.question.staff),
    Column(
        "Antal svar",
        7,
        f"Personer, der har svaret. Det andet og det tredje spørgsmål får man kun, når man har svaret {LEADS_ON} eller "
        "højere på det før.",
        _if_visible(lambda of: of.answered),
    ),
    *(_level(value) for value in LEVELS),
    _exit("Ikke relevant", Exit.IKKE_RELEVANT),
    _exit("Ved ikke", Exit.VED_IKKE),
    Column("Uden svar", 7, "Personer, der fik spørgsmålet og ikke svarede.", _if_visible(lambda of: of.blanks)),
    Column(
        "Med ord",
        36,
        f"Hvor mange der har svaret {LEADS_ON} eller højere, af dem, der har valgt et niveau.",
        lambda row: row.answers.words if row.answers else "",
    ),
    Column("Skjult", 30, "Hvorfor tallene mangler. Tom, når de er der.", lambda row: row.hidden),
)
