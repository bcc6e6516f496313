"""Which of several facilitators' pages leads: it turns everybody's screens, and the others look for themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from selfeval.records import OpenPage, Round, now
from selfeval.storage import Store

AWAY_AFTER = timedelta(minutes=3)
"""A page that has not been heard of for so long is not there. A browser lets a page in the background speak once a
minute."""

RELOADS_WITHIN = timedelta(seconds=30)
"""A page that is closed may only be loaded anew: so long nobody takes its place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lead:
    """Whether a page leads, and whether there are other pages."""

    mine: bool
    others: bool


def arrive(store: Store, round: Round, page: str) -> None:
    """Note that a page is open on a round. It leads if no other does."""
    with store.writing() as tx:
        tx.see_page(round.id, page, now())
        if _leader(tx.open_pages(round.id)) is None:
            tx.let_page_lead(round.id, page)


def depart(store: Store, round: Round, page: str) -> None:
    """Note that a page is closed. Is it loaded anew before another page leads, it leads again."""
    with store.writing() as tx:
        if any(one.page == page for one in tx.open_pages(round.id)):
            tx.see_page(round.id, page, now() - AWAY_AFTER + RELOADS_WITHIN)


def take_over(store: Store, round: Round, page: str) -> None:
    """Let a page lead."""
    with store.writing() as tx:
        tx.see_page(round.id, page, now())
        tx.let_page_lead(round.id, page)


def lead_of(store: Store, round: Round, page: str) -> Lead:
    """Return whether a page leads. One that is alone does."""
    pages = store.open_pages(round.id)
    leader = _leader(pages)
    return Lead(
        mine=leader is None or leader.page == page,
        others=any(_is_there(one) for one in pages if one.page != page),
    )


def _leader(pages: Iterable[OpenPage]) -> OpenPage | None:
    return next((one for one in pages if one.leads and _is_there(one)), None)


def _is_there(page: OpenPage) -> bool:
    return page.seen_at > now() - AWAY_AFTER
