"""The columns that `docs/frames.md` tells of are those that come out, in their order and with their types."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

import selfeval as se
from selfeval.analysis.frames import ACTIONS, BALLOTS, COLUMNS, CONSENSUS, as_ratings
from selfeval.analysis.intervals import INTERVALS
from selfeval.export.research.codebook import ENTRIES
from selfeval.framework import list_frameworks
from selfeval.storage import Store
from selfeval.study import Study
from tests.docs.pages import DOCS, text_of

PAGE = DOCS / "frames.md"
ROW = re.compile(r"^\| (\w+) \| (\S+) \|", re.MULTILINE)
CELL = ["team", "round", "date", "item", "item_title", "dimension"]


def told(name: str) -> dict[str, str]:
    """Column → type as the page tells them under the heading of a function."""
    return {column: dtype for column, dtype in ROW.findall(section_of(name)) if column != "kolonne"}


def section_of(name: str) -> str:
    return text_of(PAGE).split(f"## `{name}`\n", 1)[1].split("\n## ", 1)[0]


def types(frame: pd.DataFrame, *, without: list[str] | None = None) -> dict[str, str]:
    return {str(name): str(dtype) for name, dtype in frame.drop(columns=without or []).dtypes.items()}


@pytest.fixture(scope="module")
def ratings() -> pd.DataFrame:
    """Ten persons in each of two rounds on an item of the principles, typed as a study gives them."""
    cells = [
        (round, person, dimension)
        for round in (1, 2)
        for person in range(10)
        for dimension in ("faglig", "organisatorisk")
    ]
    rows = [
        {
            "organisation": "o", "organisation_name": "O", "team": "t", "team_name": "T", "round": f"r{round}",
            "round_title": f"R{round}", "date": pd.Timestamp(2024 + round, 3, 1), "report_limit": 5, "person": person,
            "perspective": "medarbejder", "framework": "recovery-principper", "version": "2023", "item": "r-haab",
            "item_title": "Håb", "dimension": dimension, "level": 1 + (person + round) % 5, "exit": None,
            "erfaring": False, "praksis": True, "forskning": False,
        }
        for round, person, dimension in cells
    ]  # fmt: skip
    orders = {"rounds": ["r1", "r2"], "items": ["r-haab"], "dimensions": ["faglig", "organisatorisk"]}
    return as_ratings(pd.DataFrame(rows), **orders)


@pytest.fixture(scope="module")
def ballots(ratings: pd.DataFrame) -> pd.DataFrame:
    marks = ratings[ratings["dimension"] == "faglig"].assign(importance=4, votes=1)
    return marks[list(BALLOTS)].astype(dict(BALLOTS) | {name: ratings[name].dtype for name in ("round", "item")})


def test_columns_of_ratings_and_ballots(ratings: pd.DataFrame, ballots: pd.DataFrame) -> None:
    assert told("study.ratings()") == dict(COLUMNS) == types(ratings)
    assert told("study.ballots()") == dict(BALLOTS) == types(ballots)


def test_columns_of_consensus_and_actions(tmp_path: Path) -> None:
    with Store.open(tmp_path / "selfeval.db") as store:
        study = Study(store)
        assert told("study.consensus()") == dict(CONSENSUS) == types(study.consensus())
        assert told("study.actions()") == dict(ACTIONS) == types(study.actions())


def test_columns_of_score_and_intervals_and_trend(ratings: pd.DataFrame) -> None:
    scores = se.score(ratings, by=CELL)
    assert told("score") == types(scores, without=CELL)
    shown = scores.assign(hidden="").pipe(se.explore.intervals, ratings)
    assert told("explore.intervals") == types(shown[list(INTERVALS)]) == dict(INTERVALS)
    beside = ["hidden", "mean_from", "mean_to", "interval"]
    lines = se.trend(shown, frameworks=list_frameworks())
    assert list(lines.columns[-len(beside) :]) == beside
    assert told("trend") == types(lines, without=["team", *beside])


@pytest.mark.parametrize(
    ("function", "by"),
    [
        (se.explore.agreement, ["team", "round", "item", "dimension"]),
        (se.explore.consistency, ["team", "round", "dimension"]),
        (se.explore.between_teams, ["item", "dimension"]),
        (se.explore.distributions, ["team", "round", "item", "dimension"]),
        (se.explore.gaps, ["team", "round", "item"]),
    ],
)
def test_columns_of_what_is_grouped(ratings: pd.DataFrame, function, by: list[str]) -> None:
    found = function(ratings)
    assert list(found.columns[: len(by)]) == by
    assert told(f"explore.{function.__name__}") == types(found, without=by)


def test_columns_of_compare(ratings: pd.DataFrame) -> None:
    found = se.explore.compare(ratings, before="r1", after="r2")
    assert told("explore.compare") == types(found, without=["item", "dimension"])


def test_columns_of_prioritise(ratings: pd.DataFrame, ballots: pd.DataFrame) -> None:
    assert told("explore.prioritise") == types(
        se.explore.prioritise(ratings, ballots=ballots), without=["team", "round"]
    )


@pytest.mark.parametrize("name", ["people", "cells", "gaps"])
def test_columns_of_what_may_be_told(ratings: pd.DataFrame, name: str) -> None:
    assert told(f"disclose().{name}") == types(getattr(se.disclose(ratings), name))


def test_columns_of_rounds_and_of_changes_that_may_be_told(ratings: pd.DataFrame) -> None:
    assert told("disclose") == types(se.disclose(ratings).rounds)
    assert told("disclose().changes") == types(se.disclose(ratings).changes("r1", "r2"))


def test_columns_of_years_are_those_of_the_codebook(ratings: pd.DataFrame) -> None:
    rows = re.findall(r"^\| (\w+) \| (\w+) \| (.+) \|$", section_of("disclose().years"), re.MULTILINE)
    assert rows[1:] == [(entry.name, entry.dtype, entry.what) for entry in ENTRIES]
    assert told("disclose().years") == types(se.disclose(ratings).years)


def test_every_table_on_the_page_is_one_of_these() -> None:
    known = {"study.ratings()", "study.ballots()", "study.consensus()", "study.actions()", "score", "trend", "plot"}
    known |= {f"explore.{name}" for name in se.explore.__all__}
    known |= {"disclose", *(f"disclose().{name}" for name in ("people", "cells", "gaps", "changes", "years"))}
    assert set(re.findall(r"^## `(.+)`$", text_of(PAGE), re.MULTILINE)) == known
