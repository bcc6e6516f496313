"""The lens on the principles on a participant's phone: questions come and go as the server asks them."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from selfeval.framework import LENS_DIMENSIONS, read_framework, read_lens
from selfeval.protocol.participant.conversation import ParticipantConversation
from selfeval.records import Organisation, Phase, Round, Team
from selfeval.storage import Store
from selfeval.workshop.round.leading import go_to, plan_round
from tests.ui.dev_server import People, a_key
from tests.ui.steps import card, joins, rates, violations, wait_until

FIRST, SECOND, THIRD = LENS_DIMENSIONS
TITLES = [question.dimension.title for question in read_lens().questions]
NEWS = ".se-lens [role=status]"


@pytest.fixture
def round(store: Store) -> Round:
    """Two principper with the lens on, in vurdering."""
    store.add_organisation(Organisation(id="kommunen", name="Kommunen"))
    store.add_team(Team(id="teamet", organisation_id="kommunen", name="Team Åparken"))
    planned = plan_round(
        store,
        team_id="teamet",
        title="Forår 2026",
        frameworks=[read_framework("recovery-principper", "2023")],
        items=("r-haab", "r-viden"),
        retain_until=date(2028, 3, 4),
        today=date(2026, 3, 4),
        lens=True,
    )
    return go_to(store, planned, Phase.VURDERING)


@pytest.fixture
def talk(store: Store, round: Round) -> ParticipantConversation:
    talk = ParticipantConversation(store, round.code)
    talk.handle({"type": "join", "id": "j", "key": a_key(1), "perspective": "medarbejder"})
    return talk


def said(talk: ParticipantConversation, dimension: str, **answer: object):
    return talk.handle({"type": "rate", "id": uuid4().hex, "item": "r-haab", "dimension": dimension} | answer)


def seen(page: Page) -> list[str]:
    """The titles of the lens's questions that are shown."""
    return page.locator(".se-lens h3:visible").all_inner_texts()


def test_with_each_answer_the_server_tells_what_is_asked_now(talk):
    assert said(talk, FIRST, level=4)["lens"] == {"r-haab": (FIRST, SECOND)}
    assert said(talk, FIRST, exit="ved_ikke")["lens"] == {"r-haab": (FIRST,)}
    assert "lens" not in said(talk, "faglig", level=4)
    refused = said(talk, SECOND, level=4)
    assert (refused["type"], refused["code"]) == ("refused", "not_allowed")


def test_who_comes_back_is_told_what_is_asked(talk, store, round):
    said(talk, FIRST, level=3)
    welcome = ParticipantConversation(store, round.code).handle({"type": "hello", "id": "h", "key": a_key(1)})
    assert welcome["lens"] == {"r-haab": (FIRST, SECOND), "r-viden": (FIRST,)}
    assert [item["lens"] for item in welcome["content"]["items"]] == [[FIRST], [FIRST]]


def test_each_question_comes_with_the_answer_that_leads_to_it_and_goes_again(phone, store, round):
    assert seen(phone) == TITLES[:1]
    rates(phone, TITLES[0], "4: I høj grad")
    expect(card(phone, TITLES[1])).to_be_visible()
    rates(phone, TITLES[1], "3: I nogen grad")
    rates(phone, TITLES[2], "2: I lav grad")
    levels = {rating.dimension: rating.level for rating in store.ratings(round.id)}
    assert levels == {FIRST: 4, SECOND: 3, THIRD: 2}
    rates(phone, TITLES[0], "1: I meget lav grad")
    expect(card(phone, TITLES[1])).to_be_hidden()
    assert seen(phone) == TITLES[:1]
    rates(phone, TITLES[0], "5: I meget høj grad")
    expect(card(phone, TITLES[2]).get_by_role("radio", name="2: I lav grad")).to_be_checked()


def test_what_is_counted_is_what_is_asked(phone):
    expect(phone.get_by_role("button", name="Oversigt: 0 af 8 besvaret")).to_be_visible()
    rates(phone, TITLES[0], "3: I nogen grad")
    expect(phone.get_by_role("button", name="Oversigt: 1 af 9 besvaret")).to_be_visible()
    card(phone, TITLES[0]).get_by_role("radio", name="Ved ikke").check()
    expect(phone.get_by_role("button", name="Oversigt: 1 af 8 besvaret")).to_be_visible()


def test_a_new_question_is_told_politely_and_takes_no_focus(phone):
    expect(phone.locator(NEWS)).to_have_text("")
    chosen = card(phone, TITLES[0]).get_by_role("radio", name="4: I høj grad")
    chosen.check()
    expect(phone.locator(NEWS)).to_have_text(f"Nyt spørgsmål herunder: {read_lens().questions[1].staff}")
    expect(chosen).to_be_focused()
    card(phone, TITLES[0]).get_by_role("radio", name="2: I lav grad").check()
    expect(phone.locator(NEWS)).to_have_text(f"Spørgsmålet »{TITLES[1]}« bliver ikke stillet mere.")


def test_nothing_moves_under_the_thumb_when_a_question_comes(phone):
    first = card(phone, TITLES[0])
    first.scroll_into_view_if_needed()
    chosen = first.get_by_role("radio", name="5: I meget høj grad")
    chosen.check()
    place = chosen.bounding_box()
    expect(card(phone, TITLES[1])).to_be_visible()
    assert chosen.bounding_box() == place


def test_the_lens_can_be_answered_by_keyboard_alone(phone, store, round):
    phone.locator(".se-lens input[type=radio]").first.focus()
    for level, dimension in enumerate(LENS_DIMENSIONS, start=3):
        for _ in range(level):
            phone.keyboard.press("ArrowRight" if level > 1 else "Space")
        wait_until(phone, lambda of=dimension: any(one.dimension == of for one in store.ratings(round.id)))
        if dimension != THIRD:
            expect(card(phone, TITLES[LENS_DIMENSIONS.index(dimension) + 1])).to_be_visible()
            while not phone.evaluate(
                "title => document.activeElement.closest('section')?.querySelector('h3')?.textContent === title"
                " && document.activeElement.type === 'radio'",
                TITLES[LENS_DIMENSIONS.index(dimension) + 1],
            ):
                phone.keyboard.press("Tab")
    assert [rating.dimension for rating in store.ratings(round.id)] == list(LENS_DIMENSIONS)


def test_a_citizen_is_asked_directly(device, server, round):
    page = joins(device(), server, round, "Borger")
    expect(page.get_by_role("group", name=read_lens().questions[0].citizen)).to_be_visible()


def test_the_questions_stand_in_a_group_with_a_name_and_each_on_the_scale(phone):
    group = phone.get_by_role("group", name=read_lens().title)
    expect(group.get_by_role("radio")).to_have_count(7)
    expect(group.get_by_role("checkbox")).to_have_count(0)


def test_axe_finds_nothing(phone):
    rates(phone, TITLES[0], "4: I høj grad")
    rates(phone, TITLES[1], "4: I høj grad")
    expect(card(phone, TITLES[2])).to_be_visible()
    assert violations(phone) == []


def test_another_tab_of_the_same_person_follows(device, server, round, store):
    page = joins(device(), server, round)
    other = page.context.new_page()
    other.goto(page.url)
    expect(card(other, TITLES[0])).to_be_visible()
    rates(page, TITLES[0], "4: I høj grad")
    expect(card(other, TITLES[1])).to_be_visible()


def test_a_round_without_the_lens_asks_nothing_more(device, server, store, round):
    team = {"team_id": "teamet", "retain_until": date(2028, 3, 4), "today": date(2026, 3, 4)}
    plain = plan_round(
        store, title="Efterår", frameworks=[read_framework("recovery-principper", "2023")], items=("r-haab",), **team
    )
    page = joins(device(), server, go_to(store, plain, Phase.VURDERING))
    expect(page.get_by_role("button", name="Oversigt: 0 af 3 besvaret")).to_be_visible()
    assert seen(page) == []
    assert People(store, plain).joins().lens() == {}


def answered_by(store: Store, round: Round, *levels: int) -> None:
    people = People(store, round)
    for level in levels:
        people.joins().rate(id=uuid4().hex, item="r-haab", dimension=FIRST, level=level)
    people.goes_to(Phase.DIALOG)
    people.looks_at("r-haab")


def test_in_the_dialogue_the_lens_stands_apart_with_ones_own_answer(phone, store, round):
    rates(phone, TITLES[0], "4: I høj grad")
    answered_by(store, round, 5, 1)
    part = phone.get_by_role("region", name=read_lens().title)
    expect(part.locator("ol > li")).to_have_text(["2 af 3 finder princippet meningsfuldt."])
    expect(part.get_by_text("Dit svar: 4 (i høj grad)")).to_be_visible()
    expect(part.get_by_text("Færre end 3 har svaret").or_(part.get_by_text("Ingen har svaret."))).to_have_count(1)
    expect(part).to_contain_text("Svarene på spørgsmålet før vises ikke")
    assert violations(phone) == []


def test_the_big_screen_says_it_in_words(device, server, store, round):
    answered_by(store, round, 4, 5, 1)
    page = device(viewport={"width": 1920, "height": 1080})
    page.goto(f"{server.address}/storskaerm/{round.code}")
    about = page.locator(".sp-block").filter(has=page.get_by_role("heading", name="Om selve princippet"))
    expect(about.locator("p")).to_have_text(["2 af 3 finder princippet meningsfuldt."])
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
