"""What the facilitator sees of votes while they come in, and afterwards."""

from __future__ import annotations

from collections.abc import Callable

from selfeval.storage import Store
from selfeval.workshop.answers.voting import cast, weigh
from tests.facilitator.conftest import Page


def voters(store: Store, round_id: str, count: int) -> list[str]:
    return [person.id for person in store.participants(round_id)[:count]]


def test_while_votes_come_in_only_their_number_is_shown(
    started: Page, answer_all: Callable[..., None], store: Store
) -> None:
    """Two sums with one ballot between them would show that ballot."""
    started.go("vurdering")
    answer_all(started.view("forberedelse")["round"]["code"], [2, 3, 4, 5])
    started.go("prioritering")
    round_id = started.round["id"]
    seen = []
    for number, person in enumerate(voters(store, round_id, 4)):
        cast(store, round_id, person, id=f"v{number}", item="p01", votes=2)
        weigh(store, round_id, person, id=f"w{number}", item="p01", level=5)
        view = started.view("prioritering")
        assert (view["voted"], view["shown"]) == (number + 1, False)
        seen.append(
            [view["lines"], started.view("udviklingsplan")["suggested"], started.send("result")["result"]["ranking"]]
        )
    assert all(each == seen[0] for each in seen)
    started.go("udviklingsplan")
    view = started.view("prioritering")
    assert view["shown"]
    assert [(line["votes"], line["importance"]) for line in view["lines"]] == [(8, 5.0)]
    assert [line["votes"] for line in started.view("udviklingsplan")["ranking"]] == [8]


def test_two_of_a_round_are_too_few_for_a_ranking(started: Page, answer_all: Callable[..., None], store: Store) -> None:
    started.go("vurdering")
    answer_all(started.view("forberedelse")["round"]["code"], [2, 3, 4])
    started.go("prioritering")
    for number, person in enumerate(voters(store, started.round["id"], 2)):
        cast(store, started.round["id"], person, id=f"v{number}", item="p01", votes=2)
    started.go("udviklingsplan")
    view = started.view("prioritering")
    assert (view["shown"], view["hidden"]) == (False, "Færre end 3 har stemt, så ranglisten vises ikke.")
    assert started.view("udviklingsplan")["ranking"] == []


def test_the_facilitator_ends_the_voting_and_opens_it_again(
    started: Page, answer_all: Callable[..., None], store: Store
) -> None:
    started.go("vurdering")
    answer_all(started.view("forberedelse")["round"]["code"], [2, 3, 4, 5])
    started.go("prioritering")
    for number, person in enumerate(voters(store, started.round["id"], 3)):
        cast(store, started.round["id"], person, id=f"v{number}", item="p01", votes=1)
    started.do("end_voting")
    view = started.view("prioritering")
    assert (view["shown"], view["ended"], view["lines"][0]["votes"]) == (True, True, 3)
    started.do("open_voting")
    assert not started.view("prioritering")["ended"]


def test_without_votes_nothing_is_called_the_top_of_a_ranking(
    started: Page, answer_all: Callable[..., None], store: Store
) -> None:
    started.go("vurdering")
    answer_all(started.view("forberedelse")["round"]["code"], [2, 3, 4])
    started.go("udviklingsplan")
    assert started.view("udviklingsplan")["suggested_text"].startswith("Der er ingen stemmer")


def test_the_levels_agreed_on_stand_beside_the_level_by_dimension(
    started: Page, answer_all: Callable[..., None]
) -> None:
    started.go("vurdering")
    answer_all(started.view("forberedelse")["round"]["code"], [2, 3, 4, 5])
    started.go("dialog")
    started.do("agree", item="p01", dimension="faglig", level=2, reason="", seen=0)
    started.go("prioritering")
    [line] = started.view("prioritering")["lines"]
    assert (line["level"], line["level_text"], line["agreed"]) == (3.5, "3,5 (svar)", "2 i faglig kvalitet")


def test_an_agenda_without_answers_claims_no_order_of_need(started: Page) -> None:
    started.go("dialog")
    assert started.view("dialog")["agenda_order"].startswith("Ingen svar kan vises")
