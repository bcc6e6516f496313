"""The practice organisation, played once: three teams with four rounds each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from selfeval.access.roles import Access
from selfeval.overview.document import Document
from selfeval.overview.leader.choice import Choice
from selfeval.overview.leader.overview import LeaderOverview
from selfeval.practice.teams import make_practice_organisation
from selfeval.records import EVERYTHING, Phase, Role
from selfeval.storage import Store
from selfeval.study import Study

TODAY = date(2026, 11, 23)
EVERYBODY = Access(key_id="nøglen", role=Role.LEDER, scope=(EVERYTHING,))


@dataclass(frozen=True)
class Practice:
    """A store, its overview, and every answer in it."""

    store: Store
    overview: LeaderOverview
    ratings: pd.DataFrame
    actions: pd.DataFrame
    consensus: pd.DataFrame

    def document(self, *teams: str, access: Access = EVERYBODY, **choice: object) -> Document:
        return self.overview.document(access, Choice(teams=teams, **choice))

    def newest(self, team: str, place: int = 0) -> pd.DataFrame:
        """The answers of a team's newest round, or of one before it, in the dimensions of quality."""
        own = self.ratings[self.ratings["team"] == team]
        rounds = own.sort_values("date")["round"].drop_duplicates().tolist()
        chosen = own[own["round"] == rounds[-1 - place]]
        return chosen[chosen["dimension"].isin(["borgeroplevet", "faglig", "organisatorisk"])]


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    path: Path = tmp_path_factory.mktemp("overview") / "selfeval.db"
    with Store.open(path) as store:
        make_practice_organisation(store, today=TODAY, until=Phase.AFSLUTTET)
        study = Study(store)
        yield Practice(store, LeaderOverview(store), study.ratings(), study.actions(), study.consensus())
