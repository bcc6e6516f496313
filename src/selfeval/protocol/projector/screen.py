"""What the big screen shows of a round, read from the store: counts, the team's pictures, and what the team agreed on.

Lines from phones are shown once the facilitator shows them. Left out on purpose: notes, reflections, reasons and
whatever else somebody has written alone, and every single answer.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from selfeval.protocol.address.running import address_of_phones
from selfeval.protocol.invitation import invitation_json
from selfeval.protocol.projector.parts import actions_json, dialogue_json, priorities_json, progress_json
from selfeval.records import Phase, Round
from selfeval.storage import Store
from selfeval.text import PHASES
from selfeval.workshop.answers.joining import find_round
from selfeval.workshop.reveal.result import RoundResult, round_result
from selfeval.workshop.round.scope import RoundContent

ROUNDS_AT_ONCE = 64


class ProjectorScreen:
    """The big screen of the rounds of one store. Keeps what cannot change while a round's revision stays the same."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._content: Callable[[Round], RoundContent] = lru_cache(ROUNDS_AT_ONCE)(self._load)
        # No answer or agreement can change from prioritering on, so the levels hold as long as the revision does.
        self._levels: Callable[[Round], RoundResult] = lru_cache(ROUNDS_AT_ONCE)(self._result)

    def welcome(self, code: str, address: str) -> dict[str, Any]:
        """What the page opens with. address: where phones reach the server. Raises NotFound."""
        round = find_round(self.store, code)
        return {"round": self.round(code), "invitation": invitation_json(address, round)}

    def message(self, code: str) -> dict[str, Any]:
        """What the screen is sent: the round, and how to join it by the address that is chosen now. Raises NotFound."""
        address = address_of_phones(self.store.database.name)
        more = {"invitation": invitation_json(address, find_round(self.store, code))} if address else {}
        return {"type": "round", "round": self.round(code), **more}

    def round(self, code: str) -> dict[str, Any]:
        """Where the round is, and the part that belongs to its phase. Raises NotFound."""
        with self.store.reading() as tx:
            round = find_round(tx, code)
            return {
                "code": round.code,
                "title": round.title,
                "team": tx.team(round.team_id).name,
                "phase": round.phase.value,
                "phase_label": PHASES[round.phase],
                **self._part(tx, round),
            }

    def _part(self, tx: Store, round: Round) -> dict[str, Any]:
        if round.phase in (Phase.FORBEREDELSE, Phase.VURDERING):
            return {"progress": progress_json(tx, round, self._content(round))}
        if round.phase == Phase.DIALOG:
            return {"dialogue": dialogue_json(tx, round, self._content(round))}
        if round.phase == Phase.PRIORITERING:
            return {"priorities": priorities_json(tx, self._levels(round))}
        actions = actions_json(tx, round)
        if round.phase == Phase.UDVIKLINGSPLAN and not actions["own"]:  # the team looks at the ranking before it plans
            return {"actions": actions, "priorities": priorities_json(tx, self._levels(round))}
        return {"actions": actions}

    def _load(self, round: Round) -> RoundContent:
        return RoundContent.load(self.store, round)

    def _result(self, round: Round) -> RoundResult:
        return round_result(self.store, round, with_paper=True)
