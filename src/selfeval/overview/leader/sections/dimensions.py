"""De tre dimensioner ved siden af hinanden: how far they lie apart, where possible person by person."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from selfeval.analysis.intervals import ENOUGH
from selfeval.measures.gaps import WIDE_GAP
from selfeval.overview.document import Cell, Section, Table
from selfeval.overview.leader import saying
from selfeval.overview.leader.cells import NOT_ASKED, counted, signed, tenth, with_sign
from selfeval.overview.leader.levels_now import CurrentLevels
from selfeval.overview.leader.topics import gaps_now
from selfeval.overview.leader.view import View
from selfeval.text import plural

ID, TITLE = "dimensioner", "De tre dimensioner ved siden af hinanden"
ONE_DIMENSION = "De valgte teams har kun svaret i én dimension, så der er intet at stille ved siden af den."
ON_GAPS = (
    "Forskellen er den første dimension minus den anden. Har alle svaret i begge, er hver person sammenlignet med sig "
    f"selv, og fra {ENOUGH} personer er der et interval i parentes. Ellers er det de to viste niveauer, der er "
    "trukket fra."
)
ON_TEAMS = "Forskellen er den midterste af teamenes forskelle. Tallet i parentes siger, hvor mange teams der er med."
Pair = tuple[str, str]


def dimensions(view: View, current: CurrentLevels) -> Section:
    """Make the section with levels and gaps beside each other."""
    if not len(view.now):
        return Section(ID, TITLE, empty=saying.NO_ROUNDS)
    gaps = _gaps(view)
    if gaps.empty:
        return Section(ID, TITLE, empty=ONE_DIMENSION)
    notes = (ON_GAPS, saying.on_hidden(view)) if view.one else (ON_GAPS, ON_TEAMS, saying.on_hidden(view))
    return Section(ID, TITLE, says=tuple(_says(view, gaps)), table=_table(view, current, gaps), notes=notes)


def _gaps(view: View) -> pd.DataFrame:
    """Return one row an item and pair: the gap of one team, or the middle of the teams' gaps and of how many."""
    rows = gaps_now(view).astype({"gap": "float64", "gap_from": "float64", "gap_to": "float64"})
    if view.one:
        return rows.assign(shown=rows["gap"].notna().astype("int64"))
    by = rows.groupby(["item", "dimension", "other"], observed=True)
    found = by.agg(gap=("gap", "median"), shown=("gap", "count"), hidden=("hidden", "first")).reset_index()
    return found.assign(gap_from=float("nan"), gap_to=float("nan"))


def _far(gaps: pd.DataFrame) -> pd.DataFrame:
    rows = gaps.assign(size=gaps["gap"].abs())
    return rows[rows["size"] >= WIDE_GAP].sort_values("size", ascending=False, kind="stable")


def _says(view: View, gaps: pd.DataFrame) -> Iterator[str]:
    far, shown = _far(gaps), int((gaps["shown"] > 0).sum())
    if not shown:
        yield "Ingen forskelle kan vises: Den ene eller begge dimensioner er skjult."
        return
    yield f"{len(far)} af {plural(shown, 'forskel', 'forskelle')}, der kan vises, er på et trin eller mere."
    for row in far.head(saying.MOST_NAMED).to_dict("records"):
        upper, lower = (row["dimension"], row["other"]) if row["gap"] > 0 else (row["other"], row["dimension"])
        size = with_sign(abs(row["gap"]))[1:]
        where = f"{view.dimension(upper)} ligger {size} over {view.dimension(lower)}"
        yield f"»{view.titles[row['item']]}«: {where}{'' if view.one else ' i det midterste team'}."


def _table(view: View, current: CurrentLevels, gaps: pd.DataFrame) -> Table:
    pairs: list[Pair] = list(gaps[["dimension", "other"]].drop_duplicates().itertuples(index=False, name=None))
    found = {(row["item"], row["dimension"], row["other"]): _gap(view, row) for row in gaps.to_dict("records")}
    names = view.study.dimensions
    heads = ("Punkt", *(names[one] for one in view.quality), *(_head(view, pair) for pair in pairs))
    rows = [
        (
            Cell(view.titles[item]),
            *(current.grid.get((item, one), NOT_ASKED) for one in view.quality),
            *(found.get((item, *pair), NOT_ASKED) for pair in pairs),
        )
        for item in view.items
    ]
    shown = ("Forskelle, der kan vises", int((gaps["shown"] > 0).sum()))
    last = counted((shown, ("… på et trin eller mere", len(_far(gaps)))), len(heads))
    return Table("Niveau i hver dimension, og hvor langt de ligger fra hinanden", heads, (*rows, *last))


def _head(view: View, pair: Pair) -> str:
    one, other = (view.study.dimensions[name].split()[0] for name in pair)
    return f"{one} minus {other.lower()}"


def _gap(view: View, row: Mapping[Hashable, Any]) -> Cell:
    cell = signed(row["gap"], row["hidden"] or "skjult")
    if cell.hidden:
        return cell
    if not view.one:
        return Cell(f"{cell.text} ({row['shown']})", value=cell.value)
    if pd.isna(row["gap_from"]):
        return cell
    ends = f"{with_sign(row['gap_from'])} til {with_sign(row['gap_to'])}"
    return Cell(f"{cell.text} ({ends})", value=tenth(row["gap"]))
