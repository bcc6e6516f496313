"""Hvad har flyttet sig? The newest round beside the one before it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from selfeval.analysis.difference import CHANCE, HIGHER, LOWER
from selfeval.overview.document import Cell, Section, Table
from selfeval.overview.leader import saying
from selfeval.overview.leader.cells import NOTHING, count, counted, in_words, level, signed, with_sign
from selfeval.overview.leader.moves import FEW_TEAMS, Moves
from selfeval.overview.leader.view import BEFORE, View
from selfeval.text import listing, month_name, plural

ID, TITLE = "hvad-har-flyttet-sig", "Hvad har flyttet sig?"
NOT_COMPARED = "kan ikke sammenlignes"
ONE_ROUND = (
    "Der er kun én runde i perioden, så den kan ikke sammenlignes med en tidligere. "
    "En længere periode eller den næste runde kan give en sammenligning."
)
ON_TEAMS = (
    "Et team er gået op, når det viste niveau er højere end i runden før; i halve trin mindst et helt trin højere. "
    f"Med under {FEW_TEAMS} teams kan en fælles bevægelse altid skyldes tilfældigheder."
)
HEADS = ("Punkt", "Dimension", "Før", "Nu", "Forskel", "Hvad tallene kan sige")
HEADS_OF_TEAMS = ("Punkt", "Dimension", "Op", "Ned", "Det samme", "Kan ikke sammenlignes", "Hvad tallene kan sige")


def moved(view: View, moves: Moves) -> Section:
    """Make the second section."""
    if not view.pairs:
        return Section(ID, TITLE, empty=ONE_ROUND if len(view.now) else saying.NO_ROUNDS)
    if view.one:
        own = moves.of_one(view.one)
        says, table = tuple(_says_of_one(view, moves, own)), _table_of_one(view, own)
    else:
        says, table = tuple(_says_of_teams(view, moves)), _table_of_teams(view, moves)
    notes = (saying.ON_CHANCE, saying.ON_PERSONS) if view.one else (saying.ON_CHANCE, saying.ON_PERSONS, ON_TEAMS)
    return Section(ID, TITLE, says=says, table=table, notes=notes)


def _says_of_one(view: View, moves: Moves, own: pd.DataFrame) -> Iterator[str]:
    rows = _most_first(own)
    compared = int((own["verdict"] != "").sum())
    before = view.round_of(view.one or "", BEFORE)
    since = f"{before['round_title']}, {month_name(before['date'].date())}" if before is not None else ""
    if not compared:
        yield f"Intet kan sammenlignes med runden før ({since})."
    elif rows.empty:
        yield f"Ingen af de {compared} vurderinger har flyttet sig tydeligt siden runden før ({since})."
    else:
        yield f"{len(rows)} af {compared} vurderinger har flyttet sig siden runden før ({since})."
    for row in rows.head(saying.MOST_NAMED).to_dict("records"):
        yield f"{view.about(row['item'], row['dimension'])} er {_ends(row)} ({with_sign(row['difference'])})."
    if rest := int((own["verdict"] == CHANCE).sum()):
        yield f"Ved {plural(rest, 'vurdering', 'vurderinger')} kan forskellen skyldes tilfældigheder."
    if lost := int((own["verdict"] == "").sum()):
        yield f"{plural(lost, 'vurdering', 'vurderinger')} kan ikke sammenlignes."
    yield from _new_meanings(view, moves)


def _new_meanings(view: View, moves: Moves) -> Iterator[str]:
    for new, old in moves.replaced.items():
        yield f"»{view.titles[new]}« har afløst »{view.titles[old]}« og kan ikke sammenlignes med det."


def _most_first(own: pd.DataFrame) -> pd.DataFrame:
    rows = own[own["verdict"].isin((HIGHER, LOWER))]
    return rows.assign(size=rows["difference"].abs()).sort_values("size", ascending=False, kind="stable")


def _table_of_one(view: View, own: pd.DataFrame) -> Table:
    rows = [_row(view, row) for row in _most_first(own).to_dict("records")]
    is_compared = own["verdict"] != ""
    lines = (
        ("kan sammenlignes", is_compared),
        ("har flyttet sig", is_compared & (own["verdict"] != CHANCE)),
        (CHANCE, own["verdict"] == CHANCE),
        (NOT_COMPARED, ~is_compared),
    )
    for word, of_word in lines:
        many = int(of_word.sum())
        rows.append((Cell(plural(many, "vurdering", "vurderinger"), value=many), *[NOTHING] * 4, Cell(word)))
    return Table("Det, der har flyttet sig siden runden før", HEADS, tuple(rows))


def _row(view: View, row: Mapping[Hashable, Any]) -> tuple[Cell, ...]:
    where = (Cell(view.titles[row["item"]]), Cell(view.study.dimensions[row["dimension"]]))
    ends = (level(row[end], rough=row[f"rough_{end}"]) for end in ("before", "after"))
    return (*where, *ends, signed(row["difference"]), Cell(row["verdict"]))


def _says_of_teams(view: View, moves: Moves) -> Iterator[str]:
    rows = moves.of_teams
    for row in moves.one_by_one.to_dict("records"):
        yield f"{view.team_names[row['team']]}: {view.about(row['item'], row['dimension'])} er {_ends(row)}."
    for column, word, verdict in (("up", "op", HIGHER), ("down", "ned", LOWER)):
        other = "down" if column == "up" else "up"
        sure = rows[rows["verdict"] == verdict].sort_values(column, ascending=False, kind="stable")
        for row in sure.head(saying.MOST_NAMED).to_dict("records"):
            counts = f"{row[column]} teams er gået {word}, {row[other]} den anden vej, og {row['same']} er på det samme"
            yield f"{view.about(row['item'], row['dimension'])}: {counts}."
    chance = int((rows["verdict"] == CHANCE).sum())
    if chance == len(rows):
        yield f"Ingen fælles bevægelse: Alle {chance} forskelle på tværs af teamene kan skyldes tilfældigheder."
    elif chance:
        yield f"{chance} af {len(rows)} forskelle på tværs af teamene kan skyldes tilfældigheder."
    if len(view.pairs) < len(view.teams):
        yield f"Kun {len(view.pairs)} af {plural(len(view.teams), 'team', 'teams')} har en runde før i perioden."
    yield from _new_meanings(view, moves)


def _ends(row: Mapping[Hashable, Any]) -> str:
    before, after = (in_words(row[end], rough=row[f"rough_{end}"]) for end in ("before", "after"))
    return f"{row['verdict']}, fra {before} til {after}"


def _table_of_teams(view: View, moves: Moves) -> Table:
    alone: dict[tuple[str, str], list[str]] = {}
    for row in moves.one_by_one.to_dict("records"):
        alone.setdefault((row["item"], row["dimension"]), []).append(f"{view.team_names[row['team']]}: {_ends(row)}")
    rows = []
    for row in moves.of_teams.to_dict("records"):
        words = [row["verdict"] or NOT_COMPARED, *alone.get((row["item"], row["dimension"]), [])]
        counts = [count(int(row[name])) for name in ("up", "down", "same", "without")]
        where = (Cell(view.titles[row["item"]]), Cell(view.study.dimensions[row["dimension"]]))
        rows.append((*where, *counts, Cell(". ".join(words))))
    head = (Cell("Alle vurderinger"), NOTHING, *[_sum(moves, name) for name in ("up", "down", "same", "without")])
    verdicts = moves.of_teams["verdict"].replace("", NOT_COMPARED).value_counts()
    summed = Cell(listing(f"{word}: {many}" for word, many in verdicts.items()))
    lines = (
        ("Teams med en runde før", len(view.pairs)),
        ("Teams i alt", len(view.teams)),
        ("Vurderinger i alt", len(moves.of_teams)),
    )
    last = ((*head, summed), *counted(lines, len(HEADS_OF_TEAMS)))
    return Table("Så mange teams er gået op og ned siden deres runde før", HEADS_OF_TEAMS, (*rows, *last))


def _sum(moves: Moves, name: str) -> Cell:
    return count(int(moves.of_teams[name].sum()))
