"""The question that was answered stands with its bars on every page."""

from __future__ import annotations

from collections.abc import Callable

from selfeval.framework import read_framework
from selfeval.protocol.participant.screen import RoundScreen
from selfeval.protocol.projector.screen import ProjectorScreen
from selfeval.storage import Store
from tests.facilitator.conftest import Page

ASKED = [str(of.staff) for of in read_framework("pejlemaerker-bostoette", "2021").item("p01").questions.values()]


def test_the_question_stands_with_its_bars_on_laptop_phone_big_screen_and_paper(
    started: Page, store: Store, answer_all: Callable[..., None]
) -> None:
    started.go("vurdering")
    code = started.view("forberedelse")["round"]["code"]
    answer_all(code, [2, 3, 4])
    started.go("dialog")
    started.do("focus", item="p01")
    laptop = started.view("dialog")
    on_agenda = next(line for line in laptop["agenda"] if line["item"] == "p01")
    paper = started.send("result")["result"]["items"][0]
    pictures = [
        laptop["focus"]["pictures"],
        RoundScreen(store).round(code)["dialogue"]["dimensions"],
        ProjectorScreen(store).round(code)["dialogue"]["pictures"],
        paper["pictures"],
    ]
    assert [[of["question"] for of in each] for each in pictures] == [ASKED] * 4
    assert [question for _, question in on_agenda["questions"]] == ASKED
