"""Everybody writes a line: when it is seen, by whom, and what becomes of it."""

from __future__ import annotations

from uuid import uuid4

import pytest

from selfeval.errors import NotAllowed, NotFound, RoundClosed, TellsWho
from selfeval.records import Part, Phase
from selfeval.workshop.answers.gathering import end, gather, mark, show
from selfeval.workshop.answers.joining import join
from selfeval.workshop.answers.lines import opened_lines, own_lines, take_back, write, writing_state
from selfeval.workshop.plan.offers import OfferedText, offers

NUMBER = "Ring på 20 30 41 51"


@pytest.fixture
def round(make_round):
    return make_round(Phase.VURDERING)


@pytest.fixture
def people(round, store, advance):
    """Four who have joined; then the team talks."""
    joined = [join(store, round.code, uuid4().hex, "medarbejder").participant.id for _ in range(4)]
    advance(round, Phase.DIALOG)
    return joined


@pytest.fixture
def wrote(round, store, people):
    """Somebody, by their number, writes a line."""

    def line(who: int, text: str, part: str = "succeeds", item: str = "p01", id: str | None = None):
        return write(store, round.id, people[who], id=id or uuid4().hex, item=item, part=part, text=text)

    return line


def texts(store, round) -> list[str]:
    return [line.text for line in opened_lines(store, round.id)]


def everybody_sees(store, round) -> list[str]:
    return [line.text for line in opened_lines(store, round.id) if line.everybody_sees]


def test_lines_come_together_once_enough_persons_have_written(round, store, wrote):
    wrote(0, "Vi lytter")
    wrote(0, "Tiden", part="difficult")
    wrote(1, "Humor")
    assert (texts(store, round), writing_state(store, round, "p01").persons) == ([], 2)
    wrote(2, "Altid kaffe")
    assert texts(store, round) == ["Altid kaffe", "Humor", "Vi lytter", "Tiden"]
    assert everybody_sees(store, round) == []


def test_a_line_that_comes_late_waits_until_the_writing_is_ended(round, store, wrote):
    for who, text in enumerate(("en", "to", "tre", "fire")):
        wrote(who, text)
    assert texts(store, round) == ["en", "to", "tre"]
    assert writing_state(store, round, "p01").waiting == 1
    end(store, round, "p01")
    assert texts(store, round) == ["en", "fire", "to", "tre"]


def test_the_limit_is_the_rounds_own(make_round, store, advance):
    for reveal_limit, enough in ((3, 3), (5, 5)):
        round = make_round(Phase.DIALOG, reveal_limit=reveal_limit)
        assert writing_state(store, round, "p01").enough == enough


def test_everybody_sees_lines_after_the_facilitator_has_looked(round, store, wrote):
    for who, text in enumerate(("en", "to", "tre")):
        wrote(who, text)
    first = opened_lines(store, round.id)[0]
    mark(store, round, [first.id], hidden=True)
    show(store, round, "p01")
    assert everybody_sees(store, round) == ["to", "tre"]
    mark(store, round, [first.id], hidden=False)
    show(store, round, "p01")
    assert everybody_sees(store, round) == ["en", "to", "tre"]


def test_the_order_is_the_alphabets_whoever_wrote_first(round, store, wrote):
    for who, text in enumerate(("ål", "Bil", "æble", "arm")):
        wrote(who, text)
    end(store, round, "p01")
    assert texts(store, round) == sorted(texts(store, round), key=str.casefold)


def test_a_line_sent_twice_is_stored_once_also_after_it_was_taken_back(round, store, wrote, people):
    line = wrote(0, "Vi lytter", id="linjen")
    assert wrote(0, "Vi lytter", id="linjen") == line
    take_back(store, round.id, people[0], "linjen")
    take_back(store, round.id, people[0], "linjen")
    wrote(0, "Vi lytter", id="linjen")
    assert own_lines(store, round.id, people[0]) == []
    assert store.line("linjen").text == ""


def test_one_line_in_each_place_and_another_once_it_is_taken_back(round, store, wrote, people):
    line = wrote(0, "Vi lytter")
    wrote(0, "Tiden", part="difficult")
    with pytest.raises(NotAllowed, match="Fjern den"):
        wrote(0, "Vi spørger")
    take_back(store, round.id, people[0], line.id)
    wrote(0, "Vi spørger")
    assert [one.line.text for one in own_lines(store, round.id, people[0])] == ["Tiden", "Vi spørger"]


def test_a_line_is_taken_back_until_everybody_has_seen_it_and_by_its_writer_alone(round, store, wrote, people):
    lines = [wrote(who, text) for who, text in enumerate(("en", "to", "tre"))]
    with pytest.raises(NotFound):
        take_back(store, round.id, people[1], lines[0].id)
    take_back(store, round.id, people[0], lines[0].id)
    assert texts(store, round) == ["to", "tre"]
    show(store, round, "p01")
    with pytest.raises(NotAllowed, match="vist for alle"):
        take_back(store, round.id, people[1], lines[1].id)
    assert [one.shown for one in own_lines(store, round.id, people[1])] == [True]


@pytest.mark.parametrize(
    ("text", "error"),
    [("  \n ", NotAllowed), ("x" * 141, NotAllowed), ("Ring til mor på 20 30 41 51", TellsWho), (7, NotAllowed)],
)
def test_a_line_is_checked_as_a_note_is(round, store, wrote, text, error):
    with pytest.raises(error):
        wrote(0, text)
    assert store.lines(round.id) == []


def test_a_line_is_one_line(round, store, wrote):
    assert wrote(0, " Vi\nlytter \n og spørger ").text == "Vi lytter og spørger"
    assert wrote(1, "x" * 140).text == "x" * 140


def test_nobody_writes_once_the_writing_is_ended_or_outside_the_dialogue(round, store, wrote, advance):
    end(store, round, "p01")
    with pytest.raises(NotAllowed, match="sluttet skrivningen"):
        wrote(0, "Vi lytter")
    wrote(0, "Vi lytter", item="p02")
    end(store, round, "p01", ended=False)
    wrote(0, "Vi lytter")
    with pytest.raises(NotAllowed, match="ikke med i runden"):
        wrote(0, "Vi lytter", item="p99")
    with pytest.raises(NotAllowed, match="ikke findes"):
        wrote(0, "Vi lytter", part="andet")
    advance(round, Phase.PRIORITERING)
    with pytest.raises(RoundClosed):
        wrote(1, "Vi lytter")


def test_lines_are_gathered_into_one_entry_after_what_is_said_and_only_once(round, store, wrote):
    for who, text in enumerate(("Vi lytter.", "Humor", "Kaffe")):
        wrote(who, text)
    chosen = [line.id for line in opened_lines(store, round.id)[:2]]
    gather(store, round, "succeeds", chosen)
    gather(store, round, "succeeds", chosen)
    assert store.dialogue_notes(round.id)[0].succeeds == "Humor; Kaffe"
    gather(store, round, Part.SUCCEEDS, [line.id for line in opened_lines(store, round.id)])
    assert store.dialogue_notes(round.id)[0].succeeds == "Humor; Kaffe\nVi lytter"
    assert everybody_sees(store, round) == []
    mark(store, round, chosen, gathered=False)
    assert everybody_sees(store, round) == ["Humor", "Kaffe"]


def test_gathering_nothing_or_a_line_that_is_not_there_is_refused(round, store, wrote):
    line = wrote(0, "Vi lytter")
    with pytest.raises(NotAllowed, match="hører sammen"):
        gather(store, round, "succeeds", [line.id])
    with pytest.raises(NotFound):
        mark(store, round, [line.id], hidden=True)


def test_what_the_team_will_try_and_marked_lines_are_offered_to_the_plan(round, store, wrote):
    for who, text in enumerate(("Sparring", "Kaffe", "Pauser")):
        wrote(who, text, part="will_try", item="p02")
    lines = opened_lines(store, round.id)
    mark(store, round, [lines[0].id], plan=True)
    gather(store, round, "will_try", [lines[1].id, lines[2].id])
    found = offers(round.scope, store.dialogue_notes(round.id), opened_lines(store, round.id))
    assert found == (OfferedText(item="p02", text="Pauser; Sparring"), OfferedText(item="p02", text="Kaffe"))


def test_a_number_that_is_nobodys_is_written_gathered_and_kept_in_what_is_said(round, store, people):
    def write_number(who: int, **more: bool) -> None:
        write(store, round.id, people[who], id=uuid4().hex, item="p01", part="succeeds", text=NUMBER, **more)

    with pytest.raises(TellsWho) as refused:
        write_number(0)
    assert (refused.value.found, refused.value.text) == (("phone",), NUMBER)
    write_number(0, cleared=True)
    end(store, round, "p01")
    gather(store, round, "succeeds", [line.id for line in opened_lines(store, round.id)])
    assert [note.succeeds for note in store.dialogue_notes(round.id)] == [NUMBER]
