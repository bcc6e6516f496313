"""Pictures of frames: `profile`, `trend`, `spread`, `amounts` and `priorities`, each with a text that says the same.

They draw what they are given: for others, what `disclose` gave. A row that is hidden there has no number and a reason
in `hidden`: the reason is written and nothing is drawn, least of all a zero. No picture says anything by colour alone,
and all follow light and dark pages.

What draws is loaded when it is asked for: whoever only shows a page of words and tables does not wait for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from selfeval.analysis.plot.canvas import Picture

if TYPE_CHECKING:
    from selfeval.analysis.plot.bars import spread
    from selfeval.analysis.plot.levels import profile
    from selfeval.analysis.plot.lines import trend
    from selfeval.analysis.plot.marks import amounts
    from selfeval.analysis.plot.quadrants import priorities

_HOME = {"amounts": "marks", "priorities": "quadrants", "profile": "levels", "spread": "bars", "trend": "lines"}
"""Where each lives; no module is called as a picture is, for it would take its place here."""

__all__ = ["Picture", "amounts", "priorities", "profile", "spread", "trend"]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'selfeval.analysis.plot' has no attribute '{name}'")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
