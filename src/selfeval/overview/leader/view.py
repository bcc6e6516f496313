"""What a leader chose: the teams' rounds, and what is disclosed of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from selfeval.overview.leader.choice import Choice
from selfeval.overview.leader.disclosed_study import DisclosedStudy
from selfeval.records import Team

NOW, BEFORE = 0, 1


@dataclass(frozen=True)
class View:
    """The part of a disclosed study that a leader chose.

    teams  the chosen teams within the key's reach, also those without numbers
    today  the day by which a deadline has passed
    """

    study: DisclosedStudy
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
        rounds, choice = self.study.shown.rounds, self.choice
        kept = rounds["team"].isin(self.team_names).to_numpy()
        if choice.frameworks:
            kept = kept & np.isin(np.arange(len(rounds)), self.study.rounds[self._of_frameworks])
        if choice.since:
            kept = kept & (rounds["date"] >= pd.Timestamp(choice.since)).to_numpy()
        if choice.until:
            kept = kept & (rounds["date"] <= pd.Timestamp(choice.until)).to_numpy()
        chosen = rounds.assign(row=np.arange(len(rounds)))[kept].sort_values("date", kind="stable", ignore_index=True)
        back = chosen.iloc[::-1].groupby("team", observed=True).cumcount()
        return chosen.assign(place=back.sort_index().to_numpy("int64"))

    @cached_property
    def _of_frameworks(self) -> npt.NDArray[np.bool_]:
        cells, chosen = self.study.shown.cells, self.choice.frameworks
        return cells["framework"].isin(chosen).to_numpy() if chosen else np.ones(len(cells), dtype=bool)

    @cached_property
    def _places(self) -> npt.NDArray[np.int64]:
        """For each of `Shown.cells` the place of its round, or −1 where it is not looked at."""
        of_round = np.full(len(self.study.shown.rounds), -1, dtype="int64")
        of_round[self.rounds["row"]] = self.rounds["place"]
        places = of_round[self.study.rounds]
        return np.where(self._of_frameworks, places, -1)

    def all_rounds(self, columns: Sequence[str], *, lens: bool = False) -> pd.DataFrame:
        """Return the cells of all persons in all rounds: these columns of `Shown.cells`, and `place`."""
        kept: npt.NDArray[np.bool_] = (self._places >= 0) & (self.study.of_lens == lens) & self.study.of_all
        return self.study.shown.cells[list(columns)][kept].assign(place=self._places[kept])

    def at(self, place: int, *, parts: bool = False) -> pd.DataFrame:
        """Return the cells of all persons, or of their parts, in each team's newest round (place 0) or another."""
        kept: npt.NDArray[np.bool_] = (self._places == place) & ~self.study.of_lens & (self.study.of_all != parts)
        return self.study.shown.cells[kept]

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
        """Return a team's newest round, or an earlier one; None where there is none."""
        found = self.rounds[(self.rounds["team"] == team) & (self.rounds["place"] == place)]
        return found.iloc[0] if len(found) else None

    @cached_property
    def pairs(self) -> Mapping[str, tuple[str, str]]:
        """Team → the round before and the newest round, for teams that have both."""
        ids = {(team, place): id for team, place, id in self.rounds[["team", "place", "round"]].itertuples(index=False)}
        both = [team for team in self.with_numbers if (team, BEFORE) in ids]
        return {team: (ids[team, BEFORE], ids[team, NOW]) for team in both}

    @cached_property
    def limits(self) -> tuple[int, ...]:
        """The limits for small groups that hold in these rounds, the lowest first."""
        return tuple(sorted(set(self.rounds["limit"].tolist())))

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
        asked = self.all_rounds(["item", "item_title", "date"]).drop_duplicates(["item", "item_title"], keep="last")
        last = asked.sort_values("date", kind="stable").drop_duplicates("item", keep="last").astype(str)
        return dict(self.study.titles) | dict(zip(last["item"], last["item_title"], strict=True))

    def dimension(self, id: str) -> str:
        """Return what a dimension is called, within a sentence."""
        title = self.study.dimensions.get(id, id)
        return title[:1].lower() + title[1:]

    def about(self, item: str, dimension: str) -> str:
        """Return an item in a dimension, within a sentence."""
        return f"»{self.titles[item]}« ({self.dimension(dimension)})"
