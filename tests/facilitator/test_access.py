"""What the facilitator's page tells and does for whom: every message, as everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from selfeval.access.keys import revoke
from selfeval.access.roles import COMMAND_LINE
from selfeval.access.tickets import write_ticket
from selfeval.protocol.admission import ENDED, NO_TICKET
from selfeval.protocol.facilitator.conversation import FacilitatorConversation
from selfeval.protocol.facilitator.logged import LOGGED
from selfeval.protocol.facilitator.messages import FacilitatorMessage
from selfeval.protocol.facilitator.surroundings import FacilitatorSurroundings
from selfeval.records import Role, now
from selfeval.storage import Store
from tests.facilitator.at_desk import KERNEL, a_ticket, alone, served
from tests.facilitator.conftest import PLAN, Page
from tests.message_types import by_type

ROUND_NEEDED = {
    "add_action",
    "agree",
    "ask_again",
    "change",
    "count_on_paper",
    "end_voting",
    "end_writing",
    "export",
    "focus",
    "go",
    "gather",
    "lead",
    "look",
    "mark_lines",
    "next_round",
    "open_voting",
    "paper_sheet",
    "park",
    "put_back_action",
    "result",
    "revise_action",
    "say",
    "show_again",
    "show_answers",
    "show_lines",
    "status",
    "strike",
    "take_back_action",
    "take_back_agreement",
    "take_back_round",
    "team_vote",
    "team_weigh",
    "scene",
    "start_timer",
    "timer",
    "minutes",
}
WITHOUT_A_ROUND = {
    "choose_address",
    "create",
    "gone",
    "hello",
    "leave",
    "open",
    "put_back_round",
    "start_server",
    "tick",
}
MESSAGES = by_type(FacilitatorMessage)
NOT_FOR_YOU = (NO_TICKET, ENDED, "Runden findes ikke.", "Vælg en runde først.")


@pytest.fixture
def planned(page: Page, store: Store) -> Any:
    """A round of Team Åparken, made in JupyterLab."""
    page.do("create", **PLAN)
    return store.rounds()[0]


@pytest.fixture
def served_page(around: FacilitatorSurroundings) -> Page:
    """A page of a server's kernel that has not been shown a ticket."""
    return Page(around, served())


@pytest.fixture
def enter(around: FacilitatorSurroundings, store: Store) -> Callable[..., Page]:
    """The page of a new key, let in."""

    def come_in(role: Role = Role.FACILITATOR, *scope: str) -> Page:
        page = Page(around, served())
        page.send("hello", ticket=a_ticket(store, role, *scope))
        return page

    return come_in


def test_every_message_stands_in_one_of_the_lists(around: FacilitatorSurroundings) -> None:
    assert set(MESSAGES) == ROUND_NEEDED | WITHOUT_A_ROUND, "a new message needs a thought on who may send it"
    assert set(FacilitatorConversation(around, alone()).handlers) == set(MESSAGES.values())
    assert set(LOGGED) <= set(MESSAGES.values())


def fields_of(kind: str, planned: Any) -> dict[str, Any]:
    """What a message of a type says: all its fields, but for its id."""
    words = {
        "what": "Vi øver os.",
        "kind": "metode",
        "reach": "egen",
        "status": "i_gang",
        "action": "a",
        "format": "csv",
        "part": "succeeds",
        "lines": ["l"],
        "ended": True,
        "done": True,
        "parked": "s",
        "text": "Nøgler",
        "url": "http://192.168.1.17:8866",
        "scene": "pause",
        "act": "pause",
        "minutes": 90,
    }
    cell = {"item": "p01", "dimension": "faglig", "level": 3, "votes": 1, "seen": 0}
    paper = {"citizens": False, "dimensions": [{"dimension": "faglig", "counts": {"4": 2}, "seen": 0}]}
    values = {**PLAN, **words, **cell, **paper, "round": planned.id, "phase": "vurdering", "revision": 1}
    return {name: values[name] for name in MESSAGES[kind].model_fields if name in values}


@pytest.mark.parametrize("kind", sorted(ROUND_NEEDED | WITHOUT_A_ROUND))
@pytest.mark.parametrize("who", ["nobody", "leder", "forsker", "administrator", "revoked"])
def test_who_is_no_facilitator_does_nothing_and_sees_nothing(
    who: str, kind: str, enter: Callable[..., Page], served_page: Page, planned: Any, store: Store
) -> None:
    rounds, page = store.rounds(), served_page
    if who in set(Role):
        page = enter(Role(who))
    elif who == "revoked":
        page = enter()
        assert page.view("forberedelse")["rounds"]
        revoke(store, store.keys()[-1].id, by=COMMAND_LINE)
    done = len(store.acts())
    page.conversation.page.round_id = planned.id
    reply = page.send(kind, **fields_of(kind, planned))
    assert reply["type"] == "refused"
    assert reply["sentence"] in (NO_TICKET, ENDED)
    assert (store.rounds(), len(store.acts())) == (rounds, done)
    assert all(set(view) == {"locked"} for view in page.conversation.views().values())


@pytest.mark.parametrize("kind", sorted(ROUND_NEEDED | {"open", "put_back_round"}))
def test_a_facilitator_of_another_team_does_nothing_to_a_round_even_by_its_id(
    kind: str, enter: Callable[..., Page], planned: Any, store: Store
) -> None:
    page = enter(Role.FACILITATOR, "et-andet-team")
    before = len(store.acts())
    page.conversation.page.round_id = planned.id
    reply = page.send(kind, **fields_of(kind, planned))
    assert reply["type"] == "refused"
    assert reply["sentence"] in NOT_FOR_YOU
    assert (store.rounds(), len(store.acts())) == ([planned], before)
    assert page.round is None


@pytest.mark.parametrize("kind", sorted(ROUND_NEEDED | WITHOUT_A_ROUND))
def test_a_facilitator_of_the_team_is_let_through_to_the_rules_of_the_workshop(
    kind: str, enter: Callable[..., Page], planned: Any
) -> None:
    page = enter(Role.FACILITATOR, planned.team_id)
    page.do("open", round=planned.id)
    reply = page.send(kind, **fields_of(kind, planned))
    assert reply.get("sentence") not in {*NOT_FOR_YOU} - ({NO_TICKET} if kind == "hello" else set())


def test_a_page_tells_nothing_until_its_ticket_is_shown(served_page: Page, planned: Any, store: Store) -> None:
    assert {str(view) for view in served_page.conversation.views().values()} == {"{'locked': ''}"}
    served_page.conversation.warm_up()
    served_page.do("hello", ticket=a_ticket(store))
    assert served_page.conversation.changed()
    assert [round["id"] for round in served_page.view("forberedelse")["rounds"]] == [planned.id]


@pytest.mark.parametrize("ticket", ["", "k7mxprtv.1.0", "x" * 5000, None, 5])
def test_a_page_with_a_false_ticket_stays_empty(served_page: Page, planned: Any, ticket: Any) -> None:
    assert served_page.send("hello", ticket=ticket)["sentence"] == NO_TICKET
    assert served_page.view("tavle") == {"locked": ""}


def test_a_ticket_for_another_kernel_is_refused(served_page: Page, planned: Any, store: Store) -> None:
    id = a_ticket(store)[:8]
    other = write_ticket(KERNEL.secret, key_id=id, kernel_id="en-anden")
    assert served_page.send("hello", ticket=other)["type"] == "refused"


def test_a_kernel_goes_on_with_the_first_key_that_was_let_in(enter: Callable[..., Page], store: Store) -> None:
    page = enter(Role.FACILITATOR, "teamet")
    assert page.send("hello", ticket=a_ticket(store))["sentence"] == NO_TICKET
    assert page.send("tick")["type"] == "done"


def test_lists_hold_no_more_than_the_key_reaches(enter: Callable[..., Page], page: Page, store: Store) -> None:
    page.do("create", **PLAN)
    page.do("create", **(PLAN | {"organisation": "Anden Kommune", "team": "Team Enghaven"}))
    mine = enter(Role.FACILITATOR, store.teams()[1].id).view("forberedelse")
    assert [round["team"] for round in mine["rounds"]] == ["Team Enghaven"]
    assert [team["name"] for team in mine["teams"]] == ["Team Enghaven"]
    assert [one["name"] for one in mine["organisations"]] == ["Anden Kommune"]
    assert "Åparken" not in str(mine)
    assert enter(Role.FACILITATOR, "ingen").view("tavle")["rounds"] is False


def test_who_plans_a_round_for_a_new_team_goes_on_with_it(enter: Callable[..., Page], store: Store) -> None:
    page = enter(Role.FACILITATOR, "et-andet-team")
    page.do("create", **PLAN)
    assert page.round["team"] == "Team Åparken"
    assert store.keys()[-1].scope == ("et-andet-team", store.teams()[0].id)


def test_a_plan_that_is_refused_leaves_no_team_and_no_scope(enter: Callable[..., Page], store: Store) -> None:
    page = enter(Role.FACILITATOR, "et-andet-team")
    assert page.send("create", **(PLAN | {"items": []}))["type"] == "refused"
    assert store.teams() == []
    assert store.keys()[-1].scope == ("et-andet-team",)


def test_a_key_that_is_revoked_empties_the_page_and_says_so(
    enter: Callable[..., Page], planned: Any, store: Store
) -> None:
    page = enter()
    page.do("open", round=planned.id)
    page.conversation.changed()
    revoke(store, store.keys()[-1].id, by=COMMAND_LINE)
    assert page.send("tick")["sentence"] == ENDED
    assert page.conversation.changed()
    assert page.view("tavle") == {"locked": ENDED}


def test_a_key_that_runs_out_empties_the_page_though_nothing_is_stored(
    enter: Callable[..., Page], planned: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = enter()
    page.conversation.changed()
    monkeypatch.setattr("selfeval.access.roles.holds", lambda key: False)
    assert page.send("tick")["sentence"] == ENDED
    assert page.conversation.changed()


def test_what_is_done_to_a_round_is_in_the_audit_log_with_key_and_role_and_without_any_text(
    enter: Callable[..., Page], store: Store, answer_all: Callable[..., None]
) -> None:
    page = enter()
    page.do("create", **PLAN)
    page.go("vurdering")
    answer_all(page.view("forberedelse")["round"]["code"], [3, 3, 3])
    page.go("dialog")
    page.do("agree", item="p01", dimension="faglig", level=3, reason="Hemmelig grund", seen=0)
    page.do("say", item="p01", succeeds="Hemmelige ord", seen=0)
    page.do("take_back_agreement", item="p01", dimension="faglig", seen=1)
    page.go("udviklingsplan")
    page.do("export", format="csv")
    assert page.send("agree", item="p01", dimension="faglig", level=3, seen=9)["type"] == "refused"
    key, round_id = store.keys()[-1].id, store.rounds()[0].id
    done = [entry for entry in store.acts() if entry.key_id == key]
    assert [(entry.act, entry.detail) for entry in done] == [
        ("created", ""),
        ("phase", "vurdering"),
        ("phase", "dialog"),
        ("agreed", "p01"),
        ("said", "p01"),
        ("agreement_taken_back", "p01"),
        ("phase", "udviklingsplan"),
        ("exported", "csv"),
    ]
    assert {(entry.role, entry.round_id) for entry in done} == {(Role.FACILITATOR, round_id)}
    assert all(entry.at <= now() for entry in done)
    assert "emmelig" not in repr(store.acts())


def test_a_round_taken_back_and_put_back_is_logged_with_its_id(enter: Callable[..., Page], store: Store) -> None:
    page = enter()
    page.do("create", **PLAN)
    id = page.round["id"]
    page.do("take_back_round", revision=page.round["revision"])
    page.do("put_back_round", round=id)
    taken = [(entry.act, entry.round_id) for entry in store.acts() if entry.round_id]
    assert taken == [("created", id), ("round_taken_back", id), ("round_put_back", id)]


def test_in_jupyterlab_the_local_user_needs_no_ticket(page: Page, store: Store) -> None:
    page.do("hello")
    page.do("create", **PLAN)
    assert store.acts()[-1].key_id == "jupyterlab"
