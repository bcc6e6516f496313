"""What the facilitator does with the lines that have come: looks, shows, hides, gathers, and marks for the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from selfeval.errors import NotAllowed, NotFound
from selfeval.records import Part, Round, Writing, now
from selfeval.storage import Store
from selfeval.workshop.answers.consensus import say
from selfeval.workshop.answers.lines import NO_LINE, WRITING, open_lines, opened_lines, part_of
from selfeval.workshop.round.phases import require_open, require_phase
from selfeval.workshop.round.scope import RoundContent

BETWEEN = "; "
"""Stands between the lines that are gathered into one entry."""


def show(store: Store, round: Round, item: str) -> None:
    """Show everybody the lines on an item that the facilitator has looked at and not hidden."""
    with store.writing() as tx:
        _require(tx, round)
        for line in opened_lines(tx, round.id):
            if line.item == item and not line.shown and not line.hidden:
                _mark(tx, round.id, line.id, {"shown": True})


def end(store: Store, round: Round, item: str, *, ended: bool = True) -> None:
    """End the writing on an item, by which every line comes to the facilitator's page; or let all write again."""
    with store.writing() as tx:
        _require(tx, round).item(item)
        latest = tx.writings(round.id).get(item)
        if (latest is not None and latest.ended) == ended:
            return
        revision = latest.revision + 1 if latest else 1
        tx.save_writing(Writing(round_id=round.id, item=item, revision=revision, at=now(), ended=ended))
        if ended:
            open_lines(tx, round.id, tx.lines(round.id, item))


def mark(
    store: Store,
    round: Round,
    line_ids: Collection[str],
    *,
    hidden: bool | None = None,
    plan: bool | None = None,
    gathered: bool | None = None,
) -> None:
    """Hide opened lines, mark them for the plan, or take them out of what they were gathered in; None leaves it.

    Raises NotFound for a line that is not opened, and RoundClosed for a closed round.
    """
    changes = {
        name: value for name, value in (("hidden", hidden), ("plan", plan), ("gathered", gathered)) if value is not None
    }
    with store.writing() as tx:
        require_open(tx.round(round.id))
        opened = {line.id for line in opened_lines(tx, round.id)}
        for line_id in line_ids:
            if line_id not in opened:
                raise NotFound(NO_LINE)
            _mark(tx, round.id, line_id, changes)


def gather(store: Store, round: Round, part: Part | str, line_ids: Collection[str]) -> None:
    """Let lines that belong together become one entry after what the team says already. Those gathered stay so.

    Raises NotAllowed where the text gets too long or no line is chosen, and otherwise as `mark`.
    """
    with store.writing() as tx:
        _require(tx, round)
        chosen = [line for line in opened_lines(tx, round.id) if line.id in set(line_ids)]
        if not chosen:
            raise NotAllowed("Vælg de linjer, der hører sammen.")
        new = [line for line in chosen if not line.gathered and not line.hidden]
        for item in dict.fromkeys(line.item for line in new):
            _add_to_said(tx, round, item, part_of(part), [line.text for line in new if line.item == item])
        for line in new:
            _mark(tx, round.id, line.id, {"gathered": True, "shown": True})


def _add_to_said(tx: Store, round: Round, item: str, part: Part, texts: Iterable[str]) -> None:
    said = next((of for of in tx.dialogue_notes(round.id) if of.item == item), None)
    before = getattr(said, part) if said else ""
    entry = BETWEEN.join(text.rstrip(".;, ") for text in texts)
    new: dict[str, Any] = {part: f"{before}\n{entry}".strip()}
    say(tx, round, item, seen=said.revision if said else 0, cleared=True, **new)  # each line is stored already


def _require(tx: Store, round: Round) -> RoundContent:
    stored = tx.round(round.id)
    require_phase(stored, WRITING, "Linjer vises kun")
    return RoundContent.load(tx, stored)


def _mark(tx: Store, round_id: str, line_id: str, changes: Mapping[str, Any]) -> None:
    latest = tx.line_marks(round_id)[line_id]
    new = replace(latest, **changes)
    if new != latest:
        tx.save_line_mark(replace(new, revision=latest.revision + 1, at=now()))
