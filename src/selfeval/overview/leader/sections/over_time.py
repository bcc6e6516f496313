"""Over tid: each item's level from round to round. The line breaks where an item has got a new meaning."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from selfeval.analysis.difference import HIGHER, LOWER
from selfeval.framework.model import LENS_DIMENSIONS
from selfeval.overview.document import Cell, Section, Table
from selfeval.overview.leader import saying
from selfeval.overview.leader.cells import NOT_ASKED, NOTHING, between, in_words, level
from selfeval.overview.leader.drawing import trend_picture
from selfeval.overview.leader.lines import MOST_ROUNDS, TrendLines
from selfeval.overview.leader.view import View
from selfeval.text import plural

ID, TITLE = "over-tid", "Over tid"
ONE_POINT = (
    "Der er kun én måling i perioden, så der er ingen udvikling at vise. "
    "Det kræver en længere periode eller en runde mere."
)
ON_BREAK = "En linje går videre, når et punkt kun har fået nyt navn. Den brydes, når meningen er en ny."
ON_HALF_YEARS = (
    "Flere teams: Hvert punkt på linjen er det midterste team i et halvår, og tallene i parentes er den midterste "
    "halvdel. Det er ikke nødvendigvis de samme teams hver gang."
)
CHANGED = "Ændret undervejs"


def over_time(view: View, lines: TrendLines) -> Section:
    """Make the section with the lines."""
    if not len(view.now):
        return Section(ID, TITLE, empty=saying.NO_ROUNDS)
    if len(lines.dates) < 2:
        return Section(ID, TITLE, empty=ONE_POINT)
    notes = [ON_BREAK, saying.ON_INTERVAL if view.one else ON_HALF_YEARS, saying.ON_HALF_STEPS]
    if len(lines.dates) > MOST_ROUNDS:
        notes.append(f"Tabellen har de seneste {MOST_ROUNDS}. Billedet har dem alle.")
    return Section(
        ID,
        TITLE,
        says=tuple(_says(view, lines)),
        table=_table(view, lines),
        picture=trend_picture(view, lines),
        notes=tuple(notes),
    )


def _shown_days(lines: TrendLines) -> list[pd.Timestamp]:
    return lines.dates[-MOST_ROUNDS:]


def _says(view: View, lines: TrendLines) -> Iterator[str]:
    days = _shown_days(lines)
    first, last = days[0], days[-1]
    if view.one:
        yield from _moved(view, lines, first, last)
    yield f"Fra {lines.when(first)} til {lines.when(last)} er der {plural(len(days), 'måling', 'målinger')}."
    yield from dict.fromkeys(lines.changes.values())


def _moved(view: View, lines: TrendLines, first: pd.Timestamp, last: pd.Timestamp) -> Iterator[str]:
    """Return what differs from the first round to the last, of one team."""
    points = lines.points
    rounds = [points.loc[points["date"] == day, "round"].iloc[-1] for day in (first, last)]
    tested = view.study.changes(*map(str, rounds))
    tested = tested[tested["item"].isin(points["item"]) & ~tested["dimension"].isin(LENS_DIMENSIONS)]
    sure = tested[tested["verdict"].isin((HIGHER, LOWER))]
    sure = sure.assign(size=sure["difference"].abs()).sort_values("size", ascending=False, kind="stable")
    if sure.empty:
        yield "Fra den første runde til den seneste kan alle forskelle skyldes tilfældigheder."
    for row in sure.head(saying.MOST_NAMED).to_dict("records"):
        key = row["item"], row["dimension"]
        before, after = (
            in_words(row[end], rough=(*key, day) in lines.rough) for end, day in (("before", first), ("after", last))
        )
        ends = f"fra {before} til {after}"
        yield f"{view.about(row['item'], row['dimension'])} er gået {ends}: mere, end tilfældigheder plejer at give."


def _table(view: View, lines: TrendLines) -> Table:
    days, points, changed = _shown_days(lines), lines.points, lines.changes
    points = points[points["date"].isin(days)]
    grid = {(row["item"], row["dimension"], row["date"]): _cell(lines, row) for row in points.to_dict("records")}
    asked = points.drop_duplicates(["series", "segment", "item", "dimension"])
    asked = asked.sort_values(["series", "segment", "item", "dimension"])
    rows = [
        (
            Cell(view.titles[item]),
            Cell(view.study.dimensions[dimension]),
            *(grid.get((item, dimension, day), NOT_ASKED) for day in days),
            Cell(changed.get(item, NOTHING.text)),
        )
        for item, dimension in zip(asked["item"], asked["dimension"], strict=True)
    ]
    heads = ("Punkt", "Dimension", *(lines.when(day) for day in days), CHANGED)
    return Table("Niveau over tid", heads, (*_about_rounds(view, lines, days), *rows))


def _cell(lines: TrendLines, row: Mapping[Hashable, Any]) -> Cell:
    is_rough = (row["item"], row["dimension"], row["date"]) in lines.rough
    cell = level(row["mean"], row["hidden"], rough=is_rough)
    interval = between(row.get("mean_from"), row.get("mean_to"))
    return Cell(f"{cell.text} ({interval})", value=cell.value, tone=cell.tone) if interval else cell


def _about_rounds(view: View, lines: TrendLines, days: list[pd.Timestamp]) -> Iterator[tuple[Cell, ...]]:
    """Write how many answered each time, and in which version: other persons may answer in each round."""
    if view.one:
        people = view.study.shown.people
        own = view.rounds.merge(people[people["group"] == "alle"][["round", "people"]], on="round")
        band = dict(zip(own["date"], own["people"].astype(str), strict=True))
        yield (Cell("Personer, der har svaret"), NOTHING, *(Cell(band.get(day, "–")) for day in days), NOTHING)
    titles = {framework.id: framework.title for framework in view.study.frameworks}
    for framework, versions in _versions(view, lines).items():
        each = (Cell(versions.get(lines.when(day), NOT_ASKED.text)) for day in days)
        yield (Cell(f"Udgave: {titles.get(framework, framework)}"), NOTHING, *each, NOTHING)


def _versions(view: View, lines: TrendLines) -> dict[str, dict[str, str]]:
    """Return framework → when → in which versions it was asked."""
    asked = view.all_rounds(["framework", "version", "date"]).drop_duplicates(["framework", "version", "date"])
    found: dict[str, dict[str, set[str]]] = {}
    for row in asked.to_dict("records"):
        found.setdefault(row["framework"], {}).setdefault(lines.when(row["date"]), set()).add(row["version"])
    return {of: {when: ", ".join(sorted(each)) for when, each in by_time.items()} for of, by_time in found.items()}
