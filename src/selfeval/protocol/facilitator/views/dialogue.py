"""Dialog: the agenda, and the item that everybody looks at, or this page alone."""

from __future__ import annotations

from typing import Any

from selfeval.framework.model import Item
from selfeval.measures.limits import TEXT_LIMITS
from selfeval.protocol.facilitator.glance import Glance
from selfeval.protocol.facilitator.views.board import round_line
from selfeval.protocol.facilitator.views.paper import paper_counts
from selfeval.protocol.names import item_name
from selfeval.protocol.pictures import again_json, lens_json, pictures_of, scale_json
from selfeval.records import Consensus
from selfeval.text import ACTORS, EXITS, ITEM_KINDS, decimal
from selfeval.workshop.answers.lines import OpenedLine, writing_state
from selfeval.workshop.reveal.agenda import AgendaLine
from selfeval.workshop.reveal.picture import DimensionPicture, ItemPicture, unopened
from selfeval.workshop.reveal.result import RoundResult
from selfeval.workshop.round.room.leadership import lead_of

URGENT = "Øverst står det, I mest har brug for at tale om."
AS_ASKED = "Ingen svar kan vises, så punkterne står i den rækkefølge, der er spurgt i."


def dialogue(glance: Glance) -> dict[str, Any]:
    """{round, agenda, agenda_order, focus, lead, scale, limits, paper}, or {round, early: True} before the dialogue."""
    if glance.round is None:
        return {"round": None}
    result = glance.result
    line = round_line(glance.store, result.round)
    if not result.revealed:
        return {"round": line, "early": True}
    focus = glance.item
    return {
        "round": line,
        "agenda": [_agenda_line(result, one) for one in result.agenda],
        "agenda_order": URGENT if any(picture.shown for picture in result.pictures) else AS_ASKED,
        "focus": _focus(glance, focus) if focus else None,
        "lead": _lead(glance, result),
        "scale": scale_json(result.content.scale(focus or result.content.scope[0])),
        "limits": dict(TEXT_LIMITS),
        "paper": paper_counts(glance.store, result.round, result.content, item=focus) if focus else None,
    }


def _lead(glance: Glance, result: RoundResult) -> dict[str, bool]:
    """Return whether this page leads, and whether there are others."""
    lead = lead_of(glance.store, result.round, glance.page)
    return {"mine": lead.mine, "others": lead.others}


def _agenda_line(result: RoundResult, line: AgendaLine) -> dict[str, Any]:
    item = result.content.item(line.item)
    talked = any(one.item == line.item for one in result.consensus) or result.said(line.item) is not None
    return {
        "item": item.id,
        "name": item_name(item),
        "reasons": list(line.reasons),
        "questions": [[of.title, str(item.questions[of.id].staff)] for of in result.content.dimensions(item.id)],
        "settled": talked,
    }


def _focus(glance: Glance, id: str) -> dict[str, Any]:
    result = glance.result
    opened = id in result.opened
    item, picture = result.content.item(id), result.picture(id) if opened else unopened(result.picture(id))
    framework = result.content.framework_of(id)
    said = result.said(id)
    return {
        "item": id,
        "kind_label": ITEM_KINDS[item.kind],
        "number": item.number,
        "title": item.title,
        "framework": framework.title,
        "statement": str(item.statement.staff),
        "source": f"{framework.sources[item.source.document].title}, {item.source.section}",
        "team_questions": [str(text) for text in item.team_questions],
        "signs": [
            {"actor": ACTORS[actor], "texts": [str(text) for text in texts]} for actor, texts in item.signs.items()
        ],
        "opened": opened,
        "waits": result.waits[id] if opened else "",
        "again": again_json(glance.store, result.round, result.content, id),
        "gap": _gap(picture),
        "knowledge": picture.knowledge_sentence,
        "answered": picture.answered > 0,
        "pictures": pictures_of(item, picture),
        "lens": lens_json(result.content.lens, result.lens.get(id) if opened else None),
        "perspectives": [_perspectives(of) for of in picture.dimensions if of.by_perspective],
        "dimensions": [_dimension(glance, item, of) for of in picture.dimensions],
        "notes": [note.text for note in picture.notes],
        "reflections": [
            {"succeeds": one.succeeds, "difficult": one.difficult, "will_try": one.will_try}
            for one in (result.reflections.get(id, ()) if opened else ())
        ],
        "said": {
            "succeeds": said.succeeds if said else "",
            "difficult": said.difficult if said else "",
            "will_try": said.will_try if said else "",
            "revision": said.revision if said else 0,
        },
        "writing": _writing(glance, id),
        "lines": [_line(one) for one in result.lines if one.item == id],
    }


def _writing(glance: Glance, id: str) -> dict[str, Any]:
    state = writing_state(glance.store, glance.result.round, id)
    return {"persons": state.persons, "enough": state.enough, "waiting": state.waiting, "ended": state.ended}


def _line(line: OpenedLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "part": line.part.value,
        "text": line.text,
        "shown": line.shown,
        "hidden": line.hidden,
        "gathered": line.gathered,
        "plan": line.plan,
    }


def _gap(picture: ItemPicture) -> str:
    return ". ".join(gap.words for gap in picture.wide_gaps)


def _perspectives(of: DimensionPicture) -> dict[str, Any]:
    groups = [{"label": part.label, "n": part.n, "mean": decimal(part.mean)} for part in of.by_perspective]
    return {"title": of.title, "groups": groups}


def _dimension(glance: Glance, item: Item, of: DimensionPicture) -> dict[str, Any]:
    result = glance.result
    return {
        "id": of.dimension,
        "title": of.title,
        "consensus": _consensus(result, item, result.agreed(item.id, of.dimension)),
        "revision": glance.store.consensus_revision(result.round.id, item.id, of.dimension),
    }


def _consensus(result: RoundResult, item: Item, agreed: Consensus | None) -> dict[str, Any] | None:
    if agreed is None:
        return None
    labels = {level.value: level.label for level in result.content.scale(item.id).levels}
    label = EXITS[agreed.exit] if agreed.exit else labels[agreed.level or 0]
    return {
        "level": agreed.level,
        "exit": agreed.exit,
        "label": label,
        "reason": agreed.reason,
    }
