"""Pictures of answers as JSON, for every screen that draws them with the spread component."""

from __future__ import annotations

from typing import Any

from selfeval.framework.model import Lens, Scale
from selfeval.measures.lens import LEADS_ON
from selfeval.measures.levels import LEVELS
from selfeval.records import Consensus
from selfeval.text import EXITS
from selfeval.workshop.reveal.lens_picture import LensPicture
from selfeval.workshop.reveal.picture import DimensionPicture


def dimension_picture(of: DimensionPicture) -> dict[str, Any]:
    """An item in one dimension: counts per level, exits, blanks and words; `hidden` says why where nothing is shown."""
    return {
        "dimension": of.dimension,
        "title": of.title,
        "label": of.label if of.label != of.title else "",
        "hidden": of.hidden,
        "n": of.spread.n if of.spread else 0,
        "counts": [of.spread.counts[level] if of.spread else 0 for level in LEVELS],
        "words": of.spread.words if of.spread else "",
        "exits": [{"label": EXITS[exit], "count": count} for exit, count in (of.exits or {}).items()],
        "blanks": of.blanks or 0,
    }


def lens_json(lens: Lens | None, picture: LensPicture | None) -> dict[str, Any] | None:
    """What was answered to the lens about an item, in words and with the pictures; None where it is not asked."""
    if lens is None or picture is None:
        return None
    return {
        "title": lens.title,
        "sentences": lens_sentences(picture),
        "counted": f"Talt med er dem, der har svaret {LEADS_ON} eller højere. Kun de får det næste spørgsmål.",
        "team_question": lens.team_question,
        "pictures": [dimension_picture(of.picture) for of in picture.answers],
        **scale_json(lens.scale),
    }


def lens_sentences(picture: LensPicture) -> list[str]:
    """How many say yes to each question, as far as it may be told."""
    return [f"{of.words}." for of in picture.answers if of.words]


def scale_json(scale: Scale) -> dict[str, Any]:
    """A scale's levels and exits, with what each level means in each dimension."""
    return {
        "levels": [
            {"value": level.value, "label": level.label, "descriptions": dict(level.descriptions)}
            for level in scale.levels
        ],
        "exits": [{"id": one.id, "label": one.label, "description": one.description} for one in scale.exits],
    }


def agreed_text(agreed: Consensus, scale: Scale) -> str:
    """What the team agreed on, as the end of a sentence."""
    if agreed.exit is not None:
        return f"{EXITS[agreed.exit].lower()}."
    label = next(level.label for level in scale.levels if level.value == agreed.level)
    return f"{agreed.level}, {label.lower()}."
