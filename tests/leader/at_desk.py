"""Who is at the leader's page in a test."""

from __future__ import annotations

from selfeval.access.keys import hand_out
from selfeval.access.roles import COMMAND_LINE
from selfeval.access.tickets import write_ticket
from selfeval.protocol.admission import Admission, Turnstile
from selfeval.records import Role
from selfeval.storage import Store

KERNEL = Turnstile(secret="hemmelig", kernel_id="a-b-c-d-e")


def alone() -> Admission:
    """The page in JupyterLab: no server, so no ticket."""
    return Admission(Role.LEDER, None)


def served() -> Admission:
    """The page of a server's kernel, which has been shown no ticket."""
    return Admission(Role.LEDER, KERNEL)


def a_ticket(store: Store, role: Role = Role.LEDER, *scope: str) -> str:
    """A ticket for the kernel, of a new key."""
    text = hand_out(store, role, by=COMMAND_LINE, scope=scope or ("*",))
    return write_ticket(KERNEL.secret, key_id=text[:8], kernel_id=KERNEL.kernel_id)
