"""Tickets: what a page shows its kernel to say whose page it is. A kernel is started before anybody asks for one."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta

from selfeval.records import now

LASTS = timedelta(minutes=5)
"""From the page's sending to its first message; on a slow line it loads for a minute."""


def write_ticket(secret: str, *, key_id: str, kernel_id: str) -> str:
    """A ticket for the page of a key with a kernel.

    >>> ticket = write_ticket("s", key_id="k7mxprtv", kernel_id="a-b")
    >>> read_ticket("s", ticket, kernel_id="a-b"), read_ticket("s", ticket, kernel_id="a-c")
    ('k7mxprtv', None)
    """
    expires = int((now() + LASTS).timestamp())
    return f"{key_id}.{expires}.{_sign(secret, key_id, kernel_id, expires)}"


def read_ticket(secret: str, ticket: str, *, kernel_id: str) -> str | None:
    """The id of the key that a ticket was written for; None where it is forged, too old or another kernel's."""
    key_id, _, rest = ticket.partition(".")
    expires, _, signature = rest.partition(".")
    if not (expires.isascii() and expires.isdigit() and len(expires) < 12):
        return None
    if not hmac.compare_digest(signature.encode(), _sign(secret, key_id, kernel_id, int(expires)).encode()):
        return None
    return key_id if now() < datetime.fromtimestamp(int(expires), now().tzinfo) else None


def _sign(secret: str, key_id: str, kernel_id: str, expires: int) -> str:
    return hmac.new(secret.encode(), f"{key_id}.{kernel_id}.{expires}".encode(), hashlib.sha256).hexdigest()
