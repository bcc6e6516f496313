"""The frame of ratings: its columns and types, the order of its categories, and what is refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from selfeval.analysis.columns import ordered
from selfeval.errors import SelfevalError
from selfeval.measures.lens import LENS_DIMENSIONS
from selfeval.measures.levels import LEVELS
from selfeval.records import Exit, Perspective
from selfeval.text import listing

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "organisation": "category",
        "organisation_name": "category",
        "team": "category",
        "team_name": "category",
        "round": "category",
        "round_title": "category",
        "date": "datetime64[us]",
        "report_limit": "int64",
        "person": "category",
        "perspective": "category",
        "framework": "category",
        "version": "category",
        "item": "category",
        "item_title": "category",
        "dimension": "category",
        "level": "Int8",
        "exit": "category",
        "erfaring": "bool",
        "praksis": "bool",
        "forskning": "bool",
    }
)
"""The columns of a frame of ratings and their types, in order. `Study.ratings` says what they hold."""

BALLOTS: Mapping[str, str] = MappingProxyType(
    {
        "team": "category",
        "round": "category",
        "person": "category",
        "item": "category",
        "importance": "Int8",
        "votes": "Int64",
        "report_limit": "int64",
    }
)
"""The columns of a frame of ballots, with types: one row a person and item. `Study.ballots` says what they hold."""

CONSENSUS: Mapping[str, str] = MappingProxyType(
    {
        "team": "category",
        "round": "category",
        "item": "category",
        "dimension": "category",
        "level": "Int8",
        "exit": "category",
    }
)
"""The columns of a frame of what teams agreed on, with types. `Study.consensus` says what they hold."""

ACTIONS: Mapping[str, str] = MappingProxyType(
    {
        "id": "str",
        "team": "category",
        "item": "category",
        "dimension": "category",
        "what": "str",
        "kind": "category",
        "reach": "category",
        "owner": "str",
        "deadline": "datetime64[us]",
        "status": "category",
        "status_reason": "str",
        "origin_round": "category",
        "round": "category",
        "history": "object",
    }
)
"""The columns of a frame of actions, with types: one row an action. `Study.actions` says what they hold."""

CELL = ("round", "person", "item", "dimension")
"""What an answer is about. A person answers a cell once."""

NEEDED = ("team", *CELL, "level", "exit", "report_limit")
"""The columns without which nothing can be computed."""


class FrameError(SelfevalError, ValueError):
    """A frame cannot be used: a column is missing or a value is wrong. The text says which, and what would be right."""


def empty_ratings() -> pd.DataFrame:
    """Return a frame of ratings with all columns and no rows.

    >>> empty_ratings().shape
    (0, 20)
    """
    return as_ratings(pd.DataFrame(columns=list(COLUMNS)), rounds=(), items=(), dimensions=())


def as_ratings(
    frame: pd.DataFrame, *, rounds: Sequence[str], items: Sequence[str], dimensions: Sequence[str]
) -> pd.DataFrame:
    """Return the columns of `COLUMNS`, which a frame has in any type, typed and in order of rounds, persons and items.

    rounds, items, dimensions: the categories of these columns in their order, which is never that of the labels.
    """
    require(frame, COLUMNS, what="Svarene")
    words = {"perspective": [perspective.value for perspective in Perspective], "exit": [exit.value for exit in Exit]}
    orders = {
        "round": ordered(rounds),
        "item": ordered(items),
        "dimension": ordered(dimensions),
    }
    typed = frame[list(COLUMNS)].astype(dict(COLUMNS) | orders | dict.fromkeys(words, "category"))
    # pandas takes unordered categories for equal whatever their order, so that a type alone would not bring it about.
    in_order = typed.assign(**{name: typed[name].cat.set_categories(order) for name, order in words.items()})
    return in_order.sort_values(list(CELL), ignore_index=True)


def quality(ratings: pd.DataFrame) -> pd.DataFrame:
    """Return the answers on quality, without those to the lens."""
    return ratings[~ratings["dimension"].isin(LENS_DIMENSIONS)]


def not_across(ratings: pd.DataFrame, keys: Collection[str]) -> pd.DataFrame:
    """Return the answers that `keys` may group together: without dimension among the keys, those on quality alone.

    The questions of the lens are scored one by one, never with the quality and never across each other.
    """
    return ratings if "dimension" in keys else quality(ratings)


def require(frame: pd.DataFrame, columns: Iterable[str], *, what: str) -> None:
    """Raise FrameError with the names of the columns that are missing, if any. `what` begins the sentence."""
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        present = listing(map(str, frame.columns)) or "ingen"
        raise FrameError(f"{what} mangler {_columns(missing)}. Kolonnerne er nu: {present}.")


def check_ratings(ratings: pd.DataFrame) -> None:
    """Raise FrameError unless every row is one answer: a level 1–5 or an exit, and one a person in each cell."""
    require(ratings, NEEDED, what="Svarene")
    level, exit = ratings["level"], ratings["exit"]
    _refuse(
        ratings,
        level.notna() & ~levels_of(ratings).isin(LEVELS),
        "kolonnen level har andet end et helt tal fra 1 til 5; lad den være tom, hvor svaret er »ikke relevant« eller "
        "»ved ikke«",
    )
    _refuse(
        ratings,
        exit.notna() & ~exit.isin(list(Exit)),
        f"kolonnen exit har et ukendt ord; skriv {listing(Exit, 'eller')}, eller lad den være tom",
    )
    _refuse(
        ratings,
        level.notna() == exit.notna(),
        "et svar har enten level eller exit, ikke begge og ikke ingen; den, der ikke har svaret, har ingen række",
    )
    _refuse(
        ratings,
        ratings.duplicated(list(CELL)),
        "samme person har svaret to gange på det samme; behold det seneste svar",
    )


def check_by(frame: pd.DataFrame, by: Sequence[str], *, what: str) -> list[str]:
    """Return the columns to group by as a list. Raise FrameError for a text, for none, and for missing columns."""
    if isinstance(by, str) or not by:
        raise FrameError('by skal være en liste med mindst én kolonne, fx by=["team", "round", "item", "dimension"].')
    require(frame, by, what=what)
    return list(dict.fromkeys(by))


def levels_of(ratings: pd.DataFrame) -> pd.Series:
    """Return the levels as Float64, missing where there is none or where the value is no number."""
    return pd.to_numeric(ratings["level"], errors="coerce").astype("Float64")


def merged_order(orders: Iterable[Sequence[str]]) -> list[str]:
    """Merge several orders: the first one decides, and a new name comes after the name it followed.

    >>> merged_order([["håb", "tillid", "viden"], ["håb", "tidligt", "viden", "tillid"], ["p01"]])
    ['håb', 'tidligt', 'tillid', 'viden', 'p01']
    """
    merged: list[str] = []
    for order in orders:
        place = len(merged)
        for name in order:
            if name not in merged:
                merged.insert(place, name)
            place = merged.index(name) + 1
    return merged


def _refuse(ratings: pd.DataFrame, wrong: pd.Series, sentence: str) -> None:
    where = [str(label) for label in ratings.index[wrong][:3]]
    if where:
        raise FrameError(f"Række {listing(where)}: {sentence}.")


def _columns(names: Collection[str]) -> str:
    return f"{'kolonnen' if len(names) == 1 else 'kolonnerne'} {listing(names)}"
