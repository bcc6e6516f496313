"""The pictures of what is disclosed: frames as `analysis.plot` wants them, drawn when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from selfeval.analysis.counts import SHARES
from selfeval.analysis.plot.later import LaterPicture
from selfeval.measures.levels import LEVELS
from selfeval.overview.leader.disclosed_study import nearest
from selfeval.overview.leader.levels_now import FEWEST_FOR_QUARTILES, CurrentLevels
from selfeval.overview.leader.view import View

if TYPE_CHECKING:
    from selfeval.analysis.plot import Picture
    from selfeval.overview.leader.lines import TrendLines

AS_PLOTTED = {"level": "mean", "level_from": "mean_from", "level_to": "mean_to"}


def profile_picture(view: View, current: CurrentLevels) -> Picture:
    """Draw each item's level in each dimension; the bar is the interval of one team, or the quartiles of several."""
    title = "Niveau i hver dimension" if view.one else "Det midterste team, og den midterste halvdel af dem"

    def draw() -> Picture:
        from selfeval.analysis.plot import profile

        rows = view.now if view.one else _of_teams(current.rows)
        return profile(rows.rename(columns=AS_PLOTTED), names=names(view), title=title)

    return LaterPicture(title, draw)


def names(view: View) -> dict[str, str]:
    """Return what items and dimensions are called."""
    return dict(view.titles) | dict(view.study.dimensions)


def _of_teams(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.rename(columns={"low": "level_from", "high": "level_to"})


def spread_picture(view: View) -> Picture | None:
    """Draw how one team's answers are distributed over the levels; None where no shares are disclosed."""
    title = "Svarene fordelt på skalaen, hvor fordelingen kan vises"
    rows = view.now[view.now[list(SHARES)].notna().all(axis=1)]
    if rows.empty:
        return None

    def draw() -> Picture:
        from selfeval.analysis.plot import spread

        return spread(rows.astype(dict.fromkeys(SHARES, "float64")), names=names(view), title=title)

    return LaterPicture(title, draw)


def trend_picture(view: View, lines: TrendLines) -> Picture:
    """Return a small picture for each item; bars are intervals, of several teams the middle half of them."""
    title = "Udvikling for hvert punkt"

    def draw() -> Picture:
        from selfeval.analysis.plot import trend

        return trend(lines.points, names=dict(view.study.dimensions), title=title)

    return LaterPicture(title, draw)


def teams_picture(view: View, current: CurrentLevels) -> Picture | None:
    """Draw how the teams are distributed over the levels. Each team counts once, on the level nearest to its own.

    Only items and dimensions in which enough teams have a level.
    """
    title = "Teamene fordelt på skalaen"
    enough = current.rows[current.rows["shown"] >= FEWEST_FOR_QUARTILES]
    if enough.empty:
        return None

    def draw() -> Picture:
        from selfeval.analysis.plot import spread

        visible = view.now[view.now["level"].notna()]
        near = visible.assign(near=visible["level"].astype("float64").map(nearest))
        shares = near.groupby(["item", "dimension"], observed=True)["near"].value_counts(normalize=True).unstack()
        shares = shares.reindex(columns=LEVELS).fillna(0.0).set_axis(SHARES, axis=1).reset_index()
        rows = enough[["item", "dimension", "hidden"]].merge(shares, on=["item", "dimension"])
        return spread(rows, names=names(view), title=title)

    return LaterPicture(title, draw)
