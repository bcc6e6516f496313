"""The result on paper: every item of the round, with its pictures, what the team agreed on, and what it said."""

from __future__ import annotations

from typing import Any

from selfeval.framework.model import Item
from selfeval.protocol.facilitator.views.priorities import ranking_line
from selfeval.protocol.names import item_name
from selfeval.protocol.pictures import lens_json, pictures_of, scale_json
from selfeval.records import Consensus, DialogueNote
from selfeval.text import EXITS, danish_date, plural, today
from selfeval.workshop.answers.consensus import PARTS
from selfeval.workshop.reveal.result import RoundResult

NOTES = "Tallene siger, hvor mange der har valgt hvert niveau. Noter og refleksioner fra enkelte er ikke med."


def result_sheet(result: RoundResult) -> dict[str, Any]:
    """{about, ranking, items, parked, levels, exits}; pictures only when the round has come to the dialogue.

    ranking  of what the team has voted or weighed; empty while it has done neither, or may not see it
    """
    scale = scale_json(result.content.scale(result.content.scope[0]))
    took_part, sheets = plural(result.participants.total, "deltager", "deltagere"), result.participants.on_paper
    if sheets:
        took_part += f", heraf {sheets} på papir"
    return {
        "about": [f"{took_part}. Hentet {danish_date(today())}.", NOTES, *_stands(result)],
        "ranking": _ranking(result),
        "items": [_item(result, item) for item in result.content.items],
        "parked": [one.text for one in result.parked if not one.done],
        **scale,
    }


def _stands(result: RoundResult) -> list[str]:
    """Return what is said where pictures or sums stand as they were, each sentence once."""
    return list(dict.fromkeys(filter(None, (*result.waits.values(), result.ballots.waits))))


def _ranking(result: RoundResult) -> list[dict[str, Any]]:
    lines = result.priorities if result.ballots.shown else ()
    ranked = any(line.votes or line.importance is not None for line in lines)
    return [ranking_line(result, line) for line in lines] if ranked else []


def _item(result: RoundResult, item: Item) -> dict[str, Any]:
    picture = result.picture(item.id)
    labels = {level.value: level.label for level in result.content.scale(item.id).levels}
    agreed = [(of.title, result.agreed(item.id, of.dimension)) for of in picture.dimensions]
    return {
        "item": item.id,
        "name": item_name(item),
        "answered": picture.answered > 0,
        "pictures": pictures_of(item, picture),
        "lens": lens_json(result.content.lens, result.lens.get(item.id)),
        "knowledge": picture.knowledge_sentence,
        "agreed": [{"title": title, **_agreed(of, labels)} for title, of in agreed if of],
        "said": _said(result.said(item.id)),
        "lines": [[PARTS[of.part], of.text] for of in result.lines if of.item == item.id and of.everybody_sees],
    }


def _agreed(of: Consensus, labels: dict[int, str]) -> dict[str, str]:
    text = EXITS[of.exit] if of.exit else f"{of.level}, {labels[of.level or 0].lower()}"
    return {"text": f"{text}.", "reason": of.reason}


def _said(note: DialogueNote | None) -> list[list[str]]:
    if note is None:
        return []
    return [[label, getattr(note, name)] for name, label in PARTS.items() if getattr(note, name)]
