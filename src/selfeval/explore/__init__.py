"""A database holder's own work: agreement, comparisons, priorities, intervals, distributions and gaps.

Whoever has the database sees every answer of every person, and so do these functions: nothing in here hides small
groups. What leaves the house goes through `selfeval.disclose`, which takes all answers and gives what may be shown.
Missing numbers in here are those that have no meaning for the persons there are: each function says its own.

    import selfeval as se

    with se.open_study() as study:
        alike = se.explore.agreement(study.ratings())

What computes is loaded when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selfeval.explore.certainty import intervals as intervals
    from selfeval.explore.comparisons import compare as compare
    from selfeval.explore.dimensions import gaps as gaps
    from selfeval.explore.priorities import prioritise as prioritise
    from selfeval.explore.shares import distributions as distributions
    from selfeval.explore.teams import agreement as agreement
    from selfeval.explore.teams import between_teams as between_teams
    from selfeval.explore.teams import consistency as consistency

_HOME = {
    "agreement": "selfeval.explore.teams",
    "between_teams": "selfeval.explore.teams",
    "compare": "selfeval.explore.comparisons",
    "consistency": "selfeval.explore.teams",
    "distributions": "selfeval.explore.shares",
    "gaps": "selfeval.explore.dimensions",
    "intervals": "selfeval.explore.certainty",
    "prioritise": "selfeval.explore.priorities",
}
"""Where each lives; no module is called as a function is, for it would take its place here."""

__all__ = sorted(_HOME)


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'selfeval.explore' has no attribute '{name}'")
    value: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})
