"""The pictures of what may be told: frames as `analysis.plot` wants them, drawn when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from selfeval.analysis.plot.later import LaterPicture
from selfeval.overview.view import View

if TYPE_CHECKING:
    from selfeval.analysis.plot import Picture
    from selfeval.overview.standing import Standing

AS_PLOTTED = {"level": "mean", "level_from": "mean_from", "level_to": "mean_to"}


def profile_picture(view: View, standing: Standing) -> Picture:
    """Each item's level in each dimension; the bar is the interval of one team, or the quartiles of several."""
    title = "Niveau i hver dimension" if view.one else "Det midterste team, og den midterste halvdel af dem"

    def draw() -> Picture:
        from selfeval.analysis.plot import profile

        rows = view.now if view.one else _of_teams(standing.rows)
        return profile(rows.rename(columns=AS_PLOTTED), names=names(view), title=title)

    return LaterPicture(title, draw)


def names(view: View) -> dict[str, str]:
    """What items and dimensions are called."""
    return dict(view.titles) | dict(view.known.dimensions)


def _of_teams(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.rename(columns={"low": "level_from", "high": "level_to"})
