"""Rounds with a row in every table, whose texts can be searched for."""

from __future__ import annotations

import hashlib
from datetime import date

from selfeval.records import Perspective, RevealOf, Round, SecondRating
from selfeval.storage import Store
from tests.builders import (
    AT,
    a_consensus,
    a_dialogue_note,
    a_line,
    a_line_mark,
    a_parked,
    a_participant,
    a_pin,
    a_rating,
    a_reflection,
    a_round,
    a_scene_turn,
    a_screen_link,
    a_tally,
    a_team,
    a_timer,
    a_vote,
    a_writing,
    an_action,
    an_importance,
    an_organisation,
)

LONG = 60
"""So often a text is said again: it then lies in overflow pages too."""


def secret(mark: str, where: str) -> str:
    """A text of a round that stands nowhere else."""
    return f"{mark}-{where}-æøå "


def a_full_round(store: Store, mark: str, *, retain_until: date, code: str, **changes: object) -> Round:
    """A round `mark` in which every text says so, with a framework of its own."""
    content = secret(mark, "ramme") * LONG
    digest = hashlib.sha256(content.encode()).hexdigest()
    with store.writing() as tx:
        tx.add_organisation(an_organisation())
        tx.add_team(a_team())
        fields = {"id": mark, "code": code, "retain_until": retain_until, "title": secret(mark, "titel")} | changes
        round = tx.add_round(a_round(frameworks=(a_pin(digest=digest),), **fields), {digest: content})
        who = tx.add_participant(
            a_participant(id=f"{mark}-deltager", round_id=mark, perspective=Perspective.PEER), f"{mark}-noegle"
        )
        tx.add_result_link(mark, f"{mark}-link")
        answer = {"round_id": mark, "participant_id": who.id}
        tx.save_rating(a_rating(**answer, note=secret(mark, "note") * LONG))
        again = {"item": "p01", "dimension": "faglig", "level": 2, "at": AT}
        tx.save_second_rating(SecondRating(id=f"{mark}-igen", **answer, **again))
        tx.add_reveal(tx.mark_now(mark, RevealOf.SVAR, AT))
        tx.save_reflection(a_reflection(**answer, succeeds=secret(mark, "refleksion")))
        tx.save_vote(a_vote(**answer))
        tx.save_importance(an_importance(**answer))
        tx.save_consensus(a_consensus(round_id=mark, reason=secret(mark, "enighed")))
        tx.save_paper_tally(a_tally(round_id=mark))
        tx.save_dialogue_note(a_dialogue_note(round_id=mark, difficult=secret(mark, "dialog")))
        line = tx.save_line(a_line(**answer, text=secret(mark, "linje")))
        tx.save_line_mark(a_line_mark(round_id=mark, line_id=line.id))
        tx.save_writing(a_writing(round_id=mark))
        tx.save_parked(a_parked(round_id=mark, text=secret(mark, "senere")))
        tx.see_page(mark, f"{mark}-side", line.at)
        tx.add_scene_turn(a_scene_turn(round_id=mark))
        tx.add_timer(a_timer(round_id=mark))
        tx.add_screen_link(a_screen_link(id=f"{mark}-link", round_id=mark))
        own = {"id": f"{mark}-handling", "origin_round_id": mark, "round_id": mark}
        tx.save_action(an_action(**own, what=secret(mark, "handling")))
    return round
