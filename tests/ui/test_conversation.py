"""What the participant's screen and the round say to each other."""

from __future__ import annotations

import json

import pytest

from selfeval.errors import StorageError
from selfeval.measures.limits import TEXT_LIMITS
from selfeval.protocol.participant.conversation import ParticipantConversation
from selfeval.records import ActionKind, ActionReach, Phase
from selfeval.workshop.answers.consensus import agree
from selfeval.workshop.plan.actions import add
from tests.ui.dev_server import SMALL, People, a_key, a_planned_round

DIMENSIONS = ("borgeroplevet", "faglig", "organisatorisk")


@pytest.fixture
def talk(store, round) -> ParticipantConversation:
    """The conversation of a browser that has not joined."""
    return ParticipantConversation(store, round.code)


@pytest.fixture
def mine(talk) -> ParticipantConversation:
    """The conversation of a member of staff who has joined."""
    assert joined(talk)["type"] == "joined"
    return talk


def joined(talk: ParticipantConversation, key: str = a_key(1), perspective: str = "medarbejder"):
    return talk.handle({"type": "join", "id": "j", "key": key, "perspective": perspective})


def rate(talk: ParticipantConversation, **changes):
    message = {"type": "rate", "id": "a1", "item": "p01", "dimension": "faglig", "level": 4}
    return talk.handle(message | changes)


def hello(talk: ParticipantConversation, key: str | None = a_key(1), **more):
    return talk.handle({"type": "hello", "id": "h", "key": key, **more})


def test_a_stranger_is_told_what_is_asked_and_nothing_of_anybody(talk):
    welcome = hello(talk, key=None)
    assert [item["id"] for item in welcome["content"]["items"]] == list(SMALL)
    assert welcome["me"] is None
    assert "answers" not in welcome


def test_a_screen_that_has_the_content_is_not_sent_it_again(talk):
    digest = hello(talk, key=None)["content"]["digest"]
    assert hello(talk, key=None, have=digest)["content"] is None


def test_a_note_as_long_as_the_screen_allows_is_stored_and_a_longer_one_refused(mine):
    longest = hello(mine)["content"]["limits"]["note"]
    assert longest == TEXT_LIMITS["note"]
    assert rate(mine, note="n" * longest)["answer"]["note"] == "n" * longest
    assert rate(mine, id="a2", note="n" * (longest + 1))["type"] == "refused"


def test_an_unknown_code_gets_its_sentence(store):
    reply = hello(ParticipantConversation(store, "zzzzzz"))
    assert (reply["type"], reply["code"]) == ("refused", "not_found")
    assert "findes ikke" in reply["sentence"]


def test_joining_twice_joins_once(talk, store, round):
    joined(talk)
    joined(talk)
    assert len(store.participants(round.id)) == 1


def test_an_answer_comes_back_as_it_was_stored_with_its_time(mine):
    reply = rate(mine, knowledge=["praksis"], note="  Vi lytter. ")
    assert reply["re"] == "a1"
    answer = reply["answer"]
    assert (answer["level"], answer["exit"], answer["knowledge"], answer["note"]) == (
        4,
        None,
        ["praksis"],
        "Vi lytter.",
    )
    hour, minute = answer["time"].split(".")
    assert int(hour) < 24
    assert int(minute) < 60


def test_an_answer_sent_again_is_stored_once(mine, store, round):
    assert rate(mine) == rate(mine)
    assert store.rating_count(round.id) == 1


def test_another_device_with_the_key_gets_the_answers_votes_and_reflections(mine, store, round):
    rate(mine, exit="ved_ikke", level=None)
    mine.handle({"type": "reflect", "id": "r1", "item": "p01", "succeeds": "Ro", "shared": False})
    welcome = hello(ParticipantConversation(store, round.code))
    assert welcome["me"] == {"perspective": "medarbejder", "done": False}
    assert welcome["answers"][0]["exit"] == "ved_ikke"
    assert welcome["reflections"][0]["succeeds"] == "Ro"


@pytest.mark.parametrize(
    ("change", "code", "word"),
    [
        ({"level": 6}, "not_allowed", "skalaen"),
        ({"level": None}, "not_allowed", "Vælg et niveau"),
        ({"exit": "ved_ikke"}, "not_allowed", "Vælg et niveau"),
        ({"item": "p09"}, "not_allowed", "ikke med i runden"),
        ({"dimension": "økonomisk"}, "not_allowed", "findes ikke"),
        ({"note": "x" * 1001}, "rewrite", "for lang"),
        ({"knowledge": ["rygter"]}, "not_allowed", "bygge på"),
    ],
)
def test_an_answer_against_the_rules_is_refused_with_a_sentence_and_not_stored(mine, store, round, change, code, word):
    reply = rate(mine, **change)
    assert (reply["type"], reply["code"]) == ("refused", code)
    assert word in reply["sentence"]
    assert store.rating_count(round.id) == 0


@pytest.mark.parametrize(
    "message",
    [
        None,
        7,
        "hello",
        [],
        {},
        {"type": 3},
        {"type": "drop"},
        {"type": "rate"},
        {"type": "hello", "key": 5},
        {"type": "hello", "key": "../../etc"},
        {"type": "rate", "id": {}, "item": [], "dimension": None},
        {"type": "rate", "id": "a", "item": "p01", "dimension": "faglig", "level": True},
        {"type": "rate", "id": "a", "item": "p01", "dimension": "faglig", "level": 4, "knowledge": [{}]},
        {"type": "rate", "id": "a", "item": "\ud800", "dimension": "faglig", "level": 4},
        {"type": "rate", "id": "' or 1=1 --", "item": "p01", "dimension": "faglig", "level": 4},
        {"type": "vote", "id": "a", "item": "p01", "votes": 10**30},
        {"type": "done", "done": "ja"},
    ],
)
def test_any_other_value_is_refused_in_one_sentence_and_nothing_breaks(mine, store, round, message):
    reply = mine.handle(message)
    assert reply["type"] == "refused"
    assert reply["sentence"].endswith(".")
    assert not reply["retry"]
    json.dumps(reply)
    assert store.rating_count(round.id) == 0


def test_an_answer_without_joining_is_refused(talk):
    assert "ikke med i runden" in rate(talk)["sentence"]


def test_an_answer_after_the_phase_is_refused_and_the_stored_one_stands(mine, people, store, round):
    rate(mine)
    people.goes_to(Phase.DIALOG)
    reply = rate(mine, id="a2", level=1)
    assert reply["code"] == "round_closed"
    assert [answer["level"] for answer in hello(mine)["answers"]] == [4]


def test_a_locked_database_is_no_refusal_for_good(mine, monkeypatch):
    monkeypatch.setattr(
        "selfeval.workshop.answers.rating.RatingSession.rate", fails_with(StorageError("Databasen er optaget."))
    )
    assert rate(mine)["retry"]


def test_a_fault_of_ours_costs_neither_the_connection_nor_the_answer(mine, monkeypatch, caplog):
    monkeypatch.setattr("selfeval.workshop.answers.rating.RatingSession.rate", fails_with(ZeroDivisionError()))
    reply = rate(mine)
    assert reply["retry"]
    assert "fejl på serveren" in reply["sentence"]
    assert "could not be handled" in caplog.text


def fails_with(error: Exception):
    def fail(*_args, **_kwargs):
        raise error

    return fail


def test_nobody_elses_answer_is_in_the_round_before_the_dialogue(mine, people):
    people.joins().rate(id="b1", item="p01", dimension="faglig", level=2, note="Hemmeligt")
    for message in (mine.round_message(), hello(mine)):
        assert "Hemmeligt" not in json.dumps(message)
    assert mine.round_message()["round"]["dialogue"] is None


def test_in_the_dialogue_the_focus_is_shown_with_counts_and_the_agreed_level(mine, people, store):
    for number, level in enumerate((2, 4, 4)):
        people.joins().rate(id=f"b{number}", item="p01", dimension="faglig", level=level, note="Vi taler om det")
    people.goes_to(Phase.DIALOG)
    assert mine.round_message()["round"]["dialogue"] is None
    people.looks_at("p01")
    agree(store, people.round, "p01", "faglig", level=4, reason="Vi har metoderne.", seen=0)
    shown = mine.round_message()["round"]["dialogue"]
    by_dimension = {each["dimension"]: each for each in shown["dimensions"]}
    assert by_dimension["faglig"]["counts"] == [0, 1, 0, 2, 0]
    assert by_dimension["faglig"]["consensus"] == {"text": "4, i høj grad.", "reason": "Vi har metoderne."}
    assert by_dimension["borgeroplevet"]["hidden"]
    assert shown["notes"] == ["Vi taler om det"] * 3
    assert shown["team_questions"]


def test_a_private_reflection_is_never_in_the_dialogue(mine, people):
    session = people.joins()
    session.reflect(id="r1", item="p01", succeeds="Kun mig", shared=False)
    session.reflect(id="r2", item="p06", succeeds="Til alle", shared=True)
    people.goes_to(Phase.DIALOG)
    people.looks_at("p01")
    assert "Kun mig" not in json.dumps(mine.round_message())
    people.looks_at("p06")
    assert "Til alle" in json.dumps(mine.round_message())


def test_votes_say_how_many_are_left_and_are_refused_above(mine, people):
    rate(mine)
    rate(mine, id="a2", item="p06")
    people.goes_to(Phase.PRIORITERING)
    assert [item["item"] for item in mine.round_message()["round"]["voting"]["items"]] == list(SMALL)
    reply = mine.handle({"type": "vote", "id": "v1", "item": "p01", "votes": 2})
    assert (reply["vote"]["votes"], reply["votes_left"]) == (2, 1)
    assert "stemmer" in mine.handle({"type": "vote", "id": "v2", "item": "p06", "votes": 3})["sentence"]
    assert mine.handle({"type": "weigh", "id": "w1", "item": "p06", "level": 5})["importance"]["level"] == 5


def test_the_plan_of_action_is_shown_in_danish(mine, people, store):
    people.goes_to(Phase.UDVIKLINGSPLAN)
    add(store, people.round, item="p01", what="Fast sparring", kind=ActionKind.METODE, reach=ActionReach.EGEN)
    plan = mine.round_message()["round"]["actions"]
    assert plan["earlier"] == []
    (action,) = plan["own"]
    assert (action["what"], action["status_label"]) == ("Fast sparring", "Planlagt")
    assert action["item_title"].startswith("Pejlemærke 1: ")


def test_being_done_can_be_regretted(mine):
    assert mine.handle({"type": "done", "id": "d1", "done": True})["me"]["done"]
    assert not mine.handle({"type": "done", "id": "d2", "done": False})["me"]["done"]


def test_a_wrong_perspective_is_corrected(mine):
    assert mine.handle({"type": "perspective", "id": "p", "perspective": "peer"})["me"]["perspective"] == "peer"


def test_the_privacy_text_names_the_rounds_own_limit_and_date(store):
    planned = a_planned_round(store, phase=Phase.FORBEREDELSE)
    text = " ".join(hello(ParticipantConversation(store, planned.code), key=None)["content"]["texts"]["privacy"])
    assert "mindst 3 har svaret" in text
    assert "04\u201103\u20112028" in text


def test_nothing_in_the_content_is_addressed_by_position(store, round):
    content = hello(ParticipantConversation(store, round.code), key=None)["content"]
    for item in content["items"]:
        assert set(item["questions"]) == set(DIMENSIONS)
    assert People(store, round).joins().missing()[0] == ("p01", "borgeroplevet")


def test_a_level_keeps_what_it_rests_on_and_an_exit_rests_on_nothing(mine):
    assert rate(mine, knowledge=["praksis"])["answer"]["knowledge"] == ["praksis"]
    left = rate(mine, id="a2", level=None, exit="ved_ikke", knowledge=["praksis"])
    assert left["answer"]["knowledge"] == []


def test_a_link_to_the_result_is_kept_for_who_has_joined(mine, people, store, round):
    keep = {"type": "keep_result", "id": "k", "secret": a_key(7)}
    assert mine.handle(keep)["code"] == "round_closed"
    people.goes_to(Phase.DIALOG)
    assert mine.handle(keep) == {"re": "k", "type": "saved"}
    stranger = ParticipantConversation(store, round.code)
    assert stranger.handle(keep | {"secret": a_key(8)})["code"] == "not_allowed"
    assert store.result_link_count(round.id) == 1
