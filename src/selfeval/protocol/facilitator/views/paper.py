"""On paper: the sheet to answer on, and how many gave each answer on it."""

from __future__ import annotations

from typing import Any

from selfeval.framework.model import Item, Lens, Scale
from selfeval.measures.lens import LEADS_ON
from selfeval.protocol.names import item_name
from selfeval.protocol.pictures import scale_json
from selfeval.records import Perspective, Round
from selfeval.storage import Store
from selfeval.text import PERSPECTIVES
from selfeval.workshop.answers.on_paper import COUNTING
from selfeval.workshop.reveal.picture import EXPERIENCED
from selfeval.workshop.round.scope import RoundContent

WHAT_HAPPENS = (
    "En, der ikke er med i teamet, taster arket ind.",
    "Derefter bliver arket makuleret.",
)
HOW = "Skriv ikke navn. Sæt ét kryds ved hvert spørgsmål. Du må gerne springe over."
NEXT = f"Svar kun på det næste spørgsmål, hvis du har svaret {LEADS_ON} eller højere på det før."


def paper_sheet(store: Store, round: Round, *, citizens: bool) -> dict[str, Any]:
    """{title, team, how, what_happens, perspectives, levels, items}; what is asked of citizens, or of everybody else.

    perspectives  to tick; none for citizens, who all see with the same eyes
    levels        what each level means in each dimension that is asked about
    """
    content = RoundContent.load(store, round)
    everybody = [] if citizens else [of for of in Perspective if of != Perspective.BORGER]
    return {
        "title": round.title,
        "team": store.team(round.team_id).name,
        "how": HOW,
        "what_happens": list(WHAT_HAPPENS),
        "perspectives": [PERSPECTIVES[of] for of in everybody],
        "levels": _levels(content, citizens),
        "items": [_item(content, item, citizens) for item in content.items],
    }


def paper_counts(store: Store, round: Round, content: RoundContent, *, item: str | None = None) -> dict[str, Any]:
    """{open, answers, items: [{item, name, dimensions: [{id, title, counts, revision}]}]}, of one item or of all.

    open     may it be changed in the phase that the round is in?
    answers  what can be counted: the levels and the exits
    """
    tallies = {(of.item, of.dimension): of for of in store.paper_tallies(round.id, item=item)}
    shown = content.items if item is None else (content.item(item),)

    def dimensions(of: Item) -> list[dict[str, Any]]:
        found = [(dimension, tallies.get((of.id, dimension.id))) for dimension in content.dimensions(of.id)]
        return [
            {
                "id": dimension.id,
                "title": dimension.title,
                "counts": dict(tally.counts) if tally else {},
                "revision": tally.revision if tally else 0,
            }
            for dimension, tally in found
        ]

    return {
        "open": round.phase in COUNTING,
        "answers": _answers(content.scale(content.scope[0])),
        "items": [{"item": of.id, "name": item_name(of), "dimensions": dimensions(of)} for of in shown],
    }


def _answers(scale: Scale) -> list[dict[str, str]]:
    levels = [{"id": str(of.value), "mark": str(of.value), "label": of.label} for of in scale.levels]
    return [*levels, *({"id": of.id, "mark": "", "label": of.label} for of in scale.exits)]


def _levels(content: RoundContent, citizens: bool) -> list[dict[str, Any]]:
    first = content.scope[0]
    asked = [of for of in content.dimensions(first) if not citizens or of.id == EXPERIENCED]
    levels = scale_json(content.scale(first))["levels"]
    return [
        {
            "dimension": of.title,
            "meanings": [[f"{one['value']} {one['label']}", one["descriptions"].get(of.id, "")] for one in levels],
        }
        for of in asked
    ]


def _item(content: RoundContent, item: Item, citizens: bool) -> dict[str, Any]:
    lens = None if citizens else content.lens_on(item.id)
    return {
        "item": item.id,
        "name": item_name(item),
        "statement": str(item.statement.citizen if citizens else item.statement.staff),
        "answers": _answers(content.scale(item.id)),
        "questions": [
            {"title": "" if citizens else of.title, "text": _words(item, of.id, citizens)}
            for of in content.dimensions(item.id)
            if of.id in item.questions and (not citizens or of.id == EXPERIENCED)
        ],
        "lens": _lens(lens) if lens else None,
    }


def _words(item: Item, dimension: str, citizens: bool) -> str:
    question = item.questions[dimension]
    return str(question.citizen if citizens and question.citizen else question.staff)


def _lens(lens: Lens) -> dict[str, Any]:
    questions = [{"title": of.dimension.title, "text": of.staff} for of in lens.questions]
    return {"title": lens.title, "help": NEXT, "answers": _answers(lens.scale), "questions": questions}
