"""What the next page shows once: a form is answered by a redirect, so that neither Back nor a reload sends it again."""

from __future__ import annotations

from tornado.web import RequestHandler

from selfeval.server.base_path import base_of
from selfeval.server.identity import own_name

MINUTE_IN_DAYS = 1 / 1440


def flash(handler: RequestHandler, name: str, text: str, *, page: str, minutes: int) -> None:
    """Let the browser bring `text` to `page`, for some minutes. It is signed, and scripts cannot read it."""
    secure, path = handler.request.protocol == "https", _at(handler, page)
    own, days = own_name(handler, name), minutes * MINUTE_IN_DAYS
    handler.set_signed_cookie(own, text, expires_days=days, httponly=True, samesite="Lax", secure=secure, path=path)


def flashed(handler: RequestHandler, name: str, *, minutes: int) -> str:
    """Return the text that the browser brings, or nothing."""
    value = handler.get_signed_cookie(own_name(handler, name), max_age_days=minutes * MINUTE_IN_DAYS)
    return value.decode() if value else ""


def forget(handler: RequestHandler, name: str, *, page: str) -> None:
    """Take the text back."""
    handler.clear_cookie(own_name(handler, name), path=_at(handler, page))


def _at(handler: RequestHandler, page: str) -> str:
    return f"{base_of(handler)}{page}"
