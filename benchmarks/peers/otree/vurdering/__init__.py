"""Eighteen rounds of one page; each click on a radio is sent at once and stored on the player."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from otree.api import BaseConstants, BaseGroup, BasePlayer, BaseSubsession, Page, models

WORK = json.loads(Path(os.environ["BENCH_WORK"]).read_text(encoding="utf-8"))
doc = "Vurdering"


class C(BaseConstants):
    """oTree's constants."""

    NAME_IN_URL = "vurdering"
    PLAYERS_PER_GROUP = None
    NUM_ROUNDS = len(WORK["items"])


class Subsession(BaseSubsession):
    """One item for all participants."""


class Group(BaseGroup):
    """One participant: a live message asks for all players of its group, so a group of one is kindest to oTree."""


class Player(BasePlayer):
    """One participant's answers to one item."""

    borgeroplevet = models.StringField(blank=True)
    faglig = models.StringField(blank=True)
    organisatorisk = models.StringField(blank=True)


def creating_session(subsession: Subsession) -> None:
    """Give each participant a group of their own."""
    subsession.set_group_matrix([[player] for player in subsession.get_players()])


def keep(player: Player, data: dict[str, str]) -> dict[int, dict[str, str]]:
    """Store one click and acknowledge it."""
    setattr(player, data["question"], data["choice"])
    return {player.id_in_group: {"saved": data["question"]}}


class Punkt(Page):
    """One item with its three questions."""

    live_method = staticmethod(keep)

    @staticmethod
    def vars_for_template(player: Player) -> dict[str, Any]:
        """The item's texts and the scale."""
        choices = [{"value": value, "label": label} for value, label in WORK["choices"]]
        return {"item": WORK["items"][player.round_number - 1], "choices": choices}


page_sequence = [Punkt]
