"""Fordelinger: the share of persons on each level."""

from __future__ import annotations

import pandas as pd

from selfeval.analysis import plot
from selfeval.analysis.counts import SHARES
from selfeval.analysis.plot.later import LaterPicture
from selfeval.measures.levels import LEVELS
from selfeval.overview.document import Section
from selfeval.overview.researcher import cells, code
from selfeval.overview.researcher.selection import LookedAt
from selfeval.overview.researcher.words import counted, of_the_group, places_with
from selfeval.text import per_cent, plural

TITLE = "Fordelinger"

COLUMNS = ("item", "item_title", "dimension", "people", *SHARES, "share_high", "hidden")

ROUGH = "kun et niveau i halve trin"

NOTES = (
    "Andelene er afrundet til nærmeste tyvendedel (5 procentpoint), så de giver ikke altid 100 % tilsammen.",
    "Antal personer står som et spænd. Et præcist tal ville sammen med et gennemsnit sige, hvad enkelte har svaret.",
)


def frame(at: LookedAt) -> pd.DataFrame:
    """Return one row an item and dimension, with the columns of `COLUMNS`."""
    return at.of_the_year(COLUMNS)


def section(at: LookedAt) -> Section:
    """Make the section on the shares of the chosen year."""
    rows = frame(at)
    title = f"{TITLE} i {at.year}"
    columns: tuple[cells.Column, ...] = (
        ("Punkt", cells.word("item_title")),
        ("Dimension", cells.word("dimension", at.names)),
        ("Personer", cells.visible_word("people")),
        *((f"Niveau {level}", cells.share(f"share_{level}")) for level in LEVELS),
        ("Niveau 4–5", cells.share("share_high")),
        ("Skjult fordi", cells.reason),
    )
    return Section(
        id="fordelinger",
        title=title,
        says=tuple(_says(at, rows)),
        table=cells.table_of(rows, f"Andel personer på hvert niveau, {of_the_group(at)}, {at.year}", columns),
        picture=LaterPicture(title, lambda: plot.spread(_drawn(rows), names=at.names, title=title)),
        notes=NOTES,
        code=code.of_the_year(at, COLUMNS),
    )


def _drawn(rows: pd.DataFrame) -> pd.DataFrame:
    """Give every row without a bar a reason: without one a picture says that nobody gave a level."""
    rough = rows["share_1"].isna() & (rows["hidden"] == "")
    return rows.assign(hidden=rows["hidden"].mask(rough, ROUGH))


def _says(at: LookedAt, rows: pd.DataFrame) -> list[str]:
    visible = rows.dropna(subset=["share_high"])
    said = [counted(rows)]
    rough = int((rows["hidden"] == "").sum()) - len(visible)
    if rough:
        said.append(
            f"{plural(rough, 'vurdering', 'vurderinger')} har kun et niveau i halve trin og ingen fordeling, "
            "fordi et andet år har næsten de samme personer."
        )
    if visible["share_high"].nunique() > 1:
        most, least = visible["share_high"].max(), visible["share_high"].min()
        said.append(
            f"Flest svarer 4 eller 5 ved {places_with(visible, 'share_high', most, at.names)}: {per_cent(most)}. "
            f"Færrest gør det ved {places_with(visible, 'share_high', least, at.names)}: {per_cent(least)}."
        )
    return said
