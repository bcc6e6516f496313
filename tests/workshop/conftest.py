"""A store, a team, and rounds of two or three pejlemærker in any phase."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from selfeval.framework import Framework, list_frameworks, read_framework
from selfeval.records import Perspective, Phase, Round
from selfeval.storage import Store
from selfeval.workshop.answers.joining import join
from selfeval.workshop.answers.rating import RatingSession
from selfeval.workshop.round.leading import go_to, plan_round
from selfeval.workshop.round.scope import RoundContent
from tests.builders import a_team, an_organisation

TODAY = date(2026, 3, 4)


@pytest.fixture(scope="session")
def framework() -> Framework:
    """The pejlemærker, with the anbefalinger a0701 and a0702 under p07."""
    return read_framework("pejlemaerker-bostoette", "2021")


@pytest.fixture(scope="session")
def catalogue() -> list[Framework]:
    return list_frameworks()


@pytest.fixture
def content(framework: Framework) -> RoundContent:
    return RoundContent.of([framework], ("p01", "p02", "p07"))


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store.open(address) as opened:
        opened.add_organisation(an_organisation())
        opened.add_team(a_team())
        yield opened


@pytest.fixture
def make_round(store: Store, framework: Framework) -> Callable[..., Round]:
    """Plan a round on p01, p02 and p07 and bring it to a phase."""

    def make(phase: Phase = Phase.VURDERING, **changes: Any) -> Round:
        plan: dict[str, Any] = {
            "team_id": "teamet",
            "title": "Forår 2026",
            "frameworks": [framework],
            "items": ("p01", "p02", "p07"),
            "retain_until": date(2028, 3, 4),
            "today": TODAY,
        }
        return go_to(store, plan_round(store, **(plan | changes)), phase)

    return make


@pytest.fixture
def come_in(store: Store) -> Callable[..., RatingSession]:
    """Join a round with a key of one's own."""

    def come(round: Round, perspective: Perspective = Perspective.MEDARBEJDER) -> RatingSession:
        return join(store, round.code, uuid4().hex, perspective)

    return come


@pytest.fixture
def advance(store: Store) -> Callable[[Round, Phase], Round]:
    """Bring a round to a phase, whatever its revision is by now."""

    def to(round: Round, phase: Phase) -> Round:
        return go_to(store, store.round(round.id), phase)

    return to
