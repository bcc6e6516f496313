"""How a participant comes in: by the round's code, with a personal key that only the browser keeps."""

from __future__ import annotations

import hashlib
import re
from uuid import uuid4

from selfeval.errors import NotAllowed, NotFound, RoundClosed
from selfeval.records import Participant, Perspective, Round
from selfeval.storage import Store
from selfeval.text import PERSPECTIVES, listing
from selfeval.workshop.answers.rating import RatingSession
from selfeval.workshop.round.codes import LENGTH, normalise_code
from selfeval.workshop.round.phases import CLOSED, OPEN

__all__ = ["as_perspective", "find_round", "join", "key_hash", "normalise_code", "resume"]

KEY = re.compile(r"[A-Za-z0-9_-]{20,64}")
"""26 characters carry 128 random bits in base 32; a short key could be guessed."""


def find_round(store: Store, code: str) -> Round:
    """Return the round of a code as it was typed, in any phase. Raises NotFound with a sentence for the person."""
    wanted = normalise_code(code)
    try:
        return store.round_by_code(wanted)
    except NotFound:
        raise NotFound(_unknown(wanted)) from None


def join(store: Store, code: str, key: str, perspective: Perspective | str, *, on_paper: bool = False) -> RatingSession:
    """Take part in a round; joining twice with one key joins once, and resumes.

    key       made by the participant's browser; only its hash is stored
    on_paper  the answers are those of a sheet, typed in by somebody else

    Who comes after the team has seen its answers takes part in dialogue, votes and plan, and rates nothing.
    Raises NotFound for an unknown code, RoundClosed for one of a closed round, NotAllowed for a key or a perspective
    that is none.
    """
    with store.writing() as tx:
        round = find_round(tx, code)
        hashed = key_hash(key)
        participant = tx.participant_by_key(round.id, hashed)
        if participant is None:
            _require_joining(round)
            seen_as = as_perspective(perspective)
            new = Participant(id=uuid4().hex, round_id=round.id, perspective=seen_as, on_paper=on_paper is True)
            participant = tx.add_participant(new, hashed)
    return RatingSession(store, round.id, participant)


def resume(store: Store, code: str, key: str) -> RatingSession | None:
    """Come back to a round in any phase, on this device or another; None when the key has not joined it.

    Raises NotFound for an unknown code and NotAllowed for a key that is none.
    """
    with store.reading() as tx:
        round = find_round(tx, code)
        participant = tx.participant_by_key(round.id, key_hash(key))
    return RatingSession(store, round.id, participant) if participant else None


def key_hash(key: str) -> str:
    """Return the SHA-256 (hex) of a personal key. The key itself is never stored. Raises NotAllowed for no key."""
    if not isinstance(key, str) or not KEY.fullmatch(key):
        raise NotAllowed("Det personlige link er ikke helt. Åbn det igen, eller skriv rundens kode.")
    return hashlib.sha256(key.encode()).hexdigest()


def as_perspective(word: Perspective | str) -> Perspective:
    """Return the perspective of a word. Raises NotAllowed, with those there are."""
    try:
        return Perspective(word)
    except ValueError:
        names = listing((PERSPECTIVES[perspective].lower() for perspective in Perspective), "eller")
        raise NotAllowed(f"Vælg, hvem du er: {names}.") from None


def _require_joining(round: Round) -> None:
    if round.phase not in OPEN:
        raise RoundClosed(f"Koden '{round.code}' hører til en runde, der er afsluttet. {CLOSED}")


def _unknown(code: str) -> str:
    again = "Se på skærmen eller sedlen, og skriv koden igen."
    if len(code) != LENGTH:
        return f"En kode har {LENGTH} tegn, men du skrev {len(code)}. {again}"
    return f"Koden '{code}' findes ikke. {again}"
