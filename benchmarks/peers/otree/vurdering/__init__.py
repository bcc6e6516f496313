"""Eighteen pages of three questions; each click on a radio is sent at once and stored on the player."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from otree.api import BaseConstants, BaseGroup, BasePlayer, BaseSubsession, Page, models

WORK = json.loads(Path(os.environ["BENCH_WORK"]).read_text(encoding="utf-8"))
CHOICES = [{"value": value, "label": label} for value, label in WORK["choices"]]
doc = "Vurdering"


def field_of(item: dict[str, Any], question: dict[str, str]) -> str:
    """The name of the field that holds an answer."""
    return f"{item['id']}_{question['id']}".replace("-", "_")


class C(BaseConstants):
    """oTree's constants."""

    NAME_IN_URL = "vurdering"
    PLAYERS_PER_GROUP = None
    NUM_ROUNDS = 1


class Subsession(BaseSubsession):
    """All participants."""


class Group(BaseGroup):
    """One participant: a live message asks for all players of its group, so a group of one is kindest to oTree."""


class Player(BasePlayer):
    """One participant's answers."""

    for _item in WORK["items"]:
        for _question in _item["questions"]:
            vars()[field_of(_item, _question)] = models.StringField(blank=True)
    del _item, _question


def creating_session(subsession: Subsession) -> None:
    """Give each participant a group of their own."""
    subsession.set_group_matrix([[player] for player in subsession.get_players()])


def keep(player: Player, data: dict[str, str]) -> dict[int, dict[str, str]]:
    """Store one click and acknowledge it."""
    setattr(player, data["field"], data["choice"])
    return {player.id_in_group: {"saved": data["field"]}}


def page_of(item: dict[str, Any]) -> type[Page]:
    """The page of one item."""
    questions = [{"field": field_of(item, question), **question} for question in item["questions"]]

    def shown(player: Player) -> dict[str, Any]:
        return {"item": item, "questions": questions, "choices": CHOICES}

    parts = {"live_method": staticmethod(keep), "vars_for_template": staticmethod(shown), "__module__": __name__}
    return type(f"Punkt_{item['id'].replace('-', '_')}", (Page,), {"template_name": "vurdering/Punkt.html", **parts})


page_sequence = [page_of(item) for item in WORK["items"]]
