"""Two who change the same thing at once: what each of them changed is kept, and nothing is overwritten unseen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from selfeval.errors import StaleEdit


def merged(base: Mapping[str, Any], now: Mapping[str, Any], new: Mapping[str, Any], stale: str) -> dict[str, Any]:
    """Return the fields of `new` as they are to be stored.

    base   the fields as the writer saw them, now: as they are stored, new: as the writer sends them
    stale  the sentence of the error

    A field that the writer left as it was stays as it is stored now. Raises StaleEdit where a field was changed to two
    different values.

    >>> merged({"a": "", "b": ""}, {"a": "theirs", "b": ""}, {"a": "", "b": "mine"}, "Changed.")
    {'a': 'theirs', 'b': 'mine'}
    >>> merged({"a": ""}, {"a": "theirs"}, {"a": "mine"}, "Changed.")
    Traceback (most recent call last):
    selfeval.errors.StaleEdit: Changed.
    """
    if any(now[name] not in (base[name], value) and value != base[name] for name, value in new.items()):
        raise StaleEdit(stale)
    return {name: now[name] if value == base[name] else value for name, value in new.items()}
