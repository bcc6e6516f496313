"""A round as JSON: aggregates only, stored words and ISO dates, with an explanation of every key in the file itself.

The keys are explained in `json_keys.EXPLAINED`. A file of another `version` has other keys.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from selfeval.export.round.dialogue import TalkedOf, talked_of
from selfeval.export.round.json_keys import EXPLAINED
from selfeval.export.round.lens import LensCell, lens_cells
from selfeval.export.round.outcome import Outcome, PlannedAction
from selfeval.export.round.ratings import RatedCell, rated_cells
from selfeval.measures.gaps import DimensionGap, PerspectiveGap
from selfeval.measures.ranking import PriorityLine
from selfeval.measures.spread import Spread
from selfeval.records import Action, Consensus
from selfeval.workshop.reveal.picture import DimensionPicture

VERSION = 3


def round_as_json(outcome: Outcome) -> bytes:
    """Return the document as UTF-8, indented. What is hidden or missing is null, never 0."""
    return (json.dumps(document(outcome), ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def document(outcome: Outcome) -> dict[str, Any]:
    """Return the document as plain dicts and lists."""
    result = outcome.result
    cells, lens = rated_cells(outcome), lens_cells(outcome)
    return {
        "kind": "selfeval-round",
        "version": VERSION,
        "explained": EXPLAINED,
        "exported": outcome.day.isoformat(),
        "organisation": result.organisation.name,
        "team": {"id": result.team.id, "name": result.team.name},
        "round": _round(outcome),
        "frameworks": [
            {"id": pin.id, "version": pin.version, "digest": pin.digest, "title": framework.title}
            for pin, framework in zip(result.round.frameworks, result.content.frameworks, strict=True)
        ],
        "participants": {
            "total": result.participants.total,
            "by_perspective": dict(result.participants.by_perspective),
        },
        "revealed": result.revealed,
        "items": [
            _item(outcome, talked, [cell for cell in cells if cell.item.id == talked.item.id])
            | {"lens": [_lens(cell) for cell in lens if cell.item.id == talked.item.id] or None}
            for talked in talked_of(outcome)
        ],
        "actions": [_action(planned) for planned in outcome.actions],
        "parked": [{"text": one.text, "item": one.item, "done": one.done} for one in result.parked],
    }


def _round(outcome: Outcome) -> dict[str, Any]:
    round = outcome.result.round
    return {
        "id": round.id,
        "title": round.title,
        "phase": round.phase,
        "created_at": round.created_at.isoformat(),
        "retain_until": round.retain_until.isoformat(),
        "reveal_limit": round.reveal_limit,
        "lens": round.lens,
        "predecessor": round.predecessor_id,
        "phases": [{"phase": change.phase, "at": change.at.isoformat()} for change in outcome.result.phases],
    }


def _item(outcome: Outcome, talked: TalkedOf, cells: list[RatedCell]) -> dict[str, Any]:
    item, picture, said, line = talked.item, talked.picture, talked.said, talked.line
    priority = outcome.priority(item.id)
    return {
        "id": item.id,
        "framework": talked.framework.id,
        "kind": item.kind,
        "number": item.number,
        "title": item.title,
        "mean": _rounded(picture.mean if picture else None),
        "knowledge": dict(picture.knowledge) if picture and picture.knowledge is not None else None,
        "dimension_gap": _fields(picture.dimension_gap) if picture else None,
        "perspective_gap": _fields(picture.perspective_gap) if picture else None,
        "agenda": {"rank": line.rank, "concern": line.concern, "reasons": list(line.reasons)} if line else None,
        "said": ({"succeeds": said.succeeds, "difficult": said.difficult, "will_try": said.will_try} if said else None),
        "lines": [
            {"part": of.part, "text": of.text, "plan": of.plan}
            for of in outcome.result.lines
            if of.item == item.id and of.everybody_sees
        ],
        "priority": _fields(priority),
        "dimensions": [_cell(cell) for cell in cells],
    }


def _cell(cell: RatedCell) -> dict[str, Any]:
    return {
        "id": cell.dimension.id,
        "title": cell.dimension.title,
        "question": cell.question,
        "hidden": cell.hidden or None,
        "answers": _answers(cell.visible, cell.judged_by) if cell.visible else None,
        "agreed": _agreed(cell.agreed) if cell.agreed else None,
    }


def _lens(cell: LensCell) -> dict[str, Any]:
    picture = cell.visible
    return {
        "id": cell.question.dimension.id,
        "title": cell.question.dimension.title,
        "question": cell.question.staff,
        "hidden": cell.hidden or None,
        "words": (cell.answers.words if cell.answers else "") or None,
        "answers": {
            "persons": picture.answered,
            "exits": dict(picture.exits or {}),
            "blanks": picture.blanks,
            "levels": _levels(picture.spread) if picture.spread else None,
        }
        if picture
        else None,
    }


def _answers(picture: DimensionPicture, judged_by: str) -> dict[str, Any]:
    return {
        "assessed_by": judged_by,
        "persons": picture.answered,
        "exits": dict(picture.exits or {}),
        "blanks": picture.blanks,
        "levels": _levels(picture.spread) if picture.spread else None,
        "by_perspective": [
            {
                "perspective": part.perspective,
                "label": part.label,
                "n": part.n,
                "mean": round(part.mean, 1),
                "median": part.median,
            }
            for part in picture.by_perspective
        ],
    }


def _levels(spread: Spread) -> dict[str, Any]:
    return {
        "counts": {str(level): persons for level, persons in spread.counts.items()},
        "n": spread.n,
        "mean": _rounded(spread.mean),
        "median": spread.median,
        "deviation": _rounded(spread.deviation),
        "high_share": _rounded(spread.high_share),
        "two_camps": spread.two_camps,
        "words": spread.words,
    }


def _agreed(consensus: Consensus) -> dict[str, Any]:
    return {"level": consensus.level, "exit": consensus.exit, "reason": consensus.reason}


def _action(planned: PlannedAction) -> dict[str, Any]:
    action = planned.action
    return {
        "id": action.id,
        "carried_over": planned.carried,
        "round": {"id": planned.origin.id, "title": planned.origin.title},
        "framework": planned.framework.id if planned.framework else None,
        "item": action.item,
        "item_title": planned.item.title if planned.item else None,
        "dimension": action.dimension,
        "what": action.what,
        "why": action.why,
        "kind": action.kind,
        "reach": action.reach,
        "owner": action.owner,
        "deadline": action.deadline.isoformat() if action.deadline else None,
        "sign": action.sign,
        "status": action.status,
        "status_reason": action.status_reason,
        "changed_at": action.at.isoformat(),
        "history": [_revision(revision) for revision in planned.history],
    }


def _revision(action: Action) -> dict[str, Any]:
    return {
        "revision": action.revision,
        "round": action.round_id,
        "status": action.status,
        "status_reason": action.status_reason,
        "at": action.at.isoformat(),
    }


def _fields(line: DimensionGap | PerspectiveGap | PriorityLine | None) -> dict[str, Any] | None:
    """Return the fields of a line, without the item that it stands under and what stands under its dimensions."""
    if line is None:
        return None
    plain = {name: _rounded(value) if isinstance(value, float) else value for name, value in asdict(line).items()}
    for told_elsewhere in ("item", "agreed"):
        plain.pop(told_elsewhere, None)
    return plain


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
