"""The one door: every answer of a study goes in, what may be disclosed comes out."""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from selfeval.analysis.columns import categorical, whole_numbers
from selfeval.analysis.counts import Floats
from selfeval.analysis.frames import COLUMNS, FrameError, check_ratings, require
from selfeval.disclosure.cells import Units, decide
from selfeval.disclosure.counted import answers_of
from selfeval.disclosure.frames import CELLS, cells_frame, people_frame
from selfeval.disclosure.gaps import GAPS, gaps_frame
from selfeval.disclosure.groups import ALL
from selfeval.disclosure.pooled import pool
from selfeval.disclosure.shown import Shown
from selfeval.measures.limits import REPORT_LIMIT, SMALLEST_LIMIT

QUALITY = ("borgeroplevet", "faglig", "organisatorisk")
OF_ROUND = ["organisation", "organisation_name", "team", "team_name", "round", "round_title", "date", "report_limit"]
OF_ITEM = ["framework", "version", "item_title"]


def disclose(ratings: pd.DataFrame, *, at_least: int = REPORT_LIMIT) -> Shown:
    """Decide what may be disclosed of a study's answers.

    ratings   all answers, as `Study.ratings` gives them. Of a selection too much would be disclosed
    at_least  fewest persons in a cell; where a round promised its participants more, that holds

    A cell is hidden if fewer persons stand behind it, or if they all gave the same level. A hidden person is in no
    other number. Perspectives are shown only where all parts of a cell can be; small ones are put together. Where a
    round has nearly the same persons as an earlier one, its levels are rounded to half steps. What is disclosed of all
    persons in a round does not depend on later rounds.

    Raises FrameError, in Danish, for a missing column, a wrong answer, or a limit below `SMALLEST_LIMIT`.

    >>> from selfeval.analysis.frames import empty_ratings
    >>> disclose(empty_ratings()).cells.empty
    True
    """
    require(ratings, COLUMNS, what="Svarene")
    if at_least < SMALLEST_LIMIT:
        raise FrameError(f"Grænsen for små grupper er {at_least}; den skal være mindst {SMALLEST_LIMIT}.")
    check_ratings(ratings)
    unit = ratings["round"].cat.remove_unused_categories()
    answers = answers_of(ratings, unit)
    rounds = _rounds(ratings, unit, at_least)
    limit = rounds["limit"].to_numpy("float64")
    decided = decide(answers, _units(rounds, limit))
    cells = cells_frame(decided, limit)
    whole = cells[cells["group"] == ALL]
    gaps = gaps_frame(whole, answers, _quality(ratings))
    named = partial(_named, ratings=ratings, rounds=rounds)
    order = np.lexsort((decided.cells.group, decided.cells.dimension, decided.cells.item, decided.cells.unit))
    return Shown(
        rounds=rounds,
        people=named(people_frame(decided.persons))[["team", "round", "group", "people"]],
        cells=_with_items(named(cells.iloc[order]), ratings)[
            ["team", "round", "date", "framework", "version", "item", "item_title", "dimension", *CELLS]
        ],
        gaps=named(gaps)[["team", "round", "item", "dimension", "other", *GAPS]],
        _levels=decided.cells.levels[order],
        _sums=decided.sums.taken(order),
        _pool=partial(pool, ratings, answers, decided),
    )


def _rounds(ratings: pd.DataFrame, unit: pd.Series, at_least: int) -> pd.DataFrame:
    """Return a row for each round with answers, in the order of the categories of `unit`."""
    first = ratings.assign(round=unit).drop_duplicates("round").sort_values("round", ignore_index=True)[OF_ROUND]
    return first.rename(columns={"report_limit": "limit"}).assign(limit=first["report_limit"].clip(lower=at_least))


def _units(rounds: pd.DataFrame, limit: Floats) -> Units:
    team = rounds["team"].astype("category").cat.codes
    place = rounds.assign(team=team, at=range(len(rounds))).sort_values(["date", "at"]).groupby("team").cumcount()
    return Units(whole_numbers(team), whole_numbers(place.sort_index()), limit)


def _quality(ratings: pd.DataFrame) -> list[int]:
    dimensions = list(ratings["dimension"].cat.categories)
    return sorted(dimensions.index(name) for name in QUALITY if name in dimensions)


def _named(codes: pd.DataFrame, *, ratings: pd.DataFrame, rounds: pd.DataFrame) -> pd.DataFrame:
    """Put names in place of codes."""
    names = {
        name: categorical(whole_numbers(codes[name]), like=ratings[of])
        for name, of in {"item": "item", "dimension": "dimension", "other": "dimension"}.items()
        if name in codes
    }
    facts = rounds.take(codes["unit"].astype("int64").to_numpy())[["team", "round", "date"]]
    return codes.assign(**names).reset_index(drop=True).join(facts.reset_index(drop=True))


def _with_items(cells: pd.DataFrame, ratings: pd.DataFrame) -> pd.DataFrame:
    """Add what each item belonged to and was called in its round."""
    items = ratings.drop_duplicates(["round", "item"])[["round", "item", *OF_ITEM]]
    return cells.merge(items.astype({"round": cells["round"].dtype}), on=["round", "item"], how="left")
