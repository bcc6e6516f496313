"""Handlinger: what became of them from round to round, and whether the levels of their items moved."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from selfeval.overview.document import Cell, Section, Table
from selfeval.overview.leader import saying
from selfeval.overview.leader.cells import COARSE, NOTHING, counted, day, level, signed
from selfeval.overview.leader.moves import direction
from selfeval.overview.leader.plans import DONE, DROPPED, OPEN, Plans
from selfeval.overview.leader.sections.doing import MOST, NO_ACTIONS, NO_DEADLINE
from selfeval.overview.leader.view import NOW, View
from selfeval.text import ACTION_STATUSES, plural

ID, TITLE = "handlinger", "Hvad blev der af handlingerne?"
HEADS = (
    "Handling",
    "Team",
    "Punkt",
    "Besluttet",
    "Status",
    "Hvorfor",
    "Frist",
    "Niveau da",
    "Niveau nu",
    "Forskel",
)
WHOLE, LATER, UNKNOWN = "gælder hele punktet", "ingen runde siden", "ikke vist"
ON_CAUSE = (
    "At et niveau er højere efter en handling, betyder ikke, at handlingen er grunden. Det kan også være andre "
    "personer, der har svaret. Brug det til at spørge, hvad der virkede."
)
ON_LEVELS = (
    "»Niveau da« er fra den runde, hvor handlingen blev besluttet, og »niveau nu« fra teamets seneste runde. "
    "I halve trin tæller kun et helt trin som højere eller lavere."
)


@dataclass(frozen=True)
class Followed:
    """The actions, and the levels of what they are about: then and now."""

    view: View
    plans: Plans

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The columns of `Plans.actions`, and before, after, difference and way (as `moves.direction`)."""
        actions = self.plans.actions
        newest = self.view.rounds[self.view.rounds["place"] == NOW]
        latest = dict(newest[["team", "round"]].astype(str).itertuples(index=False, name=None))
        now = actions["team"].map(latest)
        is_later = now.notna() & (now != actions["origin_round"])
        followed_up = actions.assign(
            **self._levels(actions["origin_round"], "before"),
            **self._levels(now.where(is_later), "after"),
            is_later=is_later,
        )
        difference = (followed_up["after"] - followed_up["before"]).round(1)
        way = direction(difference, followed_up["rough_before"] | followed_up["rough_after"])
        followed_up = followed_up.assign(difference=difference, way=way.where(difference.notna()))
        return followed_up.sort_values("decided", ascending=False, kind="stable", ignore_index=True)

    def _levels(self, rounds: pd.Series, end: str) -> dict[str, pd.Series]:
        """Return the visible levels of what each action is about, in these rounds, and whether they are rough."""
        keys = ["round", "item", "dimension"]
        wanted = self.plans.actions[["item", "dimension"]].astype("object").assign(round=rounds.astype("object"))
        cells = self.view.study.shown.cells
        kept = cells["round"].isin(rounds.dropna().unique()) & self.view.study.of_all
        levels = cells.loc[kept, [*keys, "level", "step"]].astype(dict.fromkeys(keys, "object"))
        found = wanted.merge(levels, on=keys, how="left").astype({"level": "float64", "step": "float64"})
        found = found.set_axis(wanted.index)
        return {end: found["level"], f"rough_{end}": found["step"] >= COARSE}

    def moved(self) -> tuple[int, int, int]:
        """Count the levels that went up, down and stayed, of carried out actions with a visible level then and now."""
        done = self.rows.loc[(self.rows["status"] == DONE), "way"].dropna()
        return int((done > 0).sum()), int((done < 0).sum()), int((done == 0).sum())


def followed(view: View, plans: Plans) -> Section:
    """Make the section on actions from round to round."""
    if plans.actions.empty:
        return Section(ID, TITLE, empty=NO_ACTIONS)
    found = Followed(view, plans)
    notes = [ON_CAUSE, ON_LEVELS, saying.on_hidden(view)]
    if len(found.rows) > MOST:
        notes.append(f"Tabellen viser de {MOST} nyeste handlinger. Tallene nederst gælder dem alle.")
    return Section(ID, TITLE, says=tuple(_says(found)), table=_table(found), notes=tuple(notes))


def _says(found: Followed) -> Iterator[str]:
    plans = found.plans
    total = plural(len(plans.actions), "handling", "handlinger")
    still = plans.many(*OPEN)
    counts = f"{plans.many(DONE)} gennemført, {plans.many(DROPPED)} droppet og {still} stadig"
    yield f"Af {total} er {counts} {'åben' if still == 1 else 'åbne'}."
    up, down, same = found.moved()
    if up + down + same:
        cells = plural(up + down + same, "gennemført handling", "gennemførte handlinger")
        yield f"{cells} kan følges i tallene: Niveauet er højere ved {up}, lavere ved {down} og det samme ved {same}."
    for row in found.rows[found.rows["status"] == DROPPED].head(saying.MOST_NAMED).to_dict("records"):
        why = str(row["status_reason"]).strip().removesuffix(".")
        yield f"Droppet: {saying.quoted(row['what'])}{f' ({why})' if why else ''}."


def _table(found: Followed) -> Table:
    rows = [_row(found.view, row) for row in found.rows.head(MOST).to_dict("records")]
    up, down, same = found.moved()
    lines = (
        ("Alle handlinger", len(found.rows)),
        ("Gennemført", found.plans.many(DONE)),
        ("Droppet", found.plans.many(DROPPED)),
        ("Stadig åbne", found.plans.many(*OPEN)),
        ("Gennemført og kan følges i tallene", up + down + same),
        ("… højere niveau nu", up),
        ("… lavere niveau nu", down),
        ("… det samme niveau nu", same),
    )
    return Table("Handlinger, de nyeste først", HEADS, (*rows, *counted(lines, len(HEADS))))


def _row(view: View, row: Mapping[Hashable, Any]) -> tuple[Cell, ...]:
    missing = Cell(WHOLE) if pd.isna(row["dimension"]) else Cell(UNKNOWN, hidden=True)
    then, now = (
        level(row[end], rough=row[f"rough_{end}"]) if pd.notna(row[end]) else missing for end in ("before", "after")
    )
    return (
        Cell(row["what"]),
        Cell(view.team_names[row["team"]]),
        Cell(saying.titled(view, row["item"], row["dimension"])),
        day(row["decided"], UNKNOWN),
        Cell(ACTION_STATUSES[row["status"]]),
        Cell(row["status_reason"] or NOTHING.text),
        day(row["deadline"], NO_DEADLINE),
        then,
        now if row["is_later"] else Cell(LATER),
        NOTHING if pd.isna(row["difference"]) else signed(row["difference"]),
    )
