"""What many want, from what each wants: Borda, Copeland, cycles, and how firm the order is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
from numpy.random import default_rng
from scipy.sparse.csgraph import connected_components

from selfeval.analysis.counts import Floats
from selfeval.analysis.frames import BALLOTS, FrameError, require
from selfeval.analysis.intervals import RESAMPLES
from selfeval.measures.levels import LEVELS

RULES = ("stemmer", "borda", "copeland")

Mask: TypeAlias = npt.NDArray[np.bool_]


def check_ballots(ballots: pd.DataFrame) -> None:
    """Raise FrameError unless each row is one person's mark of one item: importance 1–5 or none, votes 0 or more."""
    require(ballots, BALLOTS, what="Stemmerne")
    importance = pd.to_numeric(ballots["importance"], errors="coerce").astype("Float64")
    votes = pd.to_numeric(ballots["votes"], errors="coerce").astype("Float64")
    if (ballots["importance"].notna() & ~importance.isin(LEVELS)).any():
        raise FrameError("Stemmerne: importance er et helt tal fra 1 til 5 eller tom.")
    if (ballots["votes"].notna() & ~((votes >= 0) & (votes % 1 == 0)).fillna(False)).any():
        raise FrameError("Stemmerne: votes er et helt tal fra 0 og op eller tom.")
    if ballots.duplicated(["round", "person", "item"]).any():
        raise FrameError("Stemmerne: samme person står to gange med samme punkt; behold det seneste.")


def preferences(votes: Floats, importance: Floats) -> Floats:
    """Compare, for each person and each pair of items: 1 the first is wanted more, ½ alike, 0 the second is.

    votes, importance  shape (persons, items), nan where a person gave none. No vote is 0 votes. More votes win, then
                       more importance; where one of the two importances is missing the pair is alike

    Returns shape (persons, items, items); the diagonal is 0: an item does not stand against itself.
    """
    given = np.nan_to_num(votes)
    difference = np.sign(given[:, :, None] - given[:, None, :])
    weight = np.nan_to_num(np.sign(importance[:, :, None] - importance[:, None, :]))
    found: Floats = (1 + np.where(difference == 0, weight, difference)) / 2
    diagonal = np.arange(found.shape[1])
    found[:, diagonal, diagonal] = 0
    return found


def borda(duels: Floats) -> Floats:
    """Count the points of each item: from each person one for an item put below it, ½ for one put alike (Borda 1784).

    duels  persons who want the first of each pair more, alike counted half; shape (…, items, items)

    >>> borda(np.array([[0.0, 3.0], [1.0, 0.0]])).tolist()
    [3.0, 1.0]
    """
    points: Floats = duels.sum(axis=-1)
    return points


def copeland(duels: Floats) -> Floats:
    """Count the items that each item beats among most persons, and a half for each it ties with (Copeland 1951).

    >>> copeland(np.array([[0.0, 3.0], [1.0, 0.0]])).tolist()
    [1.0, 0.0]
    """
    wins: Floats = (1 + np.sign(duels - np.swapaxes(duels, -1, -2))) / 2
    diagonal = np.arange(wins.shape[-1])
    wins[..., diagonal, diagonal] = 0
    points: Floats = wins.sum(axis=-1)
    return points


def in_cycle(duels: Floats) -> Mask:
    """Return whether most want a before b, b before c and c before a, in a ring with the item: then no order is right.

    >>> in_cycle(np.array([[0.0, 2, 1], [1, 0, 2], [2, 1, 0]])).tolist()
    [True, True, True]
    """
    beats = duels > duels.T
    count, of = connected_components(beats, directed=True, connection="strong")
    sizes = np.bincount(of, minlength=count)
    return np.asarray(sizes[of] > 1)


def ranks(points: Floats) -> Floats:
    """Rank the points: 1 for most, equal points share the best place. Shape as given, along the last axis.

    >>> ranks(np.array([4.0, 7.0, 4.0])).tolist()
    [2.0, 1.0, 2.0]
    """
    higher: Floats = (points[..., None, :] > points[..., :, None] + 1e-9).sum(axis=-1) + 1.0
    return higher


def points_of(rule: str, votes: Floats, duels: Floats) -> Floats:
    """Return each item's points by a rule of `RULES`."""
    if rule == "stemmer":
        return votes
    return borda(duels) if rule == "borda" else copeland(duels)


def stability(votes: Floats, importance: Floats, *, rule: str, top: int, on_paper: Floats, seed: int) -> Floats:
    """Return the share of 2,000 seeded draws of the persons' ballots in which each item is among the first `top`.

    on_paper  votes of the team as a whole, the same in every draw
    """
    persons, items = votes.shape
    chosen = default_rng(seed).multinomial(persons, np.full(persons, 1 / persons), size=RESAMPLES).astype(np.float64)
    duels = (chosen @ preferences(votes, importance).reshape(persons, -1)).reshape(RESAMPLES, items, items)
    drawn = points_of(rule, chosen @ np.nan_to_num(votes) + on_paper, duels)
    share: Floats = (ranks(drawn) <= top).mean(axis=0)
    return share


def wide(ballots: pd.DataFrame, column: str, persons: pd.Index, items: Sequence[object]) -> Floats:
    """Return a person a row, an item a column; nan where there is nothing."""
    cells = ballots.assign(value=ballots[column].astype("Float64").astype("float64"))
    table = cells.set_index(["round", "person", "item"])["value"].unstack("item")
    found: Floats = table.reindex(index=persons, columns=list(items)).to_numpy("float64")
    return found
