"""The link under which somebody who took part finds the round's result once it is closed.

The browser makes its secret while the server still knows it by its participant's key. Only the secret's hash is kept,
with the round and nothing else: when the keys are destroyed the link leads to the round, and to no answers.
"""

from __future__ import annotations

from datetime import date

from selfeval.errors import NotAllowed, NotFound
from selfeval.records import Phase, Round
from selfeval.storage import Store
from selfeval.workshop.answers.joining import key_hash
from selfeval.workshop.round.phases import OPEN, REVEALED, require_phase

KEEPING = REVEALED & OPEN
"""From the moment when the team sees its answers, and until the keys are gone."""

LINKS_EACH = 8
"""A participant's telephone, computer and new browsers; more is somebody filling the database."""

GONE = "Linket virker ikke længere. Runden er slettet, eller linket er ikke helt."
NOT_YET = "Linket virker, når runden er afsluttet. Spørg facilitatoren, hvornår det er."
TOO_MANY = "Der er lavet så mange links til runden, at der ikke kan laves flere."


def keep_link(store: Store, round_id: str, secret: str) -> None:
    """Let a secret of a browser's own making lead to the round's result; keeping it twice keeps it once.

    Raises RoundClosed before the dialogue and once the round is closed, NotAllowed for a secret that is none and for
    more links than people have browsers.
    """
    with store.writing() as tx:
        require_phase(tx.round(round_id), KEEPING, "Et link til resultatet laves kun")
        if tx.result_link_count(round_id) >= LINKS_EACH * len(tx.participants(round_id)):
            raise NotAllowed(TOO_MANY)
        tx.add_result_link(round_id, key_hash(secret))


def linked_round(store: Store, secret: str, today: date) -> Round:
    """Return the closed round that a link leads to.

    Raises NotFound for a link that leads nowhere, also on the round's last day and after it; NotAllowed while the
    round is not closed.
    """
    with store.reading() as tx:
        round_id = tx.result_link(_hashed(secret))
        round = tx.round(round_id) if round_id else None
    if round is None or round.retain_until <= today:
        raise NotFound(GONE)
    if round.phase != Phase.AFSLUTTET:
        raise NotAllowed(NOT_YET)
    return round


def _hashed(secret: str) -> str:
    try:
        return key_hash(secret)
    except NotAllowed:
        raise NotFound(GONE) from None
