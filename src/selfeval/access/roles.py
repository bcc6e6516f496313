"""Roles: what a key that is valid gives its holder, and which teams it reaches."""

from __future__ import annotations

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
"""The person at the command line, who has the database already and needs no key."""

LOCAL_USER = Access(key_id="jupyterlab", role=Role.FACILITATOR, scope=(EVERYTHING,))
"""The person in JupyterLab on the machine of the data, where no server asks for a key."""


def reaches(access: Access, team: Team) -> bool:
    """Return whether the team is in the key's scope, by itself or with its organisation."""
    return any(id in access.scope for id in (EVERYTHING, team.id, team.organisation_id))


def current_access(store: Store, key_id: str) -> Access | None:
    """Return the access of the key with this id; None if the key is unknown, ended or too old."""
    key = store.key(key_id)
    return as_access(key) if key and holds(key) else None


def holds(key: AccessKey) -> bool:
    """Return whether a key is valid: neither ended nor too old."""
    return key.ended_at is None and (key.expires_at is None or now() < key.expires_at)


def as_access(key: AccessKey) -> Access:
    """Return the access that a stored key gives."""
    return Access(key_id=key.id, role=key.role, scope=key.scope)
