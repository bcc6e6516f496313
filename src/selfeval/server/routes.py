"""The table of addresses: which roles open which page. What is not named here is denied."""

from __future__ import annotations

from collections.abc import Mapping

from selfeval.access.roles import Access
from selfeval.records import Role

ANYBODY = frozenset[Role | None]({None, *Role})
WITH_A_NOTEBOOK = frozenset[Role | None]({Role.FACILITATOR, Role.LEDER, Role.FORSKER})

PAGES: Mapping[str, frozenset[Role | None]] = {
    "/": ANYBODY,
    "/d/": ANYBODY,  # a round's code, and for one's own answers a personal key, are asked for behind it
    "/resultat/": ANYBODY,  # a link of a participant's own browser's is asked for behind it
    "/D/": ANYBODY,  # as a phone writes it that begins with a capital
    "/proev": ANYBODY,
    "/storskaerm": ANYBODY,
    "/storskaerm/": ANYBODY,
    "/static/": ANYBODY,
    "/sider/": ANYBODY,
    "/tilgaengelighed": ANYBODY,
    "/hvem-ser-hvad": ANYBODY,
    "/healthz": ANYBODY,
    "/log-ind": ANYBODY,
    "/log-ud": ANYBODY,
    "/oauth_callback": ANYBODY,
    "/facilitator": frozenset({Role.FACILITATOR}),
    "/deltager": frozenset({Role.FACILITATOR}),
    "/leder": frozenset({Role.LEDER}),
    "/forsker": frozenset({Role.FORSKER}),
    "/adgang": frozenset({Role.ADMINISTRATOR}),
    "/noegle": frozenset({Role.FACILITATOR}),
    "/metrics": frozenset({Role.ADMINISTRATOR}),
    "/api/kernels/": WITH_A_NOTEBOOK,  # and of these only the key that got the kernel's page
    "/voila/": WITH_A_NOTEBOOK,
}
"""Which roles open what; None is somebody without a key. A name that ends in / stands for all that begins with it."""

LOG_IN, NEW_KEY = "/log-ind", "/noegle"

HOMES = {
    Role.FACILITATOR: "/facilitator",
    Role.LEDER: "/leder",
    Role.FORSKER: "/forsker",
    Role.ADMINISTRATOR: "/adgang",
}
"""Where a role goes after log-in; a role without a page of its own goes to the door."""

TO_READ = frozenset({"/facilitator", "/deltager", "/leder", "/forsker", "/adgang", "/metrics"})
"""Pages that a person asks for by their address: somebody without a key is led to the log-in and back."""


def rule_for(path: str) -> str:
    """Return the name in `PAGES` under which a path falls. Raises ValueError for one that has no rule.

    >>> rule_for("/facilitator"), rule_for("/d/k7mxpr/ws")
    ('/facilitator', '/d/')
    """
    if path in PAGES:
        return path
    return max((name for name in PAGES if name.endswith("/") and name != "/" and path.startswith(name)), key=len)


def roles_for(page: str) -> frozenset[Role | None]:
    """Return the roles that open a page; a page without a rule is open to none."""
    try:
        return PAGES[rule_for(page)]
    except ValueError:
        return frozenset()


def may(access: Access | None, page: str) -> bool:
    """Return whether somebody, or somebody without a key (None), may open a page.

    >>> from selfeval.access.roles import COMMAND_LINE, LOCAL_USER
    >>> may(None, "/tilgaengelighed"), may(None, "/facilitator"), may(LOCAL_USER, "/facilitator")
    (True, False, True)
    >>> may(COMMAND_LINE, "/facilitator"), may(COMMAND_LINE, "/findes-ikke")
    (False, False)
    """
    return (access.role if access else None) in roles_for(page)
