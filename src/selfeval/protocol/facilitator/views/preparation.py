"""Forberedelse: the rounds there are, what a new one can ask about, and the invitation to one that is made."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date
from typing import Any

from selfeval.access.reach import organisations_within, rounds_within, teams_within
from selfeval.framework import read_lens
from selfeval.framework.model import Framework, Item
from selfeval.measures.limits import REPORT_LIMIT, REVEAL_LIMIT, TEXT_LIMITS
from selfeval.protocol.facilitator.glance import Glance
from selfeval.protocol.facilitator.surroundings import FacilitatorSurroundings
from selfeval.protocol.facilitator.views.board import round_line
from selfeval.protocol.facilitator.views.joining import invited
from selfeval.protocol.facilitator.views.plan import CHOICES, earlier
from selfeval.protocol.introduction import introduction_json
from selfeval.protocol.names import item_name
from selfeval.protocol.room import programme_json, scene_json
from selfeval.records import Round
from selfeval.text import danish_date, listing, today
from selfeval.workshop.days import retentions
from selfeval.workshop.round.leading import changed_frameworks, is_locked, round_title
from selfeval.workshop.round.room.programme import LENGTHS, rating_minutes, talk_minutes
from selfeval.workshop.round.scope import RoundContent, first_items
from selfeval.workshop.round.withdrawal import can_be_taken_back

KEPT_MONTHS = 24
LIMITS = {"reveal_limit": REVEAL_LIMIT, "report_limit": REPORT_LIMIT, "votes_each": 3, "votes_cap": 2}


LENS_LABEL = "Spørg også til selve principperne"
LENS_HELP = (
    "Hver deltager får op til tre spørgsmål mere til hvert princip: Er det meningsfuldt? Bliver det fulgt? "
    "Fører det derhen, hvor det skal?"
)


def preparation(glance: Glance) -> dict[str, Any]:
    """Return the panel's view; `frameworks` only while there is no round to show."""
    return _prepared(glance) if glance.round else _choice(glance)


def kept_until(today: date) -> date:
    """Return the day `KEPT_MONTHS` months from today; the month's last day where it has no such day.

    >>> kept_until(date(2024, 2, 29))
    datetime.date(2026, 2, 28)
    """
    years, month = divmod(today.month - 1 + KEPT_MONTHS, 12)
    last = calendar.monthrange(today.year + years, month + 1)[1]
    return date(today.year + years, month + 1, min(today.day, last))


def _choice(glance: Glance) -> dict[str, Any]:
    around, store, access, day = glance.around, glance.store, glance.access, today()
    frameworks = sorted(around.newest, key=lambda one: not one.preselected)
    return {
        "round": None,
        "rounds": [round_line(store, round) for round in reversed(rounds_within(store, access))],
        "organisations": [{"id": one.id, "name": one.name} for one in organisations_within(store, access)],
        "teams": [{"id": one.id, "name": one.name} for one in teams_within(store, access)],
        "frameworks": [_framework(one, on=one.preselected and one is frameworks[0]) for one in frameworks],
        "minutes": _minutes(sum(len(one.items) for one in frameworks)),
        "lens": lens_offer(),
        "limits": dict(TEXT_LIMITS),
        "retention": [each.isoformat() for each in retentions(day)],
        "defaults": {**LIMITS, "title": round_title(1, day), "retain_until": kept_until(day).isoformat()},
    }


def lens_offer() -> dict[str, Any]:
    """Return what the lens is called where it is switched on, what it does, and how much it asks of an item at most."""
    lens = read_lens()
    return {"label": LENS_LABEL, "help": LENS_HELP, "most": len(lens.questions)}


def _minutes(most: int) -> list[list[int]]:
    """How many minutes rating and talk take, by the number of items: none, one, up to the most there can be."""
    return [[rating_minutes(items), talk_minutes(items)] for items in range(most + 1)]


def _framework(framework: Framework, *, on: bool) -> dict[str, Any]:
    first = first_items(framework)
    return {
        "id": framework.id,
        "version": framework.version,
        "version_text": f"udgave {framework.version}",
        "title": framework.title,
        "about": framework.about,
        "preselected": on,
        "groups": list(_groups(framework, first)),
        "missing": [gap.what for gap in framework.missing],
    }


def _groups(framework: Framework, first: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Yield a framework's headings with their items; what stands under none comes under the framework's own title."""
    top = [item for item in framework.items if item.parent is None]
    headings = [(group.id, group.title) for group in framework.groups]
    for id, title in [*headings, (None, framework.title)]:
        items = [_item(framework, item, first) for item in top if item.group == id]
        if items:
            yield {"id": id or framework.id, "title": title, "items": items}


def _item(framework: Framework, item: Item, first: tuple[str, ...]) -> dict[str, Any]:
    under = [child.id for child in framework.children(item.id)]
    return {
        "id": item.id,
        "number": item.number,
        "title": item.title,
        "first": item.id in first,
        "recommendations": under,
        "lens": item.kind == read_lens().kind,
    }


def _prepared(glance: Glance) -> dict[str, Any]:
    result = glance.result
    around, round = glance.around, result.round
    return {
        "round": {**invited(around, round), **_chosen(around, round, result.content)},
        "joined": result.participants.total,
        "introduction": introduction_json(round),
        "scene": scene_json(glance.store, round),
        "programme": programme_json(glance.store, round, result.content),
        "lengths": list(LENGTHS),
        "earlier": earlier(result),
        "choices": CHOICES,
    }


def _chosen(around: FacilitatorSurroundings, round: Round, content: RoundContent) -> dict[str, Any]:
    first = next(
        (content.item(one.suggested_first) for one in content.frameworks if one.suggested_first in content.scope), None
    )
    return {
        "frameworks": [f"{one.title} (udgave {one.version})" for one in content.frameworks],
        "item_count": len(content.items),
        "lens": round.lens,
        "lens_offer": lens_offer() if any(item.kind == read_lens().kind for item in content.items) else None,
        "dimensions": listing([dimension.title.lower() for dimension in content.dimensions(content.scope[0])]),
        "first": item_name(first) if first else None,
        "locked": is_locked(around.store, round),
        "removable": can_be_taken_back(around.store, round),
        "changed": changed_frameworks(around.store, round, around.frameworks),
        "retain_until": danish_date(round.retain_until),
        "retain_until_iso": round.retain_until.isoformat(),
        "retention": [each.isoformat() for each in retentions(today())],
        **{name: getattr(round, name) for name in LIMITS},
    }
