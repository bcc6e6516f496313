"""Who may do what: the pages of each role, and the teams that a key reaches. What is not named here is denied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from selfeval.records import EVERYTHING, AccessKey, Role, Team, now
from selfeval.storage import Store


@dataclass(frozen=True, kw_only=True, slots=True)
class Access:
    """Somebody with a key that holds: which key, which role, and the ids of the organisations and teams it reaches."""

    key_id: str
    role: Role
    scope: tuple[str, ...]


COMMAND_LINE = Access(key_id="kommandolinje", role=Role.ADMINISTRATOR, scope=(EVERYTHING,))
"""Who runs the command has the database already, and needs no key."""

LOCAL_USER = Access(key_id="jupyterlab", role=Role.FACILITATOR, scope=(EVERYTHING,))
"""Who has opened a notebook in JupyterLab on the machine of the data, where no server asks for a key."""

ANYBODY = frozenset[Role | None]({None, *Role})
NOTEBOOKS = frozenset[Role | None]({Role.FACILITATOR, Role.LEDER, Role.FORSKER})

PAGES: Mapping[str, frozenset[Role | None]] = {
    "/": ANYBODY,
    "/d/": ANYBODY,  # a round's code, and for one's own answers a personal key, are asked for behind it
    "/storskaerm": ANYBODY,
    "/storskaerm/": ANYBODY,
    "/static/": ANYBODY,
    "/sider/": ANYBODY,
    "/tilgaengelighed": ANYBODY,
    "/hvem-ser-hvad": ANYBODY,
    "/healthz": ANYBODY,
    "/log-ind": ANYBODY,
    "/log-ud": ANYBODY,
    "/oauth_callback": ANYBODY,
    "/facilitator": frozenset({Role.FACILITATOR}),
    "/deltager": frozenset({Role.FACILITATOR}),
    "/leder": frozenset({Role.LEDER}),
    "/forsker": frozenset({Role.FORSKER}),
    "/adgang": frozenset({Role.ADMINISTRATOR}),
    "/metrics": frozenset({Role.ADMINISTRATOR}),
    "/api/kernels/": NOTEBOOKS,  # and of these only who got the kernel's page
    "/voila/": NOTEBOOKS,
}
"""Which roles open what; None is somebody without a key. A name that ends in / stands for all that begins with it."""

HOMES = {
    Role.FACILITATOR: "/facilitator",
    Role.LEDER: "/leder",
    Role.FORSKER: "/forsker",
    Role.ADMINISTRATOR: "/adgang",
}
"""Where a role goes after log-in; a role without a page of its own goes to the door."""

TO_READ = frozenset({"/facilitator", "/deltager", "/leder", "/forsker", "/adgang", "/metrics"})
"""Pages that a person asks for by their address: whoever has no key yet is led to the log-in and back."""


def rule_for(path: str) -> str:
    """The name in `PAGES` under which a path falls. Raises ValueError for one that has no rule.

    >>> rule_for("/facilitator"), rule_for("/d/k7mxpr/ws")
    ('/facilitator', '/d/')
    """
    if path in PAGES:
        return path
    return max((name for name in PAGES if name.endswith("/") and name != "/" and path.startswith(name)), key=len)


def may(access: Access | None, page: str) -> bool:
    """May somebody, or somebody without a key (None), open a page? A page without a rule is open to nobody.

    >>> may(None, "/tilgaengelighed"), may(None, "/facilitator"), may(LOCAL_USER, "/facilitator")
    (True, False, True)
    >>> may(COMMAND_LINE, "/facilitator"), may(COMMAND_LINE, "/findes-ikke")
    (False, False)
    """
    try:
        return (access.role if access else None) in PAGES[rule_for(page)]
    except ValueError:  # no rule fits
        return False


def reaches(access: Access, team: Team) -> bool:
    """Is the team in the key's scope, by itself or with its organisation?"""
    return any(id in access.scope for id in (EVERYTHING, team.id, team.organisation_id))


def standing(store: Store, key_id: str) -> Access | None:
    """Who has the key with this id, as long as it holds: none where it is unknown, ended or too old."""
    key = store.key(key_id)
    return as_access(key) if key and holds(key) else None


def holds(key: AccessKey) -> bool:
    """Is a key neither ended nor too old?"""
    return key.ended_at is None and (key.expires_at is None or now() < key.expires_at)


def as_access(key: AccessKey) -> Access:
    """What a stored key gives."""
    return Access(key_id=key.id, role=key.role, scope=key.scope)
