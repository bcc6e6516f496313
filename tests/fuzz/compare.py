"""A store against the model: whatever is stored and whatever is shown of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from selfeval.storage import Store, tables
from selfeval.workshop.reveal.result import round_result
from tests.fuzz.model import BEFORE_DIALOGUE, LEVELS, ActionsModel, PersonModel, RoundModel, cell_of


def compare(store: Store, round_id: str, model: RoundModel, actions: ActionsModel) -> None:
    """Assert that the round is what the model says, in every kind of row, and that no picture shows too much."""
    round = store.round(round_id)
    assert (round.phase, round.revision, round.focus) == (model.phase, model.revision, model.focus)
    assert {name: getattr(round, name) for name in model.limits} == model.limits
    _people(store, round_id, model)
    _votes(store, round_id, model)
    _outcomes(store, round_id, model, actions)
    _pictures(store, round_id, model)


def keys_of(store: Store, round_id: str) -> set[str | None]:
    """The hashes of the participants' keys."""
    column = tables.participant.c
    with store.database.begin(writes=False) as connection:
        return set(connection.execute(select(column.key_hash).where(column.round_id == round_id)).scalars())


def rows_of(store: Store, round_id: str) -> dict[str, list[Any]]:
    """Every row of a round, in every table but the audit log and the links, which go on to the next round."""
    found = {}
    with store.database.begin(writes=False) as connection:
        for name, table in tables.metadata.tables.items():
            of_round = table.c.id if name == "round" else table.c.get("round_id")
            if of_round is not None and name not in ("audit", "screen_link"):
                rows = connection.execute(select(table).where(of_round == round_id).order_by(*table.primary_key))
                found[name] = [tuple(row) for row in rows]
    return found


def _people(store: Store, round_id: str, model: RoundModel) -> None:
    joined = Counter((person.perspective.value, person.done) for person in store.participants(round_id))
    assert joined == Counter((person.perspective, person.done) for person in model.people.values())
    latest = Counter((of.item, of.dimension, of.level, of.exit, of.note) for of in store.ratings(round_id))
    meant = [person.latest["rate"] for person in model.people.values()]
    assert latest == Counter(
        (*cell, of.get("level"), of.get("exit"), of["note"]) for own in meant for cell, of in own.items()
    )
    stored = Counter(kind for person in model.people.values() for kind, _ in person.stored)
    assert store.rating_count(round_id) == stored["rate"]
    thoughts = Counter((of.item, of.succeeds, of.shared) for of in store.reflections(round_id))
    written = [of for person in model.people.values() for of in person.latest["reflect"].values()]
    assert thoughts == Counter((of["item"], of["succeeds"], of["shared"]) for of in written)


def _votes(store: Store, round_id: str, model: RoundModel) -> None:
    people, cast, weighed = model.people.values(), store.votes(round_id), store.importances(round_id)
    assert Counter((of.item, of.votes) for of in cast if of.participant_id) == _given(people, "vote", "votes")
    assert {of.item: of.votes for of in cast if not of.participant_id} == model.team["team_vote"]
    assert Counter((of.item, of.level) for of in weighed if of.participant_id) == _given(people, "weigh", "level")
    assert {of.item: of.level for of in weighed if not of.participant_id} == model.team["team_weigh"]
    for person in {of.participant_id for of in cast if of.participant_id}:
        own = [of.votes for of in cast if of.participant_id == person]
        assert sum(own) <= model.limits["votes_each"]
        assert max(own) <= model.limits["votes_cap"]


def _outcomes(store: Store, round_id: str, model: RoundModel, actions: ActionsModel) -> None:
    agreed = {(of.item, of.dimension): (of.level, of.exit, of.reason) for of in store.consensus(round_id)}
    assert agreed == model.standing
    said = {of.item: (of.succeeds, of.difficult) for of in store.dialogue_notes(round_id)}
    assert said == {item: given for item, (_, given) in model.said.items()}
    there = {id: (of.revision, of.words["what"], of.status) for id, of in actions.by_id.items() if of.there}
    stored = store.actions(store.round(round_id).team_id)
    assert {of.id: (of.revision, of.what, of.status.value) for of in stored} == there


def _pictures(store: Store, round_id: str, model: RoundModel) -> None:
    """Before the dialogue nothing is shown, and after it no cell with fewer persons than the limit."""
    result = round_result(store, store.round(round_id))
    assert result.revealed == (model.phase not in BEFORE_DIALOGUE)
    assert result.revealed or not (result.pictures or result.agenda or result.reflections or result.priorities)
    for picture in result.pictures:
        for of in picture.dimensions:
            cell = picture.item, of.dimension
            given = [own for person in model.people.values() if (own := person.latest["rate"].get(cell))]
            levels = [one["level"] for one in given if "level" in one]
            few = len(given) < model.limits["reveal_limit"]
            assert (of.answered, bool(of.hidden)) == (len(given), few)
            assert (of.spread is None) == (few or not levels)
            assert of.spread is None or of.spread.counts == {level: levels.count(level) for level in LEVELS}


def _given(people: Iterable[PersonModel], kind: str, name: str) -> Counter[tuple[str, int]]:
    return Counter((cell_of(of)[0], of[name]) for person in people for of in person.latest[kind].values())
