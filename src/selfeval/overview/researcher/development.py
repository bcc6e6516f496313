"""Udvikling: the level year by year; a line breaks where an item's meaning was replaced."""

from __future__ import annotations

import pandas as pd

from selfeval.analysis import plot
from selfeval.analysis.intervals import BOOTSTRAP
from selfeval.analysis.plot.later import LaterPicture
from selfeval.analysis.trends import trend
from selfeval.overview.document import Cell, Section
from selfeval.overview.researcher import cells, code
from selfeval.overview.researcher.selection import LookedAt
from selfeval.overview.researcher.words import of_the_group
from selfeval.text import plural

TITLE = "Udvikling år for år"

COLUMNS = (
    "series",
    "segment",
    "item",
    "title_then",
    "dimension",
    "year",
    "version",
    "n",
    "mean",
    "mean_from",
    "mean_to",
    "changes",
    "hidden",
)

CODE = """    frameworks = study.frameworks()

chosen = years[
    (years["framework"] == "{framework}")
    & (years["group"] == "{group}")
    & years["year"].between({since}, {until})
]
# Er et punkt spurgt i to udgaver samme år, bruges den nyeste, som må vises.
of_a_year = chosen.assign(visible=chosen["hidden"] == "", version=chosen["version"].astype(str))
of_a_year = of_a_year.sort_values(["visible", "version"]).drop_duplicates(["item", "dimension", "year"], keep="last")
year = of_a_year["year"].astype(str)
points = of_a_year.assign(round=year, date=pd.to_datetime(year, format="%Y"))
points = points.rename(columns={{"people": "n", "level": "mean", "level_from": "mean_from", "level_to": "mean_to"}})
points = points[
    ["item", "item_title", "dimension", "round", "date", "version", "n", "mean", "mean_from", "mean_to", "hidden"]
]
line = se.trend(points, frameworks=frameworks)
table = line.assign(year=line["date"].dt.year)[
    ["series", "segment", "item", "title_then", "dimension", "year", "version",
     "n", "mean", "mean_from", "mean_to", "changes", "hidden"]
]
"""

NOTES = (
    "Et år er alle runder, hvis vurdering begyndte i året. Personerne er nye hvert år: Ingen kan følges.",
    "En linje går videre, når et punkt kun har fået nyt navn eller nummer. Den brydes, hvor meningen er en ny.",
    "Linjerne går gennem alle udgaver af spørgerammen. Er et punkt spurgt i to udgaver samme år, vises den nyeste.",
    "Niveauet står i halve trin uden interval, hvor et andet år har næsten de samme personer.",
    "Intervaller på 95 % siger, hvor meget tilfældigheder kan flytte. De siger intet om, hvem der ikke er spurgt.",
)


def points(at: LookedAt) -> pd.DataFrame:
    """Return the points of the lines, as `selfeval.trend` gives them."""
    years = at.years
    chosen = years[
        (years["framework"] == at.framework) & (years["group"] == at.group) & years["year"].between(at.since, at.until)
    ]
    of_a_year = chosen.assign(visible=chosen["hidden"] == "", version=chosen["version"].astype(str))
    of_a_year = of_a_year.sort_values(["visible", "version"]).drop_duplicates(
        ["item", "dimension", "year"], keep="last"
    )
    year = of_a_year["year"].astype(str)
    named = of_a_year.assign(round=year, date=pd.to_datetime(year, format="%Y")).rename(
        columns={"people": "n", "level": "mean", "level_from": "mean_from", "level_to": "mean_to"}
    )
    needed = ["item", "item_title", "dimension", "round", "date", "version", "n", "mean", "mean_from", "mean_to"]
    return trend(named[[*needed, "hidden"]], frameworks=at.frameworks)


def frame(at: LookedAt) -> pd.DataFrame:
    """Return one row a point, with the columns of `COLUMNS`."""
    line = points(at)
    return line.assign(year=line["date"].dt.year)[list(COLUMNS)]


def section(at: LookedAt) -> Section:
    """Make the section on the lines of the chosen years."""
    line = points(at)
    rows = line.assign(year=line["date"].dt.year)[list(COLUMNS)]
    columns: tuple[cells.Column, ...] = (
        ("Punkt", cells.word("title_then")),
        ("Dimension", cells.word("dimension", at.names)),
        ("År", cells.whole("year")),
        ("Udgave", cells.word("version")),
        ("Personer", cells.visible_word("n")),
        ("Niveau", cells.number("mean", toned=True)),
        ("95 %-interval", cells.between("mean_from", "mean_to")),
        ("Anderledes end før", lambda row: Cell(str(row["changes"]) or "–")),
        ("Skjult fordi", cells.reason),
    )
    drawn = line.assign(interval=_kinds(line))
    begin = code.BEGIN.replace("import selfeval", "import pandas as pd\nimport selfeval")
    return Section(
        id="udvikling",
        title=TITLE,
        says=tuple(_says(rows)),
        table=cells.table_of(rows, f"Gennemsnitligt niveau år for år, {of_the_group(at)}", columns),
        picture=LaterPicture(TITLE, lambda: plot.trend(drawn, names=at.names, title=TITLE, by_year=True)),
        notes=NOTES,
        code=begin + CODE.format(framework=at.framework, group=at.group, since=at.since, until=at.until),
    )


def _kinds(line: pd.DataFrame) -> pd.Series:
    return pd.Series(BOOTSTRAP, index=line.index).where(line["mean_from"].notna(), "")


def _says(rows: pd.DataFrame) -> list[str]:
    lines = [line for _, line in rows.groupby(["series", "dimension", "segment"], observed=True)]
    pairs = [line.dropna(subset=["mean_from"]).iloc[[0, -1]] for line in lines if line["mean_from"].count() > 1]
    said = []
    if not pairs:
        said.append("Ingen linje har to år med interval endnu. Udvikling kan først læses, når der er flere år.")
    else:
        apart = [_direction(pair) for pair in pairs]
        said.append(
            f"{plural(len(pairs), 'linje', 'linjer')} har interval i mindst to år. Det første og det sidste års "
            f"intervaller ligger helt adskilt i {apart.count(1)}, der er højere, og {apart.count(-1)}, der er lavere. "
            "Resten kan skyldes tilfældigheder."
        )
    broken = rows.groupby("series", observed=True)["segment"].nunique().gt(1).sum()
    if broken:
        said.append(f"{plural(int(broken), 'punkt', 'punkter')} har fået en ny mening. Dér er linjen brudt.")
    return said


def _direction(pair: pd.DataFrame) -> int:
    first, last = pair.to_dict("records")
    if last["mean_from"] > first["mean_to"]:
        return 1
    return -1 if last["mean_to"] < first["mean_from"] else 0
