"""Planning a round: what it asks about, its limits, and until when its answers are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from selfeval.errors import NotAllowed
from selfeval.framework.model import Framework
from selfeval.measures.limits import MOST_VOTES, REPORT_LIMIT, REVEAL_LIMIT, SMALLEST_LIMIT
from selfeval.records import LONGEST_WORKSHOP, SHORTEST_WORKSHOP, WORKSHOP, FrameworkPin, Phase, Round, now
from selfeval.storage import Store
from selfeval.text import local, month_name
from selfeval.workshop.days import next_retention, require_retention
from selfeval.workshop.free_text import needed
from selfeval.workshop.round.codes import unused_code
from selfeval.workshop.round.made_ids import checked_id
from selfeval.workshop.round.phases import OPEN, current
from selfeval.workshop.round.scope import RoundContent


def plan_round(
    store: Store,
    *,
    team_id: str,
    title: str,
    frameworks: Sequence[Framework],
    items: Sequence[str],
    retain_until: date,
    today: date,
    reveal_limit: int = REVEAL_LIMIT,
    report_limit: int = REPORT_LIMIT,
    votes_each: int = 3,
    votes_cap: int = 2,
    lens: bool = False,
    id: str | None = None,
    minutes: int = WORKSHOP,
) -> Round:
    """Make a team's next round, in forberedelse, with a join code; its frameworks are kept as they are now.

    `items` are ids in the order in which they are asked (see `select_items`); `lens` asks three further questions of
    each princip among them; the workshop takes `minutes`. `id` is made by the client, once for its form: sent twice it
    makes one round, and gives the stored one. Raises NotAllowed for a plan that does not hold together, or an id that
    is another team's, and NotFound for an unknown team; then nothing is stored.
    """
    with store.writing() as tx:
        if planned := _planned_already(tx, team_id, id):
            return planned
        used = _used(frameworks, items)
        _check_lens(lens, used, items)
        _check_limits(reveal_limit, report_limit, votes_each, votes_cap)
        _check_minutes(minutes)
        require_retention(retain_until, today)
        round = Round(
            id=id or uuid4().hex,
            team_id=team_id,
            title=needed(title, "Rundens titel", kind="title"),
            code=unused_code(tx),
            phase=Phase.FORBEREDELSE,
            frameworks=_pins(used),
            scope=tuple(items),
            retain_until=retain_until,
            created_at=now(),
            reveal_limit=reveal_limit,
            report_limit=report_limit,
            votes_each=votes_each,
            votes_cap=votes_cap,
            lens=lens,
            minutes=minutes,
            predecessor_id=_last_round(tx, team_id),
        )
        return tx.add_round(round, _snapshots(used))


def plan_next(store: Store, last: Round, *, today: date) -> Round:
    """Make the team's next round with the same questions and limits as `last`, kept for as many days.

    The frameworks are those that `last` pinned. There is one next round: where the team has a later one that is not
    closed, however often and on however many pages it is asked for, that one is returned. Errors as `plan_round`.
    """
    with store.writing() as tx:
        if begun := _begun_after(tx, last):
            return begun
        content = RoundContent.load(tx, last)
        return plan_round(
            tx,
            team_id=last.team_id,
            title=round_title(len(tx.rounds(last.team_id)) + 1, today),
            frameworks=content.frameworks,
            items=last.scope,
            retain_until=next_retention((last.retain_until - local(last.created_at).date()).days, today),
            today=today,
            reveal_limit=last.reveal_limit,
            report_limit=last.report_limit,
            votes_each=last.votes_each,
            votes_cap=last.votes_cap,
            lens=last.lens,
            minutes=last.minutes,
        )


def round_title(number: int, today: date) -> str:
    """Return a first name for a team's round, which the facilitator may change.

    >>> round_title(2, date(2026, 11, 22))
    'Runde 2, november 2026'
    """
    return f"Runde {number}, {month_name(today)}"


def is_locked(store: Store, round: Round) -> bool:
    """Return whether scope and limits are locked: they are from the first answer or agreed level on."""
    return bool(
        store.rating_count(round.id)
        or store.reflections(round.id)
        or store.consensus(round.id)
        or store.paper_tallies(round.id)
        or store.dialogue_notes(round.id)
    )


def change_plan(
    store: Store,
    round: Round,
    *,
    today: date,
    title: str | None = None,
    frameworks: Sequence[Framework] | None = None,
    items: Sequence[str] | None = None,
    retain_until: date | None = None,
    reveal_limit: int | None = None,
    report_limit: int | None = None,
    votes_each: int | None = None,
    votes_cap: int | None = None,
    lens: bool | None = None,
    minutes: int | None = None,
) -> Round:
    """Change what is given, and return the stored round.

    Scope, lens and limits for small groups are locked at the round's first answer, votes at the first vote; the title,
    the minutes and the retention date may change until the round is closed. `frameworks` are those that `items` are
    chosen from; the pinned ones unless given. Raises NotAllowed for a locked or wrong plan, StaleEdit where the round
    was changed since it was read, RoundClosed for a closed one.
    """
    limits = {"reveal_limit": reveal_limit, "report_limit": report_limit}
    votes = {"votes_each": votes_each, "votes_cap": votes_cap}
    with store.writing() as tx:
        stored = current(tx, round)
        plan = _given({**limits, **votes, "retain_until": retain_until, "lens": lens, "minutes": minutes})
        if title is not None:
            plan["title"] = needed(title, "Rundens titel", kind="title")
        if minutes is not None:
            _check_minutes(minutes)
        if retain_until is not None and retain_until != stored.retain_until:
            require_retention(retain_until, today)
        scope = stored.scope if items is None else tuple(items)
        used = _used(frameworks or RoundContent.load(tx, stored).frameworks, scope)
        _check_lens(plan.get("lens", stored.lens), used, scope)
        plan |= {"scope": scope, "frameworks": _pins(used), "focus": stored.focus if stored.focus in scope else None}
        new = {**{name: getattr(stored, name) for name in (*limits, *votes)}, **plan}
        _check_limits(*(new[name] for name in (*limits, *votes)))
        _refuse_locked(tx, stored, plan)
        return tx.replace_round(replace(stored, **plan), _snapshots(used))


def _used(frameworks: Sequence[Framework], items: Sequence[str]) -> list[Framework]:
    """Return the frameworks that an item is chosen from."""
    if not items:
        raise NotAllowed("Runden har ingen punkter. Vælg mindst ét.")
    if len(set(items)) != len(items):
        raise NotAllowed("Et punkt er valgt to gange. Vælg hvert punkt én gang.")
    home = RoundContent.of(frameworks, items).home
    used = [framework for framework in frameworks if any(home[id] is framework for id in items)]
    if any((one.scale, one.dimensions) != (used[0].scale, used[0].dimensions) for one in used):
        raise NotAllowed("Spørgerammerne har hver sin skala eller hver sine dimensioner. Tag dem i hver sin runde.")
    return used


def _check_lens(lens: bool, frameworks: Sequence[Framework], items: Sequence[str]) -> None:
    content = RoundContent.of(frameworks, items, lens=lens)
    if lens and not any(content.lens_on(item) for item in items):
        raise NotAllowed("Der er ingen principper i runden at spørge til. Vælg et princip, eller slå spørgsmålene fra.")


def _planned_already(tx: Store, team_id: str, id: str | None) -> Round | None:
    """Return the round that a form with this id has made."""
    if id is None:
        return None
    wanted = checked_id(id, "Formularen kunne ikke læses. Hent siden igen, og opret runden så.")
    planned = next((round for round in tx.rounds() if round.id == wanted), None)
    if planned and planned.team_id != team_id:
        raise NotAllowed(
            "Formularen har allerede oprettet en runde til et andet team. Tryk igen for at oprette én til."
        )
    return planned


def _begun_after(tx: Store, last: Round) -> Round | None:
    rounds = tx.rounds(last.team_id)
    after = rounds[[round.id for round in rounds].index(last.id) + 1 :]
    return next((round for round in after if round.phase in OPEN), None)


def _last_round(tx: Store, team_id: str) -> str | None:
    """Return the id of the team's newest round. Raises NotFound for an unknown team."""
    earlier = tx.rounds(tx.team(team_id).id)
    return earlier[-1].id if earlier else None


def _pins(frameworks: Sequence[Framework]) -> tuple[FrameworkPin, ...]:
    return tuple(FrameworkPin(id=used.id, version=used.version, digest=used.digest) for used in frameworks)


def _snapshots(frameworks: Sequence[Framework]) -> dict[str, str]:
    return {framework.digest: framework.to_json() for framework in frameworks}


def _refuse_locked(tx: Store, stored: Round, plan: Mapping[str, Any]) -> None:
    changed = {name for name, value in plan.items() if getattr(stored, name) != value}
    if changed & {"scope", "frameworks", "lens", "reveal_limit", "report_limit"} and is_locked(tx, stored):
        raise NotAllowed(
            "Punkter og grænser for små grupper er låst, fordi det første svar er givet. "
            "Opret en ny runde for at ændre dem."
        )
    if changed & {"votes_each", "votes_cap"} and tx.votes(stored.id):
        raise NotAllowed("Antallet af stemmer er låst, fordi den første stemme er givet.")


def _check_limits(reveal_limit: int, report_limit: int, votes_each: int, votes_cap: int) -> None:
    if reveal_limit < SMALLEST_LIMIT:
        raise NotAllowed(f"Grænsen for små grupper er mindst {SMALLEST_LIMIT} personer, ikke {reveal_limit}.")
    if report_limit < reveal_limit:
        raise NotAllowed(
            f"Grænsen i rapporter ({report_limit}) er mindst lige så høj som teamets egen ({reveal_limit})."
        )
    if not 1 <= votes_each <= MOST_VOTES:
        raise NotAllowed(f"Hver deltager har mellem 1 og {MOST_VOTES} stemmer, ikke {votes_each}.")
    if not 1 <= votes_cap <= votes_each:
        raise NotAllowed(f"Der kan gives mellem 1 og {votes_each} stemmer til samme punkt, ikke {votes_cap}.")


def _check_minutes(minutes: int) -> None:
    if not SHORTEST_WORKSHOP <= minutes <= LONGEST_WORKSHOP:
        raise NotAllowed(
            f"En workshop varer mellem {SHORTEST_WORKSHOP} og {LONGEST_WORKSHOP} minutter, ikke {minutes}."
        )


def _given(changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in changes.items() if value is not None}
