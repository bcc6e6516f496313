"""Groups of a JupyterHub as roles: `selfeval-facilitator:TEAM-ID`, `selfeval-administrator`, and so on."""

from __future__ import annotations

from collections.abc import Container, Iterable

from selfeval.records import EVERYTHING, Role

PREFIX = "selfeval-"
ALL = "alle"
WITH_A_SCOPE = frozenset({Role.FACILITATOR, Role.LEDER})
"""Roles whose group must say what they reach; the word `alle` says all teams."""

RoleAndScope = tuple[Role, tuple[str, ...]]


def role_and_scope(groups: Iterable[str], wanted: Container[Role | None] = ()) -> RoleAndScope | None:
    """Return the role and scope that a member of these groups has; None without a group of ours.

    wanted  the roles that open the page that was asked for. Of several roles one of these is chosen, and otherwise the
            first of facilitator, leder, forsker and administrator

    >>> role_and_scope(["selfeval-facilitator:t1", "selfeval-facilitator:t2", "andre"])
    (<Role.FACILITATOR: 'facilitator'>, ('t1', 't2'))
    >>> role_and_scope(["selfeval-facilitator", "selfeval-", "andre"]) is None
    True
    """
    found: dict[Role, list[str]] = {}
    for role, id in filter(None, map(_read, groups)):
        found.setdefault(role, []).append(id)
    if not found:
        return None
    role = min(found, key=lambda one: (one not in wanted, list(Role).index(one)))
    scope = (EVERYTHING,) if EVERYTHING in found[role] else tuple(sorted(set(found[role])))
    return role, scope


def _read(group: str) -> tuple[Role, str] | None:
    """Role and id of one group; None for a group that is not ours or does not say what it reaches."""
    name, _, id = group.removeprefix(PREFIX).partition(":")
    if not group.startswith(PREFIX) or name not in list(Role):
        return None
    role = Role(name)
    if not id and role in WITH_A_SCOPE:
        return None
    return role, EVERYTHING if id in ("", ALL) else id
