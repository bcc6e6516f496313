"""Who is at the facilitator's page in a test, and what is around it."""

from __future__ import annotations

from functools import cache

from selfeval.access.keys import hand_out
from selfeval.access.roles import COMMAND_LINE
from selfeval.access.tickets import write_ticket
from selfeval.framework import Framework
from selfeval.framework.catalogue import builtin_templates, read_catalogue
from selfeval.protocol.admission import Admission, Turnstile
from selfeval.protocol.facilitator.surroundings import FacilitatorSurroundings
from selfeval.records import Role
from selfeval.storage import Store

KERNEL = Turnstile(secret="hemmelig", kernel_id="a-b-c-d-e")


@cache
def _frameworks() -> list[Framework]:
    return read_catalogue((builtin_templates(),))[0]


def surroundings(store: Store, address: str | None = "http://127.0.0.1:8866") -> FacilitatorSurroundings:
    """As a kernel has them; the files of the frameworks are read once for all tests."""
    around = FacilitatorSurroundings(store=store, templates=(builtin_templates(),), address=address)
    vars(around)["frameworks"] = _frameworks()
    return around


def alone() -> Admission:
    """The page in JupyterLab: no server, so no ticket."""
    return Admission(Role.FACILITATOR, None)


def served() -> Admission:
    """The page of a server's kernel, which has been shown no ticket."""
    return Admission(Role.FACILITATOR, KERNEL)


def a_ticket(store: Store, role: Role = Role.FACILITATOR, *scope: str) -> str:
    """A ticket for the kernel, of a new key."""
    text = hand_out(store, role, by=COMMAND_LINE, scope=scope or ("*",))
    return write_ticket(KERNEL.secret, key_id=text[:8], kernel_id=KERNEL.kernel_id)
