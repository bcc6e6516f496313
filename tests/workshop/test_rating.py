from __future__ import annotations

from uuid import uuid4

import pytest

from selfeval.errors import NotAllowed, RoundClosed
from selfeval.records import Exit, Knowledge, Perspective, Phase
from selfeval.workshop.answers.rating import RatingSession
from selfeval.workshop.reveal.progress import ItemProgress, progress
from selfeval.workshop.round.scope import RoundContent

CELL = {"item": "p01", "dimension": "faglig"}


@pytest.fixture
def session(make_round, come_in) -> RatingSession:
    return come_in(make_round())


def test_an_answer_is_given_back_as_it_is_stored(session):
    stored = session.rate(id="a", **CELL, level=4, knowledge=["forskning", "praksis"], note=" Tit. ")
    assert session.answers() == [stored]
    assert (stored.level, stored.note, stored.at.second) == (4, "Tit.", 0)
    assert stored.knowledge == (Knowledge.PRAKSIS, Knowledge.FORSKNING)


def test_a_change_of_mind_takes_the_earlier_answers_place(session):
    session.rate(id="a", **CELL, level=4)
    session.rate(id="b", **CELL, exit="ved_ikke")
    assert [(answer.level, answer.exit) for answer in session.answers()] == [(None, Exit.VED_IKKE)]


def test_sending_twice_stores_once(session, store):
    first = session.rate(id="a", **CELL, level=4)
    assert session.rate(id="a", **CELL, level=4) == first
    assert store.rating_count(session.round_id) == 1


def test_an_answer_whose_receipt_was_lost_is_acknowledged_after_the_phase_too(session, store, advance):
    first = session.rate(id="a", **CELL, level=4)
    advance(store.round(session.round_id), Phase.DIALOG)
    assert session.rate(id="a", **CELL, level=4) == first


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase != Phase.VURDERING])
def test_answers_are_stored_in_vurdering_only(session, store, advance, phase):
    advance(store.round(session.round_id), phase)
    with pytest.raises(RoundClosed, match=r"fasen vurdering|afsluttet"):
        session.rate(id="a", **CELL, level=4)
    with pytest.raises(RoundClosed):
        session.finish()
    assert session.answers() == []


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"level": 6}, "Niveauet 6 findes ikke på skalaen. Vælg et niveau fra 1 til 5"),
        ({"level": 0}, "Niveauet 0"),
        ({"level": True}, "Niveauet True"),
        ({"level": 3.0}, "Niveauet 3.0"),
        ({"level": "4"}, "Niveauet 4"),
        ({}, "Vælg et niveau fra 1 til 5, eller vælg 'ikke relevant' eller 'ved ikke'"),
        ({"level": 3, "exit": "ved_ikke"}, "Vælg et niveau fra 1 til 5"),
        ({"exit": "måske"}, "Svaret 'måske' findes ikke"),
        ({"level": 3, "item": "p03"}, "'p03' er ikke med i runden"),
        ({"level": 3, "dimension": "pris"}, "'pris' findes ikke. Kendte dimensioner: borgeroplevet, faglig"),
        ({"level": 3, "knowledge": ["rygter"]}, "kan bygge på"),
        ({"level": 3, "note": "x" * 1001}, "'Note' er for langt: 1.001 tegn. Der er plads til 1.000"),
        ({"level": 3, "note": None}, "'Note' skal være tekst"),
        ({"level": 3, "id": ""}, "kunne ikke læses"),
        ({"level": 3, "id": "x" * 65}, "kunne ikke læses"),
        ({"level": 3, "id": None}, "kunne ikke læses"),
    ],
)
def test_an_answer_off_the_scale_out_of_scope_or_too_long_is_refused_and_nothing_stored(
    session, store, answer, sentence
):
    with pytest.raises(NotAllowed, match=sentence):
        session.rate(**({"id": "a"} | CELL | answer))
    assert store.rating_count(session.round_id) == 0


def test_a_note_of_exactly_the_limit_is_stored(session):
    assert len(session.rate(id="a", **CELL, level=3, note="æ" * 1000).note) == 1000


def test_script_in_a_note_is_text_and_what_no_database_holds_is_left_out(session):
    note = "<script>alert(1)</script>\u0000\ud800\r\nlinje 2"
    assert session.rate(id="a", **CELL, level=3, note=note).note == "<script>alert(1)</script>\nlinje 2"


def test_the_id_of_somebody_elses_answer_shows_nothing_of_theirs(session, come_in, store):
    session.rate(id="a", **CELL, level=1)
    other = come_in(store.round(session.round_id))
    with pytest.raises(NotAllowed):
        other.rate(id="a", **CELL, level=5)
    assert other.answers() == []


def test_a_reflection_is_private_unless_its_writer_shares_it(session, store, advance):
    private = session.reflect(id="a", item="p01", difficult="Tiden.")
    assert private.shared is False
    advance(store.round(session.round_id), Phase.DIALOG)
    session.reflect(id="b", item="p01", difficult="Tiden.", shared=True)
    assert [thoughts.shared for thoughts in session.reflections()] == [True]


def test_a_reflection_out_of_scope_or_out_of_phase_is_refused(session, store, advance):
    with pytest.raises(NotAllowed, match="ikke med i runden"):
        session.reflect(id="a", item="p03")
    advance(store.round(session.round_id), Phase.UDVIKLINGSPLAN)
    with pytest.raises(RoundClosed, match="fasen vurdering eller dialog"):
        session.reflect(id="a", item="p01")


def test_missing_are_the_unanswered_cells_in_order(session):
    session.rate(id="a", item="p01", dimension="faglig", exit=Exit.IKKE_RELEVANT)
    missing = session.missing()
    assert len(missing) == 3 * 3 - 1
    assert missing[:3] == [("p01", "borgeroplevet"), ("p01", "organisatorisk"), ("p02", "borgeroplevet")]


def test_done_may_be_said_and_taken_back(session, store):
    assert session.finish().done
    assert not session.finish(False).done
    assert store.participants(session.round_id) == [session.participant]


def test_progress_tells_how_many_and_never_what_or_who(make_round, come_in, store):
    round = make_round()
    whole, begun, _ = (come_in(round, perspective) for perspective in list(Perspective)[:3])
    for dimension in ("borgeroplevet", "faglig", "organisatorisk"):
        whole.rate(id=uuid4().hex, item="p01", dimension=dimension, level=2)
    whole.finish()
    begun.rate(id=uuid4().hex, item="p01", dimension="faglig", exit=Exit.VED_IKKE)
    begun.rate(id=uuid4().hex, item="p01", dimension="faglig", level=5)
    told = progress(store, round, RoundContent.load(store, round))
    assert (told.joined, told.finished) == (3, 1)
    assert told.per_item == (
        ItemProgress(item="p01", answered=1),
        ItemProgress(item="p02", answered=0),
        ItemProgress(item="p07", answered=0),
    )
