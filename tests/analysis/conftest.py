"""Frames of a few answers, and a store with rounds on frameworks as they are published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from selfeval.analysis.scores import VALUES
from selfeval.framework import Framework, read_framework
from selfeval.measures.limits import too_few
from selfeval.records import FrameworkPin, Phase, Round
from selfeval.storage import Store
from selfeval.study import Study, open_study
from tests.builders import a_rating, a_round, a_stored_participant, a_team, an_organisation
from tests.databases import new_file

MakeRatings = Callable[..., pd.DataFrame]


@pytest.fixture(scope="session")
def make_ratings() -> MakeRatings:
    """One row for each answer, a level or an exit, from persons 1, 2, 3 …; columns may be given otherwise."""

    def make(*answers: int | str, **columns: Any) -> pd.DataFrame:
        defaults = {
            "team": "teamet",
            "round": "runden",
            "person": range(1, len(answers) + 1),
            "item": "p01",
            "dimension": "faglig",
            "level": pd.array([None if isinstance(one, str) else one for one in answers], dtype="Int8"),
            "exit": [one if isinstance(one, str) else None for one in answers],
            "report_limit": 5,
        }
        return pd.DataFrame(defaults | columns)

    return make


def hidden_below(limit: int, scores: pd.DataFrame) -> pd.DataFrame:
    """The scores as somebody hides what has too few levels: no number there, and a reason."""
    few = scores["n_level"] < limit
    values = {name: scores[name].mask(few) for name in VALUES}
    return scores.assign(**values, hidden=[too_few(limit) if hidden else "" for hidden in few])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return new_file(tmp_path)


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        opened.add_organisation(an_organisation())
        opened.add_team(a_team())
        yield opened


@pytest.fixture
def study(store: Store, path: Path) -> Iterator[Study]:
    with open_study(path) as opened:
        yield opened


@pytest.fixture
def make_round(store: Store) -> Callable[..., Round]:
    """Store a round on a framework whose answers are frozen, made in March; its items are all the framework's."""

    def make(framework: Framework, year: int = 2026, **changes: Any) -> Round:
        plan: dict[str, Any] = {
            "id": f"runden-{year}",
            "title": f"Forår {year}",
            "code": f"KODE{year}",
            "phase": Phase.UDVIKLINGSPLAN,
            "frameworks": (FrameworkPin(id=framework.id, version=framework.version, digest=framework.digest),),
            "scope": tuple(item.id for item in framework.items),
            "created_at": datetime(year, 3, 4, 10, 42, tzinfo=UTC),
        }
        return store.add_round(a_round(**(plan | changes)), {framework.digest: framework.to_json()})

    return make


@pytest.fixture
def answer(store: Store) -> Callable[..., None]:
    """Store the answers of as many new participants on an item of a round."""

    def store_answers(round: Round, item: str, *levels: int, **changes: Any) -> None:
        for level in levels:
            who = a_stored_participant(store, round_id=round.id)
            store.save_rating(
                a_rating(**({"round_id": round.id, "participant_id": who.id, "item": item, "level": level} | changes))
            )

    return store_answers


@pytest.fixture(scope="session")
def draft() -> Framework:
    """The principles as they were named in December 2021."""
    return read_framework("recovery-principper", "2021-12")


@pytest.fixture(scope="session")
def final() -> Framework:
    """The principles with their final names and order."""
    return read_framework("recovery-principper", "2023")
