from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier

import pytest

from selfeval.errors import NotAllowed, NotFound, SelfevalError, StaleEdit
from selfeval.records import ActionKind, ActionReach, ActionStatus, Exit, Round
from selfeval.storage import Store
from tests.builders import AT, a_consensus, a_dialogue_note, a_stored_round, an_action

MakeRound = Callable[..., Round]


def test_outcomes_come_back_as_they_were_stored(address: str) -> None:
    agreed = a_consensus(level=3, reason="Vi gør det, men ikke altid.", at=AT + timedelta(seconds=7))
    not_relevant = a_consensus(dimension="organisatorisk", exit=Exit.IKKE_RELEVANT)
    note = a_dialogue_note(succeeds="Ro", difficult="Tid", will_try="Spørge")
    action = an_action(
        kind=ActionKind.PARTNERSKAB,
        reach=ActionReach.RAMMER,
        dimension=None,
        deadline=None,
        status=ActionStatus.DROPPET,
        status_reason="Ny struktur",
    )
    with Store.open(address) as store:
        a_stored_round(store)
        assert store.save_consensus(agreed) == agreed
        assert store.save_consensus(not_relevant) == not_relevant
        assert store.save_dialogue_note(note) == note
        assert store.save_action(action) == action
    with Store.open(address) as store:
        assert store.consensus("runden") == [agreed, not_relevant]
        assert store.dialogue_notes("runden") == [note]
        assert store.actions("teamet") == store.action_history("handlingen") == [action]


def test_the_latest_revision_of_a_consensus_counts(store: Store, make_round: MakeRound) -> None:
    make_round()
    store.save_consensus(a_consensus(level=2))
    other = store.save_consensus(a_consensus(item="p02"))
    second = store.save_consensus(a_consensus(revision=2, exit=Exit.VED_IKKE))
    assert store.consensus("runden") == [other, second]


@pytest.mark.parametrize("revision", [1, 3])
def test_a_consensus_built_on_something_else_than_the_latest_is_refused(
    store: Store, make_round: MakeRound, revision: int
) -> None:
    make_round()
    seen = store.save_consensus(a_consensus(level=2))
    with pytest.raises(StaleEdit, match="ændret et andet sted"):
        store.save_consensus(a_consensus(level=5, revision=revision))
    assert store.consensus("runden") == [seen]


def test_a_note_built_on_something_else_than_the_latest_is_refused(store: Store, make_round: MakeRound) -> None:
    make_round()
    store.save_dialogue_note(a_dialogue_note(succeeds="en"))
    second = store.save_dialogue_note(a_dialogue_note(revision=2, succeeds="to"))
    with pytest.raises(StaleEdit):
        store.save_dialogue_note(a_dialogue_note(revision=2, succeeds="tre"))
    assert store.dialogue_notes("runden") == [second]


def test_an_action_built_on_something_else_than_the_latest_is_refused(store: Store, make_round: MakeRound) -> None:
    make_round()
    store.save_action(an_action())
    begun = store.save_action(an_action(revision=2, status=ActionStatus.I_GANG))
    with pytest.raises(StaleEdit):
        store.save_action(an_action(revision=2, status=ActionStatus.DROPPET))
    assert store.actions("teamet") == [begun]


def test_of_two_facilitators_who_save_at_once_one_is_told(store: Store, make_round: MakeRound) -> None:
    make_round()
    barrier = Barrier(2)

    def save(level: int) -> str:
        barrier.wait()
        try:
            return f"{store.save_consensus(a_consensus(level=level)).level}"
        except StaleEdit:
            return "told"

    with ThreadPoolExecutor(2) as pool:
        heard = sorted(pool.map(save, (2, 5)))
    assert heard == [str(store.consensus("runden")[0].level), "told"]


def test_all_revisions_of_an_action_are_its_history(store: Store, make_round: MakeRound) -> None:
    make_round()
    make_round(id="næste", code="BBBBBB", predecessor_id="runden")
    planned = an_action()
    moved = replace(planned, revision=2, deadline=date(2026, 9, 1), round_id="næste")
    done = replace(moved, revision=3, status=ActionStatus.GENNEMFOERT)
    for revision in (planned, moved, done):
        store.save_action(revision)
    assert store.action_history("handlingen") == [planned, moved, done]
    assert store.actions("teamet") == [done]


def test_actions_stand_in_the_order_in_which_they_were_first_written(store: Store, make_round: MakeRound) -> None:
    make_round()
    for id in ("z", "a", "m"):
        store.save_action(an_action(id=id))
    store.save_action(an_action(id="z", revision=2))
    assert [(action.id, action.revision) for action in store.actions("teamet")] == [("z", 2), ("a", 1), ("m", 1)]


def test_another_teams_action_cannot_be_taken_over(store: Store, make_round: MakeRound) -> None:
    make_round()
    make_round(id="anden", code="BBBBBB", team_id="andet")
    ours = store.save_action(an_action())
    with pytest.raises(NotAllowed, match="opret en ny handling"):
        store.save_action(an_action(revision=2, team_id="andet", origin_round_id="anden", round_id="anden"))
    assert store.action_history("handlingen") == [ours]
    assert store.actions("andet") == []


def test_an_outcome_belongs_to_a_stored_round(store: Store) -> None:
    saves: list[Callable[[], object]] = [
        lambda: store.save_consensus(a_consensus()),
        lambda: store.save_dialogue_note(a_dialogue_note()),
        lambda: store.save_action(an_action()),
    ]
    for save in saves:
        with pytest.raises(NotFound, match="findes ikke"):
            save()


def test_an_unknown_action_has_no_history(store: Store) -> None:
    with pytest.raises(SelfevalError, match="Handlingen findes ikke"):
        store.action_history("ukendt")
