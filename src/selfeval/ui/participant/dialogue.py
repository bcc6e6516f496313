"""The item that everybody looks at in the dialogue, as the participant's screen takes it."""

from __future__ import annotations

from typing import Any

from selfeval.records import Consensus, DialogueNote, Round
from selfeval.storage import Store
from selfeval.text import EXITS
from selfeval.workshop.notes import SharedReflection, shared_reflections
from selfeval.workshop.picture import DimensionPicture, item_picture
from selfeval.workshop.scope import RoundContent
from selfeval.workshop.spread import LEVELS

SAID = ("succeeds", "difficult", "will_try")


def dialogue_json(store: Store, round: Round, content: RoundContent) -> dict[str, Any] | None:
    """How the team answered the item in focus, and what it agreed on; None while none is in focus. Nothing of who."""
    if round.focus is None or round.focus not in content.scope:
        return None
    item = content.item(round.focus)
    picture = item_picture(content, item.id, store.ratings(round.id), store.participants(round.id), round.reveal_limit)
    agreed = {of.dimension: of for of in store.consensus(round.id) if of.item == item.id}
    labels = {level.value: level.label for level in content.scale(item.id).levels}
    gaps = [gap.words for gap in (picture.dimension_gap, picture.perspective_gap) if gap]
    return {
        "item": item.id,
        "team_questions": [str(question) for question in item.team_questions],
        "dimensions": [_dimension(of, agreed.get(of.dimension), labels) for of in picture.dimensions],
        "knowledge_sentence": picture.knowledge_sentence,
        "gaps": [f"{words}." for words in gaps],
        "notes": [note.text for note in picture.notes],
        "reflections": [_reflection(of) for of in shared_reflections(store.reflections(round.id), item.id)],
        "said": _said(next((of for of in store.dialogue_notes(round.id) if of.item == item.id), None)),
    }


def _dimension(picture: DimensionPicture, agreed: Consensus | None, labels: dict[int, str]) -> dict[str, Any]:
    spread, exits = picture.spread, picture.exits or {}
    return {
        "dimension": picture.dimension,
        "title": picture.title,
        "label": "" if picture.label == picture.title else picture.label,
        "hidden": picture.hidden,
        "counts": [spread.counts[level] if spread else 0 for level in LEVELS],
        "n": spread.n if spread else 0,
        "words": spread.words if spread else "",
        "exits": [{"label": EXITS[exit], "count": count} for exit, count in exits.items()],
        "blanks": picture.blanks or 0,
        "consensus": agreed and {"text": _agreed(agreed, labels), "reason": agreed.reason},
    }


def _agreed(agreed: Consensus, labels: dict[int, str]) -> str:
    if agreed.exit is not None:
        return f"{EXITS[agreed.exit].lower()}."
    assert agreed.level is not None  # an agreement has one of the two
    return f"{agreed.level}, {labels[agreed.level].lower()}."


def _reflection(shared: SharedReflection) -> dict[str, str]:
    return {name: getattr(shared, name) for name in SAID}


def _said(note: DialogueNote | None) -> dict[str, str] | None:
    return None if note is None else {name: getattr(note, name) for name in SAID}
