"""What people write is stored as it was meant: no line is glued to the next, and nothing turns or hides the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.errors import TellsWho, TextRefused
from selfeval.records import Phase
from selfeval.workshop.answers.consensus import agree, say
from selfeval.workshop.free_text import TURNING, alike, clean, is_visible, needed
from selfeval.workshop.plan import actions

PHONE = "Vagten har 20 30 41 51"
CPR = "Cpr 010190-1234"
ALIKE = [
    "Team\u00a0Åparken",
    "Team  Åparken",
    " team åparken ",
    "Team\u200b Åparken",
    "Team Å\u00adparken",
    "Team A\u030aparken",
    "Team\u2003Åparken\ufeff",
    "\u202eTeam Åparken\u202c",
    "Team Åparken\ufe0f",
    "\uff34eam Åparken",
    "TEAM ÅPARKEN",
]


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\x1e"])
def test_every_kind_of_line_break_is_one(line_break):
    assert clean(f"Vi lytter{line_break}og taler", "Note") == "Vi lytter\nog taler"
    assert clean(f"Team{line_break}Åparken", "Team", kind="name") == "Team Åparken"


@given(st.text(alphabet=st.sampled_from([*sorted(TURNING), "a", " ", "1"]), max_size=30))
def test_nothing_that_is_stored_turns_the_text_around_it(text):
    assert not TURNING & set(clean(text, "Note"))


@pytest.mark.parametrize("text", ["\u200b", "\u00ad\u2060", "\u3164", "\u2800 \u2800", "\ufe0f", "\u202e", "\u0301"])
def test_a_text_of_invisible_characters_alone_is_empty(text):
    assert not is_visible(text)
    assert clean(text, "Note") == ""
    with pytest.raises(TextRefused, match="er tomt"):
        needed(text, "Team", kind="name")


@pytest.mark.parametrize("name", ALIKE)
def test_names_that_look_alike_are_one_name(name):
    assert alike(name) == alike("Team Åparken")


def test_other_names_are_others():
    assert len({alike(name) for name in ("Team Åparken", "Team Aparken", "TeamÅparken", "Team Åparken 2")}) == 4


@pytest.fixture
def writes(make_round, come_in, store):
    """Every place where a team or a participant writes: what it is called, and what stores it."""
    session = come_in(make_round(Phase.VURDERING))
    talk, plan = make_round(Phase.DIALOG), make_round(Phase.UDVIKLINGSPLAN)
    planned = {"item": "p01", "kind": "metode", "reach": "egen"}
    old = actions.add(store, plan, what="Fast sparring", **planned)

    def status(text, **more):
        seen = store.actions(plan.team_id)[0].revision
        return actions.set_status(store, plan, old.id, "i_gang", reason=text, seen=seen, **more).status_reason

    return {
        "note": lambda text, **more: (
            session.rate(id=f"a{len(more)}{len(text)}", item="p01", dimension="faglig", level=3, note=text, **more).note
        ),
        "reflection": lambda text, **more: (
            session.reflect(id=f"b{len(more)}{len(text)}", item="p01", difficult=text, **more).difficult
        ),
        "reason": lambda text, **more: (
            agree(
                store,
                talk,
                "p01",
                "faglig",
                level=3,
                reason=text,
                seen=store.consensus_revision(talk.id, "p01", "faglig"),
                **more,
            ).reason
        ),
        "said": lambda text, **more: (
            say(
                store,
                talk,
                "p01",
                will_try=text,
                seen=max([0, *(of.revision for of in store.dialogue_notes(talk.id))]),
                **more,
            ).will_try
        ),
        "action": lambda text, **more: actions.add(store, plan, **planned, what=text, **more).what,
        "status": status,
    }


@pytest.mark.parametrize("place", ["note", "reflection", "reason", "said", "action", "status"])
def test_a_number_is_stored_once_its_writer_says_that_it_is_nobodys_and_a_cpr_number_never(writes, place):
    write = writes[place]
    with pytest.raises(TellsWho) as refused:
        write(PHONE)
    assert (refused.value.found, refused.value.text) == (("phone",), PHONE)
    assert write(PHONE, cleared=True) == PHONE
    with pytest.raises(TellsWho):
        write(CPR, cleared=True)


@pytest.mark.parametrize("place", ["note", "reflection", "reason", "said", "status"])
def test_what_is_stored_already_is_not_asked_about_again(writes, place):
    write = writes[place]
    write(PHONE, cleared=True)
    assert write(PHONE) == PHONE
