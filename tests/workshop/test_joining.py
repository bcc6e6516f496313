from __future__ import annotations

import hashlib
from uuid import uuid4

import pytest

from selfeval.errors import NotAllowed, NotFound, RoundClosed
from selfeval.records import Perspective, Phase
from selfeval.workshop.answers.joining import find_round, join, normalise_code, resume
from selfeval.workshop.answers.voting import cast
from selfeval.workshop.round.phases import ORDER
from tests.databases import ON_A_FILE

KEY = "ABCDEFGHJKMNPQRSTVWXYZ2345"


@pytest.mark.parametrize("phase", ORDER[:-1])
def test_a_participant_joins_in_every_phase_until_the_round_is_closed(make_round, store, phase):
    round = make_round(phase)
    session = join(store, round.code, KEY, Perspective.PEER)
    assert store.participants(round.id) == [session.participant]
    assert session.participant.perspective == Perspective.PEER


@pytest.mark.parametrize("phase", [Phase.DIALOG, Phase.PRIORITERING, Phase.UDVIKLINGSPLAN])
def test_who_comes_after_the_team_has_seen_its_answers_rates_nothing(make_round, store, phase):
    round = make_round(phase)
    late = join(store, round.code, KEY, Perspective.PEER)
    with pytest.raises(RoundClosed, match="kun i fasen vurdering"):
        late.rate(id="svar", item="p01", dimension="faglig", level=3)


def test_who_comes_after_the_team_has_seen_its_answers_votes(make_round, store):
    round = make_round(Phase.PRIORITERING)
    late = join(store, round.code, KEY, Perspective.PEER)
    assert cast(store, round.id, late.participant.id, id="stemme", item="p01", votes=2).votes == 2


def test_the_code_of_a_closed_round_says_so(make_round, store):
    with pytest.raises(RoundClosed, match="hører til en runde, der er afsluttet"):
        join(store, make_round(Phase.AFSLUTTET).code, KEY, Perspective.PEER)


@pytest.mark.parametrize("phase", ORDER[:-1])
def test_a_participant_resumes_by_key_in_every_phase_until_the_round_is_closed(make_round, store, advance, phase):
    round = make_round()
    me = join(store, round.code, KEY, Perspective.BORGER).participant
    advance(round, phase)
    assert resume(store, round.code, KEY).participant == me
    assert join(store, round.code, KEY, Perspective.BORGER).participant == me


def test_a_closed_round_knows_nobody_by_a_key_and_keeps_the_answers(make_round, store, advance):
    round = make_round()
    me = join(store, round.code, KEY, Perspective.BORGER)
    me.rate(id="svar", item="p01", dimension="faglig", level=3)
    advance(round, Phase.AFSLUTTET)
    assert resume(store, round.code, KEY) is None
    with pytest.raises(RoundClosed):
        join(store, round.code, KEY, Perspective.BORGER)
    assert [rating.level for rating in store.ratings(round.id)] == [3]


def test_keys_live_on_in_a_round_that_is_not_closed(make_round, store, advance):
    closed, going_on = make_round(), make_round()
    me = join(store, going_on.code, KEY, Perspective.BORGER).participant
    advance(closed, Phase.AFSLUTTET)
    assert resume(store, going_on.code, KEY).participant == me


def test_joining_twice_with_a_key_joins_once(make_round, store):
    round = make_round()
    first = join(store, round.code, KEY, Perspective.BORGER)
    assert join(store, round.code, KEY, Perspective.MEDARBEJDER).participant == first.participant
    assert len(store.participants(round.id)) == 1


def test_a_key_that_has_not_joined_resumes_nothing(make_round, store):
    assert resume(store, make_round().code, KEY) is None


def test_a_key_of_another_round_is_no_key_here(make_round, store):
    here, there = make_round(), make_round()
    join(store, there.code, KEY, Perspective.BORGER)
    assert resume(store, here.code, KEY) is None


@ON_A_FILE
def test_only_the_hash_of_a_key_meets_storage(make_round, store):
    round = make_round()
    me = join(store, round.code, KEY, Perspective.BORGER).participant
    assert store.participant_by_key(round.id, hashlib.sha256(KEY.encode()).hexdigest()) == me
    store.close()
    files = store.path.parent.glob("selfeval.db*")
    assert not any(KEY.encode() in file.read_bytes() for file in files)


@pytest.mark.parametrize("typed", ["{}", " {} ", "{upper}", "{spaced}", "{dashed}"])
def test_a_code_may_be_typed_with_capitals_spaces_and_dashes(make_round, store, typed):
    round = make_round()
    code = round.code
    forms = {"upper": code.upper(), "spaced": " ".join(code), "dashed": f"{code[:3]}-{code[3:]}"}
    assert find_round(store, typed.format(code, **forms)) == round


def test_a_mistyped_code_says_how_long_a_code_is(store):
    with pytest.raises(NotFound, match="En kode har 6 tegn, men du skrev 4"):
        join(store, "k7mx", KEY, Perspective.PEER)


def test_an_unknown_code_says_what_was_read(store):
    with pytest.raises(NotFound, match=r"Koden 'k7mxpr' findes ikke\. Se på skærmen"):
        join(store, "K7M-XPR", KEY, Perspective.PEER)


def test_a_normalised_code_is_safe_in_an_address():
    assert normalise_code("../<script>æ\u0000") == "script"
    assert len(normalise_code("x" * 5000)) == 32


@pytest.mark.parametrize("key", ["", "kort", "x" * 65, "med mellemrum og æøå nok", None, 12])
def test_what_is_no_key_is_refused(make_round, store, key):
    round = make_round()
    with pytest.raises(NotAllowed, match="personlige link"):
        join(store, round.code, key, Perspective.PEER)
    assert store.participants(round.id) == []


def test_an_unknown_perspective_names_the_known(make_round, store):
    with pytest.raises(NotAllowed, match=r"Vælg, hvem du er: borger, peer.* eller samarbejdspartner"):
        join(store, make_round().code, KEY, "konge")


def test_a_perspective_may_be_corrected_until_the_team_sees_its_answers(make_round, store, advance):
    round = make_round()
    session = join(store, round.code, uuid4().hex, Perspective.MEDARBEJDER)
    assert session.see_as(Perspective.FAGLIG_LEDER).perspective == Perspective.FAGLIG_LEDER
    advance(round, Phase.DIALOG)
    with pytest.raises(RoundClosed):
        session.see_as(Perspective.BORGER)
    assert store.participants(round.id) == [session.participant]
