"""The audit log's one way in: who did what to a round. No answer, no participant and no text that anybody wrote."""

from __future__ import annotations

from enum import StrEnum

from selfeval.access.roles import Access
from selfeval.records import AuditEntry, now
from selfeval.storage import Store


class Act(StrEnum):
    """What the log knows of."""

    CREATED = "created"
    CHANGED = "changed"
    PHASE = "phase"
    ROUND_TAKEN_BACK = "round_taken_back"
    ROUND_PUT_BACK = "round_put_back"
    AGREED = "agreed"
    AGREEMENT_TAKEN_BACK = "agreement_taken_back"
    COUNTED_ON_PAPER = "counted_on_paper"
    SAID = "said"
    ANSWERS_SHOWN = "answers_shown"
    ASKED_AGAIN = "asked_again"
    SHOWN_AGAIN = "shown_again"
    VOTING_ENDED = "voting_ended"
    VOTING_OPENED = "voting_opened"
    LINES_SHOWN = "lines_shown"
    WRITING_ENDED = "writing_ended"
    LINES_MARKED = "lines_marked"
    LINES_GATHERED = "lines_gathered"
    PARKED = "parked"
    PARKED_STRUCK = "parked_struck"
    TEAM_VOTED = "team_voted"
    TEAM_WEIGHED = "team_weighed"
    ACTION_ADDED = "action_added"
    ACTION_REVISED = "action_revised"
    ACTION_STATUS = "action_status"
    ACTION_TAKEN_BACK = "action_taken_back"
    ACTION_PUT_BACK = "action_put_back"
    EXPORTED = "exported"
    LOGGED_IN = "logged_in"
    KEY_ADDED = "key_added"
    KEY_REVOKED = "key_revoked"


def note(store: Store, by: Access, act: Act, *, round_id: str | None = None, detail: str = "") -> None:
    """Add to the log. `detail` is a stored word or an id: a phase, a format, an item, a key."""
    store.note_act(AuditEntry(at=now(), role=by.role, key_id=by.key_id, act=act, round_id=round_id, detail=detail))
