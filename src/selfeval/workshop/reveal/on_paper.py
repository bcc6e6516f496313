"""Answers that were counted on paper, put into the team's own picture. Nothing else sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from selfeval.measures.levels import LEVELS
from selfeval.measures.limits import fewer_than
from selfeval.measures.spread import spread
from selfeval.records import Exit, PaperTally
from selfeval.workshop.reveal.picture import EXPERIENCED, DimensionPicture, ItemPicture

NOT_WRITTEN_DOWN = "Hvem der har svaret på papir, er ikke skrevet ned"


def with_tallies(picture: ItemPicture, tallies: Iterable[PaperTally], limit: int) -> ItemPicture:
    """Return the picture with what was counted on paper; the same picture where nothing was.

    limit  the round's reveal limit

    Whoever counted on paper has seen the counts. So where some have answered themselves, but fewer than the
    limit, these are left out: taken from the sum, the count would tell what they answered.
    """
    counted = {of.dimension: of for of in tallies if of.item == picture.item and of.total}
    if not counted:
        return picture
    dimensions = tuple(_added(of, counted.get(of.dimension), limit) for of in picture.dimensions)
    means = [of.spread.mean for of in dimensions if of.spread]
    return replace(
        picture,
        answered=picture.answered + max(of.total for of in counted.values()),
        dimensions=dimensions,
        mean=sum(means) / len(means) if means else None,
    )


def _added(of: DimensionPicture, tally: PaperTally | None, limit: int) -> DimensionPicture:
    if tally is None:
        return of
    persons = of.answered + tally.total
    if persons < limit:
        return replace(of, answered=persons, hidden=f"{_few(limit)} har svaret, så svarene vises ikke.")
    left_out = 0 < of.answered < limit
    if left_out and tally.total < limit:
        why = f"{_few(limit)} har svaret på anden vis end papir. De kunne regnes ud, så svarene vises ikke."
        return replace(of, answered=persons, hidden=why)
    words = f"Kun papir er talt med. {_few(limit)} har svaret på anden vis, og de kunne regnes ud." if left_out else ""
    return _together(of, tally, words or f"Heraf {tally.total} på papir.")


def _together(of: DimensionPicture, tally: PaperTally, words: str) -> DimensionPicture:
    """Return the shown answers and those on paper as one picture; what is hidden counts for nothing."""
    counts = of.spread.counts if of.spread else {}
    levels = [level for level in LEVELS for _ in range(counts.get(level, 0) + tally.persons(level))]
    exits = {exit: (of.exits or {}).get(exit, 0) + tally.persons(exit) for exit in Exit}
    return replace(
        of,
        label=_label(of),
        answered=tally.total if of.hidden else of.answered + tally.total,
        hidden="",
        spread=spread(levels),
        exits=MappingProxyType(exits),
        blanks=of.blanks or 0,
        on_paper=words,
    )


def _label(of: DimensionPicture) -> str:
    """Return whose assessment it is. Of paper nobody knows, and only in borgeroplevet does it matter."""
    if of.dimension != EXPERIENCED:
        return of.label
    return f"{of.label}. {NOT_WRITTEN_DOWN}" if of.label != of.title else NOT_WRITTEN_DOWN


def _few(limit: int) -> str:
    return fewer_than([limit]).capitalize()
