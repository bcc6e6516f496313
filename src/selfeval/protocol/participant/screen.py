"""What the participant's screen shows of a round, read from the store; the same for every participant of the round."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import Any

from selfeval.protocol.participant.content import content_json
from selfeval.protocol.participant.dialogue import dialogue_json
from selfeval.protocol.participant.outcomes import actions_json, voting_json
from selfeval.protocol.room import room_json
from selfeval.records import Phase, Round
from selfeval.storage import Store
from selfeval.text import PHASES, danish_date
from selfeval.workshop.answers.joining import find_round
from selfeval.workshop.round.phases import BEFORE_REVEAL, OPEN
from selfeval.workshop.round.scope import RoundContent

ROUNDS_AT_ONCE = 64
PLAN = frozenset({Phase.UDVIKLINGSPLAN, Phase.AFSLUTTET})


class RoundScreen:
    """The shown side of the rounds of one store. Keeps what cannot change while a round's revision stays the same."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._loaded = lru_cache(maxsize=ROUNDS_AT_ONCE)(self._load)
        # No answer or agreement can change in prioritering, so the levels hold as long as the revision does.
        self._voting = lru_cache(maxsize=ROUNDS_AT_ONCE)(lambda round: voting_json(store, round))

    def content(self, code: str) -> dict[str, Any]:
        """Return what the round asks, with a `digest` by which a screen knows that it has it. Raises NotFound."""
        return self._loaded(find_round(self.store, code))[1]

    def round(self, code: str) -> dict[str, Any]:
        """Where the round is. Other people's answers are in it only from the dialogue on. Raises NotFound."""
        with self.store.reading() as tx:
            return self._describe(tx, find_round(tx, code))

    def revision(self, code: str) -> int:
        """Return the revision of the stored round. Raises NotFound."""
        return find_round(self.store, code).revision

    def _load(self, round: Round) -> tuple[RoundContent, dict[str, Any]]:
        content = RoundContent.load(self.store, round)
        shown = content_json(content, round)
        return content, shown | {"digest": _digest(shown)}

    def _describe(self, tx: Store, round: Round) -> dict[str, Any]:
        phase = round.phase
        content, shown = self._loaded(round)
        return {
            "code": round.code,
            "title": round.title,
            "team": tx.team(round.team_id).name,
            "phase": phase.value,
            "phase_label": PHASES[phase],
            "joining": phase in OPEN,
            "before_reveal": phase in BEFORE_REVEAL,
            "retain_until": danish_date(round.retain_until),
            "revision": round.revision,
            "focus": round.focus,
            "room": room_json(tx, round),
            "content": shown["digest"],
            "dialogue": dialogue_json(tx, round, content) if phase == Phase.DIALOG else None,
            "voting": self._voting(round) if phase == Phase.PRIORITERING else None,
            "actions": actions_json(tx, round, content) if phase in PLAN else None,
        }


def _digest(shown: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:16]
