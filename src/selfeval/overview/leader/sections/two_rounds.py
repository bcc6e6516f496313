"""To runder punkt for punkt: one team's newest round beside the one before, with effect size and verdict."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from selfeval.analysis.difference import CHANCE, HIGHER, LOWER
from selfeval.overview.document import Cell, Section, Table
from selfeval.overview.leader import saying
from selfeval.overview.leader.cells import NOTHING, TOO_FEW_FOR_THIS, counted, level, signed, with_sign
from selfeval.overview.leader.levels_now import persons
from selfeval.overview.leader.moves import Moves
from selfeval.overview.leader.sections.moved import NOT_COMPARED, ONE_ROUND
from selfeval.overview.leader.view import BEFORE, NOW, View
from selfeval.text import plural

ID, TITLE = "to-runder", "To runder punkt for punkt"
SEVERAL = "To runder sammenlignes punkt for punkt for ét team ad gangen. Der er valgt flere teams."
HEADS = ("Punkt", "Dimension", "Før", "Nu", "Forskel", "Effektstørrelse", "Hvad tallene kan sige")
ON_DELTA = (
    "Effektstørrelsen (Cliffs delta) går fra −1 til +1. +1 betyder, at alle svar nu er højere end alle svar før, og 0, "
    "at de to runder svarer ens. Ved flere punkter er testen gjort strengere (Holm), så få ting ser tydelige ud ved et "
    "tilfælde."
)


def two_rounds(view: View, moves: Moves) -> Section:
    """Make the section on two rounds of one team."""
    if not len(view.now):
        return Section(ID, TITLE, empty=saying.NO_ROUNDS)
    if not view.one:
        return Section(ID, TITLE, empty=SEVERAL)
    if not view.pairs:
        return Section(ID, TITLE, empty=ONE_ROUND)
    own = moves.of_one(view.one)
    says = (*_respondents(view, view.one), *_verdicts(own))
    notes = (ON_DELTA, saying.ON_CHANCE, saying.ON_PERSONS, saying.ON_HALF_STEPS)
    return Section(ID, TITLE, says=says, table=_table(view, own), notes=notes)


def _respondents(view: View, team: str) -> Iterator[str]:
    """Say how many answered each round, and in which versions."""
    before, now = (view.round_of(team, place) for place in (BEFORE, NOW))
    if before is None or now is None:
        return
    bands = persons(view, team, BEFORE), persons(view, team, NOW)
    yield (
        f"{before['round_title']}: {bands[0]} personer har svaret. {now['round_title']}: {bands[1]} personer. "
        f"{saying.ON_PERSONS}"
    )
    for title, then, later in _new_versions(view):
        yield f"»{title}« er en anden udgave: {later} i stedet for {then}."


def _new_versions(view: View) -> Iterator[tuple[str, str, str]]:
    """Return the title of each framework whose version has changed, with the version before and now."""
    titles = {framework.id: framework.title for framework in view.study.frameworks}
    then, later = _versions(view, BEFORE), _versions(view, NOW)
    for id in sorted(then.keys() & later.keys()):
        if then[id] != later[id]:
            yield titles[id], then[id], later[id]


def _versions(view: View, place: int) -> dict[str, str]:
    cells = view.at(place)
    return dict(cells[["framework", "version"]].astype(str).drop_duplicates().itertuples(index=False, name=None))


def _counts(own: pd.DataFrame) -> tuple[tuple[str, int], ...]:
    words = {HIGHER: HIGHER, LOWER: LOWER, CHANCE: CHANCE, "": NOT_COMPARED}
    return tuple((word, int((own["verdict"] == verdict).sum())) for verdict, word in words.items())


def _verdicts(own: pd.DataFrame) -> Iterator[str]:
    for word, many in _counts(own):
        if many:
            yield f"{plural(many, 'vurdering', 'vurderinger')}: {word}."


def _table(view: View, own: pd.DataFrame) -> Table:
    rows = [_row(view, row) for row in _in_order(own).to_dict("records")]
    lines = [(f"Vurderinger: {word}", many) for word, many in _counts(own)]
    facts = [
        ("Personer, der har svaret", *(persons(view, view.one or "", place) for place in (BEFORE, NOW))),
        *((f"Udgave: {title}", then, later) for title, then, later in _new_versions(view)),
    ]
    first = [(Cell(name), NOTHING, Cell(then), Cell(now), *[NOTHING] * 3) for name, then, now in facts]
    return Table("Den seneste runde og runden før", HEADS, (*first, *rows, *counted(lines, len(HEADS))))


def _in_order(own: pd.DataFrame) -> pd.DataFrame:
    return own.sort_values(["item", "dimension"])


def _row(view: View, row: Mapping[Hashable, Any]) -> tuple[Cell, ...]:
    where = (Cell(view.titles[row["item"]]), Cell(view.study.dimensions[row["dimension"]]))
    why = row["why"]
    ends = [_end(row[end], why, rough=row[f"rough_{end}"]) for end in ("before", "after")]
    if not row["verdict"]:
        return (*where, *ends, NOTHING, NOTHING, Cell(f"{NOT_COMPARED}: {why}"))
    delta = TOO_FEW_FOR_THIS if pd.isna(row["delta"]) else Cell(with_sign(row["delta"]), value=float(row["delta"]))
    return (*where, *ends, signed(row["difference"]), delta, Cell(row["verdict"]))


def _end(value: float, why: str, *, rough: bool) -> Cell:
    return level(value, rough=rough) if pd.notna(value) else Cell(why, hidden=why.startswith("skjult"))
