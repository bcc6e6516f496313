"""What a leader's choice comes to: the chosen teams' rounds, and what may be told of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from selfeval.framework.model import LENS_DIMENSIONS
from selfeval.overview.choice import Choice
from selfeval.overview.known import ALL, Known
from selfeval.records import Team

NOW, BEFORE = 0, 1


@dataclass(frozen=True)
class View:
    """The part of what is known that is looked at.

    teams  the chosen teams within the key's reach, also those without numbers
    today  the day by which a deadline has passed
    """

    known: Known
    teams: Sequence[Team]
    choice: Choice
    today: date

    @cached_property
    def team_names(self) -> Mapping[str, str]:
        """Team → what it is called."""
        return {team.id: team.name for team in self.teams}

    @cached_property
    def rounds(self) -> pd.DataFrame:
        """The chosen teams' rounds in the period in which the chosen frameworks were asked.

        The columns of `Shown.rounds`, and `place`: 0 for a team's newest round, 1 for the one before it, and so on.
        Oldest first.
        """
        rounds = self.known.shown.rounds
        kept = rounds["team"].isin(self.team_names) & rounds["round"].isin(self._cells["round"].unique())
        chosen = rounds[kept].sort_values("date", kind="stable", ignore_index=True)
        back = chosen.iloc[::-1].groupby("team", observed=True).cumcount()
        return chosen.assign(place=back.sort_index().to_numpy("int64"))

    @cached_property
    def _cells(self) -> pd.DataFrame:
        cells = self.known.shown.cells
        kept = cells["team"].isin(self.team_names)
        if self.choice.frameworks:
            kept &= cells["framework"].isin(self.choice.frameworks)
        if self.choice.since:
            kept &= cells["date"] >= pd.Timestamp(self.choice.since)
        if self.choice.until:
            kept &= cells["date"] <= pd.Timestamp(self.choice.until)
        return cells[kept]

    @cached_property
    def cells(self) -> pd.DataFrame:
        """The columns of `Shown.cells`, and `place`; all groups, and the questions of the lens too."""
        places = dict(zip(self.rounds["round"], self.rounds["place"], strict=True))
        return self._cells.assign(place=self._cells["round"].astype(str).map(places).astype("int64"))

    def at(self, place: int, *, lens: bool = False, group: str | None = ALL) -> pd.DataFrame:
        """The cells of all persons (None: of the parts) in each team's newest round, or the one before, …"""
        cells = self.cells
        of_lens = cells["dimension"].isin(LENS_DIMENSIONS)
        of_group = cells["group"] == group if group else cells["group"] != ALL
        return cells[(cells["place"] == place) & (of_lens == lens) & of_group]

    @cached_property
    def now(self) -> pd.DataFrame:
        """Each team's newest round in the dimensions of quality."""
        return self.at(NOW)

    @cached_property
    def with_numbers(self) -> tuple[str, ...]:
        """The teams that have a round here."""
        has = set(self.rounds["team"])
        return tuple(team.id for team in self.teams if team.id in has)

    @property
    def one(self) -> str | None:
        """The only team that has a round here; None where there are several, or none."""
        return self.with_numbers[0] if len(self.with_numbers) == 1 else None

    def round_of(self, team: str, place: int) -> pd.Series | None:
        """A team's newest round, or an earlier one; None where there is none."""
        found = self.rounds[(self.rounds["team"] == team) & (self.rounds["place"] == place)]
        return found.iloc[0] if len(found) else None

    @cached_property
    def pairs(self) -> Mapping[str, tuple[str, str]]:
        """Team → the round before and the newest round, for teams that have both."""
        ids = {(team, place): id for team, place, id in self.rounds[["team", "place", "round"]].itertuples(index=False)}
        both = [team for team in self.with_numbers if (team, BEFORE) in ids]
        return {team: (ids[team, BEFORE], ids[team, NOW]) for team in both}

    @cached_property
    def quality(self) -> tuple[str, ...]:
        """The dimensions of quality that were asked in the newest rounds, in their order."""
        return tuple(self.now["dimension"].drop_duplicates().sort_values())

    @cached_property
    def items(self) -> tuple[str, ...]:
        """The items that were asked in the newest rounds, in their order."""
        return tuple(self.now["item"].drop_duplicates().sort_values())

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Item → what it was called when it was last asked here."""
        named = self._cells[["item", "item_title", "date"]].astype({"item": str, "item_title": str})
        last = named.sort_values("date", kind="stable").drop_duplicates("item", keep="last")
        return dict(self.known.titles) | dict(zip(last["item"], last["item_title"], strict=True))

    def dimension(self, id: str) -> str:
        """What a dimension is called, within a sentence."""
        title = self.known.dimensions.get(id, id)
        return title[:1].lower() + title[1:]

    def about(self, item: str, dimension: str) -> str:
        """An item in a dimension, within a sentence."""
        return f"»{self.titles[item]}« ({self.dimension(dimension)})"
