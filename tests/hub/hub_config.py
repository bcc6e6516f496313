"""What the tests set beside the documented configuration: free ports, a folder of their own, people and groups."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

GIVEN = "SELFEVAL_HUB_TEST"


def configure(get_config: Callable[[], Any], given: dict[str, Any]) -> None:
    """Run the documented configuration, and set the rest."""
    documented, folder = Path(given["documented"]), Path(given["folder"])
    exec(compile(documented.read_text(encoding="utf-8"), documented, "exec"), {"get_config": get_config})
    c = get_config()
    c.JupyterHub.bind_url = f"http://127.0.0.1:{given['port']}"
    c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{given['hub_port']}"
    c.JupyterHub.db_url = f"sqlite:///{folder / 'hub.sqlite'}"
    c.JupyterHub.cookie_secret_file = str(folder / "cookie_secret")
    c.JupyterHub.authenticator_class = "dummy"
    c.JupyterHub.load_groups = {group: {"users": people} for group, people in given["groups"].items()}
    c.Authenticator.allowed_users = set(given["people"])
    c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{given['api_port']}"
    c.ConfigurableHTTPProxy.command = given["proxy"]
    c.ConfigurableHTTPProxy.pid_file = str(folder / "proxy.pid")


if GIVEN in os.environ:
    configure(get_config, json.loads(os.environ[GIVEN]))  # noqa: F821 - JupyterHub gives it
