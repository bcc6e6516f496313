"""The agenda for the dialogue: what most needs talk comes first, and every line says why.

The order is that of the concerns: two camps, disagreement (AD over A/6), a gap of a step or more between dimensions
or perspectives, a low level, many "ved ikke"; then what stands out in nothing, what too few answered, and what nobody
did. Within a concern the stronger comes first; what is alike stands in the order of the scope.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from selfeval.measures.levels import HIGHEST, LOW_MEAN
from selfeval.measures.spread import Spread, disagree
from selfeval.records import Exit
from selfeval.text import decimal
from selfeval.workshop.reveal.picture import DimensionPicture, ItemPicture

MANY = 3
"""The least number of "ved ikke" that is a concern: one answer in this many."""


class Concern(StrEnum):
    """Why an item is talked about, the most urgent first."""

    GRUPPER = "to_grupper"
    UENIGHED = "uenighed"
    FORSKEL = "forskel"
    LAVT = "lavt_niveau"
    VED_IKKE = "ved_ikke"
    INTET = "intet_saerligt"
    FOR_FAA = "for_faa_svar"
    INGEN = "ingen_svar"


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaLine:
    """An item's place in the dialogue (1 first), its chief concern, and all its reasons in Danish, the chief first."""

    item: str
    rank: int
    concern: Concern
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Reason:
    concern: Concern
    weight: float
    sentence: str


def build_agenda(pictures: Sequence[ItemPicture]) -> list[AgendaLine]:
    """Return the agenda of items given in the order of the scope. Every item is in it once, also without answers."""
    found = [(picture, _reasons(picture, any(other.answered for other in pictures))) for picture in pictures]
    ordered = sorted(found, key=lambda of: _urgency(of[1]))
    return [
        AgendaLine(
            item=picture.item,
            rank=rank,
            concern=reasons[0].concern,
            reasons=tuple(reason.sentence for reason in reasons),
        )
        for rank, (picture, reasons) in enumerate(ordered, start=1)
    ]


def _urgency(reasons: Sequence[_Reason]) -> tuple[object, ...]:
    """Return what agendas are sorted by: the chief concern, then how strong each concern is."""
    strength = {of: sum(reason.weight for reason in reasons if reason.concern == of) for of in Concern}
    chief = list(Concern).index(reasons[0].concern)
    return (chief, -strength[reasons[0].concern], *(-strength[of] for of in Concern))


def _reasons(picture: ItemPicture, anybody: bool) -> list[_Reason]:
    if not picture.answered:
        return [_Reason(Concern.INGEN, 0, _NOBODY if anybody else _WITHOUT_DEVICES)]
    if not picture.shown:
        fullest = max(picture.dimensions, key=lambda dimension: dimension.answered)
        return [_Reason(Concern.FOR_FAA, 0, fullest.hidden)]
    shown = [dimension for dimension in picture.dimensions if not dimension.hidden]
    rules: tuple[Callable[[], Iterable[_Reason]], ...] = (
        lambda: _camps(shown),
        lambda: _disagreement(shown),
        lambda: _gaps(picture),
        lambda: _low(shown),
        lambda: _unsure(shown),
    )
    reasons = [reason for rule in rules for reason in rule()]
    return reasons or [_nothing(shown)]


def _spreads(shown: Sequence[DimensionPicture]) -> Iterator[tuple[str, Spread]]:
    for dimension in shown:
        if dimension.spread:
            yield dimension.title.lower(), dimension.spread


def _camps(shown: Sequence[DimensionPicture]) -> Iterator[_Reason]:
    for title, spread in _spreads(shown):
        if spread.two_camps:
            yield _Reason(
                Concern.GRUPPER,
                1 + spread.deviation,
                f"To grupper: {spread.low} svarer 1–2 og {spread.high} svarer 4–5 i {title}",
            )


def _disagreement(shown: Sequence[DimensionPicture]) -> Iterator[_Reason]:
    for title, spread in _spreads(shown):
        if disagree(spread.deviation) and not spread.two_camps:
            yield _Reason(
                Concern.UENIGHED,
                spread.deviation,
                f"I ser forskelligt på det: svarene går fra {spread.lowest} til {spread.highest} i {title}",
            )


def _gaps(picture: ItemPicture) -> Iterator[_Reason]:
    for gap in picture.wide_gaps:
        yield _Reason(Concern.FORSKEL, gap.steps, gap.words)


def _low(shown: Sequence[DimensionPicture]) -> Iterator[_Reason]:
    for title, spread in _spreads(shown):
        if spread.mean <= LOW_MEAN:
            yield _Reason(
                Concern.LAVT,
                HIGHEST - spread.mean,
                f"Lavt niveau: svarene ligger omkring {decimal(spread.mean)} i {title}",
            )


def _unsure(shown: Sequence[DimensionPicture]) -> Iterator[_Reason]:
    for dimension in shown:
        unsure = (dimension.exits or {}).get(Exit.VED_IKKE, 0)
        if unsure and unsure * MANY >= dimension.answered:
            yield _Reason(
                Concern.VED_IKKE,
                unsure / dimension.answered,
                f"{unsure} af {dimension.answered} svarer 'ved ikke' i {dimension.title.lower()}",
            )


def _nothing(shown: Sequence[DimensionPicture]) -> _Reason:
    spreads = [spread for _, spread in _spreads(shown)]
    if not spreads:
        return _Reason(Concern.INTET, 0, "Ingen har givet et niveau")
    widest = max(spreads, key=lambda spread: spread.deviation)
    return _Reason(Concern.INTET, widest.deviation, f"Intet skiller sig ud: {_then(widest.words)}")


def _then(words: str) -> str:
    return words if words.startswith("I ") else words[:1].lower() + words[1:]


_NOBODY = "Ingen har svaret, så tag det til sidst"
_WITHOUT_DEVICES = "Ingen har svaret på egen hånd, så punkterne står i spørgerammens rækkefølge"
