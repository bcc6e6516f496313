"""Keys in words: the roles and scopes that people write, and stored keys as they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from selfeval.access.roles import holds
from selfeval.errors import NotAllowed, NotFound
from selfeval.records import EVERYTHING, AccessKey, Role
from selfeval.storage import Store
from selfeval.text import danish_date, listing
from selfeval.workshop.free_text import alike


def role_called(word: str) -> Role:
    """Return the role of a word. Raises NotAllowed, with those there are."""
    try:
        return Role(word.strip().lower())
    except ValueError:
        raise NotAllowed(
            f"Rollen '{word}' findes ikke. Vælg {listing((role.value for role in Role), 'eller')}."
        ) from None


def scope_called(store: Store, words: Sequence[str]) -> tuple[str, ...]:
    """Return the scope that ids or names of organisations and teams say; without words everything.

    Raises NotFound for a word that is neither, and NotAllowed for a name that two of them have.
    """
    if not words:
        return (EVERYTHING,)
    named = [(one.id, one.name) for one in store.organisations()] + [(one.id, one.name) for one in store.teams()]
    return tuple(_one_called(word, named) for word in words)


def names_of(store: Store) -> dict[str, str]:
    """Return what the organisations and teams are called, by id."""
    return {one.id: one.name for one in store.organisations()} | {one.id: one.name for one in store.teams()}


def key_line(names: Mapping[str, str], key: AccessKey) -> dict[str, str]:
    """Return a key in words: {id, role, scope, label, state}; `names` as `names_of` gives them."""
    reached = ", ".join(names.get(id, id) for id in key.scope)
    scope = "alle teams" if EVERYTHING in key.scope else reached
    return {"id": key.id, "role": key.role.value, "scope": scope, "label": key.label, "state": _state(key)}


def _state(key: AccessKey) -> str:
    if key.ended_at:
        return "brugt eller spærret" if key.once else "spærret"
    if not holds(key):
        return "udløbet"
    return f"gælder til {danish_date(key.expires_at)}" if key.expires_at else "gælder"


def _one_called(word: str, named: Sequence[tuple[str, str]]) -> str:
    found = [id for id, name in named if id == word or alike(name) == alike(word)]
    if not found:
        names = ", ".join(f"'{name}'" for _, name in named) or "ingen endnu"
        raise NotFound(f"Der er ingen organisation og intet team, der hedder '{word}'. Kendte: {names}.")
    if len(found) > 1:
        raise NotAllowed(f"Flere hedder '{word}'. Skriv i stedet id'et på den rigtige: {', '.join(found)}.")
    return found[0]
