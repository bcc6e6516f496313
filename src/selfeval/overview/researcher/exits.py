"""Svar uden niveau: persons who chose an exit, and persons who left a question blank."""

from __future__ import annotations

import pandas as pd

from selfeval.analysis import plot
from selfeval.analysis.plot.later import LaterPicture
from selfeval.overview.document import Section
from selfeval.overview.researcher import cells, code
from selfeval.overview.researcher.selection import ALL, LookedAt
from selfeval.overview.researcher.words import counted, places_with
from selfeval.text import per_cent

TITLE = "»Ikke relevant«, »ved ikke« og ubesvarede"

EXITS = {"share_ved_ikke": "Ved ikke", "share_ikke_relevant": "Ikke relevant"}
BLANK = {"share_blank": "Ubesvaret"}

NOTES = (
    "»Ikke relevant« og »ved ikke« er også svar. Andelen er af alle, der svarede på spørgsmålet.",
    "Andelene er afrundet til nærmeste tyvendedel (5 procentpoint). 0 % kan derfor være nogle få.",
    "Tallene er for alle personer, uanset hvilken gruppe du har valgt.",
)
OF_BLANKS = "Ubesvaret er andelen uden svar på spørgsmålet blandt dem, der svarede på noget i de samme runder."
NO_BLANKS = "Hvor mange der sprang et spørgsmål over, kan endnu ikke vises uden at røbe enkelte personer."


def _shown(at: LookedAt) -> dict[str, str]:
    """Return the shares that there are, and what they are called."""
    return EXITS | {name: words for name, words in BLANK.items() if name in at.years}


def columns_of(at: LookedAt) -> tuple[str, ...]:
    """Return the columns of the table."""
    return ("item", "item_title", "dimension", "people", *_shown(at), "hidden")


def frame(at: LookedAt) -> pd.DataFrame:
    """Return one row an item and dimension, with the columns of `columns_of`."""
    return at.of_the_year(columns_of(at), group=ALL)


def section(at: LookedAt) -> Section:
    """Make the section on exits and blanks in the chosen year."""
    rows, shown = frame(at), _shown(at)
    title = f"{TITLE} i {at.year}"
    columns: tuple[cells.Column, ...] = (
        ("Punkt", cells.word("item_title")),
        ("Dimension", cells.word("dimension", at.names)),
        ("Personer med et niveau", cells.visible_word("people")),
        *((words, cells.share(name)) for name, words in shown.items()),
        ("Skjult fordi", cells.reason),
    )
    return Section(
        id="uden-niveau",
        title=title,
        says=tuple(_says(at, rows, shown)),
        table=cells.table_of(rows, f"Andel, der ikke gav et niveau, alle personer, {at.year}", columns),
        picture=LaterPicture(
            title,
            lambda: plot.amounts(
                rows, columns=shown, label="Andel af personerne", percent=True, names=at.names, title=title
            ),
        ),
        notes=(*NOTES, OF_BLANKS if len(shown) > len(EXITS) else NO_BLANKS),
        code=code.of_the_year(at, columns_of(at), group=ALL),
    )


def _says(at: LookedAt, rows: pd.DataFrame, shown: dict[str, str]) -> list[str]:
    said = [counted(rows)]
    for name, words in shown.items():
        visible = rows.dropna(subset=[name])
        most = visible[name].max() if len(visible) else 0
        if most > 0 and visible[name].nunique() > 1:
            said.append(f"{words}: flest ved {places_with(visible, name, most, at.names)}, {per_cent(most)}.")
    return said
