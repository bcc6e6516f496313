"""What the facilitator's page may do, and what it hears when it may not."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfeval.measures.limits import TEXT_LIMITS
from selfeval.storage import Store
from selfeval.text import danish_date
from tests.facilitator.conftest import KEPT_UNTIL, PLAN, Page


def test_a_new_round_makes_its_team_once(page: Page, store: Store) -> None:
    page.do("create", **PLAN)
    page.do("create", **(PLAN | {"team": "team åparken"}))
    assert [team.name for team in store.teams()] == ["Team Åparken"]
    assert len(store.rounds()) == 2


def test_a_round_that_is_sent_twice_is_made_once_also_by_another_page(
    page: Page, store: Store, open_page: Callable[[], Page]
) -> None:
    form = {"type": "create", "id": "formularen", **PLAN}
    for sender in (page, page, open_page()):  # a page that was loaded again after a lost answer is another
        assert sender.conversation.handle(form)["type"] == "done"
        assert sender.round["id"] == "formularen"
    assert len(store.rounds()) == 1
    refused = page.conversation.handle(form | {"team": "Team Enghaven"})
    assert "et andet team" in refused["sentence"]
    assert [team.name for team in store.teams()] == ["Team Åparken"]


def test_the_next_round_is_one_for_all_pages(started: Page, store: Store, open_page: Callable[[], Page]) -> None:
    other = open_page()
    other.do("open", round=started.round["id"])
    started.go("afsluttet")
    for sender in (started, other):
        sender.do("next_round")
    assert started.round["id"] == other.round["id"]
    assert len(store.rounds()) == 2


def test_a_page_looks_at_an_item_without_turning_the_others(started: Page, open_page: Callable[[], Page]) -> None:
    other = open_page()
    other.do("open", round=started.round["id"])
    started.go("dialog")
    started.do("focus", item="p01")
    revision = started.round["revision"]
    started.do("look", item="p02")
    assert started.view("dialog")["focus"]["item"] == started.view("tavle")["item"] == "p02"
    assert (started.round["focus"], started.round["revision"]) == ("p01", revision)
    assert other.view("dialog")["focus"]["item"] == "p01"
    started.do("look", item="")
    assert started.view("dialog")["focus"]["item"] == "p01"
    started.do("look", item="p02")
    started.do("focus", item="p01")
    assert started.view("dialog")["focus"]["item"] == "p01", "turning everybody turns the page as well"


def test_a_page_looks_at_nothing_that_is_not_asked_about(started: Page, open_page: Callable[[], Page]) -> None:
    started.go("dialog")
    started.do("focus", item="p01")
    assert "p07" in started.send("look", item="p07")["sentence"]
    assert started.view("dialog")["focus"]["item"] == "p01"
    assert "Vælg en runde" in open_page().send("look", item="p01")["sentence"]


def test_the_page_is_told_which_moves_show_the_answers(started: Page) -> None:
    shown = ["dialog", "prioritering", "udviklingsplan", "afsluttet"]
    assert started.round["reveals"] == shown
    started.go("vurdering")
    assert started.round["reveals"] == shown
    started.go("dialog")
    assert started.round["reveals"] == []


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"organisation": "  "}, "kommunen eller organisationen"),
        ({"team": ""}, "Teamets navn"),
        ({"items": []}, "Vælg mindst ét"),
        ({"items": ["p99"]}, "p99"),
        ({"frameworks": []}, "p01"),
        ({"reveal_limit": 2}, "mindst 3"),
        ({"report_limit": 2}, "mindst lige så høj"),
        ({"votes_cap": 9}, "mellem 1 og 3"),
        ({"votes_each": 2.5}, "helt tal"),
        ({"retain_until": ""}, "slettes"),
        ({"retain_until": "2099-13-01"}, "Datoen findes ikke"),
        ({"retain_until": "2001-01-01"}, "Vælg en dag fra"),
        ({"title": "x" * 5000}, "tegn"),
    ],
)
def test_a_wrong_plan_is_refused_with_a_sentence_and_leaves_nothing(
    page: Page, store: Store, wrong: dict[str, Any], sentence: str
) -> None:
    reply = page.send("create", **(PLAN | wrong))
    assert reply["type"] == "refused"
    assert sentence in reply["sentence"]
    assert store.rounds() == []
    assert store.teams() == []


def test_a_plan_may_change_until_the_first_answer(started: Page, answer_all: Callable[..., None]) -> None:
    change = {name: PLAN[name] for name in ("report_limit", "votes_each", "votes_cap", "retain_until")}
    started.do("change", reveal_limit=4, revision=started.round["revision"], **change)
    started.go("vurdering")
    answer_all(started.view("forberedelse")["round"]["code"], [3])
    reply = started.send("change", reveal_limit=3, revision=started.round["revision"], **change)
    assert "låst" in reply["sentence"]
    assert started.view("forberedelse")["round"]["reveal_limit"] == 4


def test_the_invitation_holds_the_address_of_phones(started: Page) -> None:
    round = started.view("forberedelse")["round"]
    assert round["join_url"] == f"http://10.0.0.5:8866/d/{round['code']}"
    assert round["short_address"] == "10.0.0.5:8866"
    assert round["qr"].startswith("data:image/svg+xml")


def test_the_introduction_tells_the_rounds_own_limits(started: Page) -> None:
    text = " ".join(line for screen in started.view("forberedelse")["introduction"] for line in screen["paragraphs"])
    assert "mindst 3 har svaret" in text
    assert danish_date(KEPT_UNTIL) in text
    assert "{" not in text


def test_every_form_is_given_the_limits_of_its_texts(started: Page, open_page: Callable[[], Page]) -> None:
    started.go("vurdering")
    started.go("dialog")
    for view in (open_page().view("forberedelse"), started.view("dialog"), started.view("udviklingsplan")):
        assert view["limits"] == dict(TEXT_LIMITS)


def test_pejlemaerke_1_is_suggested_as_the_first(started: Page) -> None:
    assert started.view("forberedelse")["round"]["first"] == "Pejlemærke 1: Et recovery-orienteret samarbejde"


def test_before_the_dialogue_no_view_holds_an_answer(started: Page, answer_all: Callable[..., None]) -> None:
    started.go("vurdering")
    answer_all(started.view("vurdering")["round"]["code"], [1, 1, 5, 5])
    views = started.conversation.views()
    assert views["vurdering"]["joined"] == 4
    assert [line["answered"] for line in views["vurdering"]["items"]] == [4, 0]
    assert views["dialog"] == {"round": views["tavle"]["round"], "early": True}
    assert views["prioritering"]["lines"] == []


def test_the_agenda_begins_with_two_camps_and_says_so(started: Page, answer_all: Callable[..., None]) -> None:
    started.go("vurdering")
    answer_all(started.view("vurdering")["round"]["code"], [1, 1, 5, 5])
    started.go("dialog")
    first = started.view("dialog")["agenda"][0]
    assert first["item"] == "p01"
    assert first["reasons"][0] == "To grupper: 2 svarer 1–2 og 2 svarer 4–5 i borgeroplevet kvalitet"


def test_an_agreed_level_stands_beside_the_answers(started: Page, answer_all: Callable[..., None]) -> None:
    started.go("vurdering")
    answer_all(started.view("vurdering")["round"]["code"], [1, 1, 5, 5])
    started.go("dialog")
    started.do("focus", item="p01")
    started.do("show_answers", item="p01")
    started.do("agree", item="p01", dimension="faglig", level=3, reason="Vi er på vej.", seen=0)
    focus = started.view("dialog")["focus"]
    faglig = next(one for one in focus["dimensions"] if one["id"] == "faglig")
    assert faglig["consensus"] == {
        "level": 3,
        "exit": None,
        "label": "I nogen grad",
        "reason": "Vi er på vej.",
    }
    assert faglig["revision"] == 1
    assert next(one for one in focus["pictures"] if one["dimension"] == "faglig")["counts"] == [2, 0, 0, 0, 2]


def test_two_tabs_never_overwrite_each_others_unseen_words(started: Page, open_page: Callable[[], Page]) -> None:
    started.go("dialog")
    other = open_page()
    other.do("open", round=started.round["id"])
    started.do("agree", item="p01", dimension="faglig", level=3, reason="Først", seen=0)
    reply = other.send("agree", item="p01", dimension="faglig", level=5, reason="Sidst", seen=0)
    assert reply["type"] == "refused"
    assert "andet vindue" in reply["sentence"]
    stored = other.view("dialog")["agenda"]
    assert stored[0]["settled"]
    other.do("focus", item="p01")
    agreed = [one["consensus"] for one in other.view("dialog")["focus"]["dimensions"] if one["consensus"]]
    assert [one["reason"] for one in agreed] == ["Først"]


def test_one_tab_may_change_its_mind_faster_than_its_screen(started: Page) -> None:
    started.go("dialog")
    for level in (3, 4, 5):
        started.do("agree", item="p01", dimension="faglig", level=level, reason="", seen=0)


def test_a_phase_change_from_a_stale_tab_is_refused(started: Page, open_page: Callable[[], Page]) -> None:
    other = open_page()
    other.do("open", round=started.round["id"])
    seen = other.round["revision"]
    started.go("vurdering")
    reply = other.send("go", phase="afsluttet", revision=seen)
    assert "andet vindue" in reply["sentence"]
    assert started.round["phase"] == "vurdering"


def test_a_round_without_devices_goes_from_agreement_to_action_list(started: Page) -> None:
    started.go("dialog")
    started.do("agree", item="p02", dimension="faglig", level=2, reason="", seen=0)
    started.do("say", item="p02", succeeds="", difficult="Vi mangler tid.", will_try="", seen=0)
    started.go("prioritering")
    started.do("team_vote", item="p02", votes=7)
    started.do("team_weigh", item="p02", level=5)
    line = started.view("prioritering")["lines"][0]
    assert (line["item"], line["votes"], line["importance"], line["level"]) == ("p02", 7, 5, 2)
    started.go("udviklingsplan")
    assert [one["item"] for one in started.view("udviklingsplan")["suggested"]] == ["p02"]


ACTION = {
    "item": "p01",
    "what": "Vi holder fælles sparring",
    "why": "Vi ser forskelligt på det",
    "kind": "metode",
    "reach": "egen",
    "owner": "Faglig leder",
    "deadline": "2027-02-01",
    "sign": "Vi bruger samme ord",
}


def test_the_next_round_opens_with_the_old_actions(started: Page) -> None:
    started.go("udviklingsplan")
    started.do("add_action", **ACTION)
    started.go("afsluttet")
    started.do("next_round")
    view = started.view("forberedelse")
    assert [(old["what"], old["deadline"]) for old in view["earlier"]] == [("Vi holder fælles sparring", "01-02-2027")]
    old = view["earlier"][0]
    reply = started.send("status", action=old["id"], seen=old["revision"], status="droppet", reason="")
    assert "hvorfor" in reply["sentence"]
    started.do("status", action=old["id"], seen=old["revision"], status="droppet", reason="Vi fik en ny leder")
    assert started.view("forberedelse")["earlier"][0]["status_label"] == "Droppet"


def test_an_action_can_be_mended_and_its_deadline_taken_away(started: Page) -> None:
    started.go("udviklingsplan")
    started.do("add_action", **ACTION)
    stored = started.view("udviklingsplan")["actions"][0]
    words = {name: value for name, value in ACTION.items() if name not in ("item", "deadline")}
    started.do("revise_action", action=stored["id"], seen=1, **(words | {"what": "Vi holder sparring hver uge"}))
    mended = started.view("udviklingsplan")["actions"][0]
    assert (mended["what"], mended["deadline"]) == ("Vi holder sparring hver uge", "")


def test_a_sent_action_is_stored_once(started: Page) -> None:
    started.go("udviklingsplan")
    for _ in range(2):
        assert started.conversation.handle({"type": "add_action", "id": "en-handling", **ACTION})["type"] == "done"
    assert len(started.view("udviklingsplan")["actions"]) == 1


def test_a_closed_round_accepts_nothing_but_gives_its_files(started: Page) -> None:
    started.go("udviklingsplan")
    started.go("afsluttet")
    assert "afsluttet" in started.send("add_action", **ACTION)["sentence"]
    assert started.do("export", format="xlsx")["name"].endswith(".xlsx")


def test_an_unknown_format_is_refused_with_the_known_ones(started: Page) -> None:
    assert "xlsx" in started.send("export", format="exe")["sentence"]


def faglig(page: Page) -> dict[str, Any]:
    return next(one for one in page.view("dialog")["focus"]["dimensions"] if one["id"] == "faglig")


def test_an_agreement_is_taken_back_and_made_anew_in_any_tab(started: Page, open_page: Callable[[], Page]) -> None:
    started.go("dialog")
    started.do("focus", item="p01")
    other = open_page()
    other.do("open", round=started.round["id"])
    cell = {"item": "p01", "dimension": "faglig"}
    other.do("agree", **cell, level=3, reason="", seen=0)
    started.do("take_back_agreement", **cell, seen=faglig(started)["revision"])
    assert faglig(other)["consensus"] is None
    assert not other.view("dialog")["agenda"][0]["settled"]
    other.do("agree", **cell, level=4, reason="", seen=faglig(other)["revision"])
    assert faglig(started)["consensus"]["level"] == 4


def test_an_action_is_taken_back_and_put_back(started: Page) -> None:
    started.go("udviklingsplan")
    started.do("add_action", **ACTION)
    stored = started.view("udviklingsplan")["actions"][0]
    started.do("take_back_action", action=stored["id"], seen=stored["revision"])
    assert started.view("udviklingsplan")["actions"] == []
    exported = started.do("export", format="json")
    assert stored["what"] not in b64decode(exported["data"]).decode()
    started.do("put_back_action", action=stored["id"])
    back = started.view("udviklingsplan")["actions"][0]
    assert back["what"] == stored["what"]
    started.do("status", action=back["id"], seen=back["revision"], status="i_gang", reason="")


def test_a_round_is_taken_back_and_every_tab_lets_go_of_it(started: Page, open_page: Callable[[], Page]) -> None:
    other = open_page()
    round = started.round
    other.do("open", round=round["id"])
    assert started.view("forberedelse")["round"]["removable"]
    started.do("take_back_round", revision=round["revision"])
    assert other.round is None
    assert other.view("forberedelse")["rounds"] == []
    assert "findes ikke" in other.send("go", phase="vurdering", revision=round["revision"])["sentence"]
    started.do("put_back_round", round=round["id"])
    assert (started.round["title"], other.round["title"]) == (round["title"], round["title"])


FIELDS = ("type", "id", "item", "level", "seen", "votes", "phase", "revision", "round", "frameworks")
WORDS = ("create", "go", "agree", "say", "open", "team_vote", "export", "status", "p01", "dialog")
VALUES = st.one_of(
    st.sampled_from(WORDS), st.text(), st.integers(), st.floats(), st.lists(st.text()), st.none(), st.booleans()
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.none(), st.text(), st.integers(), st.dictionaries(st.sampled_from(FIELDS), VALUES)))
def test_hostile_messages_get_a_sentence_and_break_nothing(started: Page, message: object) -> None:
    reply = started.conversation.handle(message)
    assert reply["type"] in ("done", "refused", "file")
    assert "Noget gik galt" not in reply.get("sentence", "")


def test_what_a_page_wrote_in_one_round_says_nothing_of_the_next(started: Page) -> None:
    agreed = {"item": "p01", "dimension": "faglig", "level": 3, "exit": "", "reason": "", "seen": 0}
    started.go("dialog")
    started.do("agree", **agreed)
    started.go("afsluttet")
    started.do("next_round")
    started.go("dialog")
    started.do("agree", **agreed)
