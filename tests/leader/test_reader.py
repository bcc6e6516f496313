"""What the leader's page tells and for whom: every message, as everybody; and a document as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from selfeval.access.keys import revoke
from selfeval.access.roles import COMMAND_LINE
from selfeval.export.report import REPORTS
from selfeval.overview.leader.choice import Choice
from selfeval.overview.leader.overview import LeaderOverview
from selfeval.protocol import dispatch
from selfeval.protocol.admission import ENDED, NO_TICKET, Admission
from selfeval.protocol.documents.as_json import document_json
from selfeval.protocol.documents.leader import LeaderSource
from selfeval.protocol.documents.messages import DocumentsMessage
from selfeval.protocol.documents.reader import BROKEN, NO_PICTURE, Reader
from selfeval.protocol.refusal import UNREADABLE
from selfeval.records import Organisation, Role, Team
from selfeval.storage import Store
from tests.leader.at_desk import KERNEL, a_ticket, alone, served
from tests.leader.sample import SampleOverview, a_document
from tests.message_types import by_type

MESSAGES = by_type(DocumentsMessage)
FIELDS = {"address": "hold=t1", "section": "nu", "format": "xlsx"}


class Tab:
    """A browser tab: it sends messages."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def send(self, act: str, /, **values: Any) -> dict[str, Any]:
        id = uuid4().hex
        reply = self.reader.handle({"type": act, "id": id, **values})
        assert reply["re"] == id
        return reply

    def show(self, address: str = "") -> dict[str, Any]:
        reply = self.send("show", address=address)
        assert reply["type"] == "document", reply
        return reply


@pytest.fixture
def tab(reader_of: Callable[[Admission], Reader]) -> Tab:
    return Tab(reader_of(alone()))


@pytest.fixture
def enter(reader_of: Callable[[Admission], Reader], store: Store) -> Callable[..., Tab]:
    """The tab of a new key, let in."""

    def come_in(role: Role = Role.LEDER, *scope: str) -> Tab:
        tab = Tab(reader_of(served()))
        tab.send("hello", ticket=a_ticket(store, role, *scope))
        return tab

    return come_in


def test_every_message_stands_in_the_list(tab: Tab) -> None:
    assert set(MESSAGES) == {"hello", "tick", "show", "picture", "export"}, "may everybody send the new message?"
    assert set(tab.reader.handlers) == set(MESSAGES.values())


@pytest.mark.parametrize("kind", sorted(MESSAGES))
@pytest.mark.parametrize("who", ["nobody", "facilitator", "forsker", "administrator", "revoked"])
def test_who_is_no_leader_is_told_nothing(
    who: str, kind: str, enter: Callable[..., Tab], reader_of: Callable[..., Reader], store: Store
) -> None:
    tab = Tab(reader_of(served()))
    if who in set(Role):
        tab = enter(Role(who))
    elif who == "revoked":
        tab = enter()
        tab.show()
        revoke(store, store.keys()[-1].id, by=COMMAND_LINE)
    before = store.acts()
    reply = tab.send(kind, **{name: FIELDS[name] for name in MESSAGES[kind].model_fields if name in FIELDS})
    assert set(reply) == {"type", "re", "sentence"}
    assert reply["type"] == "locked"
    assert reply["sentence"] in (NO_TICKET, ENDED)
    assert store.acts() == before


def test_a_ticket_for_another_kernel_opens_nothing(reader_of: Callable[..., Reader], store: Store) -> None:
    tab = Tab(reader_of(Admission(Role.LEDER, type(KERNEL)("hemmelig", "en-anden"))))
    assert tab.send("hello", ticket=a_ticket(store))["type"] == "locked"
    assert tab.send("show")["type"] == "locked"


def test_a_page_tells_nothing_before_its_ticket_is_shown(reader_of: Callable[..., Reader], store: Store) -> None:
    tab = Tab(reader_of(served()))
    tab.reader.warm_up()
    assert tab.send("show")["sentence"] == NO_TICKET
    tab.send("hello", ticket=a_ticket(store))
    assert tab.show()["document"]["title"]


@pytest.mark.parametrize("raw", [None, 5, "x", [], {}, {"type": 5}, {"type": "show", "id": ["x"], "address": {}}])
def test_what_is_no_message_is_answered_all_the_same(tab: Tab, raw: object) -> None:
    assert tab.reader.handle(raw)["type"] in {"refused", "document"}


def test_a_message_of_no_known_kind_is_refused(tab: Tab) -> None:
    assert tab.send("slet")["sentence"] == UNREADABLE


def test_a_fault_of_ours_is_answered_with_a_sentence(
    tab: Tab, overview: SampleOverview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch.log, "exception", lambda *_: None)
    monkeypatch.setattr(overview, "document", lambda *_: 1 // 0)
    assert tab.send("show")["sentence"] == BROKEN


def test_an_address_is_answered_as_it_was_understood(tab: Tab, overview: SampleOverview) -> None:
    told = tab.show("#hold=t2,t9,t1&til=2026-01-01&hacker=<b>")
    assert told["address"] == "hold=t1,t2&til=2026-01-01"
    assert told["said"] == ["1 team i linket findes ikke, eller din nøgle rækker ikke til det."]
    assert overview.asked[-1].teams == ("t1", "t2")
    assert [team["id"] for unit in told["form"]["units"] for team in unit["teams"] if team["chosen"]] == ["t1", "t2"]
    assert tab.show("hold=t9")["form"]["units"][0]["teams"][0]["chosen"]


def test_pictures_come_one_by_one_and_are_of_what_was_shown(tab: Tab, overview: SampleOverview) -> None:
    shown = tab.show("hold=t1")
    asked = len(overview.asked)
    assert "svg" not in str(shown)
    assert tab.send("picture", address="hold=t1", section="nu")["html"].startswith("<svg")
    assert len(overview.asked) == asked, "nothing is worked out again for a picture"
    for section in ("flyttet", "findes-ikke", ""):
        assert tab.send("picture", address="hold=t1", section=section)["sentence"] == NO_PICTURE


def test_the_page_is_told_of_news_once_something_is_stored_and_not_of_its_own_export(tab: Tab, store: Store) -> None:
    tab.show()
    assert tab.send("tick")["changed"] is False
    tab.send("export", format="xlsx", address="")
    assert tab.send("tick")["changed"] is False
    store.add_organisation(Organisation(id="kommunen", name="Kommunen"))
    assert tab.send("tick")["changed"] is True
    assert tab.send("tick")["changed"] is True, "until the numbers have been read again"
    tab.show()
    assert tab.send("tick")["changed"] is False


@pytest.mark.parametrize("format", sorted(REPORTS))
def test_a_report_of_what_is_looked_at_is_handed_over_and_noted(tab: Tab, store: Store, format: str) -> None:
    tab.show("hold=t1")
    reply = tab.send("export", format=format, address="hold=t1")
    assert reply["type"] == "file", reply
    assert reply["name"].endswith(f".{format}")
    assert len(reply["data"]) > 100
    assert [(entry.act, entry.detail) for entry in store.acts()] == [("exported", format)]


def test_a_report_of_no_known_kind_is_refused_and_not_noted(tab: Tab, store: Store) -> None:
    assert tab.send("export", format="exe" * 50)["type"] == "refused"
    assert store.acts() == []


def test_a_key_sees_its_own_teams_alone_whatever_the_address_asks(store: Store) -> None:
    store.add_organisation(Organisation(id="kommunen", name="Kommunen"))
    for id in ("t1", "t2"):
        store.add_team(Team(id=id, organisation_id="kommunen", name=f"Team {id}"))
    tab = Tab(Reader(store, LeaderSource(LeaderOverview(store)), served()))
    tab.send("hello", ticket=a_ticket(store, Role.LEDER, "t1"))
    told = tab.show("hold=t2")
    assert "Team t2" not in str(told)
    assert "t2" not in told["address"]
    assert [team["name"] for team in told["form"]["units"][0]["teams"]] == ["Team t1"]


def test_a_document_as_json_holds_every_word_and_no_number_behind_what_is_hidden() -> None:
    document = a_document()
    told = document_json(document)
    profile = next(section for section in told["sections"] if section["id"] == "profil")
    assert profile["table"]["rows"][1][2] == {"text": "skjult: færre end 5", "hidden": True}
    assert profile["table"]["rows"][0][1] == {"text": "1,4", "tone": 1, "number": True}
    assert told["sections"][0]["picture"]["text"] == document.sections[0].picture.text
    for section in document.sections:
        assert all(text in str(told) for text in (section.title, *section.says, *section.notes))


def test_the_choice_is_all_unless_the_address_says_something(tab: Tab, overview: SampleOverview) -> None:
    tab.show("")
    assert overview.asked == [Choice()]
