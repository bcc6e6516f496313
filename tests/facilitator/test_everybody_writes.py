"""Lines from phones on the way to the plan, as facilitator, phones and big screen see them."""

from __future__ import annotations

import json
from base64 import b64decode
from typing import Any
from uuid import uuid4

import pytest

from selfeval.protocol.participant.conversation import ParticipantConversation
from selfeval.protocol.projector.screen import ProjectorScreen
from selfeval.storage import Store
from tests.facilitator.conftest import PLAN, Page


class Phone:
    """One participant's browser."""

    def __init__(self, store: Store, code: str) -> None:
        self.key = uuid4().hex[:26].replace("i", "j").replace("l", "m").replace("o", "p").replace("u", "v")
        self.talk = ParticipantConversation(store, code)
        assert self.send("join", key=self.key, perspective="medarbejder")["type"] == "joined"

    def send(self, act: str, **values: Any) -> dict[str, Any]:
        return self.talk.handle({"type": act, "id": uuid4().hex, **values})

    def write(self, part: str, text: str, item: str = "p01") -> dict[str, Any]:
        return self.send("write_line", item=item, part=part, text=text)

    @property
    def shown(self) -> list[str]:
        dialogue = self.talk.round_message()["round"]["dialogue"]
        return [line["text"] for line in dialogue["lines"]]


@pytest.fixture
def phones(started: Page, store: Store) -> list[Phone]:
    """Three who have joined, and the team talks of p01."""
    code = started.view("forberedelse")["round"]["code"]
    started.go("vurdering")
    joined = [Phone(store, code) for _ in range(3)]
    started.go("dialog")
    started.do("focus", item="p01")
    return joined


def lines(page: Page) -> list[dict[str, Any]]:
    return page.view("dialog")["focus"]["lines"]


def big_screen(store: Store) -> list[list[str]]:
    return ProjectorScreen(store).round(store.rounds()[0].code)["dialogue"]["lines"]


def test_lines_go_from_phones_by_the_facilitator_to_everybody(started: Page, phones: list[Phone], store: Store) -> None:
    for phone, text in zip(phones, ("Vi lytter", "Humor", "Kaffe"), strict=True):
        assert lines(started) == []
        assert phone.write("succeeds", text)["type"] == "saved"
    assert [line["text"] for line in lines(started)] == ["Humor", "Kaffe", "Vi lytter"]
    assert (phones[0].shown, big_screen(store)) == ([], [])
    started.do("show_lines", item="p01")
    assert phones[0].shown == ["Humor", "Kaffe", "Vi lytter"]
    assert big_screen(store)[0] == ["Det lykkes vi med", "Humor"]


def test_nothing_that_is_shown_tells_who_wrote(started: Page, phones: list[Phone], store: Store) -> None:
    for phone, text in zip(phones, ("Vi lytter", "Humor", "Kaffe"), strict=True):
        phone.write("succeeds", text)
    started.do("show_lines", item="p01")
    told = json.dumps([started.conversation.views(), phones[0].talk.round_message()])
    assert not [person.id for person in store.participants(store.rounds()[0].id) if person.id in told]


def test_a_phone_has_its_own_lines_again_and_takes_one_back(phones: list[Phone]) -> None:
    saved = phones[0].write("difficult", "Tiden")
    assert saved["lines"][0]["text"] == "Tiden"
    welcome = phones[0].send("hello", key=phones[0].key)
    assert [(line["text"], line["shown"]) for line in welcome["lines"]] == [("Tiden", False)]
    assert phones[1].send("hello", key=phones[1].key)["lines"] == []
    assert phones[0].send("take_back_line", line=saved["lines"][0]["id"])["lines"] == []


def test_a_line_that_tells_who_is_to_be_written_anew(phones: list[Phone]) -> None:
    reply = phones[0].write("difficult", "Skriv til anna@kommune.dk")
    assert (reply["type"], reply["code"]) == ("refused", "rewrite")


def test_the_facilitator_ends_the_writing_and_phones_are_told(started: Page, phones: list[Phone]) -> None:
    phones[0].write("succeeds", "Vi lytter")
    started.do("end_writing", item="p01", ended=True)
    assert [line["text"] for line in lines(started)] == ["Vi lytter"]
    assert phones[1].talk.round_message()["round"]["dialogue"]["writing"]["open"] is False
    assert "sluttet" in phones[1].write("succeeds", "Humor")["sentence"]


def test_lines_are_gathered_marked_and_hidden_and_the_round_keeps_it(started: Page, phones: list[Phone]) -> None:
    for phone, text in zip(phones, ("Sparring", "Fast sparring", "Kaffe"), strict=True):
        phone.write("will_try", text)
    first, second, third = (line["id"] for line in lines(started))
    started.do("gather", part="will_try", lines=[first, third])
    started.do("mark_lines", lines=[second], hidden=True)
    assert started.view("dialog")["focus"]["said"]["will_try"] == "Fast sparring; Sparring"
    started.do("show_lines", item="p01")
    assert phones[0].shown == []
    started.go("udviklingsplan")
    (offered,) = [one for one in started.view("udviklingsplan")["offers"] if one["said"]]
    assert [one["text"] for one in offered["said"]] == ["Fast sparring; Sparring"]
    document = json.loads(b64decode(started.do("export", format="json")["data"]))
    assert "Kaffe" not in json.dumps(document)


WORDS = {"why": "", "kind": "samarbejde", "reach": "egen", "owner": "", "sign": ""}


def test_what_the_team_will_try_becomes_an_action_and_can_be_undone(started: Page) -> None:
    started.go("dialog")
    started.do("say", item="p01", will_try="- Fast sparring\n\nMindre møder", seen=0)
    started.go("udviklingsplan")
    offered = started.view("udviklingsplan")["offers"][0]
    assert [one["text"] for one in offered["said"]] == ["Fast sparring", "Mindre møder"]
    started.do("add_action", item="p01", what="Fast sparring", **WORDS)
    action = started.view("udviklingsplan")["offers"][0]["said"][0]["action"]
    started.do("take_back_action", action=action["id"], seen=action["revision"])
    assert started.view("udviklingsplan")["offers"][0]["said"][0]["action"] is None


def test_each_sign_of_good_practice_becomes_an_action(page: Page) -> None:
    page.do("create", **(PLAN | {"frameworks": [{"id": "kerneelementer-botilbud", "version": "1"}], "items": ["k01"]}))
    page.go("udviklingsplan")
    sign = page.view("udviklingsplan")["offers"][0]["signs"][0]["texts"][0]["text"]
    page.do("add_action", item="k01", what=sign, **WORDS)
    assert page.view("udviklingsplan")["offers"][0]["signs"][0]["texts"][0]["action"]


def test_a_parking_lot_is_seen_in_every_phase_and_one_line_becomes_an_action(started: Page) -> None:
    started.do("park", text="Nøgler til kontoret")
    started.do("park", text="Ferieplan", item="p02")
    for phase in ("vurdering", "dialog", "prioritering", "udviklingsplan"):
        started.go(phase)
        assert [one["text"] for one in started.view("tavle")["parked"]] == ["Nøgler til kontoret", "Ferieplan"]
    first, second = started.view("udviklingsplan")["parked"]
    started.do("add_action", item="p02", what=second["text"], parked=second["id"], **WORDS)
    assert [one["text"] for one in started.view("udviklingsplan")["parked"]] == ["Nøgler til kontoret"]
    assert started.send("result")["result"]["parked"] == ["Nøgler til kontoret"]
    document = json.loads(b64decode(started.do("export", format="json")["data"]))
    assert [(one["text"], one["done"]) for one in document["parked"]] == [
        ("Nøgler til kontoret", False),
        ("Ferieplan", True),
    ]
    started.do("strike", parked=first["id"], done=True)
    assert started.view("udviklingsplan")["parked"] == []
