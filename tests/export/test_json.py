"""The JSON holds the whole round as aggregates, and explains its own keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from selfeval.records import Exit, Knowledge, Perspective, Phase
from selfeval.text import today
from tests.export.workshop import HARMLESS, HOSTILE, Workshop

FREE_KEYS = ("counts", "exits", "knowledge", "by_perspective", "explained")
"""Maps whose keys are stored words or levels."""


def paths(value: Any, at: str = "") -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from paths(one, f"{at}[]")
    elif isinstance(value, dict) and at.split(".")[-1] not in FREE_KEYS:
        for key, inner in value.items():
            here = f"{at}.{key}".lstrip(".")
            yield here
            yield from paths(inner, here)


IN_TIME = today() + timedelta(days=90)


def played(workshop: Workshop) -> dict[str, Any]:
    """A round in which a great deal is told."""
    workshop.rate("p01", "faglig", [1, 1, 5, 5, Exit.VED_IKKE], knowledge=[Knowledge.PRAKSIS])
    workshop.rate("p01", "borgeroplevet", [4, 4, 5, 5, 5])
    workshop.agree("p01", "faglig", level=3, reason="Det svinger.")
    workshop.say("p01", succeeds="Vi lytter.")
    workshop.vote("p01", 3)
    workshop.weigh("p01", 5)
    workshop.write("p01", "Humor", "Kaffe", "Vi lytter")
    workshop.park("Nøgler til kontoret")
    workshop.plan(deadline=IN_TIME)
    return workshop.json()


def test_every_key_is_explained_in_the_file(workshop: Workshop) -> None:
    document = played(workshop)
    assert set(paths(document)) <= set(document["explained"])


def test_groups_that_are_large_enough_are_told_apart(workshop: Workshop) -> None:
    workshop.rate("p01", "faglig", [1, 1, 2])
    workshop.rate("p01", "faglig", [1, 1, 2, 5, 5, 4], perspective=Perspective.MYNDIGHED)
    workshop.to(Phase.DIALOG)
    document = workshop.json()
    parts = document["items"][0]["dimensions"][1]["answers"]["by_perspective"]
    assert [(part["perspective"], part["n"], part["mean"]) for part in parts] == [
        ("medarbejder", 3, 1.3),
        ("myndighed", 3, 4.7),
    ]
    assert document["items"][0]["perspective_gap"]["steps"] == 3.333
    assert set(paths(document)) <= set(document["explained"])


def test_answers_are_aggregates_with_exits_apart(workshop: Workshop) -> None:
    cell = played(workshop)["items"][0]["dimensions"][1]
    assert (cell["id"], cell["hidden"]) == ("faglig", None)
    assert cell["answers"]["exits"] == {"ikke_relevant": 0, "ved_ikke": 1}
    assert cell["answers"]["levels"]["counts"] == {"1": 2, "2": 0, "3": 0, "4": 0, "5": 2}
    assert cell["answers"]["levels"]["two_camps"] is True
    assert cell["agreed"] == {"level": 3, "exit": None, "reason": "Det svinger."}


def test_what_is_hidden_is_null_and_says_why(workshop: Workshop) -> None:
    workshop.rate("p01", "faglig", [4, 5])
    workshop.to(Phase.DIALOG)
    cell = workshop.json()["items"][0]["dimensions"][1]
    assert (cell["answers"], cell["hidden"]) == (None, "skjult: færre end 3")


def test_before_the_dialogue_nothing_is_told(workshop: Workshop) -> None:
    workshop.rate("p01", "faglig", [4, 5, 5], knowledge=[Knowledge.PRAKSIS])
    document = workshop.json()
    assert document["revealed"] is False
    item = document["items"][0]
    told = [
        item[key] for key in ("mean", "knowledge", "dimension_gap", "perspective_gap", "agenda", "said", "priority")
    ]
    assert told == [None] * 7
    assert [cell["answers"] for cell in item["dimensions"]] == [None] * 3


def test_priority_and_actions_are_the_stored_ones(workshop: Workshop) -> None:
    document = played(workshop)
    priority = document["items"][0]["priority"]
    assert (priority["votes"], priority["importance"], priority["rank"]) == (3, 5.0, 1)
    (action,) = document["actions"]
    assert (action["what"], action["item"], action["deadline"]) == ("Fast sparring", "p01", IN_TIME.isoformat())
    assert [revision["status"] for revision in action["history"]] == ["planlagt"]


def test_times_are_iso_with_a_zone(workshop: Workshop) -> None:
    document = played(workshop)
    times = [document["round"]["created_at"], document["actions"][0]["changed_at"]]
    times += [change["at"] for change in document["round"]["phases"]]
    assert all(datetime.fromisoformat(time).utcoffset() is not None for time in times)


def test_texts_come_through_as_they_were_written(workshop: Workshop) -> None:
    for text in HOSTILE + HARMLESS:
        workshop.plan(text)
    assert [action["what"] for action in workshop.json()["actions"]] == [text.strip() for text in HOSTILE + HARMLESS]


def test_what_was_counted_on_paper_is_in_no_file(workshop: Workshop) -> None:
    before, rows = played(workshop), workshop.sheet("Vurderinger")
    workshop.to(Phase.DIALOG)
    workshop.count_on_paper("p01", "faglig", {"1": 40})
    workshop.to(Phase.UDVIKLINGSPLAN)
    after = workshop.json()
    assert [after[part] for part in ("items", "participants")] == [before[part] for part in ("items", "participants")]
    assert workshop.sheet("Vurderinger") == rows


def test_lines_that_everybody_has_seen_and_what_is_put_off_are_in_the_file(workshop: Workshop) -> None:
    document = played(workshop)
    assert document["items"][0]["lines"] == [
        {"part": "succeeds", "text": text, "plan": False} for text in ("Humor", "Kaffe", "Vi lytter")
    ]
    assert document["parked"] == [{"text": "Nøgler til kontoret", "item": None, "done": False}]
