"""Keys for those who lead a round, and the one way in which tests, pictures and measurements log in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import BrowserContext

from selfeval.access.keys import hand_out
from selfeval.access.roles import COMMAND_LINE
from selfeval.records import EVERYTHING, Role
from selfeval.storage import Store


def make_key(database: str | Path, role: Role = Role.FACILITATOR, scope: Sequence[str] = (EVERYTHING,)) -> str:
    """A new key in a server's database, as `selfeval key add` makes it."""
    with Store.open(database) as store:
        return hand_out(store, role, by=COMMAND_LINE, scope=scope)


def log_in(profile: BrowserContext, address: str, key: str) -> None:
    """Let a browser profile in with a key."""
    answer = profile.request.post(f"{address}/log-ind", form={"noegle": key}, max_redirects=0)
    assert answer.status == 303, answer.status
