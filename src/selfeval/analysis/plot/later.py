"""A picture that is drawn when it is asked for: a page of statements and tables need not wait for its pictures."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from selfeval.analysis.plot.canvas import Picture

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class LaterPicture(Picture):
    """A picture that has only its title until somebody asks for more.

    >>> from matplotlib.figure import Figure
    >>> later = LaterPicture("Profil", lambda: Picture(title="Profil", text="Ét punkt.", figure=Figure()))
    >>> "figure" in vars(later), later.text, "figure" in vars(later)
    (False, 'Ét punkt.', True)
    """

    def __init__(self, title: str, draw: Callable[[], Picture]) -> None:
        object.__setattr__(self, "title", title)
        object.__setattr__(self, "_draw", draw)

    @cached_property
    def figure(self) -> Figure:
        """Return the figure, which is drawn when first asked for."""
        return self._picture.figure

    @cached_property
    def text(self) -> str:
        """Return what the picture shows. It is drawn for that."""
        vars(self)["figure"] = self._picture.figure
        return self._picture.text

    @cached_property
    def _picture(self) -> Picture:
        draw: Callable[[], Picture] = vars(self)["_draw"]
        return draw()
