"""A facilitator's page: the round that it looks at, and what it remembers of what it did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from selfeval.access.reach import round_within
from selfeval.access.roles import Access
from selfeval.access.screen_links import lead_link, make_link
from selfeval.errors import NotAllowed
from selfeval.protocol.facilitator.presence import Presence
from selfeval.protocol.facilitator.surroundings import FacilitatorSurroundings
from selfeval.records import Role, Round

NO_ROUND = "Vælg en runde først."
NOBODY = Access(key_id="", role=Role.FACILITATOR, scope=())

Position = tuple[str | None, str | None, dict[tuple[str, ...], int]]
Reply = Mapping[str, Any]
SHOWN: Reply = {}
"""The reply to an act whose result is seen on the screen at once."""


class FacilitatorPage:
    """One page, and who is at it.

    Remembers its round, the item that it alone looks at, and what it has itself written.
    """

    def __init__(self, around: FacilitatorSurroundings) -> None:
        self.around = around
        self.store = around.store
        self.access = NOBODY
        self.round_id: str | None = None
        self.looked: str | None = None
        self.turned = False
        self.presence = Presence(self.store)
        self.screen_link = ""
        self._written: dict[tuple[str, ...], int] = {}

    def position(self) -> Position:
        """Return what the page looks at and has written, for `go_back`."""
        return self.round_id, self.looked, dict(self._written)

    def go_back(self, position: Position) -> None:
        """Be where the page was before an act that was refused."""
        self.round_id, self.looked, self._written = position

    def be_there(self) -> None:
        """Let the other pages of the round know of this one."""
        if self.round_id is not None and self.access is not NOBODY:
            self.presence.be_there(self.within_reach(self.round_id))

    def within_reach(self, round_id: str) -> Round:
        """Return a round that whoever is at the page reaches."""
        return round_within(self.store, self.access, round_id)

    @property
    def round(self) -> Round:
        """Return the round that the page looks at."""
        if self.round_id is None:
            raise NotAllowed(NO_ROUND)
        return self.within_reach(self.round_id)

    def as_seen(self, revision: int) -> Round:
        """Return the round as the page saw it, so that a change made elsewhere meanwhile is noticed."""
        return replace(self.round, revision=revision)

    def turn_to(self, round_id: str | None) -> Reply:
        """Look at a round, or at none."""
        self.presence.leave()
        self.round_id, self.looked = round_id, None
        self.turned = True
        if round_id is not None:
            self._lead_screen(self.store.round(round_id))
        return SHOWN

    def _lead_screen(self, round: Round) -> None:
        """Let the page's own link to the big screen show the round, and make one for its team where there is none."""
        if not (self.screen_link and lead_link(self.store, self.access, self.screen_link, round)):
            self.screen_link = make_link(self.store, self.access, round)

    def look_at(self, item: str | None) -> Reply:
        """Look at an item on this page alone, or at the one that everybody looks at."""
        self.turned = self.turned or item != self.looked
        self.looked = item
        return SHOWN

    def seen(self, seen: int, *key: str) -> int:
        """Return the revision that the page builds on: the one on its screen, or a newer one that it wrote itself."""
        return max(seen, self._written.get((self.round_id or "", *key), 0))

    def wrote(self, revision: int, *key: str) -> None:
        """Remember the revision that the page has written itself."""
        self._written[(self.round_id or "", *key)] = revision
