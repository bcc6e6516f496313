"""Tickets: what a page shows its kernel to say whose page it is. A kernel is started before anybody asks for one."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from itsdangerous import BadSignature, TimestampSigner

LASTS = timedelta(minutes=5)
"""From the page's sending to its first message; on a slow line it loads for a minute."""


def write_ticket(secret: str, *, key_id: str, kernel_id: str) -> str:
    """Return a ticket for the page of a key with a kernel.

    >>> ticket = write_ticket("s", key_id="k7mxprtv", kernel_id="a-b")
    >>> read_ticket("s", ticket, kernel_id="a-b"), read_ticket("s", ticket, kernel_id="a-c")
    ('k7mxprtv', None)
    """
    return _signer(secret, kernel_id).sign(key_id).decode()


def read_ticket(secret: str, ticket: str, *, kernel_id: str) -> str | None:
    """Return the id of the key that a ticket was written for; None where it is forged, too old or another kernel's."""
    if not ticket.isascii():
        return None
    try:
        return _signer(secret, kernel_id).unsign(ticket, max_age=int(LASTS.total_seconds())).decode()
    except BadSignature:
        return None


def _signer(secret: str, kernel_id: str) -> TimestampSigner:
    """Return what signs for one kernel: the signing key is derived from the secret and the kernel's id."""
    return TimestampSigner(secret, salt=f"selfeval.ticket.{kernel_id}", key_derivation="hmac", digest_method=sha256)
