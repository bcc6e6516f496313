"""Studies for the tests of what may be told: small ones written by hand, and whole lines of rounds at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from selfeval.analysis.frames import as_ratings

Said = int | str
"""A level or an exit."""

Levels = tuple[int, ...]

DIMENSIONS = ("borgeroplevet", "faglig", "organisatorisk", "er_meningsfuldt")


def answers(
    *said: Said, team: str = "t", round: str = "r1", perspectives: Sequence[str] = (), **columns: Any
) -> pd.DataFrame:
    """One row for each answer, from persons 1, 2, 3 …; `perspectives` of the first of them, the rest are staff."""
    roles = [*perspectives, *["medarbejder"] * (len(said) - len(perspectives))]
    defaults = {
        "organisation": "o", "organisation_name": "O", "team": team, "team_name": team.upper(), "round": round,
        "round_title": round, "date": pd.Timestamp(2020 + int(round[-1]), 3, 1), "report_limit": 5,
        "person": range(1, len(said) + 1), "perspective": roles, "framework": "f", "version": "1", "item": "p01",
        "item_title": "P01", "dimension": "faglig", "level": [None if isinstance(one, str) else one for one in said],
        "exit": [one if isinstance(one, str) else None for one in said], "erfaring": False, "praksis": False,
        "forskning": False,
    }  # fmt: skip
    return pd.DataFrame(defaults | columns)


def study(*parts: pd.DataFrame) -> pd.DataFrame:
    """The answers together, typed and ordered as a study gives them; items and rounds in the order they come."""
    frame = pd.concat(parts, ignore_index=True)
    known = {name: list(dict.fromkeys(frame[name])) for name in ("round", "item")}
    known["round"] = sorted(known["round"], key=lambda name: (name[-1], name))
    return as_ratings(frame, rounds=known["round"], items=known["item"], dimensions=DIMENSIONS)


def lines(rounds: Sequence[Sequence[Levels]], *, limit: int = 5) -> pd.DataFrame:
    """One team's rounds, oldest first; each has the levels of as many items, so that an item is a case of its own."""
    columns: dict[str, list[Any]] = {"round": [], "person": [], "item": [], "level": []}
    for place, items in enumerate(rounds, start=1):
        for item, levels in enumerate(items):
            columns["round"] += [f"r{place}"] * len(levels)
            columns["person"] += range(len(levels))
            columns["item"] += [f"p{item:04}"] * len(levels)
            columns["level"] += levels
    frame = pd.DataFrame(columns)
    facts = answers(*[3] * len(frame)).drop(columns=list(columns)).assign(report_limit=limit)
    frame = facts.join(frame).assign(date=pd.to_datetime("202" + frame["round"].str[-1] + "-03-01"))
    frame["round_title"] = frame["round"]
    frame["item_title"] = frame["item"]
    return as_ratings(
        frame,
        rounds=[f"r{place}" for place in range(1, len(rounds) + 1)],
        items=[f"p{item:04}" for item in range(max(map(len, rounds)))],
        dimensions=DIMENSIONS,
    )


def told_of(cells: pd.DataFrame) -> pd.Series:
    """For each item everything that its rows tell, as one text: what cannot be told apart looks the same."""
    hidden_ids = ["team", "date", "framework", "version", "item", "item_title"]
    words = cells.drop(columns=hidden_ids).astype(object).where(lambda frame: frame.notna(), "–").astype(str)
    return words.agg("|".join, axis=1).groupby(cells["item"], observed=True).agg(" / ".join)


def sorts(told: Mapping[str, str], what: Iterable[tuple[str, Any]]) -> dict[str, set[Any]]:
    """For each text what could be behind it."""
    found: dict[str, set[Any]] = {}
    for item, secret in what:
        found.setdefault(told[item], set()).add(secret)
    return found
