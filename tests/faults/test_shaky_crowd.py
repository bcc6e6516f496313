"""Thirty shaky lines and a server that is killed five times: what was acknowledged is stored, and nothing is twice."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

from tests.faults.mortal_server import MortalServer
from tests.faults.shaky_client import Cell, ShakyClient

PEOPLE = 30
ANSWERS = 24
KILLS = 5
SEED = 20_26
LOOK_SECONDS = 0.01
CELLS = [(item, dimension) for item in ("p01", "p06") for dimension in ("borgeroplevet", "faglig", "organisatorisk")]


def a_crowd(port: int, code: str) -> list[ShakyClient]:
    """People who answer every question several times, for they change their minds; the same each time."""
    people = []
    for number in range(PEOPLE):
        chance = random.Random(SEED + number)
        answers = [(chance.choice(CELLS), chance.randint(1, 5)) for _ in range(ANSWERS)]
        people.append(ShakyClient(f"ws://127.0.0.1:{port}/d/{code}/ws", f"{number:026d}", answers, chance))
    return people


def acknowledged(people: list[ShakyClient]) -> dict[str, tuple[Cell, int]]:
    return {id: answer for person in people for id, answer in person.acknowledged.items()}


def stored(database: Path, round_id: str) -> list[tuple[str, tuple[Cell, int]]]:
    """Every row, oldest first, straight from the file."""
    query = "select id, item, dimension, level from rating where round_id = ? order by seq"
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(query, [round_id]).fetchall()
    return [(id, ((item, dimension), level)) for id, item, dimension, level in rows]


async def answer_while_the_server_dies(server: MortalServer, people: list[ShakyClient], round_id: str) -> None:
    """It is killed when a sixth, two sixths … of all answers are acknowledged, looked into, and started again."""
    async with asyncio.TaskGroup() as tasks:
        for person in people:
            tasks.create_task(person.run())
        for kill in range(1, KILLS + 1):
            while len(acknowledged(people)) < kill * PEOPLE * ANSWERS / (KILLS + 1):
                await asyncio.sleep(LOOK_SECONDS)
            server.kill()
            assert acknowledged(people).items() <= dict(stored(server.database, round_id)).items()
            await asyncio.to_thread(server.start)


def test_nothing_acknowledged_is_lost_and_nothing_is_stored_twice(mortal, round, store):
    people = a_crowd(mortal.port, round.code)
    asyncio.run(answer_while_the_server_dies(mortal, people, round.id))
    rows = stored(mortal.database, round.id)
    assert len(acknowledged(people)) == PEOPLE * ANSWERS
    assert acknowledged(people) == dict(rows)
    assert max(Counter(id for id, _ in rows).values()) == 1
    assert len(store.participants(round.id)) == PEOPLE
    assert sum(person.cuts for person in people) > PEOPLE  # the lines were shaky indeed
    latest = Counter((each.item, each.dimension, each.level) for each in store.ratings(round.id))
    meant = Counter((*cell, level) for person in people for cell, level in dict(person.answers).items())
    assert latest == meant
