"""Profil: all that is disclosed of each item in each dimension, now."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from selfeval.disclosure.bands import NAMES
from selfeval.disclosure.frames import RESTS_ON, SPREAD
from selfeval.overview.document import Cell, Section, Table
from selfeval.overview.leader import saying
from selfeval.overview.leader.cells import NOTHING, between, count, counted, is_rough, level, share, tenth, word
from selfeval.overview.leader.drawing import spread_picture
from selfeval.overview.leader.levels_now import CurrentLevels
from selfeval.overview.leader.topics import BORGEROPLEVET
from selfeval.overview.leader.view import NOW, View
from selfeval.text import EXITS, plural

ID, TITLE = "profil", "Profil"
HIGH, LOW = 4.0, 3.0

HEADS = (
    "Punkt",
    "Dimension",
    "Niveau",
    "Interval",
    "Andel på 4–5",
    "Antal",
    "Spredning",
    "Ikke relevant",
    "Ved ikke",
    "Bygger på erfaring",
    "Bygger på praksis",
    "Bygger på forskning",
    "Teamet blev enigt om",
)
HEADS_OF_TEAMS = (
    "Punkt",
    "Dimension",
    "Niveau",
    "Andel på 4–5",
    "Teams med et niveau",
    "Teams spurgt",
    "Teams, der er uenige",
    "Teams med mange »ved ikke«",
    "Teams uden erfaring fra borgere",
)
NO_INTERVAL = "vises ikke"
ON_RESTS = "»Bygger på« siger, hvor mange af dem, der har givet et niveau, der bygger det på den slags viden."
ON_AGREED = "Det, teamet blev enigt om, er skrevet i dialogen. Det er ikke regnet ud af svarene."
ON_UNDER = "»Under 5« ved »Ikke relevant« og »Ved ikke« kan også være ingen."
ON_SHARE = "Andelen af flere teams er den midterste af dem, der kan vises."


def profile(view: View, current: CurrentLevels) -> Section:
    """Make the section with the table of everything."""
    if not len(view.now):
        return Section(ID, TITLE, empty=saying.NO_ROUNDS)
    table = _table_of_one(view, current) if view.one else _table_of_teams(view, current)
    own = (saying.ON_INTERVAL, ON_RESTS, ON_UNDER, ON_AGREED) if view.one else (saying.ON_MIDDLE, ON_SHARE)
    return Section(
        ID,
        TITLE,
        says=tuple(_says(current)),
        table=table,
        picture=spread_picture(view) if view.one else None,
        notes=(*own, saying.ON_BANDS, saying.ON_HALF_STEPS),
    )


def _says(current: CurrentLevels) -> Iterator[str]:
    high, low, shown = _ends(current)
    of_all = plural(shown, "vurdering", "vurderinger")
    yield f"{high} af {of_all} med et niveau er på 4 eller mere, og {low} er under 3."


def _ends(current: CurrentLevels) -> tuple[int, int, int]:
    levels = current.visible["level"].map(tenth)
    return int((levels >= HIGH).sum()), int((levels < LOW).sum()), len(levels)


def _last_rows(current: CurrentLevels, width: int) -> tuple[tuple[Cell, ...], ...]:
    high, low, shown = _ends(current)
    lines = (("Vurderinger med et niveau", shown), ("… på 4 eller mere", high), ("… under 3", low))
    return counted(lines, width)


def _table_of_one(view: View, current: CurrentLevels) -> Table:
    agreed = _agreed(view)
    rows = [
        _row(view, row, agreed.get((row["item"], row["dimension"]), NOTHING)) for row in view.now.to_dict("records")
    ]
    return Table("Alt, der kan vises, punkt for punkt", HEADS, (*rows, *_last_rows(current, len(HEADS))))


def _row(view: View, row: Mapping[Hashable, Any], agreed: Cell) -> tuple[Cell, ...]:
    hidden = row["hidden"]
    interval = between(row["level_from"], row["level_to"])
    return (
        Cell(view.titles[row["item"]]),
        Cell(view.study.dimensions[row["dimension"]]),
        level(row["level"], hidden, rough=is_rough(row["step"])),
        Cell(interval or hidden or NO_INTERVAL, hidden=not interval),
        share(row["share_high"], hidden),
        *(word(row[name], hidden) for name in ("people", "spread", "ikke_relevant", "ved_ikke")),
        *(word(row[name], hidden) for name in ("erfaring", "praksis", "forskning")),
        Cell(hidden, hidden=True) if hidden else agreed,
    )


def _agreed(view: View) -> dict[tuple[str, str], Cell]:
    """Return item and dimension → what the only team agreed on in its newest round."""
    round = view.round_of(view.one or "", NOW)
    agreed = view.study.consensus
    rows = agreed[agreed["round"] == round["round"]] if round is not None else agreed.head(0)
    return {
        (item, dimension): Cell(EXITS[exit]) if pd.isna(level_) else level(int(level_))
        for item, dimension, level_, exit in rows[["item", "dimension", "level", "exit"]].itertuples(index=False)
    }


def _table_of_teams(view: View, current: CurrentLevels) -> Table:
    now = view.now
    by = now.assign(
        share_high=now["share_high"].astype("float64"),
        apart=now["spread"].isin(SPREAD[1:]),
        unsure=now["ved_ikke"].isin(NAMES[1:]),
        unheard=(now["dimension"] == BORGEROPLEVET) & (now["erfaring"] == RESTS_ON[0]),
    ).groupby(["item", "dimension"], observed=True)
    more = by.agg({"share_high": "median", "apart": "sum", "unsure": "sum", "unheard": "sum"}).reset_index()
    rows = [
        (
            Cell(view.titles[row["item"]]),
            Cell(view.study.dimensions[row["dimension"]]),
            level(row["level"], row["hidden"], rough=row["rough"]),
            share(row["share_high"], row["hidden"]),
            *(count(int(row[name])) for name in ("shown", "asked", "apart", "unsure", "unheard")),
        )
        for row in current.rows.merge(more, on=["item", "dimension"]).to_dict("records")
    ]
    caption = "Alt, der kan vises, punkt for punkt, på tværs af teamene"
    return Table(caption, HEADS_OF_TEAMS, (*rows, *_last_rows(current, len(HEADS_OF_TEAMS))))
