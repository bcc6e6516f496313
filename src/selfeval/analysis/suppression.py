"""Small groups: what is not shown, because it would tell what single persons answered."""

from __future__ import annotations

import pandas as pd

from selfeval.analysis.frames import FrameError, require
from selfeval.analysis.scores import VALUES

LOWEST = 2
"""A limit below this would hide nothing."""


def suppress(scores: pd.DataFrame, *, at_least: int = 5) -> pd.DataFrame:
    """The scores with every row of fewer than `at_least` persons, or fewer levels than that, hidden.

    A hidden row keeps its place and its keys. All that is told about persons (`n` to `sd`) is missing in it, never 0,
    and `hidden` (str) says why: "skjult: færre end 5". In the other rows `hidden` is "". A limit that a round promised
    its participants cannot be lowered: where `report_limit` is higher, it is the one that holds.
    Suppress before you derive anything (a trend, a gap, a rank).

    This is primary suppression only: each row is judged by itself. It does not stop anybody from computing a hidden
    row from others: from a total and the other parts of it, from groups that overlap, or from two rounds of nearly the
    same persons. Until secondary suppression is here, do not show rows beside each other of which one is a part of
    the other (a team and the same team by perspective), and do not publish the result.

    Raises FrameError, in Danish, for a missing column or a limit below 2.

    >>> import pandas as pd
    >>> scores = pd.DataFrame({"item": ["p01", "p02"], "n": [6, 4], "n_level": [6, 4], "mean": [3.5, 2.0],
    ...     "median": 3.0, "share_high": 0.5, "ikke_relevant": 0, "ved_ikke": 0, "sd": 1.0, "report_limit": 5})
    >>> suppress(scores)[["item", "n", "mean", "hidden"]]
      item     n  mean               hidden
    0  p01     6   3.5
    1  p02  <NA>  <NA>  skjult: færre end 5
    """
    require(scores, [*VALUES, "report_limit"], what="Tallene fra score()")
    if at_least < LOWEST:
        raise FrameError(f"Grænsen for små grupper er {at_least}; den skal være mindst {LOWEST}.")
    limit = scores["report_limit"].clip(lower=at_least)
    values = scores[list(VALUES)].astype(dict(VALUES))
    # Not shown unless known to be enough: what was hidden before stays hidden.
    enough = ((values["n"] >= limit) & (values["n_level"] >= limit)).fillna(False).astype(bool)
    hidden = ("skjult: færre end " + limit.astype("int64").astype(str)).mask(enough, "")
    return scores.assign(**{name: values[name].where(enough) for name in VALUES}, hidden=hidden)
