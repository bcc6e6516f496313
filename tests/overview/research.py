"""A study that a researcher may see something of: six teams in two years, an item renamed and one replaced."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from selfeval.framework import Framework, read_framework
from selfeval.records import Exit, FrameworkPin, Perspective, Phase, Rating, Round
from selfeval.storage import Store
from tests.builders import a_rating, a_round, a_stored_participant, a_team, an_organisation

FRAMEWORK = "recovery-principper"
TEAMS = 6
OLD, NEW = "2021-12", "2023"
DIMENSIONS = ("borgeroplevet", "faglig", "organisatorisk")


def versions() -> tuple[Framework, Framework]:
    """The principles before and after, with one that the newer replaces."""
    old, new = read_framework(FRAMEWORK, OLD), read_framework(FRAMEWORK, NEW)
    first, *rest = new.items
    replaced = first.model_copy(update={"id": "r-nyt", "replaces": (first.id,)})
    return old, new.model_copy(update={"items": (replaced, *rest)})


def fill(store: Store, *, seed: int = 3) -> None:
    """Six teams of nine with two rounds each."""
    with store.writing() as tx:
        tx.add_organisation(an_organisation())
        for place in range(TEAMS):
            tx.add_team(a_team(id=f"team{place}", name=f"Team {place}"))
            for year, framework in zip((2024, 2025), versions(), strict=True):
                round = _round(tx, place, year, framework)
                for rating in _answers(tx, round, framework, random.Random(f"{seed} {place} {year}")):
                    tx.save_rating(rating)


def _round(store: Store, place: int, year: int, framework: Framework) -> Round:
    plan: dict[str, Any] = {
        "id": f"runde{place}-{year}",
        "team_id": f"team{place}",
        "code": f"K{place}DE{year}",
        "phase": Phase.UDVIKLINGSPLAN,
        "frameworks": (FrameworkPin(id=framework.id, version=framework.version, digest=framework.digest),),
        "scope": tuple(item.id for item in framework.items[:3]),
        "created_at": datetime(year, 3, 4, 10, 42, tzinfo=UTC),
    }
    return store.add_round(a_round(**plan), {framework.digest: framework.to_json()})


def _answers(store: Store, round: Round, framework: Framework, chance: random.Random) -> Iterator[Rating]:
    for person in range(9):
        perspective = Perspective.MEDARBEJDER if person < 6 else Perspective.BORGER
        who = a_stored_participant(store, round_id=round.id, perspective=perspective)
        for item in framework.items[:3]:
            for dimension in DIMENSIONS:
                draw = chance.random()
                cell = {"round_id": round.id, "participant_id": who.id, "item": item.id, "dimension": dimension}
                if draw < 0.1:
                    continue  # a blank
                if draw < 0.25:
                    yield a_rating(exit=Exit.VED_IKKE, **cell)
                else:
                    yield a_rating(level=chance.randint(2, 5), **cell)
