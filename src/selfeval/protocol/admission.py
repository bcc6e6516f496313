"""Who a kernel serves: nobody until its page has shown the server's ticket; in JupyterLab, whoever runs it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from selfeval.access.roles import LOCAL_USER, Access, current_access
from selfeval.access.tickets import read_ticket
from selfeval.errors import NotAllowed
from selfeval.records import Role
from selfeval.storage import Store

SECRET = "SELFEVAL_TICKET_SECRET"
"""The environment variable by which a server tells its kernels that a ticket is needed, and what it is signed with."""

NO_TICKET = "Siden er for gammel. Genindlæs den."
ENDED = "Din nøgle virker ikke længere. Log ind igen, eller bed om en ny nøgle."


@dataclass(frozen=True, slots=True)
class Turnstile:
    """What tells a server's tickets for this kernel from others."""

    secret: str
    kernel_id: str

    @classmethod
    def from_environment(cls) -> Turnstile | None:
        """Return the turnstile of a kernel that a server has started, or none."""
        secret = os.environ.get(SECRET)
        if not secret:
            return None
        from ipykernel.connect import get_connection_file  # only a kernel has one

        return cls(secret, Path(get_connection_file()).stem.removeprefix("kernel-"))


class Admission:
    """Lets one key in, and asks the store each time whether it still holds.

    role       the one that may come in
    turnstile  None: no server, so the user of this machine is let in without a ticket
    """

    def __init__(self, role: Role, turnstile: Turnstile | None) -> None:
        self._role = role
        self._turnstile = turnstile
        self._key_id: str | None = None

    @property
    def waits(self) -> bool:
        """Has nobody come in yet?"""
        return self._turnstile is not None and self._key_id is None

    def show(self, ticket: str) -> None:
        """Come in with a ticket. Raises NotAllowed for one that is not for this kernel, and for a second key."""
        if self._turnstile is None:
            return
        key_id = read_ticket(self._turnstile.secret, ticket, kernel_id=self._turnstile.kernel_id)
        if key_id is None or self._key_id not in (None, key_id):
            raise NotAllowed(NO_TICKET)
        self._key_id = key_id

    def access(self, store: Store) -> Access:
        """Who is in. Raises NotAllowed before anybody is, and for a key that holds no more."""
        if self._turnstile is None:
            return LOCAL_USER
        if self._key_id is None:
            raise NotAllowed(NO_TICKET)
        access = current_access(store, self._key_id)
        if access is None or access.role != self._role:
            raise NotAllowed(ENDED)
        return access
