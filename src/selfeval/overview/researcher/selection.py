"""The rows of `Shown.years` that a researcher chose, and what their ids are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from selfeval.framework.model import Framework

ALL = "alle"


@dataclass(frozen=True)
class LookedAt:
    """What all sections are made from.

    years       `Shown.years`, whole
    frameworks  what the rounds asked, as `Study.frameworks` gives them
    names       dimension → what it is called
    since, until  the first and last year of the choice
    year        the year of the tables that are about one: the newest within the choice with a visible number;
                None where the version was not asked in any of the years
    """

    years: pd.DataFrame
    frameworks: Sequence[Framework]
    names: Mapping[str, str]
    framework: str
    version: str
    group: str
    since: int
    until: int
    year: int | None

    def of_the_year(self, columns: Sequence[str], *, group: str | None = None) -> pd.DataFrame:
        """Return the rows of the version, group and year, in the order of items and dimensions."""
        years = self.years
        chosen = years[
            (years["framework"] == self.framework)
            & (years["version"] == self.version)
            & (years["year"] == self.year)
            & (years["group"] == (group or self.group))
        ]
        return chosen[list(columns)].reset_index(drop=True)


def newest_year(years: pd.DataFrame, framework: str, version: str, group: str) -> int | None:
    """Return the newest year with a visible number of a version, or the newest with answers if there is none."""
    rows = years[(years["framework"] == framework) & (years["version"] == version)]
    visible = rows.loc[(rows["hidden"] == "") & (rows["group"] == group), "year"]
    found = visible if len(visible) else rows["year"]
    return int(found.max()) if len(found) else None
