"""Handing keys out, opening with them, and revoking them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from time import time

import pytest

from selfeval.access import keys
from selfeval.access.key_words import key_line, names_of, role_called, scope_called
from selfeval.access.keys import REFUSED, first_key, hand_out, open_with, retire, revoke
from selfeval.access.roles import COMMAND_LINE, Access, current_access
from selfeval.access.tickets import LASTS, read_ticket, write_ticket
from selfeval.errors import NotAllowed, NotFound
from selfeval.records import EVERYTHING, Role, now
from selfeval.storage import Store
from tests.builders import a_team


@pytest.fixture
def given(store):
    """The text of a facilitator's key."""
    return hand_out(store, Role.FACILITATOR, by=COMMAND_LINE, scope=("teamet",), label="Åse")


def refusal(store: Store, text: str) -> str:
    with pytest.raises(NotAllowed) as refused:
        open_with(store, text)
    return str(refused.value)


def acts(store: Store) -> list[tuple[str, str, str]]:
    return [(entry.key_id, entry.act, entry.detail) for entry in store.acts()]


def test_a_key_opens_what_it_was_handed_out_for(store, given):
    opened = open_with(store, f" {given}\n")
    assert opened == Access(key_id=given[:8], role=Role.FACILITATOR, scope=("teamet",))


def test_a_key_holds_128_random_bits_and_only_its_hash_is_stored(store, given):
    id, _, secret = given.partition(".")
    assert len(set(keys.SECRET_ALPHABET)) ** len(secret) >= 2**128
    stored = store.key(id)
    assert stored.secret_hash.startswith("$argon2id$")
    assert secret not in repr(stored)
    assert secret not in repr(store.acts())


def test_every_cause_of_a_refusal_has_the_same_sentence(store, given):
    ended, old = (hand_out(store, Role.LEDER, by=COMMAND_LINE, expires_at=at) for at in (None, now()))
    revoke(store, ended[:8], by=COMMAND_LINE)
    wrong = f"{given[:-1]}{'0' if given[-1] != '0' else '1'}"
    unknown = f"22222222{given[8:]}"
    for text in (wrong, unknown, ended, old, "", "x", given[9:], given[:8], f"{given}x", "æøå", "2" * 10_000):
        assert refusal(store, text) == REFUSED


def test_an_unknown_key_costs_as_much_work_as_a_wrong_one(store, given, monkeypatch):
    verified = []
    monkeypatch.setattr(keys, "_HASHER", Counting(keys._HASHER, verified))
    for text in (f"22222222{given[8:]}", f"{given[:9]}{'0' * 26}", "", given[:8]):
        refusal(store, text)
    assert len(verified) == 4
    assert all(each.startswith("$argon2id$") for each in verified)


class Counting:
    """A hasher that notes what it is asked to verify."""

    def __init__(self, hasher, verified):
        self._hasher, self._verified = hasher, verified

    def verify(self, hashed, secret):
        self._verified.append(hashed)
        return self._hasher.verify(hashed, secret)

    def hash(self, secret):
        return self._hasher.hash(secret)


def test_a_revoked_key_opens_nothing_and_holds_no_more(store, given):
    opened = open_with(store, given)
    revoke(store, opened.key_id, by=COMMAND_LINE)
    assert current_access(store, opened.key_id) is None
    assert refusal(store, given) == REFUSED
    with pytest.raises(NotFound):
        revoke(store, "findes-ikke", by=COMMAND_LINE)


def test_handing_out_opening_and_revoking_are_in_the_audit_log_once(store, given):
    id = given[:8]
    open_with(store, given)
    revoke(store, id, by=COMMAND_LINE)
    revoke(store, id, by=COMMAND_LINE)
    assert acts(store) == [
        ("kommandolinje", "key_added", id),
        (id, "logged_in", ""),
        ("kommandolinje", "key_revoked", id),
    ]


def test_a_one_time_key_opens_once_and_gives_a_session_that_nothing_opens(store):
    text = first_key(store)
    opened = open_with(store, text)
    assert opened.role == Role.ADMINISTRATOR
    assert opened.key_id != text[:8]
    assert current_access(store, opened.key_id) == opened
    assert refusal(store, text) == REFUSED
    assert refusal(store, f"{opened.key_id}.{text[9:]}") == REFUSED
    assert store.key(opened.key_id).expires_at <= now() + timedelta(hours=12)


def test_a_one_time_key_is_used_once_however_many_press_at_once(store):
    text = first_key(store)

    def press(_: int) -> bool:
        try:
            return bool(open_with(store, text))
        except NotAllowed:
            return False

    with ThreadPoolExecutor(8) as people:
        assert sum(people.map(press, range(8))) == 1


def test_the_first_key_lasts_a_day(store):
    expires = store.key(first_key(store)[:8]).expires_at
    assert timedelta(hours=23) < expires - now() <= timedelta(hours=24)


def test_servers_that_start_at_once_leave_one_open_link(store):
    with ThreadPoolExecutor(4) as servers:
        texts = list(servers.map(lambda _: first_key(store), range(4)))
    assert len({text for text in texts if text}) == 4
    keys_now = store.keys()
    assert [key.ended_at is None for key in keys_now].count(True) == 1


@pytest.mark.parametrize("used", [True, False])
def test_there_is_no_first_key_once_anybody_has_had_another(store, used):
    if used:
        open_with(store, first_key(store))
    else:
        hand_out(store, Role.LEDER, by=COMMAND_LINE)
    assert first_key(store) is None


def test_a_sessions_own_key_is_retired_and_a_key_that_was_handed_out_is_not(store, given):
    session, handed = open_with(store, first_key_of(store)), open_with(store, given)
    retire(store, session)
    retire(store, handed)
    assert current_access(store, session.key_id) is None
    assert current_access(store, handed.key_id) == handed


def first_key_of(store: Store) -> str:
    return hand_out(store, Role.ADMINISTRATOR, by=COMMAND_LINE, once=True)


def test_a_scope_is_said_by_id_or_name_and_is_everything_unless_said(store):
    assert scope_called(store, []) == (EVERYTHING,)
    assert scope_called(store, ["KOMMUNEN", "team åparken", "teamet"]) == ("kommunen", "teamet", "teamet")


def test_an_unknown_scope_is_refused_with_the_known_ones(store):
    with pytest.raises(NotFound, match=r"'Team X'. Kendte: 'Kommunen', 'Team Åparken'"):
        scope_called(store, ["Team X"])


def test_a_name_that_two_teams_have_is_asked_for_by_id(store):
    store.add_team(a_team(id="det-andet"))
    with pytest.raises(NotAllowed, match="teamet, det-andet"):
        scope_called(store, ["Team Åparken"])


def test_an_unknown_role_is_refused_with_the_known_ones():
    assert role_called(" Leder ") == Role.LEDER
    with pytest.raises(NotAllowed, match="facilitator, leder, forsker eller administrator"):
        role_called("chef")


def test_a_key_in_words_says_what_it_reaches_and_whether_it_holds(store, given):
    first_key_of(store)
    revoke(store, given[:8], by=COMMAND_LINE)
    names, stored = names_of(store), store.keys()
    revoked, once = (key_line(names, key) for key in stored)
    assert {**revoked} == {
        "id": given[:8],
        "role": "facilitator",
        "scope": "Team Åparken",
        "label": "Åse",
        "state": "spærret",
    }
    assert (once["scope"], once["state"]) == ("alle teams", "gælder")


def test_a_ticket_is_good_for_its_kernel_its_secret_and_its_time(monkeypatch):
    ticket = write_ticket("hemmelig", key_id="k7mxprtv", kernel_id="a-b")
    assert read_ticket("hemmelig", ticket, kernel_id="a-b") == "k7mxprtv"
    assert read_ticket("en anden", ticket, kernel_id="a-b") is None
    assert read_ticket("hemmelig", ticket, kernel_id="a-c") is None
    later = time() + LASTS.total_seconds() + 1
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: later)
    assert read_ticket("hemmelig", ticket, kernel_id="a-b") is None


def test_a_ticket_is_for_the_key_and_the_time_that_were_signed():
    key_id, signed_at, signature = write_ticket("hemmelig", key_id="k7mxprtv", kernel_id="a-b").split(".")
    moved = signed_at[:-1] + ("B" if signed_at[-1] == "A" else "A")
    assert read_ticket("hemmelig", f"k7mxprtw.{signed_at}.{signature}", kernel_id="a-b") is None
    assert read_ticket("hemmelig", f"{key_id}.{moved}.{signature}", kernel_id="a-b") is None
    assert read_ticket("hemmelig", f"{key_id}.{signature}", kernel_id="a-b") is None


@pytest.mark.parametrize(
    "forged", ["", ".", "..", "k.1", "k.99999999999.", "k.²." + "0" * 64, "k7mxprtv.99999999999.å", "k.1.\ud800"]
)
def test_a_forged_ticket_is_nobodys(forged):
    assert read_ticket("hemmelig", forged, kernel_id="a-b") is None
