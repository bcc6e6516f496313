"""The guard before every route: who may not open it is stopped before the handler does anything."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable
from typing import Any
from urllib.parse import quote

from tornado.web import HTTPError, RequestHandler

from selfeval.server.base_path import base_of
from selfeval.server.identity import access_of
from selfeval.server.pages.templates import environment
from selfeval.server.routes import ANYBODY, LOG_IN, PAGES, TO_READ, may, rule_for

TOKENS = "selfeval_tokens"
"""Among the settings of Tornado's application: page → the token that opens it, or nothing."""


class KernelOwners:
    """Which key got the page of which kernel: a kernel answers to nobody else, whatever their role."""

    def __init__(self) -> None:
        self._owners: dict[str, str] = {}

    def give(self, kernel_id: str, key_id: str, *, living: set[str]) -> None:
        """A page with this kernel goes to a key. Kernels that no longer live are forgotten."""
        self._owners = {id: owner for id, owner in self._owners.items() if id in living} | {kernel_id: key_id}

    def has(self, kernel_id: str, key_id: str) -> bool:
        """Did this key get the kernel's page?"""
        return self._owners.get(kernel_id) == key_id


class Guarded(RequestHandler):
    """What is put before a handler of a page that is not for everybody."""

    page: str

    def prepare(self) -> Awaitable[None] | None:
        access = access_of(self)
        if may(access, self.page) or self._shows_the_token():
            return super().prepare()
        if access is None and self.page in TO_READ and self.request.method in ("GET", "HEAD"):
            self.redirect(f"{LOG_IN}?next={quote(self.page, safe='')}")
            return None
        raise HTTPError(403)

    def _shows_the_token(self) -> bool:
        """Does a machine that cannot log in show the page's token?"""
        token = self.settings[TOKENS].get(self.page, "")
        shown = self.request.headers.get("Authorization", "").removeprefix("Bearer ")
        return bool(token) and hmac.compare_digest(shown.encode(), token.encode())

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Tell somebody with another role why the page stays closed."""
        if status_code == 403 and self.page in TO_READ and self.request.method == "GET":
            self.finish(environment().get_template("not-yours.html").render(base=base_of(self), who=access_of(self)))
        else:
            super().write_error(status_code, **kwargs)


class OwnKernel(RequestHandler):
    """What is put before a handler of one kernel."""

    def prepare(self) -> Awaitable[None] | None:
        owners: KernelOwners = self.settings["selfeval_kernel_owners"]
        kernel_id = self.path_kwargs.get("kernel_id") or (self.path_args or [""])[0]
        access = access_of(self)
        if access is None or not owners.has(str(kernel_id), access.key_id):
            raise HTTPError(403)
        return super().prepare()


def guard(route: tuple[Any, ...]) -> tuple[Any, ...]:
    """The route with its guard. Raises ValueError for a route without a rule in `routes.PAGES`."""
    pattern, handler, *rest = route
    page = rule_for(pattern)
    if PAGES[page] == ANYBODY:
        return route
    guards = (Guarded, OwnKernel) if _is_of_a_kernel(pattern) else (Guarded,)
    return (pattern, type(f"Guarded{handler.__name__}", (*guards, handler), {"page": page}), *rest)


def _is_of_a_kernel(pattern: str) -> bool:
    return pattern.startswith(("/api/kernels/", "/voila/api/shutdown/"))
