"""The link to a closed round's result: made by a browser that the round knows, opened when the round is closed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from selfeval.errors import NotAllowed, NotFound, RoundClosed
from selfeval.records import Phase
from selfeval.storage import tables
from selfeval.workshop.reveal.result_link import LINKS_EACH, keep_link, linked_round

SECRET = "0123456789abcdefghjkmnpqrs"
DAY = date(2026, 3, 4)


def secret(number: int) -> str:
    return f"{number:026d}"


@pytest.fixture
def talking(make_round, come_in, advance):
    """A round of one participant, in the dialogue."""
    round = make_round()
    come_in(round)
    return advance(round, Phase.DIALOG)


@pytest.mark.parametrize("phase", [Phase.DIALOG, Phase.PRIORITERING, Phase.UDVIKLINGSPLAN])
def test_a_link_leads_to_the_round_once_it_is_closed(store, talking, advance, phase):
    advance(talking, phase)
    keep_link(store, talking.id, SECRET)
    with pytest.raises(NotAllowed, match="når runden er afsluttet"):
        linked_round(store, SECRET, DAY)
    advance(talking, Phase.AFSLUTTET)
    assert linked_round(store, SECRET, DAY).id == talking.id


def test_keeping_a_link_twice_keeps_it_once(store, talking):
    keep_link(store, talking.id, SECRET)
    keep_link(store, talking.id, SECRET)
    assert store.result_link_count(talking.id) == 1


def test_the_link_is_stored_as_a_hash_beside_the_round_and_nothing_else(store, talking):
    keep_link(store, talking.id, SECRET)
    with store.database.engine.connect() as connection:
        (row,) = connection.execute(select(tables.result_link)).mappings()
    assert dict(row) == {"secret_hash": row["secret_hash"], "round_id": talking.id}
    assert SECRET not in row["secret_hash"]


@pytest.mark.parametrize("phase", [Phase.FORBEREDELSE, Phase.VURDERING, Phase.AFSLUTTET])
def test_no_link_is_made_before_the_team_sees_its_answers_or_after_the_keys_are_gone(store, make_round, phase):
    with pytest.raises(RoundClosed):
        keep_link(store, make_round(phase).id, SECRET)


@pytest.mark.parametrize("days", [0, 1, 4000])
def test_a_link_ends_with_the_rounds_answers(store, talking, advance, days):
    keep_link(store, talking.id, SECRET)
    advance(talking, Phase.AFSLUTTET)
    assert linked_round(store, SECRET, talking.retain_until - timedelta(days=1))
    with pytest.raises(NotFound, match="virker ikke længere"):
        linked_round(store, SECRET, talking.retain_until + timedelta(days=days))


@pytest.mark.parametrize("wrong", ["", "kort", "x" * 65, "æ" * 26, secret(1)])
def test_another_link_leads_nowhere(store, talking, advance, wrong):
    keep_link(store, talking.id, SECRET)
    advance(talking, Phase.AFSLUTTET)
    with pytest.raises(NotFound):
        linked_round(store, wrong, DAY)


def test_what_is_no_secret_is_not_kept(store, talking):
    with pytest.raises(NotAllowed):
        keep_link(store, talking.id, "kort")


def test_nobody_fills_the_database_with_links(store, talking):
    for number in range(LINKS_EACH):
        keep_link(store, talking.id, secret(number))
    with pytest.raises(NotAllowed, match="så mange links"):
        keep_link(store, talking.id, SECRET)
