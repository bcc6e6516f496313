"""Links to a team's big screen: made by a facilitator's page, and ended by log-out or after twelve hours."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256

from selfeval.access.roles import LOCAL_USER, Access, current_access, reaches
from selfeval.errors import NotFound
from selfeval.records import Round, ScreenLink, now
from selfeval.storage import Store
from selfeval.workshop.answers.joining import find_round
from selfeval.workshop.round.codes import ALPHABET, normalise_code
from selfeval.workshop.round.room.following import followed

LASTS = timedelta(hours=12)
LINK_LENGTH = 26
"""21^26 links are possible: none is found by guessing."""

ENDED = "Linket til storskærmen virker ikke længere. Åbn storskærmen igen fra facilitatorens side."


def make_link(store: Store, access: Access, round: Round) -> str:
    """Return a new link to the team's big screen, which shows this round first. Links that have ended are dropped."""
    link = "".join(secrets.choice(ALPHABET) for _ in range(LINK_LENGTH))
    with store.writing() as tx:
        tx.drop_screen_links(now())
        made = ScreenLink(
            id=_hashed(link),
            team_id=round.team_id,
            round_id=round.id,
            key_id=access.key_id,
            ends_at=now() + LASTS,
        )
        tx.add_screen_link(made)
    return link


def lead_link(store: Store, access: Access, link: str, round: Round) -> bool:
    """Let an own link show another round of its team; False where it has ended or is another team's."""
    with store.writing() as tx:
        stored = tx.screen_link(_hashed(link))
        if (
            stored is None
            or not _holds(tx, stored)
            or (stored.key_id, stored.team_id) != (access.key_id, round.team_id)
        ):
            return False
        if stored.round_id != round.id:
            tx.lead_screen_link(stored.id, round.id)
        return True


def opens(store: Store, link: str) -> bool:
    """Return whether a link still opens a big screen."""
    with store.reading() as tx:
        stored = tx.screen_link(_hashed(link)) if link else None
        return stored is not None and _holds(tx, stored)


def end_links(store: Store, access: Access) -> None:
    """End the links that were made with a key."""
    store.end_screen_links(access.key_id)


def screen_round(store: Store, typed: str) -> Round:
    """Return the round that a big screen shows, by a link or by a round's code: of a closed one the team's next.

    Raises NotFound with a sentence for whoever looks at the screen.
    """
    wanted = normalise_code(typed)
    with store.reading() as tx:
        return followed(tx, _by_link(tx, wanted) if len(wanted) == LINK_LENGTH else find_round(tx, wanted))


def _by_link(tx: Store, link: str) -> Round:
    stored = tx.screen_link(_hashed(link))
    if stored is None or not _holds(tx, stored):
        raise NotFound(ENDED)
    return tx.round(stored.round_id)


def _holds(tx: Store, link: ScreenLink) -> bool:
    if link.ends_at <= now():
        return False
    if link.key_id == LOCAL_USER.key_id:
        return True
    access = current_access(tx, link.key_id)
    return access is not None and reaches(access, tx.team(link.team_id))


def _hashed(link: str) -> str:
    return sha256(link.encode()).hexdigest()
