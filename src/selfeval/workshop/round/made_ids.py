"""Ids that a client makes once for what it creates: sent twice, it is stored once."""

from __future__ import annotations

import re

from selfeval.errors import NotAllowed

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def checked_id(id: str, sentence: str) -> str:
    """Return the id that a client made. Raises NotAllowed, with the sentence, for what is no id."""
    if not isinstance(id, str) or not _ID.fullmatch(id):
        raise NotAllowed(sentence)
    return id
