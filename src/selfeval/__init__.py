"""Selfeval: a team's own evaluation of the quality of its bostøtte, from invitation to action list.

The public names are loaded on first use, so that `import selfeval` costs nothing and a participant's page
never pulls in what only an analysis needs.

>>> import selfeval as se
>>> issubclass(se.TemplateError, se.SelfevalError)
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    __version__: str
    from selfeval import explore as explore
    from selfeval.analysis import plot as plot
    from selfeval.analysis.scores import score as score
    from selfeval.analysis.trends import trend as trend
    from selfeval.disclosure import disclose as disclose
    from selfeval.errors import NotAllowed as NotAllowed
    from selfeval.errors import RoundClosed as RoundClosed
    from selfeval.errors import SelfevalError as SelfevalError
    from selfeval.errors import TemplateError as TemplateError
    from selfeval.framework.catalogue import list_frameworks as list_frameworks
    from selfeval.framework.load import read_framework as read_framework
    from selfeval.study import open_study as open_study

_HOME = {
    "NotAllowed": "selfeval.errors",
    "RoundClosed": "selfeval.errors",
    "SelfevalError": "selfeval.errors",
    "TemplateError": "selfeval.errors",
    "disclose": "selfeval.disclosure",
    "explore": "selfeval",
    "list_frameworks": "selfeval.framework.catalogue",
    "open_study": "selfeval.study",
    "plot": "selfeval.analysis",
    "read_framework": "selfeval.framework.load",
    "score": "selfeval.analysis.scores",
    "trend": "selfeval.analysis.trends",
}
"""Where each public name lives; the imports above say the same to a type checker, and a test keeps them equal."""

_MODULES = frozenset({"explore", "plot"})
"""The public names that are modules."""

__all__ = sorted(_HOME)


def __getattr__(name: str) -> object:
    if name == "__version__":
        return _version()
    if name not in _HOME:
        raise AttributeError(f"module 'selfeval' has no attribute '{name}'")
    home = _HOME[name]
    value: object = import_module(f"{home}.{name}") if name in _MODULES else getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME, "__version__"})


def _version() -> str:
    """Return the version of what is installed, as pyproject.toml had it then."""
    from importlib.metadata import version  # takes longer than the rest of this module

    return version("selfeval")
