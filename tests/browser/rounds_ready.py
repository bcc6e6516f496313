"""Rounds brought to where a test begins, by the same rules as in a workshop, in the database that the server serves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from selfeval.framework import read_framework
from selfeval.records import Organisation, Phase, Round, Team, now
from selfeval.storage import Store
from selfeval.text import local
from selfeval.workshop.round.leading import focus_on, go_to, plan_round, show_answers

KEPT = timedelta(days=730)


@dataclass
class RoundsReady:
    """Makes rounds of new teams in `store`."""

    store: Store

    def round(self, *, items: Sequence[str] = ("p01", "p02"), phase: Phase = Phase.VURDERING) -> Round:
        """A round of a new team, on pejlemærker, in a phase."""
        mark = uuid4().hex
        self.store.add_organisation(Organisation(id=mark, name="Åkøbing Kommune"))
        self.store.add_team(Team(id=mark, organisation_id=mark, name=f"Team {mark[:6]}"))
        today = local(now()).date()
        planned = plan_round(
            self.store,
            team_id=mark,
            title="Runde 1",
            frameworks=[read_framework("pejlemaerker-bostoette", "2021")],
            items=items,
            retain_until=today + KEPT,
            today=today,
        )
        return go_to(self.store, planned, phase)

    def goes_to(self, round: Round, phase: Phase) -> Round:
        """The facilitator goes on, wherever the round is."""
        return go_to(self.store, self.store.round(round.id), phase)

    def looks_at(self, round: Round, item: str) -> Round:
        """The facilitator turns everybody to an item and shows the answers."""
        return show_answers(self.store, focus_on(self.store, self.store.round(round.id), item), item)
