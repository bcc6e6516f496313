"""What is disclosed of a study."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from selfeval.analysis.counts import Floats
from selfeval.analysis.difference import CHANCE, adjusted, brunner_munzel, cliffs_delta, verdict
from selfeval.disclosure.possible import Span

CHANGES = {"before": "Float64", "after": "Float64", "difference": "Float64", "delta": "Float64", "verdict": "str"}
"""The columns of `Shown.changes` about an item and dimension, with their types."""


@dataclass(frozen=True)
class Shown:
    """Everything that may be disclosed to a leader or researcher about the persons of a study, and nothing more.

    rounds   a row for each round: organisation, organisation_name, team, team_name, round, round_title, date
             (datetime64), limit (int64, fewest persons in a cell)
    people   a row for each round and part of its persons: round, group, people (band)
    cells    a row for each round, item, dimension and group:

    ============================  ========  ===========================================================================
    team, round, date             as given  whose cell it is
    framework, version            as given  what was asked, in that round
    item, item_title, dimension   as given
    group                         category  "alle", or a part: borgere (and peers), medarbejdere, ledere, myndighed (and
                                            partners), øvrige. Parts stand only where all of them can
    people                        category  how many gave a level: "5–7", "8–14", "15–29" or "30 eller flere"
    level                         Float64   mean in scale steps, to the nearest `step`, halves upwards; where step is
                                            0.5 it lies at most one step from that, and from 1.5 to 4.5
    step                          Float64   0.1, or 0.5 where an earlier round had nearly the same persons
    median, share_high            Float64   in tenths; missing where step is 0.5
    level_from, level_to          Float64   95 % bootstrap interval in tenths; from 8 persons, missing where step is 0.5
    spread                        category  nogenlunde enige, uenige (AD over 0.83), to grupper (two at 1–2, two at 4–5)
    share_1 … share_5             Float64   share on each level, in tenths; as the interval
    ikke_relevant, ved_ikke       category  persons with that exit, roughly; only for "alle"
    erfaring, praksis, forskning  category  whose judgement rests on it: ingen, under halvdelen, halvdelen eller flere;
                                            missing where step is 0.5
    hidden                        str       why all that is missing, "" if shown
    ============================  ========  ===========================================================================

    gaps     a row for each round, item and two quality dimensions: team, round, item, dimension, other, gap (Float64,
             the first minus the other), gap_from, gap_to (from 8 persons), step, paired (bool: each person compared
             with themselves, otherwise the two levels), hidden
    years    a row for each year, framework, version, item, dimension and group over all teams; see `pooled`

    Not disclosed, and used only to work out results here: _levels, persons on each level in the rows of `cells`, and
    _sums, the sums of levels that are possible behind each row for somebody who knows how half steps are joined.
    """

    rounds: pd.DataFrame
    people: pd.DataFrame
    cells: pd.DataFrame
    gaps: pd.DataFrame
    _levels: Floats = field(repr=False)
    _sums: Span = field(repr=False)
    _pool: Callable[[], pd.DataFrame] = field(repr=False)

    @cached_property
    def years(self) -> pd.DataFrame:
        """Return all teams together, year by year."""
        return self._pool()

    def changes(self, before: str, after: str) -> pd.DataFrame:
        """Compare two rounds of a team item by item: item, dimension and the columns of `CHANGES`.

        The rows are the cells that are visible in both rounds.

        difference  between the two disclosed levels
        verdict     the result of the Brunner–Munzel test after Holm's correction over the rows
        delta       Cliff's δ in tenths

        Where a step is 0.5, delta is missing and the verdict is that the change may be chance: a test of the answers
        themselves would reveal more about them than the half steps do.
        """
        cells = self.cells.assign(row=np.arange(len(self.cells)))
        visible = cells[(cells["group"] == "alle") & (cells["hidden"] == "")]
        sides = [
            visible.loc[visible["round"] == id, ["item", "dimension", "level", "step", "row"]] for id in (before, after)
        ]
        both = sides[0].merge(sides[1], on=["item", "dimension"], suffixes=("_before", "_after"))
        fine = (both[["step_before", "step_after"]].max(axis=1) < 0.5).to_numpy(bool)
        tested = both[fine]
        pairs = [
            (self._levels[a], self._levels[b]) for a, b in zip(tested["row_before"], tested["row_after"], strict=True)
        ]
        delta, words = np.full(len(both), np.nan), np.full(len(both), CHANCE, dtype=object)
        delta[fine] = [cliffs_delta(*pair) for pair in pairs]
        p = adjusted([brunner_munzel(*pair).p for pair in pairs])
        words[fine] = [verdict(*each) for each in zip(p, delta[fine], strict=True)]
        found = both.assign(
            before=both["level_before"],
            after=both["level_after"],
            difference=(both["level_after"] - both["level_before"]).round(1),
            delta=pd.Series(delta, index=both.index).round(1).astype("Float64"),
            verdict=words,
        )
        return (
            found[["item", "dimension", *CHANGES]].astype(CHANGES).sort_values(["item", "dimension"], ignore_index=True)
        )
