"""What the big screen shows of a round, read from the store: counts, the team's pictures, what it agreed on and says.

Lines from phones are shown once the facilitator shows them. Left out on purpose: notes, reflections and whatever else
somebody has written alone, and every single answer.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from selfeval.access.screen_links import screen_round
from selfeval.protocol.invitation import invitation_json
from selfeval.protocol.projector.parts import actions_json, agenda_json, dialogue_json, priorities_json, progress_json
from selfeval.protocol.room import programme_json, room_json
from selfeval.records import Phase, Round, Scene
from selfeval.storage import Store
from selfeval.text import PHASES
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
        """Return what the page opens with. address: where phones reach the server. Raises NotFound."""
        with self.store.reading() as tx:
            round = screen_round(tx, code)
            return {"round": self._describe(tx, round), "invitation": invitation_json(address, round)}

    def round(self, code: str) -> dict[str, Any]:
        """Where the round of a code or link is, and what is shown of it. Raises NotFound."""
        with self.store.reading() as tx:
            return self._describe(tx, screen_round(tx, code))

    def _describe(self, tx: Store, round: Round) -> dict[str, Any]:
        room = room_json(tx, round)
        return {
            "code": round.code,
            "title": round.title,
            "team": tx.team(round.team_id).name,
            "phase": round.phase.value,
            "phase_label": PHASES[round.phase],
            **room,
            **(self._of_scene(tx, round, room["scene"]["name"]) if room["scene"] else self._of_phase(tx, round)),
        }

    def _of_scene(self, tx: Store, round: Round, scene: str) -> dict[str, Any]:
        """Return what a scene needs beside itself."""
        if scene == Scene.PROGRAM:
            return self._programme(tx, round)
        return {"priorities": priorities_json(tx, self._levels(round))} if scene == Scene.RANGLISTE else {}

    def _programme(self, tx: Store, round: Round) -> dict[str, Any]:
        content = self._content(round)
        agenda = agenda_json(tx, round, content) if round.phase == Phase.DIALOG else []
        return {"programme": programme_json(tx, round, content), "agenda": agenda}

    def _of_phase(self, tx: Store, round: Round) -> dict[str, Any]:
        if round.phase in (Phase.FORBEREDELSE, Phase.VURDERING):
            return {"progress": progress_json(tx, round, self._content(round))}
        if round.phase == Phase.DIALOG:
            dialogue = dialogue_json(tx, round, self._content(round))
            return {"dialogue": dialogue, **({} if dialogue else self._programme(tx, round))}
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
