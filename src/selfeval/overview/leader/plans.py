"""The chosen teams' actions, and what became of them from round to round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from selfeval.overview.leader.view import View
from selfeval.records import ActionReach, ActionStatus

OPEN = (ActionStatus.PLANLAGT.value, ActionStatus.I_GANG.value)
DONE, DROPPED = ActionStatus.GENNEMFOERT.value, ActionStatus.DROPPET.value
NEEDS_FRAMES = ActionReach.RAMMER.value


@dataclass(frozen=True)
class Plans:
    """The actions that a view is about: those of its teams and frameworks, decided before the period ends."""

    view: View

    @cached_property
    def actions(self) -> pd.DataFrame:
        """The columns of `Study.actions`, and decided, the day of the round of origin (missing where not shown)."""
        study, choice = self.view.study, self.view.choice
        rows = study.actions.astype({"team": str, "item": str, "status": str, "reach": str, "origin_round": str})
        rows = rows[rows["team"].isin(self.view.team_names)]
        if choice.frameworks:
            rows = rows[rows["item"].map(study.home).isin(choice.frameworks)]
        days = dict(zip(study.shown.rounds["round"].astype(str), study.shown.rounds["date"], strict=True))
        rows = rows.assign(decided=pd.to_datetime(rows["origin_round"].map(days)))
        if choice.until:
            rows = rows[~(rows["decided"] > pd.Timestamp(choice.until))]
        return rows.reset_index(drop=True)

    @cached_property
    def open(self) -> pd.DataFrame:
        """Return planned and ongoing actions: overdue ones first, then by deadline, then those without one."""
        rows = self.actions[self.actions["status"].isin(OPEN)]
        return rows.sort_values("deadline", na_position="last", kind="stable", ignore_index=True)

    @cached_property
    def overdue(self) -> pd.DataFrame:
        """Return open actions whose deadline has passed."""
        return self.open[self.open["deadline"] < pd.Timestamp(self.view.today)]

    def many(self, *statuses: str) -> int:
        """Count the actions with these statuses."""
        return int(self.actions["status"].isin(statuses).sum())

    def is_overdue(self, deadline: date | pd.Timestamp) -> bool:
        """Return whether the deadline of an open action has passed."""
        return bool(pd.notna(deadline) and deadline < pd.Timestamp(self.view.today))
