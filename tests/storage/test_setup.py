from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from selfeval.errors import NotAllowed, NotFound, StaleEdit
from selfeval.records import Phase, Round
from selfeval.storage import Store
from tests.builders import AT, DIGEST, SNAPSHOT, a_pin, a_round, a_stored_round, a_team, an_organisation

MakeRound = Callable[..., Round]


def test_a_round_comes_back_as_it_was_stored(address: str) -> None:
    first = a_round()
    second = a_round(
        id="runde-2",
        code="ÆØÅ234",
        title="Efterår “2026”\n🙂",
        phase=Phase.DIALOG,
        frameworks=(a_pin(), a_pin(id="anden", version="2021-12")),
        scope=("r-haab", "p02", "p01"),
        retain_until=date(2031, 12, 31),
        created_at=datetime(2026, 9, 1, 8, 0, 1, 250_000, tzinfo=UTC),
        reveal_limit=4,
        report_limit=6,
        votes_each=5,
        votes_cap=5,
        lens=True,
        focus="p02",
        predecessor_id=first.id,
        revision=3,
    )
    with Store.open(address) as store:
        a_stored_round(store)
        assert store.add_round(second) == second
    with Store.open(address) as store:
        assert store.round(second.id) == store.round_by_code(second.code) == second
        assert store.rounds() == [first, second]


def test_organisations_and_teams_come_back_as_they_were_stored(store: Store) -> None:
    kommune, anden = an_organisation(), an_organisation(id="anden", name="Ærø Kommune")
    team, andet = a_team(), a_team(id="andet", organisation_id="anden")
    for organisation in (kommune, anden):
        store.add_organisation(organisation)
    for one in (team, andet):
        store.add_team(one)
    assert store.organisations() == [kommune, anden]
    assert store.organisation("anden") == anden
    assert store.teams() == [team, andet]
    assert store.teams("anden") == [andet]
    assert store.team("teamet") == team


def test_adding_the_same_team_again_stores_once(store: Store) -> None:
    store.add_organisation(an_organisation())
    assert store.add_team(a_team()) == store.add_team(a_team())
    assert store.teams() == [a_team()]


def test_another_team_does_not_take_the_place_of_one_with_the_same_id(store: Store) -> None:
    store.add_organisation(an_organisation())
    store.add_team(a_team())
    with pytest.raises(NotAllowed, match="samme id"):
        store.add_team(a_team(name="Team Bakken"))
    assert store.teams() == [a_team()]


def test_a_team_belongs_to_a_stored_organisation(store: Store) -> None:
    with pytest.raises(NotFound, match="Organisationen findes ikke"):
        store.add_team(a_team())


def test_what_is_unknown_is_not_found(store: Store) -> None:
    for look in (store.organisation, store.team, store.round, store.round_by_code, store.framework_snapshot):
        with pytest.raises(NotFound, match=r"findes ikke"):
            look("ukendt")


def test_rounds_of_a_team_come_newest_last(store: Store, make_round: MakeRound) -> None:
    make_round(id="z", code="AAAAAA")
    make_round(id="a", code="BBBBBB", created_at=AT - timedelta(days=9))
    make_round(id="m", code="CCCCCC", team_id="andet")
    assert [round.id for round in store.rounds("teamet")] == ["z", "a"]


def test_two_rounds_never_have_the_same_code(store: Store, make_round: MakeRound) -> None:
    make_round()
    with pytest.raises(NotAllowed, match="vælg en ny kode"):
        make_round(id="anden")
    other = make_round(id="anden", code="BBBBBB")
    with pytest.raises(NotAllowed, match="vælg en ny kode"):
        store.replace_round(replace(other, code=a_round().code))
    assert store.round("anden") == other


def test_the_content_of_a_pinned_framework_is_kept_with_the_round(store: Store, make_round: MakeRound) -> None:
    make_round()
    assert store.framework_snapshot(DIGEST) == SNAPSHOT


def test_a_round_whose_framework_nobody_has_is_refused(store: Store, make_round: MakeRound) -> None:
    make_round()
    with pytest.raises(ValueError, match="neither given nor stored"):
        make_round(id="anden", code="BBBBBB", frameworks=(a_pin(digest="0" * 64),))
    assert [round.id for round in store.rounds()] == ["runden"]


def test_a_replaced_round_has_the_next_revision(store: Store, make_round: MakeRound) -> None:
    changed = store.replace_round(replace(make_round(), focus="p02"))
    assert changed == a_round(focus="p02", revision=2) == store.round("runden")


def test_a_framework_can_be_added_when_a_round_is_replaced(store: Store, make_round: MakeRound) -> None:
    new = a_pin(id="anden", digest="f" * 64)
    store.replace_round(replace(make_round(), frameworks=(a_pin(), new)), {new.digest: "{}"})
    assert store.framework_snapshot(new.digest) == "{}"


def test_a_change_built_on_an_older_round_is_refused_and_overwrites_nothing(
    store: Store, make_round: MakeRound
) -> None:
    seen_by_both = make_round()
    store.replace_round(replace(seen_by_both, focus="p02"))
    with pytest.raises(StaleEdit, match="ændret et andet sted"):
        store.replace_round(replace(seen_by_both, focus="p01"))
    assert store.round("runden").focus == "p02"


def test_a_round_stays_with_its_team(store: Store, make_round: MakeRound) -> None:
    make_round(id="anden", code="BBBBBB", team_id="andet")
    with pytest.raises(ValueError, match="keeps its team"):
        store.replace_round(replace(make_round(), team_id="andet"))


def test_every_phase_that_a_round_came_into_is_noted(store: Store, make_round: MakeRound) -> None:
    round = make_round(phase=Phase.FORBEREDELSE)
    round = store.replace_round(replace(round, phase=Phase.VURDERING))
    round = store.replace_round(replace(round, focus="p01"))
    store.replace_round(replace(round, phase=Phase.FORBEREDELSE))
    changes = store.phase_changes("runden")
    assert [change.phase for change in changes] == [Phase.FORBEREDELSE, Phase.VURDERING, Phase.FORBEREDELSE]
    assert changes[0].at == AT < changes[1].at <= changes[2].at


def test_times_come_back_in_utc(store: Store, make_round: MakeRound) -> None:
    danish = timezone(timedelta(hours=2))
    stored = make_round(created_at=datetime(2026, 6, 1, 1, 30, tzinfo=danish))
    assert stored.created_at.isoformat() == store.round("runden").created_at.isoformat() == "2026-05-31T23:30:00+00:00"


def test_a_time_without_a_zone_is_refused(make_round: MakeRound) -> None:
    with pytest.raises(ValueError, match="has a zone"):
        make_round(created_at=datetime(2026, 6, 1))  # noqa: DTZ001
