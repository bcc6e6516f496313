"""The Python that makes a table, for somebody with the database to run and to build on."""

from __future__ import annotations

from collections.abc import Sequence

from selfeval.overview.researcher.selection import LookedAt

LINE = 100
"""Characters on a line of names."""

BEGIN = """\
import selfeval as se

with se.open_study() as study:  # eller se.open_study("sti/til/selfeval.db")
    years = se.disclose(study.ratings()).years
"""

OF_THE_YEAR = """
chosen = years[
    (years["framework"] == "{framework}")
    & (years["version"] == "{version}")
    & (years["year"] == {year})
    & (years["group"] == "{group}")
]
table = chosen[
    {columns}
].reset_index(drop=True)
"""


def of_the_year(at: LookedAt, columns: Sequence[str], *, group: str | None = None) -> str:
    """Write the code for `LookedAt.of_the_year`."""
    return BEGIN + OF_THE_YEAR.format(
        framework=at.framework,
        version=at.version,
        year=at.year,
        group=group or at.group,
        columns=_listed(columns),
    )


def _listed(columns: Sequence[str]) -> str:
    """Return the names as a list, on as many lines as they need."""
    lines: list[str] = []
    for name in columns:
        word = f'"{name}",'
        if lines and len(lines[-1]) + len(word) < LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "[\n        " + "\n        ".join(lines) + "\n    ]"
