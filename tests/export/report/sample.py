"""A report as a unit's leader would take it to the city council: ten pejlemærker, three dimensions, two years."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pandas as pd

from selfeval.analysis import plot
from selfeval.analysis.plot import Picture
from selfeval.framework import read_framework
from selfeval.framework.model import Item
from selfeval.overview.document import Cell, Document, Section, Table
from selfeval.text import danish_date, decimal

DIMENSIONS = ("borgeroplevet", "faglig", "organisatorisk")
TOO_FEW = "skjult: færre end 5"
BANDS = ("5–7", "8–14", "15–29", "30+")
DAYS = pd.to_datetime(["2024-11-14", "2025-05-15", "2025-11-13", "2026-05-21"])
ACTIONS = (
    ("Vi spørger borgeren, hvem der skal med til næste møde", "Faglig koordinator", "Gennemført"),
    ("Fælles supervision en gang om måneden med et spørgsmål fra pejlemærkerne", "Afdelingsleder", "I gang"),
    ("Aftale med myndighed om, hvornår en plan skal skrives om, og hvem der gør det", "Leder", "I gang"),
    ("En peer-medarbejder er med, når nye borgere begynder", "Leder", "Planlagt"),
    ("Kortere vej til aftenstøtte", "Strategisk ledelse", "Droppet"),
)


def sample_report() -> Document:
    """The document; the same every time."""
    items = [item for item in read_framework("pejlemaerker-bostoette").items if item.kind == "pejlemærke"]
    levels = _levels(items)
    return Document(
        title="Kvalitet i bostøtten: Center Nord",
        about=(
            "Fire teams i Center Nord: Åparken, Æblehaven, Søndergade og Nattevagten",
            "Fire runder fra november 2024 til maj 2026. Spørgerammen er de ti faglige pejlemærker (2021)",
            "Lavet den 22-11-2026",
        ),
        sections=(_now(items, levels), _moved(items, levels), _teams(items), _peers(), _actions(items)),
        reading=(
            "Tallene er teamenes egen vurdering af deres praksis på en skala fra 1 til 5. De er et sted at begynde en "
            "samtale og ikke en karakter til nogen.",
            "Et tal vises kun, når mindst 5 personer har svaret. Ellers står der »skjult« og hvorfor.",
            "n er antallet af personer, som har givet et niveau. Det står som et spænd, så ingen kan findes.",
            "»Forskellen kan skyldes tilfældigheder« betyder, at forskellen kan komme af, hvem der svarede den dag.",
        ),
    )


def _levels(items: list[Item]) -> dict[tuple[str, str], list[float | None]]:
    random = Random(2026)
    told: dict[tuple[str, str], list[float | None]] = {}
    for item in items:
        for dimension in DIMENSIONS:
            at = random.uniform(2.2, 4.2)
            told[item.id, dimension] = [round(at + turn * 0.12 + random.uniform(-0.2, 0.2), 1) for turn in range(4)]
    told["p09", "borgeroplevet"] = [None] * 4
    told["p04", "organisatorisk"][1] = None
    return told


def _now(items: list[Item], levels: dict[tuple[str, str], list[float | None]]) -> Section:
    random = Random(1)
    rows, shown = [], []
    for item in items:
        for dimension in DIMENSIONS:
            mean = levels[item.id, dimension][-1]
            shown.append({"item": item.id, "dimension": dimension, "mean": mean, "hidden": "" if mean else "x"})
            heads = (Cell(f"{item.number}. {item.title}"), Cell(dimension.capitalize()))
            if mean is None:
                rows.append((*heads, *[Cell(TOO_FEW, hidden=True)] * 4))
                continue
            share = round(min(0.95, max(0.05, (mean - 1.6) / 3)), 2)
            numbers = (
                Cell(decimal(mean), value=mean, tone=min(5, max(1, round(mean)))),
                Cell(f"{share * 100:.0f} %", value=share),
                Cell(random.choice(BANDS)),
                Cell(random.choice(("lille", "middel", "stor"))),
            )
            rows.append((*heads, *numbers))
    frame = pd.DataFrame(shown).astype({"mean": "Float64"})
    return Section(
        id="nu",
        title="Hvor står vi?",
        says=(
            "Den faglige kvalitet er vurderet højest. Den organisatoriske er vurderet 0,4 lavere, og det er mere end "
            "tilfældighed kan forklare.",
            "Højest ligger »Et recovery-orienteret samarbejde«, og lavest ligger »Uddannelse og beskæftigelse«.",
            "På ét pejlemærke er den borgeroplevede kvalitet vurderet, uden at nogen har bygget på borgernes "
            "erfaringer.",
        ),
        picture=plot.profile(frame, names={item.id: f"{item.number}. {item.title}" for item in items}),
        table=Table(
            caption="Niveau for hvert pejlemærke i de tre dimensioner, maj 2026",
            heads=("Pejlemærke", "Dimension", "Niveau", "Svar på 4–5", "n", "Spredning"),
            rows=tuple(rows),
        ),
        notes=("Niveauet er gennemsnittet af svarene med én decimal.", "Ikke relevant og ved ikke tælles ikke med."),
    )


def _moved(items: list[Item], levels: dict[tuple[str, str], list[float | None]]) -> Section:
    chosen = items[:6]
    points = pd.DataFrame(
        {
            "series": item.id,
            "item": item.id,
            "dimension": dimension,
            "segment": 1 if item.id == "p06" and turn > 1 else 0,
            "mean": level,
            "date": DAYS[turn],
            "title_then": f"{item.number}. {item.title}",
        }
        for item in chosen
        for dimension in DIMENSIONS
        for turn, level in enumerate(levels[item.id, dimension])
    ).astype({"mean": "Float64"})
    return Section(
        id="flyttet",
        title="Hvad har flyttet sig?",
        says=(
            "To pejlemærker ligger højere end for et år siden. De øvrige forskelle kan skyldes tilfældigheder.",
            "Pejlemærke 6 fik ny ordlyd i november 2025, så linjen begynder forfra.",
        ),
        picture=plot.trend(points, title="Udvikling i seks pejlemærker"),
        notes=("Der var 31 svar i november 2025 og 34 i maj 2026. 5 til 7 personer er nye.",),
    )


def _teams(items: list[Item]) -> Section:
    """A wide table, which takes the page across."""
    random = Random(7)
    rows = []
    for item in items:
        middle = random.uniform(2.6, 4.0)
        quarters = [round(middle + shift, 1) for shift in (-0.9, -0.5, -0.2, 0.0, 0.3, 0.5, 0.8)]
        numbers = [Cell(decimal(level), value=level, tone=min(5, max(1, round(level)))) for level in quarters]
        rows.append((Cell(f"{item.number}. {item.title}"), Cell("Faglig"), *numbers, Cell("mellem teams"), Cell("30+")))
    heads = ("Laveste", "10 pct.", "1. kvartil", "Median", "3. kvartil", "90 pct.", "Højeste")
    return Section(
        id="teams",
        title="Er der forskel på teamene?",
        says=("Forskellene inden i teamene er større end forskellene mellem dem.",),
        table=Table(
            caption="Teamenes niveau, fordelt",
            heads=("Pejlemærke", "Dimension", *heads, "Hvor er forskellen?", "n"),
            rows=tuple(rows),
        ),
        notes=("Teamene vises som en fordeling og ikke som en rangliste.",),
    )


def _peers() -> Section:
    return Section(
        id="borgere",
        title="Hvad siger borgere og peers?",
        empty="Der er endnu ikke 5 svar fra borgere eller peers i perioden. Inviter dem til næste runde.",
    )


def _actions(items: list[Item]) -> Section:
    first = date(2026, 12, 1)
    rows = []
    for place, (what, who, status) in enumerate(ACTIONS):
        day = first + timedelta(weeks=5 * place)
        about = f"{items[place].number}. {items[place].title}"
        rows.append((Cell(what), Cell(about), Cell(who), Cell(danish_date(day), value=day), Cell(status)))
    return Section(
        id="handlinger",
        title="Hvad gør vi ved det?",
        says=("1 af 5 handlinger er gennemført, 2 er i gang.",),
        table=Table(
            caption="Handlinger på tværs af teams",
            heads=("Handling", "Pejlemærke", "Ansvarlig", "Frist", "Status"),
            rows=tuple(rows),
        ),
        picture=_importance(items),
    )


def _importance(items: list[Item]) -> Picture:
    random = Random(3)
    rows = [
        {"item": item.id, "level": round(random.uniform(2, 4.5), 1), "importance": round(random.uniform(2.5, 5), 1)}
        for item in items
    ]
    places = pd.DataFrame(rows).assign(hidden="", quadrant_midpoint="vigtigt og svagt", quadrant_median="på grænsen")
    return plot.priorities(places, names={item.id: item.title for item in items})
