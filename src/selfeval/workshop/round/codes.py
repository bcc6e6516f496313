"""Join codes: short, easy to read from a screen and to say aloud, and never a word."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable

from selfeval.errors import NotFound
from selfeval.storage import Store

LENGTH = 6
ALPHABET = "23456789cdfhjkmnprtvx"
"""No 0/O, 1/I/L, 5/S, 2/Z, 8/B, 6/G, 9/Q, V/W (the letter goes where the two are mistaken), and no vowels."""


def new_code() -> str:
    """Return a random code; 21^6, some 86 million, are possible."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def unused_code(store: Store, draw: Callable[[], str] = new_code) -> str:
    """Return a code that no stored round has."""
    while True:
        code = draw()
        try:
            store.round_by_code(code)
        except NotFound:
            return code


def normalise_code(typed: str) -> str:
    """Return a typed code as codes are stored: lower case, without spaces, dashes and other characters.

    The result holds letters a–z and digits only, so it is safe in an address; it may be empty.

    >>> normalise_code(" K7M-XPR "), normalise_code("../?")
    ('k7mxpr', '')
    """
    return re.sub(r"[^a-z0-9]", "", typed.lower())[:32]
