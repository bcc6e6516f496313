"""The guard of the pages: somebody who may not open one is stopped before its handler does anything."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable
from typing import Any
from urllib.parse import quote

from tornado.web import HTTPError, RequestHandler

from selfeval.server.base_path import base_of
from selfeval.server.identity import access_of
from selfeval.server.kernel_owners import OWNERS, KernelOwners
from selfeval.server.request_gate import Limited
from selfeval.server.routes import ANYBODY, LOG_IN, PAGES, TO_READ, may, rule_for

OF_A_KERNEL = ("/api/kernels/", "/voila/api/shutdown/")
TO_LOOK = ("GET", "HEAD")
TOKENS = "selfeval_tokens"
"""Among the settings of Tornado's application: page → the token that opens it, or nothing."""


class Guarded(RequestHandler):
    """A base of the handlers of pages that are not for everybody."""

    @property
    def page(self) -> str:
        """Return the name in `routes.PAGES` under which the address falls."""
        return rule_for(self.request.path)

    def prepare(self) -> Awaitable[None] | None:
        access = access_of(self)
        if may(access, self.page) or self._shows_the_token():
            return super().prepare()
        if access is None and self.page in TO_READ and self.request.method in TO_LOOK:
            self.redirect(f"{LOG_IN}?next={quote(self.page, safe='')}")
            return None
        raise HTTPError(403)

    def _shows_the_token(self) -> bool:
        """Return whether a machine that cannot log in shows the page's token."""
        token = self.settings[TOKENS].get(self.page, "")
        shown = self.request.headers.get("Authorization", "").removeprefix("Bearer ")
        return bool(token) and hmac.compare_digest(shown.encode(), token.encode())

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Show somebody with another role why the page stays closed."""
        if status_code == 403 and self.page in TO_READ and self.request.method in TO_LOOK:
            page = self.settings["jinja2_env"].get_template("not-yours.html")
            self.finish(page.render(base=base_of(self), who=access_of(self)))
        else:
            super().write_error(status_code, **kwargs)


class OwnKernel(RequestHandler):
    """A base of the handlers of one kernel."""

    def prepare(self) -> Awaitable[None] | None:
        owners: KernelOwners = self.settings[OWNERS]
        kernel_id = self.path_kwargs.get("kernel_id") or (self.path_args or [""])[0]
        access = access_of(self)
        if access is None or not owners.has(str(kernel_id), access.key_id):
            raise HTTPError(403)
        return super().prepare()


def require_gates(route: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a route whose handler has the bases that its rule asks for.

    Raises ValueError for a route without a rule in `routes.PAGES`, and TypeError for a handler that lacks a base.
    """
    pattern, handler, *_ = route
    needed: list[type[RequestHandler]] = [Limited]
    if PAGES[rule_for(pattern)] != ANYBODY:
        needed.append(Guarded)
    if pattern.startswith(OF_A_KERNEL):
        needed.append(OwnKernel)
    if missing := [base.__name__ for base in needed if not issubclass(handler, base)]:
        raise TypeError(f"{handler.__name__} at {pattern} is not {' and '.join(missing)}")
    return route
