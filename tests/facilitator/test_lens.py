"""The lens on the facilitator's page: offered where there are principper, told in the plan, shown in the dialogue."""

from __future__ import annotations

from uuid import uuid4

import pytest

from selfeval.framework import LENS_DIMENSIONS
from selfeval.storage import Store
from selfeval.workshop.answers.joining import join
from tests.facilitator.conftest import PLAN, Page

FIRST = LENS_DIMENSIONS[0]
PRINCIPPER = PLAN | {"frameworks": [{"id": "recovery-principper", "version": "2023"}], "items": ["r-haab", "r-viden"]}


def change(page: Page, **changes: object) -> dict[str, object]:
    kept = {name: PLAN[name] for name in ("reveal_limit", "report_limit", "votes_each", "votes_cap", "retain_until")}
    return page.send("change", revision=page.round["revision"], **kept, **changes)


def answer(page: Page, store: Store, *levels: int) -> None:
    for level in levels:
        session = join(store, page.view("forberedelse")["round"]["code"], uuid4().hex, "medarbejder")
        session.rate(id=uuid4().hex, item="r-haab", dimension=FIRST, level=level)


def test_the_lens_is_offered_beside_principper_alone(page: Page) -> None:
    view = page.view("forberedelse")
    offered = {
        framework["id"]: [item["lens"] for group in framework["groups"] for item in group["items"]]
        for framework in view["frameworks"]
    }
    assert all(offered["recovery-principper"])
    assert not any(offered["pejlemaerker-bostoette"])
    assert view["lens"]["label"] == "Spørg også til selve principperne"


@pytest.mark.parametrize(("said", "stored"), [({"lens": True}, True), ({"lens": False}, False), ({}, False)])
def test_a_round_asks_the_lens_where_it_was_switched_on(page: Page, store: Store, said, stored) -> None:
    page.do("create", **PRINCIPPER, **said)
    assert store.rounds()[0].lens is stored
    assert page.view("forberedelse")["round"]["lens"] is stored


def test_it_cannot_be_switched_on_without_a_princip(page: Page, store: Store) -> None:
    assert "ingen principper" in page.send("create", **PLAN, lens=True)["sentence"]
    assert store.rounds() == []
    page.do("create", **PLAN)
    assert page.view("forberedelse")["round"]["lens_offer"] is None


def test_it_may_be_switched_until_the_first_answer(page: Page, store: Store) -> None:
    page.do("create", **PRINCIPPER)
    assert change(page, lens=True)["type"] == "done"
    page.go("vurdering")
    answer(page, store, 4)
    assert "låst" in change(page, lens=False)["sentence"]
    assert store.rounds()[0].lens


def test_the_dialogue_shows_it_apart_from_the_quality(page: Page, store: Store) -> None:
    page.do("create", **PRINCIPPER, lens=True)
    page.go("vurdering")
    answer(page, store, 4, 3, 1)
    page.go("dialog")
    page.do("focus", item="r-haab")
    page.do("show_answers", item="r-haab")
    focus = page.view("dialog")["focus"]
    assert focus["lens"]["sentences"] == ["2 af 3 finder princippet meningsfuldt."]
    assert [of["dimension"] for of in focus["lens"]["pictures"]] == list(LENS_DIMENSIONS)
    assert [of["dimension"] for of in focus["pictures"]] == ["borgeroplevet", "faglig", "organisatorisk"]
    assert [of["id"] for of in focus["dimensions"]] == ["borgeroplevet", "faglig", "organisatorisk"]


def test_nothing_is_agreed_on_across_the_lens(page: Page, store: Store) -> None:
    page.do("create", **PRINCIPPER, lens=True)
    page.go("dialog")
    reply = page.send("agree", item="r-haab", dimension=FIRST, level=4, seen=0)
    assert "Dimensionen 'meningsfuldt' findes ikke" in reply["sentence"]


def test_the_result_on_paper_holds_it(page: Page, store: Store) -> None:
    page.do("create", **PRINCIPPER, lens=True)
    page.go("vurdering")
    answer(page, store, 4, 3, 1)
    page.go("udviklingsplan")
    items = page.send("result")["result"]["items"]
    assert items[0]["lens"]["sentences"] == ["2 af 3 finder princippet meningsfuldt."]
    assert items[1]["lens"]["sentences"] == []
