"""Pictures of answers as JSON, for every screen that draws them with the spread component."""

from __future__ import annotations

from typing import Any

from selfeval.framework.model import Item, Lens, Scale
from selfeval.measures.lens import LEADS_ON
from selfeval.measures.levels import LEVELS
from selfeval.records import Consensus, Round
from selfeval.storage import Store
from selfeval.text import EXITS, decimal
from selfeval.workshop.answers.again import again
from selfeval.workshop.reveal.lens_picture import LensPicture
from selfeval.workshop.reveal.picture import DimensionPicture, ItemPicture
from selfeval.workshop.reveal.second import second_pictures
from selfeval.workshop.round.scope import RoundContent


def pictures_of(item: Item, picture: ItemPicture) -> list[dict[str, Any]]:
    """Return an item in each dimension, under the question as it is put to staff: others may have had other words."""
    return [dimension_picture(of, str(item.questions[of.dimension].staff)) for of in picture.dimensions]


def dimension_picture(of: DimensionPicture, question: str) -> dict[str, Any]:
    """Return a question's answers: counts per level, exits, blanks and words; `hidden` says why nothing is shown."""
    return {
        "dimension": of.dimension,
        "title": of.title,
        "question": question,
        "label": of.label if of.label != of.title else "",
        "hidden": of.hidden,
        "n": of.spread.n if of.spread else 0,
        "counts": [of.spread.counts[level] if of.spread else 0 for level in LEVELS],
        "words": of.spread.words if of.spread else "",
        "exits": [{"label": EXITS[exit], "count": count} for exit, count in (of.exits or {}).items()],
        "blanks": of.blanks or 0,
        "on_paper": of.on_paper,
    }


def again_json(store: Store, round: Round, content: RoundContent, item: str) -> dict[str, Any]:
    """{open, asked, count, of, pictures}: how far an item is that is rated again, and what came of it."""
    now = again(store, round, item)
    questions = content.item(item).questions
    second = second_pictures(store, round, content, item)
    pictures = [dimension_picture(of, str(questions[of.dimension].staff)) for of in second]
    return {"open": now.open, "asked": now.asked, "count": now.count, "of": now.of, "pictures": pictures}


def again_sentences(first: ItemPicture, again: dict[str, Any]) -> list[str]:
    """Return what the big screen says of an item that is rated again."""
    if again["open"]:
        return [f"Vurdér igen på din telefon. {again['count']} af {again['of']} har gjort det."]
    before = {of.dimension: of for of in first.dimensions}
    return [_again_sentence(before[of["dimension"]], of) for of in again["pictures"]]


def _again_sentence(first: DimensionPicture, second: dict[str, Any]) -> str:
    if second["hidden"] or first.spread is None:
        return f"{second['title']}: {second['hidden'].lower()}"
    mean = sum(level * count for level, count in zip(LEVELS, second["counts"], strict=True)) / second["n"]
    return f"{first.title}: gennemsnit {decimal(first.spread.mean)} først og {decimal(mean)} anden gang."


def lens_json(lens: Lens | None, picture: LensPicture | None) -> dict[str, Any] | None:
    """Return what was answered to the lens about an item, in words and pictures; None where it is not asked."""
    if lens is None or picture is None:
        return None
    return {
        "title": lens.title,
        "sentences": lens_sentences(picture),
        "counted": f"Talt med er dem, der har svaret {LEADS_ON} eller højere. Kun de får det næste spørgsmål.",
        "team_question": lens.team_question,
        "pictures": [dimension_picture(of.picture, of.question.staff) for of in picture.answers],
        **scale_json(lens.scale),
    }


def lens_sentences(picture: LensPicture) -> list[str]:
    """How many say yes to each question, as far as it may be shown."""
    return [f"{of.words}." for of in picture.answers if of.words]


def scale_json(scale: Scale) -> dict[str, Any]:
    """Return a scale's levels and exits, with what each level means in each dimension."""
    return {
        "levels": [
            {"value": level.value, "label": level.label, "descriptions": dict(level.descriptions)}
            for level in scale.levels
        ],
        "exits": [{"id": one.id, "label": one.label, "description": one.description} for one in scale.exits],
    }


def agreed_text(agreed: Consensus, scale: Scale) -> str:
    """Return what the team agreed on, as the end of a sentence."""
    if agreed.exit is not None:
        return f"{EXITS[agreed.exit].lower()}."
    label = next(level.label for level in scale.levels if level.value == agreed.level)
    return f"{agreed.level}, {label.lower()}."
