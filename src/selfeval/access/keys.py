"""Keys for those who are not participants: handed out once, opened with, revoked."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from selfeval.access import audit
from selfeval.access.roles import COMMAND_LINE, Access, as_access, holds
from selfeval.errors import NotAllowed
from selfeval.measures.limits import TEXT_LIMITS
from selfeval.records import EVERYTHING, AccessKey, Role, now
from selfeval.storage import Store
from selfeval.workshop.free_text import clean
from selfeval.workshop.round.codes import ALPHABET

ID_LENGTH = 8
SECRET_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
SECRET_LENGTH = 26
"""Characters of five random bits each: 130 bits."""

KEY = re.compile(rf"([{ALPHABET}]{{{ID_LENGTH}}})\.([{SECRET_ALPHABET}]{{{SECRET_LENGTH}}})")
FIRST_LINK_LASTS = timedelta(hours=24)
SESSION_LASTS = timedelta(hours=12)
NO_SECRET = ""
"""The hash of a key that nothing opens: it only carries the session that a one-time link began."""

REFUSED = "Nøglen passer ikke. Kopiér hele nøglen eller hele linket, eller bed om en ny."

_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
"""The least that OWASP recommends for passwords; these secrets are random, and no password."""


def anybody_is(store: Store, role: Role) -> bool:
    """Return whether anybody has a valid key of this role."""
    stored = store.keys()
    return any(key.role == role and holds(key) for key in stored)


def hand_out(
    store: Store,
    role: Role,
    *,
    by: Access,
    scope: Sequence[str] = (EVERYTHING,),
    label: str = "",
    expires_at: datetime | None = None,
    once: bool = False,
) -> str:
    """Make a key, and return the text that opens. It is shown this once: only its hash is stored.

    scope  ids of stored organisations and teams, see `key_words.scope_called`
    label  who it is for, in the giver's words
    """
    secret = "".join(secrets.choice(SECRET_ALPHABET) for _ in range(SECRET_LENGTH))
    name = clean(label, "Navn på nøglen", kind="name")
    key = _new(role, tuple(scope), label=name, secret_hash=_HASHER.hash(secret), expires_at=expires_at, once=once)
    _keep(store, key, by)
    return f"{key.id}.{secret}"


def open_with(store: Store, text: str) -> Access:
    """Return the access of the key `text`. A one-time key is used up and replaced by a key of the session's own.

    Raises NotAllowed, with one sentence and after the same work, for a key that is unknown, wrong, ended or too old.
    """
    found = KEY.fullmatch(text.strip())
    id, secret = found.groups() if found else ("", "")
    key = store.key(id)
    fits = _fits(key.secret_hash if key else NO_SECRET, secret)
    if key is None or not (fits and holds(key)):
        raise NotAllowed(REFUSED)
    with store.writing() as tx:
        used = _use_up(tx, key) if key.once else key
        audit.note(tx, as_access(used), audit.Act.LOGGED_IN)
    return as_access(used)


def revoke(store: Store, key_id: str, *, by: Access) -> None:
    """Let a key, and every session that it opened, work no more. Raises NotFound; one that has ended stays ended."""
    with store.writing() as tx:
        if tx.end_key(key_id, now()):
            audit.note(tx, by, audit.Act.KEY_REVOKED, detail=key_id)


def retire(store: Store, access: Access) -> None:
    """End a session's own key, which nothing opens again; any other key is left as it is."""
    key = store.key(access.key_id)
    if key and key.secret_hash == NO_SECRET:
        revoke(store, key.id, by=access)


def begin_session(store: Store, role: Role, scope: tuple[str, ...], *, label: str) -> Access:
    """Begin a session for somebody whom a trusted other service has let in. It ends by itself, or when revoked.

    label  who it is, as that house calls them
    """
    name, ends = label[: TEXT_LIMITS["name"]], now() + SESSION_LASTS
    with store.writing() as tx:
        own = _new(role, scope, label=name, secret_hash=NO_SECRET, expires_at=ends)
        access = as_access(_keep(tx, own, as_access(own)))
        audit.note(tx, access, audit.Act.LOGGED_IN)
    return access


def first_key(store: Store) -> str | None:
    """Return a one-time key for an administrator; None once anybody has had any other key.

    An earlier one that was never used is ended: of two servers that start at once, or one started again, the last one
    prints the key that opens.
    """
    with store.writing() as tx:
        keys = tx.keys()
        if not all(key.once for key in keys):
            return None
        for old in keys:
            tx.end_key(old.id, now())
        return hand_out(
            tx,
            Role.ADMINISTRATOR,
            by=COMMAND_LINE,
            label="Første start",
            expires_at=now() + FIRST_LINK_LASTS,
            once=True,
        )


def _use_up(tx: Store, key: AccessKey) -> AccessKey:
    if not tx.end_key(key.id, now()):
        raise NotAllowed(REFUSED)
    own = _new(key.role, key.scope, label=key.label, secret_hash=NO_SECRET, expires_at=now() + SESSION_LASTS)
    return _keep(tx, own, as_access(key))


def _new(
    role: Role, scope: tuple[str, ...], *, label: str, secret_hash: str, expires_at: datetime | None, once: bool = False
) -> AccessKey:
    return AccessKey(
        id="".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH)),
        role=role,
        scope=scope,
        label=label,
        secret_hash=secret_hash,
        created_at=now(),
        expires_at=expires_at,
        once=once,
    )


def _keep(store: Store, key: AccessKey, by: Access) -> AccessKey:
    with store.writing() as tx:
        audit.note(tx, by, audit.Act.KEY_ADDED, detail=key.id)
        return tx.add_key(key)


def _fits(secret_hash: str, secret: str) -> bool:
    """Return whether a secret fits a hash. Where there is none, the work is done all the same."""
    try:
        return _HASHER.verify(secret_hash or _nobodys_hash(), secret) and bool(secret_hash)
    except (Argon2Error, InvalidHashError):
        return False


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash(secrets.token_hex())
