"""Random studies: small teams over several rounds, with whom to expect and what is worst for them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import pandas as pd
from hypothesis import strategies as st

from selfeval.analysis.frames import as_ratings
from selfeval.records import Perspective
from tests.disclosure.studies import DIMENSIONS, answers

MOST_PERSONS = 14
SIZES = (3, 4, 5, 6, 6, 7, 7, 8, 9, 10, 10, 11, 12, 13, 14)
ROLES = [perspective.value for perspective in Perspective]


@dataclass(frozen=True)
class Study:
    """The answers as a study gives them, and who they really are of, as `attacker.find` takes it."""

    ratings: pd.DataFrame
    truth: pd.DataFrame


@st.composite
def studies(draw: st.DrawFn) -> Study:
    """1–4 teams, 1–4 rounds, 3–14 persons; some leave and some come, and all answer as they did before."""
    chance = Random(draw(st.integers(0, 2**32)))
    teams, rounds = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    items, dimensions = draw(st.integers(1, 2)), draw(st.integers(1, 2))
    limit = draw(st.sampled_from([5, 5, 5, 3, 6]))
    exits = draw(st.sampled_from([0.0, 0.1, 0.3]))
    rows = []
    for team in range(teams):
        size = draw(st.sampled_from(SIZES))
        moves = [draw(st.tuples(st.integers(0, 3), st.integers(0, 3))) for _ in range(rounds - 1)]
        rows += _team(chance, f"t{team}", size, moves, [(i, d) for i in range(items) for d in range(dimensions)])
    frame = pd.DataFrame(rows, columns=["team", "place", "who", "perspective", "item", "dimension", "level"])
    return _study(chance, frame, limit=limit, exits=exits)


def _team(
    chance: Random, team: str, size: int, moves: list[tuple[int, int]], questions: list[tuple[int, int]]
) -> list[tuple[object, ...]]:
    """The answers of a team, round after round, of persons who answer alike in all of them."""
    weights = [chance.choice([1, 1, 3]) for _ in ROLES]
    usual = {question: _levels(chance) for question in questions}
    role: dict[int, str] = {}
    said: dict[int, dict[tuple[int, int], int]] = {}

    def new() -> int:
        who = len(role)
        role[who] = chance.choices(["medarbejder", *ROLES], [8, *weights])[0]
        said[who] = {question: chance.choice(usual[question]) for question in questions}
        return who

    here = [new() for _ in range(size)]
    rows: list[tuple[object, ...]] = []
    for place, (leave, come) in enumerate([(0, 0), *moves]):
        here = chance.sample(here, max(len(here) - leave, 0))
        away = [who for who in role if who not in here]
        back = chance.sample(away, min(len(away), come)) if chance.random() < 0.3 else []
        room = MOST_PERSONS - len(here)
        here += (back + [new() for _ in range(come - len(back))])[:room]
        for who in here:
            rows += [(team, place, who, role[who], *question, said[who][question]) for question in questions]
    return rows


def _levels(chance: Random) -> list[int]:
    """What is answered to a question in a team: anything, the ends, one end, or the same by nearly everybody."""
    kind = chance.randrange(5)
    if kind == 0:
        return [1, 2, 3, 4, 5]
    if kind == 1:
        return [1, 5]
    level = chance.choice([1, 2, 3, 4, 5])
    if kind == 2:
        return [level, min(level + 1, 5)]
    return [level] * chance.choice([4, 9, 30]) + [1, 3, 5]


def _study(chance: Random, frame: pd.DataFrame, *, limit: int, exits: float) -> Study:
    left = [chance.random() for _ in frame["level"]]
    exit = [("ved_ikke" if chance.random() < 0.5 else "ikke_relevant") if one < exits else None for one in left]
    frame = frame.assign(
        level=pd.array([None if out else said for said, out in zip(frame["level"], exit, strict=True)], dtype="Int8"),
        exit=exit,
        round=frame["team"] + "r" + frame["place"].astype(str),
        item=[f"p{item}" for item in frame["item"]],
        dimension=[DIMENSIONS[place] for place in frame["dimension"]],
    )
    facts = answers(*[3] * len(frame)).drop(columns=[name for name in frame if name != "place"], errors="ignore")
    plain = facts.assign(**{name: frame[name].to_numpy() for name in frame if name not in ("place", "who", "level")})
    plain = plain.assign(
        level=frame["level"],
        person=frame["who"].to_numpy() + 1,
        date=pd.to_datetime([f"{2020 + place}-03-01" for place in frame["place"]]),
        report_limit=limit,
        round_title=plain["round"],
        team_name=plain["team"],
    )
    rounds = list(frame.sort_values(["place", "team"])["round"].unique())
    ratings = as_ratings(plain, rounds=rounds, items=sorted(set(frame["item"])), dimensions=DIMENSIONS)
    return Study(ratings, frame[frame["level"].notna()].drop(columns="exit"))
