"""Staff come in through a JupyterHub: it says who they are, and its groups say which role they have."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.web import RequestHandler

from selfeval.access.hub_groups import role_and_scope
from selfeval.access.keys import begin_session
from selfeval.errors import SelfevalError
from selfeval.server.base_path import base_of
from selfeval.server.identity import STORE, let_in, own_name
from selfeval.server.limits.guesses import Guesses
from selfeval.server.pages.log_in import LogInPage
from selfeval.server.pages.small_pages import Page
from selfeval.server.routes import HOMES, TO_READ, may, roles_for

CALLBACK = "/oauth_callback"
STATE = "selfeval-hub"
STATE_LASTS_DAYS = 10 / 1440
SECONDS = 20
MISSING = "selfeval er startet med --jupyterhub, men JupyterHub har ikke startet det: {name} mangler."
NO_ANSWER = "JupyterHub svarer ikke, som det skal. Prøv igen om lidt."
EXPIRED = "Log-ind blev ikke gjort færdigt i tide. Prøv igen."
NO_GROUP = (
    "Du er logget ind i JupyterHub som {name}, men du er ikke med i en gruppe, der giver adgang til selfeval. "
    "Bed den, der driver JupyterHub, om at få dig med."
)


@dataclass(frozen=True, slots=True)
class HubService:
    """What JupyterHub says to the service that it started."""

    api: str
    token: str
    client_id: str
    authorize: str
    callback: str
    prefix: str
    listens_at: str
    public: str = ""

    @classmethod
    def from_environment(cls) -> HubService:
        """Read what the Hub said. Raises SelfevalError with the name of what is missing."""
        given = os.environ

        def given_as(name: str) -> str:
            if not given.get(f"JUPYTERHUB_{name}"):
                raise SelfevalError(MISSING.format(name=f"JUPYTERHUB_{name}"))
            return given[f"JUPYTERHUB_{name}"]

        host, base = given.get("JUPYTERHUB_HOST", ""), given.get("JUPYTERHUB_BASE_URL", "/")
        prefix = given_as("SERVICE_PREFIX").rstrip("/")
        return cls(
            api=given_as("API_URL").rstrip("/"),
            token=given_as("API_TOKEN"),
            client_id=given_as("CLIENT_ID"),
            authorize=f"{host}{base}hub/api/oauth2/authorize",
            callback=f"{prefix}{CALLBACK}",
            prefix=prefix,
            listens_at=given_as("SERVICE_URL"),
            public=given.get("JUPYTERHUB_PUBLIC_URL", "").rstrip("/"),
        )

    @property
    def listens(self) -> tuple[str, int]:
        """Host and port at which the Hub's proxy finds the service."""
        parts = urlsplit(self.listens_at)
        return parts.hostname or "127.0.0.1", parts.port or 80

    async def user(self, code: str, verifier: str) -> dict[str, Any]:
        """Ask whom a code stands for: {name, groups}. Raises HTTPClientError, OSError, ValueError."""
        form = {"client_id": self.client_id, "client_secret": self.token, "redirect_uri": self.callback}
        form |= {"grant_type": "authorization_code", "code": code, "code_verifier": verifier}
        granted = await self._ask("/oauth2/token", body=urlencode(form), method="POST")
        return await self._ask("/user", headers={"Authorization": f"Bearer {granted['access_token']}"})

    async def _ask(self, path: str, **request: Any) -> dict[str, Any]:
        answer = await AsyncHTTPClient().fetch(f"{self.api}{path}", request_timeout=SECONDS, **request)
        found = json.loads(answer.body)
        if not isinstance(found, dict):
            raise ValueError(path)
        return found


class HubLogIn(LogInPage):
    """`/log-ind`: on to the Hub, and from there back to the page that was asked for."""

    def initialize(self, opener: ThreadPoolExecutor, guesses: Guesses, hub_service: HubService | None = None) -> None:
        super().initialize(opener, guesses)
        assert hub_service  # the route has it
        self.hub_service = hub_service

    def get(self) -> None:
        hub, state = self.hub_service, secrets.token_urlsafe(24)
        wanted = self.get_query_argument("next", "")
        kept = json.dumps([state, wanted if wanted in TO_READ else ""])
        path, secure = base_of(self) or "/", self.request.protocol == "https"
        name, lasts = own_name(self, STATE), STATE_LASTS_DAYS
        self.set_signed_cookie(name, kept, expires_days=lasts, path=path, httponly=True, samesite="Lax", secure=secure)
        asked = {"client_id": hub.client_id, "redirect_uri": hub.callback, "response_type": "code", "state": state}
        asked |= {"code_challenge": _challenge(_verifier(self, state)), "code_challenge_method": "S256"}
        self.set_header("Cache-Control", "no-store")
        RequestHandler.redirect(self, f"{hub.authorize}?{urlencode(asked)}")  # the Hub's address, not one of ours


class HubCallback(Page):
    """`/oauth_callback`: the Hub sends the browser here, with a code that stands for who they are."""

    def initialize(self, hub_service: HubService) -> None:
        self.hub_service = hub_service

    async def get(self) -> None:
        kept = self.get_signed_cookie(own_name(self, STATE), max_age_days=STATE_LASTS_DAYS)
        state, wanted = json.loads(kept) if kept else ("", "")
        self.clear_cookie(own_name(self, STATE), path=base_of(self) or "/")
        given = self.get_query_argument("state", "")
        if not state or not hmac.compare_digest(given.encode(), state.encode()):
            self._refuse(EXPIRED)
            return
        try:
            user = await self.hub_service.user(self.get_query_argument("code", ""), _verifier(self, state))
            name, groups = str(user["name"]), [str(group) for group in user.get("groups", ())]
        except (HTTPClientError, OSError, ValueError, KeyError):
            self._refuse(NO_ANSWER, 503)
            return
        self._let_in(name, groups, wanted)

    def _let_in(self, name: str, groups: list[str], wanted: str) -> None:
        found = role_and_scope(groups, roles_for(wanted))
        if found is None:
            self._refuse(NO_GROUP.format(name=name))
            return
        role, scope = found
        access = begin_session(self.settings[STORE], role, scope, label=f"JupyterHub: {name}")
        let_in(self, access)
        self.redirect(wanted if wanted and may(access, wanted) else HOMES.get(access.role, "/"), status=303)

    def _refuse(self, sentence: str, status: int = 403) -> None:
        self.set_status(status)
        again = f"{base_of(self)}/log-ind?next={quote('/facilitator', safe='')}"
        self.show("hub-refused.html", sentence=sentence, again=again)


def _verifier(handler: RequestHandler, state: str) -> str:
    """Return what only this server can make of a state, so that it need not be kept anywhere."""
    secret = str(handler.settings["cookie_secret"]).encode()
    return hmac.new(secret, f"pkce {state}".encode(), hashlib.sha256).hexdigest()


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
