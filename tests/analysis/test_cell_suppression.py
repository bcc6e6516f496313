"""The textbook example of cell suppression, by age and country, with our rules."""

from __future__ import annotations

from itertools import count, cycle

import pandas as pd
import pytest

import selfeval as se
from selfeval.analysis.frames import as_ratings
from selfeval.disclosure import Shown

PERSONS = {
    "young": {"Iceland": 2, "Portugal": 0, "Spain": 5},
    "old": {"Iceland": 3, "Portugal": 4, "Spain": 6},
}
PARTS = {"young": "borgere", "old": "medarbejdere"}
PERSPECTIVES = {"young": "borger", "old": "medarbejder"}


@pytest.fixture(scope="module")
def shown() -> Shown:
    """A country is a team with one round, an age a perspective; the limit is the lowest that hides young–Iceland."""
    levels, numbers = cycle([2, 4, 3, 5]), count(1)
    rows = [
        {
            "organisation": "o", "organisation_name": "O", "team": country, "team_name": country, "round": country,
            "round_title": "R", "date": pd.Timestamp(2026, 3, 4), "report_limit": 3, "person": next(numbers),
            "perspective": PERSPECTIVES[age], "framework": "pejle", "version": "1", "item": "p01", "item_title": "P",
            "dimension": "faglig", "level": next(levels), "exit": None,
            "erfaring": False, "praksis": True, "forskning": False,
        }
        for age, countries in PERSONS.items()
        for country, persons in countries.items()
        for _ in range(persons)
    ]  # fmt: skip
    orders = {"rounds": ["Iceland", "Portugal", "Spain"], "items": ["p01"], "dimensions": ["faglig"]}
    return se.disclose(as_ratings(pd.DataFrame(rows), **orders), at_least=3)


def is_told(shown: Shown, country: str, group: str) -> bool:
    cells = shown.cells
    found = cells[(cells["team"] == country) & (cells["group"] == group)]
    return bool((found["hidden"] == "").any())


@pytest.mark.parametrize("age", PERSONS)
@pytest.mark.parametrize("country", ["Iceland", "Portugal", "Spain"])
def test_cell_suppression_young_and_old_by_country(shown: Shown, country: str, age: str) -> None:
    """Published: young–Portugal is too small, and the four cells of Iceland and Portugal are hidden, Spain's are shown.

    Ours hides the same four, by another way: the parts of a country are told only where all of them can be. It needs no
    second country to hide behind, so that no later country can undo it.
    """
    assert is_told(shown, country, PARTS[age]) == (country == "Spain")


@pytest.mark.parametrize("country", ["Iceland", "Portugal", "Spain"])
def test_cell_suppression_totals_of_countries_are_shown(shown: Shown, country: str) -> None:
    assert is_told(shown, country, "alle")


def test_cell_suppression_totals_of_ages_are_hidden(shown: Shown) -> None:
    """Published: the totals of young (7) and old (13) are shown. Ours are not.

    A number over several teams is about at least 10 persons of at least 3 teams, and the parts are shown together or
    not at all.
    """
    parts = shown.years[shown.years["group"] != "alle"]
    assert (parts["hidden"] != "").all()
    together = shown.years[shown.years["group"] == "alle"]
    assert (together["hidden"] == "").all()


def test_cell_suppression_no_count_is_told_exactly(shown: Shown) -> None:
    """Published counts can be subtracted; ours are bands, and so is the total."""
    told = shown.cells["people"].dropna()
    assert set(told) <= {"under 5", "5–7", "8–14"}
