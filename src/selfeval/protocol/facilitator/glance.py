"""One look at the store: what the panels show together is read once, and is of the same moment."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from selfeval.access.roles import Access
from selfeval.protocol.facilitator.surroundings import FacilitatorSurroundings
from selfeval.records import Round
from selfeval.storage import Store
from selfeval.workshop.reveal.result import RoundResult, round_result


@dataclass(frozen=True)
class Glance:
    """A look at a round, or at the page without one, by somebody who may see no more than a key reaches.

    page    its name among the pages that are open on the round
    looked  the item that this page alone looks at, or none
    screen_link  the page's own link to the big screen, or "" where none is made
    """

    around: FacilitatorSurroundings
    round_id: str | None
    access: Access
    page: str
    looked: str | None = None
    screen_link: str = ""

    @property
    def store(self) -> Store:
        """The store that is looked at."""
        return self.around.store

    @cached_property
    def round(self) -> Round | None:
        """The round as it is stored, or None where none is chosen."""
        return self.store.round(self.round_id) if self.round_id else None

    @property
    def item(self) -> str | None:
        """The item on this page: its own, or the one that everybody looks at."""
        assert self.round  # asked for by panels that have a round
        return self.looked if self.looked in self.round.scope else self.round.focus

    @cached_property
    def result(self) -> RoundResult:
        """What the chosen round came to so far."""
        assert self.round  # asked for by panels that have a round
        return round_result(self.store, self.round, with_paper=True)
