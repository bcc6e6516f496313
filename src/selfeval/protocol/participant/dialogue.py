"""The item that everybody looks at in the dialogue, as the participant's screen takes it."""

from __future__ import annotations

from typing import Any

from selfeval.framework.model import Scale
from selfeval.protocol.pictures import again_json, agreed_text, lens_json, pictures_of
from selfeval.records import Consensus, DialogueNote, Round
from selfeval.storage import Store
from selfeval.workshop.answers.lines import shown_lines, writing_state
from selfeval.workshop.reveal.notes import SharedReflection
from selfeval.workshop.reveal.picture import unopened
from selfeval.workshop.reveal.shown import ShownAnswers
from selfeval.workshop.round.scope import RoundContent

SAID = ("succeeds", "difficult", "will_try")


def dialogue_json(store: Store, round: Round, content: RoundContent) -> dict[str, Any] | None:
    """How the team answered the item in focus, and what it agreed on; None while none is in focus. Nothing of who."""
    if round.focus is None or round.focus not in content.scope:
        return None
    item = content.item(round.focus)
    answers = ShownAnswers.of(store, round, content)
    opened = answers.is_open(item.id)
    picture = answers.team_picture(item.id) if opened else unopened(answers.team_picture(item.id))
    agreed = {of.dimension: of for of in store.consensus(round.id) if of.item == item.id}
    scale = content.scale(item.id)
    return {
        "item": item.id,
        "team_questions": [str(question) for question in item.team_questions],
        "dimensions": [_dimension(of, agreed.get(of["dimension"]), scale) for of in pictures_of(item, picture)],
        "lens": lens_json(content.lens_on(item.id), answers.lens(item.id) if opened else None),
        "waits": answers.waits(item.id) if opened else "",
        "again": again_json(store, round, content, item.id),
        "knowledge_sentence": picture.knowledge_sentence,
        "gaps": [f"{gap.words}." for gap in picture.wide_gaps],
        "notes": [note.text for note in picture.notes],
        "reflections": [_reflection(of) for of in answers.reflections(item.id)] if opened else [],
        "sharing": f"Det, du deler nu, bliver vist, når mindst {round.reveal_limit} har delt noget nyt om punktet.",
        "writing": _writing(store, round, item.id),
        "lines": [{"part": of.part.value, "text": of.text} for of in shown_lines(store, round.id, item.id)],
        "said": _said(next((of for of in store.dialogue_notes(round.id) if of.item == item.id), None)),
    }


def _writing(store: Store, round: Round, item: str) -> dict[str, Any]:
    """Whether one may write a line, and how many must have written before the lines are shown by themselves."""
    state = writing_state(store, round, item)
    return {"open": not state.ended, "enough": state.enough}


def _dimension(picture: dict[str, Any], agreed: Consensus | None, scale: Scale) -> dict[str, Any]:
    shown = {"text": agreed_text(agreed, scale), "reason": agreed.reason} if agreed else None
    return picture | {"consensus": shown}


def _reflection(shared: SharedReflection) -> dict[str, str]:
    return {name: getattr(shared, name) for name in SAID}


def _said(note: DialogueNote | None) -> dict[str, str] | None:
    return None if note is None else {name: getattr(note, name) for name in SAID}
