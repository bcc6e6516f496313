"""Who is asking: a signed cookie that holds the id of a key, and the store that says whether the key is still valid."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from tornado.web import RequestHandler

from selfeval.access.keys import SESSION_LASTS
from selfeval.access.roles import Access, current_access
from selfeval.records import Role
from selfeval.server.base_path import base_of
from selfeval.storage import Store

COOKIE = "selfeval-adgang"
"""What the cookie's name begins with; see `own_name`."""

STORE = "selfeval_store"
"""The name of the store among the settings of Tornado's application."""

ASKED = "_selfeval_access"
DAYS = SESSION_LASTS.total_seconds() / 86_400


def own_name(handler: RequestHandler, name: str) -> str:
    """Return the name of a cookie of this installation's.

    Browsers send a host's cookies to all of its ports. A second installation on the same computer, such as one to
    practise on, would otherwise put its own in their place. Servers that share a data folder share the name.
    """
    secret = str(handler.settings["cookie_secret"])
    return f"{name}-{sha256(f'name {secret}'.encode()).hexdigest()[:12]}"


def let_in(handler: RequestHandler, access: Access) -> None:
    """Give the browser a signed cookie with the key's id; it is closed to scripts, and to what other sites send.

    Lax lets a facilitator follow a link to a round; an administrator has none to follow, and is kept to Strict.
    """
    samesite = "Strict" if access.role == Role.ADMINISTRATOR else "Lax"
    secure = handler.request.protocol == "https"
    path = _path(handler)
    name = own_name(handler, COOKIE)
    handler.set_signed_cookie(
        name, access.key_id, expires_days=DAYS, httponly=True, samesite=samesite, secure=secure, path=path
    )


def let_out(handler: RequestHandler) -> None:
    """Take the cookie back."""
    handler.clear_cookie(own_name(handler, COOKIE), path=_path(handler))


def access_of(handler: RequestHandler) -> Access | None:
    """Return the access of the key in the browser's cookie, or None. The store is asked once a request."""
    if ASKED not in vars(handler):
        store: Store = handler.settings[STORE]
        value = handler.get_signed_cookie(own_name(handler, COOKIE), max_age_days=DAYS)
        vars(handler)[ASKED] = current_access(store, value.decode()) if value else None
    access: Access | None = vars(handler)[ASKED]
    return access


def _path(handler: RequestHandler) -> str:
    """No other application on the same host is shown the cookie."""
    return base_of(handler) or "/"


class CookieIdentity(IdentityProvider):
    """Tells Voilà's own handlers (notebook pages, kernels, files) who is asking, from the same cookie."""

    def get_user(self, handler: Any) -> User | None:
        access = access_of(handler)
        return User(username=access.key_id, name=access.role) if access else None

    def get_handlers(self) -> list[tuple[str, object]]:
        """No login pages of Jupyter's: selfeval has its own."""
        return []

    @property
    def auth_enabled(self) -> bool:
        return True
