"""Enighed: how far persons of a team agree, and how far teams differ."""

from __future__ import annotations

import pandas as pd

from selfeval.analysis import plot
from selfeval.analysis.plot.later import LaterPicture
from selfeval.disclosure.pooled import FEWEST_FOR_ICC
from selfeval.measures.spread import CUT_OFF
from selfeval.overview.document import Section
from selfeval.overview.researcher import cells, code
from selfeval.overview.researcher.selection import ALL, LookedAt
from selfeval.overview.researcher.words import counted, places_with
from selfeval.text import decimal

TITLE = "Enighed"

COLUMNS = ("item", "item_title", "dimension", "teams", "people", "ad_within", "icc1", "icc2", "hidden")

LEAST = f"ICC(1) og ICC(2) kræver mindst {FEWEST_FOR_ICC} teams. De er ustabile, når teamene er få."

NOTES = (
    "AD er den gennemsnitlige afstand til teamets eget gennemsnit, i trin på skalaen, som gennemsnit på tværs af "
    f"teamene. Over {decimal(float(CUT_OFF), 2)} kaldes det uenighed (Burke & Dunlap 2002).",
    "ICC(1) siger, hvor meget personer i samme team ligner hinanden. ICC(2) siger, hvor sikkert teams kan skelnes "
    "(Bliese 2000). Negative tal bliver stående.",
    LEAST,
    "Teams runder i et år er én gruppe. Tallene er for alle personer, uanset hvilken gruppe du har valgt. "
    "De er ingen rangliste, og en lav enighed er ingen fejl.",
)


def frame(at: LookedAt) -> pd.DataFrame:
    """Return one row an item and dimension, with the columns of `COLUMNS`."""
    return at.of_the_year(COLUMNS, group=ALL)


def section(at: LookedAt) -> Section:
    """Make the section on agreement in the chosen year."""
    rows = frame(at)
    title = f"{TITLE} i {at.year}"
    columns: tuple[cells.Column, ...] = (
        ("Punkt", cells.word("item_title")),
        ("Dimension", cells.word("dimension", at.names)),
        ("Teams", cells.visible_word("teams")),
        ("Personer", cells.visible_word("people")),
        ("AD i teams", cells.number("ad_within")),
        ("ICC(1)", cells.number("icc1", 2)),
        ("ICC(2)", cells.number("icc2", 2)),
        ("Skjult fordi", cells.reason),
    )
    return Section(
        id="enighed",
        title=title,
        says=tuple(_says(at, rows)),
        table=cells.table_of(rows, f"Enighed i teams og forskel mellem teams, alle personer, {at.year}", columns),
        picture=LaterPicture(
            title,
            lambda: plot.amounts(
                rows,
                columns={"ad_within": "AD i teams"},
                label="Gennemsnitlig afstand til teamets gennemsnit, i trin",
                line=(float(CUT_OFF), "over linjen: uenighed"),
                names=at.names,
                title=title,
            ),
        ),
        notes=NOTES,
        code=code.of_the_year(at, COLUMNS, group=ALL),
    )


def _says(at: LookedAt, rows: pd.DataFrame) -> list[str]:
    said = [counted(rows)]
    visible = rows.dropna(subset=["ad_within"])
    if visible["ad_within"].nunique() > 1:
        most = visible["ad_within"].max()
        where = places_with(visible, "ad_within", most, at.names)
        said.append(f"Personer i samme team ligger længst fra hinanden ved {where}: AD {decimal(most)}.")
    if len(visible):
        apart = int((visible["ad_within"] > float(CUT_OFF)).sum())
        said.append(f"{apart} af {len(visible)} vurderinger ligger over {decimal(float(CUT_OFF), 2)}.")
    if rows["icc1"].isna().all():
        said.append(f"ICC vises ikke. {LEAST}")
    return said
