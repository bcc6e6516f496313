"""A document with everything that a document can hold, and an overview that makes it for whatever is chosen."""

from __future__ import annotations

from copy import copy
from datetime import date
from functools import cache

import pandas as pd

from selfeval.access.roles import Access
from selfeval.analysis.plot import Picture, profile, trend
from selfeval.analysis.scores import score
from selfeval.overview.document import Cell, Document, Section, Table
from selfeval.overview.leader.choice import Choice, Choices, Named, Unit
from selfeval.text import decimal, plural

TEAMS = ("Team Åparken", "Team Enghaven", "Team Skoven", "Team Strandvejen")
ITEMS = (
    ("p01", "Et recovery-orienteret samarbejde med borgeren om mål og indsats"),
    ("p02", "Mød borgerne med åbenhed, tillid og respekt"),
    ("p09", "Fleksibilitet i indsatsen"),
)
DIMENSIONS = ("Borgeroplevet kvalitet", "Faglig kvalitet", "Organisatorisk kvalitet")
HIDDEN = Cell("skjult: færre end 5", hidden=True)
CODE = "import selfeval as se\n\nwith se.open_study() as study:\n    ratings = study.ratings()\n"
CHOICES = Choices(
    units=(
        Unit("Åkøbing Kommune", tuple(Named(f"t{at}", name) for at, name in enumerate(TEAMS, 1))),
        Unit("Nabo Kommune", (Named("n1", "Team Vest"),)),
    ),
    frameworks=(
        Named("pejlemaerker-bostoette", "Pejlemærker for bostøtte"),
        Named("recovery-principper", "Principper for recovery"),
    ),
    first=date(2024, 3, 4),
    last=date(2026, 9, 14),
)


def number(value: float) -> Cell:
    """A level, in the colour of the scale."""
    return Cell(decimal(value), value=value, tone=round(value))


@cache
def _profile() -> Picture:
    rows = [
        {"team": "t1", "round": "r1", "person": person, "item": id, "item_title": title, "dimension": name}
        | {"level": 1 + (person + at + len(id)) % 5, "exit": None, "report_limit": 5}
        for id, title in ITEMS
        for at, name in enumerate(DIMENSIONS)
        for person in range(8)
    ]
    return profile(score(pd.DataFrame(rows), by=["item", "dimension"]), title="Niveau i hver dimension")


def a_profile() -> Picture:
    """A test may spoil it: the picture is drawn once, and each gets a copy."""
    return copy(_profile())


def a_trend() -> Picture:
    return copy(_trend())


def a_table() -> Table:
    heads = ("Punkt", *DIMENSIONS, "Andel på 4–5", "Antal", "Spredning", "Udveje")
    rest = (Cell("43 %", value=0.43), Cell("8–14"), Cell("de fleste er enige"), Cell("få"))
    rows = tuple(
        (Cell(title), number(1.4 + at), HIDDEN if at == 1 else number(4.6 - at), number(3.2), *rest)
        for at, (_, title) in enumerate(ITEMS)
    )
    return Table("Niveau for hvert punkt i hver dimension, forår 2026", heads, rows)


def a_document(*, teams: int = 5) -> Document:
    """Statements, tables, pictures, notes, what is hidden, code, an empty section."""
    moved = Table(
        "Forskel fra efterår 2025",
        ("Punkt", "Før", "Nu", "Forskel"),
        (
            (Cell(ITEMS[0][1]), number(2.6), number(3.4), Cell("+0,8", value=0.8)),
            (Cell(ITEMS[1][1]), HIDDEN, HIDDEN, HIDDEN),
        ),
    )
    actions = Table(
        "Åbne handlinger",
        ("Handling", "Team", "Frist", "Status"),
        (
            (
                Cell("Vi spørger hver borger, før planen skrives"),
                Cell(TEAMS[0]),
                Cell("01-02-2027", value=date(2027, 2, 1)),
                Cell("I gang"),
            ),
            (Cell("Fast sparring hver anden uge"), Cell(TEAMS[1]), Cell("uden frist"), Cell("Planlagt")),
        ),
    )
    return Document(
        title="Hvor er vi, og hvad gør vi?",
        about=(plural(teams, "team", "teams"), "Pejlemærker for bostøtte", "4. marts 2024 til 14. september 2026"),
        sections=(
            Section(
                id="nu",
                title="Hvor er vi?",
                says=(
                    "Borgeroplevet kvalitet ligger på 3,4 og er den laveste af de tre dimensioner.",
                    "På 2 af 3 punkter er de fleste enige.",
                ),
                table=Table(
                    "De tre dimensioner", ("Dimension", "Niveau"), ((Cell(DIMENSIONS[0]), Cell("3,4", value=3.4)),)
                ),
                picture=a_profile(),
                notes=("Niveauet er et gennemsnit fra 1 til 5.",),
                code=CODE,
            ),
            Section(
                id="flyttet",
                title="Hvad har flyttet sig?",
                says=(
                    "»Et recovery-orienteret samarbejde« er gået 0,8 op.",
                    "Resten kan skyldes tilfældigheder.",
                ),
                table=moved,
            ),
            Section(
                id="handlinger", title="Hvad gør vi ved det?", says=("3 af 8 handlinger er gennemført.",), table=actions
            ),
            Section(
                id="tale-om",
                title="Hvad skal vi tale om?",
                empty="Ingen har stemt endnu. Det kommer, når et team har prioriteret.",
            ),
            Section(
                id="profil",
                title="Profil",
                says=("Hvert punkt i hver dimension.",),
                table=a_table(),
                notes=("»Skjult« betyder, at færre end 5 har svaret.", "Antal står som spænd."),
            ),
            Section(id="tid", title="Over tid", picture=a_trend(), table=moved),
        ),
        reading=("Tallene er et sted at begynde en samtale.", "Et interval siger, hvor usikkert niveauet er."),
    )


@cache
def _trend() -> Picture:
    rows = [
        {"series": id, "item": id, "dimension": name, "segment": 0, "mean": 2.0 + at / 2, "title_then": title}
        | {"date": pd.Timestamp(2024 + at, 3, 4)}
        for id, title in ITEMS
        for name in DIMENSIONS
        for at in range(3)
    ]
    return trend(pd.DataFrame(rows), title="Udvikling")


class SampleOverview:
    """Counts how often it is asked; every document says what was chosen."""

    def __init__(self, choices: Choices = CHOICES) -> None:
        self.there = choices
        self.asked: list[Choice] = []
        self.made = a_document()

    def warm(self) -> None:
        """There is nothing to read."""

    def choices(self, access: Access) -> Choices:
        return self.there

    def document(self, access: Access, choice: Choice) -> Document:
        self.asked.append(choice)
        made = self.made
        about = (plural(len(choice.teams or self.there.teams), "team", "teams"), *made.about[1:])
        return Document(made.title, about, made.sections, made.reading)
