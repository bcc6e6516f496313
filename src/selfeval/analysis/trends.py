"""Lines over rounds: they go on where an item was renamed or reordered, and break where its meaning was replaced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any

import pandas as pd

from selfeval.analysis.columns import records
from selfeval.analysis.frames import FrameError, require
from selfeval.analysis.intervals import INTERVALS
from selfeval.analysis.scores import VALUES
from selfeval.framework.lineage import trend_key
from selfeval.framework.model import Framework

NEEDED = ("item", "item_title", "dimension", "round", "date", "mean", "n")

POINT = ("item", "dimension", "round", "date", "mean", "n", "segment", "title_then", "series", "changes")

BESIDE = ("round_title", "framework", "version", "hidden", "mean_from", "mean_to", "interval")
"""Columns about a point that give no line of their own: a line goes on over versions."""


def trend(scores: pd.DataFrame, *, frameworks: Iterable[Framework]) -> pd.DataFrame:
    """Return one row for each point of a line, lines in the order of items and dimensions, points in the order of time.

    scores      from `score`, and from `explore.intervals` where points are to have intervals; or cells of `disclose`
                with these columns. A point without a mean is a hole in the line. `by` held at least round, date, item,
                item_title and dimension; team if there are several, or their lines become one; and whatever is to have
                lines of its own, such as perspective
    frameworks  those that the rounds used, which say what replaced what: `Study.frameworks()`, or `list_frameworks()`

    First come the columns that give lines of their own, then

    =================  =========  ========================================================================
    item, dimension    as given   the item's own id in that round
    round, date        as given
    mean, n            as given   in scale steps; persons
    segment            int64      a point is joined to the one before it only within the same segment
    title_then         as given   what the item was called in that round
    series             category   id of the first item of the line: the same before and after a replacement
    changes            str        in Danish, what is different from the point before it in the line: how many
                                  answered, the item's name, the framework's version, its meaning. "" if nothing
    =================  =========  ========================================================================

    and round_title, framework, version, hidden, mean_from, mean_to and interval where the scores have them. Rounds
    have other respondents: nobody can be followed, so only their number can be set beside that of the round before.
    A renamed or reordered item keeps its id, and thereby its segment. An item that replaces others stands in their
    series under its own id, in a later segment.

    Raises FrameError, in Danish, for a missing column, and NotFound for an item that is in none of the frameworks.

    >>> from selfeval.analysis.scores import score
    >>> from selfeval.framework import list_frameworks
    >>> ratings = pd.DataFrame({
    ...     "team": "åparken", "round": ["r1", "r2"], "date": pd.to_datetime(["2022-03-01", "2024-03-01"]), "person": 1,
    ...     "item": "r-viden", "item_title": ["Arbejd med afsæt i viden", "Brug viden"], "dimension": "faglig",
    ...     "level": [3, 4], "exit": None, "report_limit": 5,
    ... })
    >>> scores = score(ratings, by=["round", "date", "item", "item_title", "dimension"])
    >>> trend(scores, frameworks=list_frameworks())[["item", "mean", "segment", "title_then"]]
          item  mean  segment                title_then
    0  r-viden   3.0        0  Arbejd med afsæt i viden
    1  r-viden   4.0        0                Brug viden
    """
    require(scores, NEEDED, what="Tallene til en udvikling")
    used = list(frameworks)
    families = _families(used)
    key = {item: trend_key(item, used) for item in scores["item"].drop_duplicates()}
    placed = scores.rename(columns={"item_title": "title_then"}).assign(
        series=scores["item"].map({item: families[key[item]][0] for item in key}).astype("object"),
        segment=scores["item"].map({item: families[key[item]].index(key[item]) for item in key}).astype("int64"),
    )
    placed["series"] = placed["series"].astype(_in_order_of_items(placed))
    kept = [*POINT, *(name for name in BESIDE if name in placed)]
    apart = [name for name in placed.columns if name not in {*kept, *VALUES, *INTERVALS, "report_limit"}]
    line = [*apart, "series", "dimension"]
    points = placed.sort_values([*line, "date", "round", "segment"], ignore_index=True)
    return points.assign(changes=_changes(points, line))[[*apart, *kept]]


def _changes(points: pd.DataFrame, line: list[str]) -> pd.Series:
    """Return for each point what differs from the point before it in its line, in Danish."""
    watched = ["n", "segment", "title_then", *(name for name in ("version",) if name in points)]
    values = points[watched].astype(dict.fromkeys(watched, "object"))
    before = values.groupby([points[name] for name in line], observed=True, dropna=False).shift()
    first = before["segment"].isna()
    now, then = records(values), records(before)
    words = ["" if alone else _difference(*pair) for alone, *pair in zip(first, then, now, strict=True)]
    return pd.Series(words, index=points.index, dtype="str")


def _difference(before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    replaced, renamed = before["segment"] != now["segment"], before["title_then"] != now["title_then"]
    sentences = [
        (replaced, f"Punktet har fået en ny mening. Linjen brydes. Før hed det »{before['title_then']}«."),
        (renamed and not replaced, f"Punktet har fået nyt navn. Før hed det »{before['title_then']}«."),
        (_differ(before, now, "version"), f"Spørgerammen er en anden udgave: {now.get('version')}."),
        (_differ(before, now, "n"), f"{now['n']} har svaret. Før var det {before['n']}."),
    ]
    return " ".join(sentence for said, sentence in sentences if said)


def _differ(before: Mapping[str, Any], now: Mapping[str, Any], name: str) -> bool:
    """Return whether both rounds have a value, and not the same one."""
    one, other = before.get(name), now.get(name)
    return bool(pd.notna(one) and pd.notna(other) and one != other)


def _families(frameworks: Sequence[Framework]) -> dict[str, list[str]]:
    """Return for each item all items joined with it by replacements; a replaced item comes before its replacement."""
    replaced: dict[str, dict[str, None]] = {}
    for item in (item for framework in frameworks for item in framework.items):
        replaced.setdefault(item.id, {}).update(dict.fromkeys(item.replaces))
    try:
        oldest_first = list(TopologicalSorter(replaced).static_order())
    except CycleError as error:
        raise FrameError(
            f"Spørgerammerne siger, at punkterne erstatter hinanden i ring: {' → '.join(error.args[1])}."
        ) from error
    families: dict[str, list[str]] = {}
    for item_id in oldest_first:
        before = [one for old in replaced.get(item_id, ()) for one in families[old]]
        family = list(dict.fromkeys([*before, item_id]))
        families.update(dict.fromkeys(family, family))
    return families


def _in_order_of_items(placed: pd.DataFrame) -> pd.CategoricalDtype:
    """Return the series in the order of the first of their items."""
    first = placed.sort_values("item").drop_duplicates("series")["series"]
    return pd.CategoricalDtype(first, ordered=True)
