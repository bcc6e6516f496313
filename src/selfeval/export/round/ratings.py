"""The sheet 'Vurderinger': one row an item and dimension, with what the team may see of its answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from selfeval.export.round.outcome import Outcome
from selfeval.export.sheet import Cell, Column, Sheet
from selfeval.framework.model import Dimension, Framework, Item, Scale
from selfeval.measures.levels import LEVELS
from selfeval.measures.limits import too_few
from selfeval.measures.ranking import PriorityLine
from selfeval.measures.spread import Spread
from selfeval.records import Consensus, Exit
from selfeval.text import EXITS
from selfeval.workshop.reveal.picture import DimensionPicture

EVERYBODY = "Alle, der har svaret"
OF_THE_ITEM = "Gælder hele punktet og står på alle punktets rækker, så tallene må ikke lægges sammen. "


@dataclass(frozen=True, kw_only=True, slots=True)
class RatedCell:
    """An item in a dimension. `picture` is None before the dialogue; `hidden` says why it is hidden, or ""."""

    framework: Framework
    item: Item
    dimension: Dimension
    picture: DimensionPicture | None
    hidden: str
    agreed: Consensus | None
    priority: PriorityLine | None

    @property
    def question(self) -> str:
        """Return the question as it is put to staff."""
        return str(self.item.questions[self.dimension.id].staff)

    @property
    def visible(self) -> DimensionPicture | None:
        """Return the picture, where it may be shown."""
        return None if self.hidden else self.picture

    @property
    def spread(self) -> Spread | None:
        """Return the levels, where they may be shown and there are any."""
        return self.visible.spread if self.visible else None

    @property
    def judged_by(self) -> str:
        """Return whose assessment it is: for borgeroplevet kvalitet that matters."""
        if self.visible is None:
            return ""
        return EVERYBODY if self.visible.label == self.visible.title else self.visible.label

    @property
    def agreed_label(self) -> str:
        """Return what the team agreed on, in the words of the scale."""
        if self.agreed is None:
            return ""
        scale = self.framework.scale
        if self.agreed.exit is not None:
            return next((of.label for of in scale.exits if of.id == self.agreed.exit), EXITS[self.agreed.exit])
        return next((of.label for of in scale.levels if of.value == self.agreed.level), "")


def rated_cells(outcome: Outcome) -> tuple[RatedCell, ...]:
    """Return every item of the scope in every dimension, in the order of the scope and the framework."""
    result = outcome.result
    pictures = {(of.item, part.dimension): part for of in result.pictures for part in of.dimensions}
    return tuple(
        RatedCell(
            framework=result.content.framework_of(item.id),
            item=item,
            dimension=dimension,
            picture=pictures.get((item.id, dimension.id)),
            hidden=_hidden(pictures.get((item.id, dimension.id)), result.round.reveal_limit),
            agreed=result.agreed(item.id, dimension.id),
            priority=outcome.priority(item.id),
        )
        for item in result.content.items
        for dimension in result.content.dimensions(item.id)
    )


def _hidden(picture: DimensionPicture | None, limit: int) -> str:
    if picture is None:
        return "skjult, indtil dialogen begynder"
    if not picture.hidden:
        return ""
    return too_few(limit) if picture.answered else "ingen har svaret"


def rating_sheet(outcome: Outcome) -> Sheet[RatedCell]:
    """Return the answers of the round as aggregates."""
    scales = {framework.scale.id: framework.scale for framework in outcome.result.content.frameworks}
    columns = (
        *_WHERE,
        Column(
            "Antal svar", 7, "Personer, der har svaret, med eller uden et niveau.", _if_visible(lambda of: of.answered)
        ),
        *(_level(value, tuple(scales.values())) for value in LEVELS),
        *_REST,
    )
    return Sheet(name="Vurderinger", columns=columns, rows=rated_cells(outcome), pages_wide=2, repeated=(2, 4))


def _if_visible(value: Callable[[DimensionPicture], Cell]) -> Callable[[RatedCell], Cell]:
    return lambda row: None if row.visible is None else value(row.visible)


def _spread(value: Callable[[Spread], Cell]) -> Callable[[RatedCell], Cell]:
    return lambda row: None if row.spread is None else value(row.spread)


def _ranked(value: Callable[[PriorityLine], Cell]) -> Callable[[RatedCell], Cell]:
    return lambda row: None if row.priority is None else value(row.priority)


def _exit(exit: Exit) -> Callable[[RatedCell], Cell]:
    return _if_visible(lambda of: None if of.exits is None else of.exits[exit])


def _level(value: int, scales: tuple[Scale, ...]) -> Column[RatedCell]:
    labels = dict.fromkeys(level.label for scale in scales for level in scale.levels if level.value == value)
    return Column(
        f"Niveau {value}",
        8,
        f"Personer, der har valgt niveau {value}: {' / '.join(labels)}.",
        _if_visible(lambda of: of.spread.counts[value] if of.spread else 0),
    )


_WHERE: tuple[Column[RatedCell], ...] = (
    Column("Spørgeramme", 22, "Den spørgeramme, punktet kommer fra.", lambda row: row.framework.title),
    Column("Version", 9, "Spørgerammens version.", lambda row: row.framework.version),
    Column("Punkt nr.", 7, "Punktets nummer i spørgerammen.", lambda row: row.item.number),
    Column("Titel", 30, "Punktets titel i spørgerammen.", lambda row: row.item.title),
    Column("Dimension", 16, "Borgeroplevet, faglig eller organisatorisk kvalitet.", lambda row: row.dimension.title),
    Column(
        "Spørgsmål",
        40,
        "Det, der blev spurgt om, med ordene til medarbejderne. Borgere og andre kan have fået andre ord.",
        lambda row: row.question,
    ),
    Column(
        "Hvis vurdering",
        24,
        "Hvem der har vurderet. Borgeroplevet kvalitet er medarbejdernes vurdering, medmindre borgere eller peers "
        "har svaret.",
        lambda row: row.judged_by,
    ),
)

_REST: tuple[Column[RatedCell], ...] = (
    Column("Ikke relevant", 9, "Personer, der har svaret 'ikke relevant'.", _exit(Exit.IKKE_RELEVANT)),
    Column("Ved ikke", 7, "Personer, der har svaret 'ved ikke'.", _exit(Exit.VED_IKKE)),
    Column(
        "Uden svar",
        7,
        "Personer, der har svaret på noget i runden, men ikke på dette.",
        _if_visible(lambda of: of.blanks),
    ),
    Column(
        "Median",
        8,
        "Det midterste niveau, når alle niveauer stilles på række. 'Ikke relevant' og 'ved ikke' tæller ikke med.",
        _spread(lambda of: of.median),
    ),
    Column(
        "Andel 4–5",
        8,
        "Andelen af dem, der har valgt et niveau, som valgte 4 eller 5.",
        _spread(lambda of: of.high_share),
        "0%",
    ),
    Column("Spredning", 22, "Hvor enige I er, sagt med ord.", _spread(lambda of: of.words)),
    Column(
        "Skjult",
        16,
        "Hvorfor tallene mangler. Tom, når de er der. Et skjult tal er en tom celle og aldrig 0.",
        lambda row: row.hidden,
    ),
    Column(
        "I blev enige om (niveau)",
        10,
        "Det niveau, I blev enige om i dialogen. Det står ved siden af svarene og ændrer dem ikke.",
        lambda row: row.agreed.level if row.agreed else None,
    ),
    Column("I blev enige om (ord)", 16, "Det samme med skalaens ord.", lambda row: row.agreed_label),
    Column("Fordi", 40, "Jeres begrundelse.", lambda row: row.agreed.reason if row.agreed else ""),
    Column(
        "Stemmer",
        9,
        OF_THE_ITEM + "De stemmer, punktet fik. Tom, hvis ingen har stemt eller sagt, hvor vigtigt noget er.",
        _ranked(lambda of: of.votes),
    ),
    Column(
        "Vigtighed",
        9,
        OF_THE_ITEM + "Fra 1 til 5: det, teamet satte, ellers medianen af deltagernes. Tom, hvis for få har svaret.",
        _ranked(lambda of: of.importance),
    ),
    Column(
        "Plads",
        7,
        OF_THE_ITEM
        + "Punktets plads efter stemmer, så vigtighed, så lavt niveau. Punkter, der står lige, deler plads.",
        _ranked(lambda of: of.rank),
    ),
)
