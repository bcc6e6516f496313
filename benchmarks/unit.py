"""A large unit as its leader finds it: teams with years of closed rounds, the same at every run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from benchmarks.work import Work, frameworks
from selfeval.access.keys import hand_out
from selfeval.access.roles import COMMAND_LINE
from selfeval.records import Exit, Organisation, Perspective, Phase, Role, Round, Team, clock_set_to
from selfeval.storage import Store, tables
from selfeval.workshop.round.leading import go_to, plan_round

SEED = 20261122
FIRST_DAY = datetime(2021, 1, 4, 9, tzinfo=UTC)
BETWEEN = timedelta(days=170)
KEPT_UNTIL = date(2040, 1, 1)
STAFF = 8
"""So many of a round are staff; the others are leaders and peers in turn."""
EXIT_SHARE = 0.06
Row = dict[str, Any]


@dataclass(frozen=True)
class Size:
    """How many teams, rounds of each, and persons in each round."""

    teams: int = 40
    rounds: int = 12
    people: int = 10


def fill(path: Path, work: Work, size: Size) -> str:
    """Store the unit in a new database, and give a leader's key to all of it.

    Rounds are planned as by a facilitator. Answers are put in as rows: by the way that a click takes it would take an
    hour, and what is stored is the same.
    """
    chance = random.Random(SEED)
    with Store.open(path) as store:
        key = hand_out(store, Role.LEDER, by=COMMAND_LINE)
        with store.writing():
            rounds = [round for team in range(size.teams) for round in _rounds(store, work, team, size.rounds)]
    with Store.open(path) as store, store.database.begin(writes=True) as connection:
        for round in rounds:
            people = list(_people(round, size.people))
            connection.execute(insert(tables.participant), people)
            connection.execute(insert(tables.rating), list(_answers(work, round, people, chance)))
        connection.commit()
    return key


def _rounds(store: Store, work: Work, number: int, many: int) -> Iterator[Round]:
    store.add_organisation(Organisation(id="enheden", name="Enheden"))
    team = store.add_team(Team(id=f"team-{number}", organisation_id="enheden", name=f"Team {number + 1}"))
    used = frameworks()
    for turn in range(many):
        with clock_set_to(FIRST_DAY + turn * BETWEEN + timedelta(days=number)):
            planned = plan_round(
                store,
                team_id=team.id,
                title=f"Runde {turn + 1}",
                frameworks=used,
                items=[item.id for item in work.items],
                retain_until=KEPT_UNTIL,
                today=(FIRST_DAY + turn * BETWEEN).date(),
            )
            yield go_to(store, go_to(store, planned, Phase.VURDERING), Phase.AFSLUTTET)


def _people(round: Round, many: int) -> Iterator[Row]:
    others = (Perspective.FAGLIG_LEDER, Perspective.PEER)
    for number in range(many):
        perspective = Perspective.MEDARBEJDER if number < STAFF else others[number % 2]
        yield {"id": f"{round.id}-{number}", "round_id": round.id, "perspective": perspective, "done": True}


def _answers(work: Work, round: Round, people: list[Row], chance: random.Random) -> Iterator[Row]:
    usual = {cell: chance.gauss(3.4, 0.6) for cell in work.cells}
    for person, (item, dimension) in product(people, work.cells):
        leaves = chance.random() < EXIT_SHARE
        level = min(5, max(1, round_half(chance.gauss(usual[item, dimension], 0.9))))
        yield {
            "id": f"{person['id']}-{item}-{dimension}",
            "round_id": round.id,
            "participant_id": person["id"],
            "item": item,
            "dimension": dimension,
            "at": round.created_at,
            "level": None if leaves else level,
            "exit": Exit.VED_IKKE if leaves else None,
            "knowledge": (),
            "note": "",
        }


def round_half(value: float) -> int:
    """The nearest whole number, halves upwards."""
    return int(value + 0.5)
