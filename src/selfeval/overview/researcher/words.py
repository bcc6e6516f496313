"""Sentences that several sections say."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from selfeval.overview.researcher.selection import ALL, LookedAt
from selfeval.text import and_others, plural

GROUPS = {
    ALL: "alle personer",
    "borgere": "borgere og peers",
    "medarbejdere": "medarbejdere",
    "ledere": "ledere",
    "myndighed": "myndighed og samarbejdspartnere",
    "øvrige": "øvrige, som ikke kan vises hver for sig",
}
"""The groups of `Shown.years` in words."""


def of_the_group(at: LookedAt) -> str:
    """Name the group that the numbers are about."""
    return GROUPS.get(at.group, at.group)


def counted(rows: pd.DataFrame) -> str:
    """Say how much of a table is visible."""
    shown = int((rows["hidden"] == "").sum())
    if shown == len(rows):
        return f"Alle {plural(shown, 'vurdering', 'vurderinger')} er vist." if shown else "Der er ingen vurderinger."
    of_all = plural(len(rows), "vurdering", "vurderinger")
    return f"{shown} af {of_all} er vist. Resten er skjult, så ingen kan genkendes."


def places_with(rows: pd.DataFrame, column: str, value: float, names: Mapping[str, str]) -> str:
    """Return the first row that has a value, and how many more have it."""
    alike = rows[rows[column] == value]
    return and_others(place_of(alike.iloc[0], names), len(alike))


def place_of(row: pd.Series, names: Mapping[str, str]) -> str:
    """Return an item and a dimension in a sentence."""
    dimension = names.get(str(row["dimension"]), str(row["dimension"]))
    return f"»{row['item_title']}« ({dimension.lower()})"
