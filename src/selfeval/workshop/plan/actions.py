"""Development actions: written in the udviklingsplan, followed from round to round, every change kept as a revision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import uuid4

from selfeval.errors import NotAllowed, NotFound, StaleEdit
from selfeval.records import Action, ActionKind, ActionReach, ActionStatus, Phase, Round, now
from selfeval.storage import Store
from selfeval.text import ACTION_KINDS, ACTION_STATUSES, listing, local
from selfeval.workshop.answers.merging import merged
from selfeval.workshop.answers.rating import already
from selfeval.workshop.days import require_deadline
from selfeval.workshop.free_text import clean, needed
from selfeval.workshop.plan.suggestions import Suggestion, suggested_items, suggestions
from selfeval.workshop.round.phases import require_open, require_phase
from selfeval.workshop.round.scope import RoundContent

__all__ = [
    "CarriedOver",
    "Suggestion",
    "add",
    "carried_over",
    "is_due",
    "put_back",
    "revise",
    "set_status",
    "suggested_items",
    "suggestions",
    "take_back",
]

UNFINISHED = frozenset({ActionStatus.PLANLAGT, ActionStatus.I_GANG})
PLANNING = frozenset({Phase.UDVIKLINGSPLAN})
NO_ACTION = "Handlingen findes ikke hos teamet. Hent siden igen for at se teamets handlinger."


@dataclass(frozen=True, kw_only=True, slots=True)
class CarriedOver:
    """An action from an earlier round, as it stands; `taken_up` once this round has said something of it."""

    action: Action
    taken_up: bool


def is_due(action: Action) -> bool:
    """Return whether an action has a deadline to keep: one that is finished or dropped has none any more."""
    return action.deadline is not None and action.status in UNFINISHED


def add(
    store: Store,
    round: Round,
    *,
    item: str,
    what: str,
    kind: ActionKind,
    reach: ActionReach,
    dimension: str | None = None,
    why: str = "",
    owner: str = "",
    deadline: date | None = None,
    sign: str = "",
    id: str | None = None,
    cleared: bool = False,
) -> Action:
    """Store a new action of the round's team, planlagt. `id` is made by the client, so that a double click makes one.

    cleared  the writer says that a telephone number or an address in a text is nobody's; that is kept nowhere

    Raises RoundClosed outside udviklingsplan, NotAllowed without `what`, for too long a text, out of scope, or for a
    deadline beyond `days.deadlines`.
    """
    with store.writing() as tx:
        if already := _stored_already(tx, round, id):
            return already
        stored = _to_plan(tx, round, item, dimension)
        action = Action(
            id=id or uuid4().hex,
            revision=1,
            team_id=stored.team_id,
            origin_round_id=stored.id,
            round_id=stored.id,
            item=item,
            dimension=dimension,
            kind=_kind(kind),
            reach=_reach(reach),
            deadline=require_deadline(deadline, local(now()).date()),
            status=ActionStatus.PLANLAGT,
            status_reason="",
            at=now(),
            **_words({"what": what, "why": why, "owner": owner, "sign": sign}, cleared),
        )
        return tx.save_action(action)


def revise(
    store: Store,
    round: Round,
    action_id: str,
    *,
    seen: int,
    what: str | None = None,
    why: str | None = None,
    kind: ActionKind | None = None,
    reach: ActionReach | None = None,
    owner: str | None = None,
    deadline: date | None = None,
    without_deadline: bool = False,
    sign: str | None = None,
    cleared: bool = False,
) -> Action:
    """Change what is given of an action, in any phase of an open round; `without_deadline` takes the deadline away.

    seen     the revision that the change builds on; what somebody else has changed since, and this does not, stays
    cleared  as in `add`

    Raises StaleEdit where both have changed the same, RoundClosed for a closed round, NotFound for no action of the
    team, NotAllowed for a text that is too long, an empty `what`, or a new deadline beyond `days.deadlines`.
    """
    words = {"what": what, "why": why, "owner": owner, "sign": sign}
    given = {name: text for name, text in words.items() if text is not None}
    with store.writing() as tx:
        latest = _standing(tx, round, action_id)
        changes: dict[str, Any] = _words(given, cleared, before=latest)
        changes |= {} if kind is None else {"kind": _kind(kind)}
        changes |= {} if reach is None else {"reach": _reach(reach)}
        changes |= {"deadline": deadline} if deadline or without_deadline else {}
        base = next((of for of in tx.action_history(action_id) if of.revision == seen), None)
        if base is None:
            raise StaleEdit(_stale(latest))
        changes = merged(_fields(base, changes), _fields(latest, changes), changes, _stale(latest))
        if changes == _fields(latest, changes):
            return latest
        if changes.get("deadline") != latest.deadline:  # one that has passed may stay
            require_deadline(changes.get("deadline"), local(now()).date())
        return _save(tx, round, latest, changes)


def set_status(
    store: Store,
    round: Round,
    action_id: str,
    status: ActionStatus,
    *,
    reason: str = "",
    cleared: bool = False,
    seen: int,
) -> Action:
    """Say where an action stands, in any phase of an open round; the same status again says that it is kept.

    `cleared` is as in `add`. Raises NotAllowed for droppet without a reason, and otherwise as `revise`.
    """
    with store.writing() as tx:
        latest = _latest(tx, round, action_id, seen)
        why = clean(reason, "Begrundelse", cleared=cleared or reason == latest.status_reason)
        if status == ActionStatus.DROPPET and not why:
            raise NotAllowed("Skriv, hvorfor handlingen er droppet, så den næste runde kan lære af det.")
        return _save(tx, round, latest, {"status": ActionStatus(status), "status_reason": why})


def take_back(store: Store, round: Round, action_id: str, *, seen: int) -> Action:
    """Take away an action that was written in this round by mistake: it is nowhere any more. `put_back` undoes it.

    Raises NotAllowed for an action of an earlier round, or one that a later round has said something of, and otherwise
    as `revise`.
    """
    with store.writing() as tx:
        latest = _latest(tx, round, action_id, seen)
        if any(of.round_id != round.id for of in tx.action_history(action_id)):
            raise NotAllowed("Kun en handling fra denne runde kan fjernes. Sæt den i stedet til droppet.")
        return tx.withdraw_action(_next(latest, round))


def put_back(store: Store, round: Round, action_id: str) -> Action:
    """Let an action that was taken back in this round be there again, as it was. Errors as `revise`."""
    with store.writing() as tx:
        require_open(tx.round(round.id))
        last = tx.action_history(action_id)[-1]
        if last.origin_round_id != round.id:
            raise NotFound(NO_ACTION)
        if last in tx.actions(round.team_id):
            return last
        return tx.save_action(replace(last, revision=last.revision + 2, at=now()))  # one revision took it back


def carried_over(store: Store, round: Round) -> list[CarriedOver]:
    """Return the team's actions from earlier rounds that were unfinished when this round began, oldest first."""
    with store.reading() as tx:
        before = _before(tx.rounds(round.team_id), round)
        earlier = [action for action in tx.actions(round.team_id) if action.origin_round_id in before]
        histories = [tx.action_history(action.id) for action in earlier]
    old = [
        (history[-1], any(of.round_id == round.id for of in history))
        for history in histories
        if [of for of in history if of.round_id in before][-1].status in UNFINISHED
    ]
    return [CarriedOver(action=action, taken_up=taken_up) for action, taken_up in old]


def _stored_already(tx: Store, round: Round, id: str | None) -> Action | None:
    if id is None:
        return None
    own = [action for action in tx.actions(round.team_id) if action.origin_round_id == round.id]
    return already(id, own)


def _to_plan(tx: Store, round: Round, item: str, dimension: str | None) -> Round:
    """Return the stored round, when an action on this item and dimension may be written in it."""
    stored = tx.round(round.id)
    require_phase(stored, PLANNING, "Handlinger skrives kun")
    content = RoundContent.load(tx, stored)
    content.item(item)
    if dimension is not None:
        content.dimension(item, dimension)
    return stored


def _standing(tx: Store, round: Round, action_id: str) -> Action:
    """Return the action as it stands. Raises RoundClosed for a closed round, and NotFound for no action of the team."""
    stored = tx.round(round.id)
    require_open(stored)
    latest = next((action for action in tx.actions(stored.team_id) if action.id == action_id), None)
    if latest is None:
        raise NotFound(NO_ACTION)
    return latest


def _latest(tx: Store, round: Round, action_id: str, seen: int) -> Action:
    latest = _standing(tx, round, action_id)
    if latest.revision != seen:
        raise StaleEdit(_stale(latest))
    return latest


def _stale(latest: Action) -> str:
    status = ACTION_STATUSES[latest.status].lower()
    return f"Handlingen er ændret i et andet vindue og er nu {status}. Se den igen, før du ændrer den."


def _fields(action: Action, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(action, name) for name in names}


def _save(tx: Store, round: Round, latest: Action, changes: dict[str, Any]) -> Action:
    return tx.save_action(replace(_next(latest, round), **changes))


def _next(latest: Action, round: Round) -> Action:
    return replace(latest, revision=latest.revision + 1, round_id=round.id, at=now())


def _kind(kind: ActionKind | str) -> ActionKind:
    try:
        return ActionKind(kind)
    except ValueError:
        names = listing((ACTION_KINDS[kind].lower() for kind in ActionKind), "eller")
        raise NotAllowed(f"Vælg, hvad det er for en handling: {names}.") from None


def _reach(reach: ActionReach | str) -> ActionReach:
    try:
        return ActionReach(reach)
    except ValueError:
        raise NotAllowed("Vælg, om I selv kan gå i gang, eller om det kræver ændrede rammer.") from None


def _words(texts: Mapping[str, str], cleared: bool, before: Action | None = None) -> dict[str, str]:
    """Return the texts as they are stored; one that is stored already is not looked through again."""
    labels = {"what": "Handling", "why": "Begrundelse", "owner": "Ansvarlig", "sign": "Tegn på, at det lykkes"}
    return {
        name: (needed if name == "what" else clean)(
            text,
            labels[name],
            kind="owner" if name == "owner" else "note",
            cleared=cleared or text == getattr(before, name, None),
        )
        for name, text in texts.items()
    }


def _before(rounds: Sequence[Round], round: Round) -> frozenset[str]:
    """Return the ids of the team's rounds before this one."""
    ids = [of.id for of in rounds]
    return frozenset(ids[: ids.index(round.id)])
