"""Every team of six to eight persons that there can be, and the same team after one has left."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations_with_replacement

import pandas as pd
import pytest

from selfeval.analysis.disclosure import disclose
from selfeval.analysis.frames import as_ratings
from tests.analysis.disclosure.studies import answers


def teams_of(size: int) -> dict[str, tuple[tuple[int, ...], int]]:
    """Team → what its persons answered in its first round, and what the one answered who left before its second."""
    every = [(levels, leaver) for levels in combinations_with_replacement(range(1, 6), size) for leaver in set(levels)]
    return {f"t{number}": each for number, each in enumerate(every)}


def two_rounds(teams: dict[str, tuple[tuple[int, ...], int]]) -> pd.DataFrame:
    parts = []
    for team, (levels, leaver) in teams.items():
        left = list(levels)
        left.remove(leaver)
        for place, said in enumerate((levels, left), start=1):
            parts.append(answers(*said, team=team, round=f"{team}r{place}"))
    frame = pd.concat(parts, ignore_index=True)
    return as_ratings(frame, rounds=sorted(set(frame["round"])), items=["p01"], dimensions=["faglig"])


@pytest.mark.parametrize("size", [6, 7, 8])
def test_what_two_rounds_show_leaves_at_least_two_answers_to_whoever_left(size):
    """Those who stayed answered as before, and the attacker knows that, who left, and every number told."""
    teams = teams_of(size)
    cells = disclose(two_rounds(teams)).cells
    told = cells.drop(columns=["team", "round", "date"]).assign(place=cells["round"].astype(str).str[-1])
    seen: dict[tuple[object, ...], set[int]] = defaultdict(set)
    shown_twice = 0
    for team, rows in told.groupby(cells["team"], observed=True):
        if (rows["hidden"] == "").sum() == 2:
            shown_twice += 1
            seen[tuple(rows.sort_values("place").astype(str).itertuples(index=False, name=None))].add(teams[team][1])
    assert shown_twice > len(teams) / 2, "a test of what is hidden would show nothing"
    assert [shown for shown, leavers in seen.items() if len(leavers) == 1] == []
