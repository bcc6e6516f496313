"""What a round asks, as the participant's screen takes it: items, questions, scale, perspectives, who sees what."""

from __future__ import annotations

from typing import Any

from selfeval.framework import Dimension, Item, Lens
from selfeval.measures.lens import asked
from selfeval.measures.limits import TEXT_LIMITS
from selfeval.protocol.names import item_name
from selfeval.protocol.pictures import scale_json
from selfeval.records import Knowledge, Perspective, Round
from selfeval.text import ACTORS, ITEM_KINDS, KNOWLEDGE, PERSPECTIVES, danish_date
from selfeval.workshop.answers.lines import enough_for
from selfeval.workshop.round.scope import RoundContent

NOT_A_BREAK = "\u2011"
"""A hyphen at which a date is not broken over two lines."""

EXPLAINED = {
    Perspective.BORGER: "du får selv støtte",
    Perspective.PEER: "du bruger egne erfaringer i dit arbejde",
    Perspective.MEDARBEJDER: "du giver støtte i hverdagen",
    Perspective.FAGLIG_LEDER: "du leder teamet eller fagligheden",
    Perspective.MYNDIGHED: "du visiterer eller er sagsbehandler",
    Perspective.STRATEGISK_LEDELSE: "du sætter rammer for området",
    Perspective.SAMARBEJDSPARTNER: "du samarbejder med teamet udefra",
}

ACTORS_OF = {
    Perspective.BORGER: ("borger",),
    Perspective.PEER: ("peer", "borger"),
    Perspective.MEDARBEJDER: ("udfoerer", "medarbejder"),
    Perspective.FAGLIG_LEDER: ("udfoerer", "medarbejder"),
    Perspective.MYNDIGHED: ("myndighed",),
    Perspective.STRATEGISK_LEDELSE: ("strategisk_ledelse", "ledelse"),
    Perspective.SAMARBEJDSPARTNER: (),
}
"""Whose signs of good practice a perspective is shown: the first of these actors that an item has signs for."""

IMPORTANCE = {1: "Ikke vigtigt nu", 2: "Lidt vigtigt", 3: "Vigtigt", 4: "Meget vigtigt", 5: "Det vigtigste nu"}


def content_json(content: RoundContent, round: Round) -> dict[str, Any]:
    """Everything that stays the same while the round runs; JSON-ready."""
    return {
        "frameworks": [{"id": each.id, "title": each.title, "version": each.version} for each in content.frameworks],
        "dimensions": _dimensions(content),
        "scale": scale_json(content.scale(content.scope[0])),
        "lens": _lens(content.lens) if content.lens else None,
        "importance": [{"value": value, "label": label} for value, label in IMPORTANCE.items()],
        "perspectives": [_perspective(perspective) for perspective in Perspective],
        "knowledge": [{"id": kind.value, "label": _breakable(KNOWLEDGE[kind])} for kind in Knowledge],
        "items": [_item(item, content) for item in content.items],
        "limits": dict(TEXT_LIMITS),
        "texts": {"privacy": privacy(round), "brief": brief(round)},
    }


def brief(round: Round) -> str:
    """Return the most important of who sees what, for the first look at the page."""
    return (
        "Du svarer uden navn, og ingen ser dine svar, mens I vurderer. "
        f"De bliver skjult den {_unbroken(round)} og slettet to uger senere."
    )


def privacy(round: Round) -> list[str]:
    """Who sees what, in a few sentences, before anybody joins."""
    return [
        "Du svarer uden navn. Navn, e-mail og IP-adresse bliver ikke gemt.",
        "Mens I vurderer, kan ingen se dine svar. Facilitatoren ser kun, hvor mange der er i gang og færdige.",
        f"I dialogen ser teamet, hvor mange der har valgt hvert niveau, når mindst {round.reveal_limit} har svaret. "
        "I et lille team kan andre måske gætte, hvad du har svaret.",
        f"De linjer, du skriver i dialogen, står uden navn. De vises sammen, når mindst "
        f"{enough_for(round)} har skrevet, eller når facilitatoren slutter skrivningen.",
        "Teamet kan læse noter til teamet. Din egen refleksion er kun din, medmindre du deler den.",
        "Når runden er afsluttet, kan de, der var med, se teamets samlede resultat og udviklingsplan på et link. "
        "Det viser ingens egne svar.",
        f"Svarene bliver skjult den {_unbroken(round)} og slettet to uger senere.",
    ]


def _unbroken(round: Round) -> str:
    return danish_date(round.retain_until).replace("-", NOT_A_BREAK)


def _dimensions(content: RoundContent) -> list[dict[str, str]]:
    """All dimensions of the round's frameworks; those that several frameworks share stand once."""
    found: dict[str, Dimension] = {}
    for framework in content.frameworks:
        for dimension in framework.dimensions:
            found.setdefault(dimension.id, dimension)
    return [_dimension(each) for each in found.values()]


def _dimension(dimension: Dimension) -> dict[str, str]:
    return {"id": dimension.id, "title": dimension.title, "guide": dimension.guide}


def _lens(lens: Lens) -> dict[str, Any]:
    questions = [
        {**_dimension(of.dimension), "question": {"staff": of.staff, "citizen": of.citizen}} for of in lens.questions
    ]
    return {"title": lens.title, "about": lens.about, "questions": questions, "scale": scale_json(lens.scale)}


def _breakable(label: str) -> str:
    """Soft hyphens let each of the three labels stand in a third of a phone's width."""
    return label.replace("sbaseret", "s\u00adbaseret").replace("sviden", "s\u00adviden")


def _perspective(perspective: Perspective) -> dict[str, Any]:
    actors = [{"id": actor, "label": ACTORS[actor]} for actor in ACTORS_OF[perspective]]
    label = PERSPECTIVES[perspective]
    return {"id": perspective.value, "label": label, "description": EXPLAINED[perspective], "actors": actors}


def _item(item: Item, content: RoundContent) -> dict[str, Any]:
    questions = {
        dimension: {"staff": str(question.staff)} | ({"citizen": str(question.citizen)} if question.citizen else {})
        for dimension, question in item.questions.items()
    }
    return {
        "id": item.id,
        "kind": item.kind,
        "kind_label": ITEM_KINDS[item.kind],
        "number": item.number,
        "name": item_name(item),
        "title": item.title,
        "framework": content.framework_of(item.id).id,
        "group": item.group,
        "statement": {"staff": str(item.statement.staff), "citizen": str(item.statement.citizen)},
        "questions": questions,
        "lens": list(asked({}))
        if content.lens_on(item.id)
        else [],  # what is asked of somebody who has answered nothing yet
        "signs": {actor: [str(sign) for sign in signs] for actor, signs in item.signs.items()},
    }
