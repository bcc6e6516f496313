"""Who is asking: a signed cookie that says which role a browser has."""

from __future__ import annotations

import hmac
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from tornado.web import RequestHandler

COOKIE = "selfeval-adgang"
DAYS = 1
FACILITATOR = "facilitator"


def let_in(handler: RequestHandler, role: str) -> None:
    """Give the browser a signed cookie for a role; it is closed to scripts and to other sites."""
    handler.set_signed_cookie(COOKIE, role, expires_days=DAYS, httponly=True, samesite="Lax")


def role_of(handler: RequestHandler) -> str | None:
    """The role in the browser's cookie, or None when there is none, or it is forged or too old."""
    value = handler.get_signed_cookie(COOKIE, max_age_days=DAYS)
    return value.decode() if value else None


def key_fits(given: str, expected: str) -> bool:
    """Compare two keys in a time that does not tell how much of them is alike.

    >>> key_fits("abc", "abc"), key_fits("abd", "abc")
    (True, False)
    """
    return hmac.compare_digest(given.encode(), expected.encode())


class CookieIdentity(IdentityProvider):
    """Tells Voilà's own handlers (notebook pages, kernels, files) who is asking, from the same cookie."""

    def get_user(self, handler: Any) -> User | None:
        role = role_of(handler)
        return User(username=role, name=role) if role else None

    def get_handlers(self) -> list[tuple[str, object]]:
        """No login pages of Jupyter's: selfeval has its own."""
        return []

    @property
    def auth_enabled(self) -> bool:
        return True
