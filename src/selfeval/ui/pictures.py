"""Pictures of answers as JSON, for every screen that draws them with the spread component."""

from __future__ import annotations

from typing import Any

from selfeval.framework.model import Scale
from selfeval.text import EXITS
from selfeval.workshop.picture import DimensionPicture


def dimension_picture(of: DimensionPicture) -> dict[str, Any]:
    """An item in one dimension: counts per level, exits, blanks and words; `hidden` says why where nothing is shown."""
    return {
        "dimension": of.dimension,
        "title": of.title,
        "label": of.label if of.label != of.title else None,
        "hidden": of.hidden or None,
        "n": of.spread.n if of.spread else 0,
        "counts": list(of.spread.counts.values()) if of.spread else [0] * 5,
        "words": of.spread.words if of.spread else None,
        "exits": [{"label": EXITS[exit], "count": count} for exit, count in (of.exits or {}).items()],
        "blanks": of.blanks or 0,
    }


def scale_json(scale: Scale) -> dict[str, Any]:
    """A scale's levels and exits, with what each level means in each dimension."""
    return {
        "levels": [
            {"value": level.value, "label": level.label, "descriptions": dict(level.descriptions)}
            for level in scale.levels
        ],
        "exits": [{"id": one.id, "label": one.label, "description": one.description} for one in scale.exits],
    }
