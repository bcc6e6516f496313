"""The lens on the principles, from the facilitator's checkbox to what the team sees and takes along on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from selfeval.framework import read_lens
from selfeval.practice.participants import ScriptedParticipant, Temper
from selfeval.records import Phase
from selfeval.workshop.reveal.lens_picture import LensPicture
from selfeval.workshop.reveal.result import round_result
from tests.accessible import checks
from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import RunningServer

PRINCIPPER = "Principper for recovery-orienteret rehabilitering"
PEJLEMAERKER = "Faglige pejlemærker for kvalitet i bostøtten"
HAAB = "Tag udgangspunkt i borgernes håb, ønsker og drømme"
LENS = read_lens()


@pytest.fixture
def desk(logged_in: Callable[..., BrowserContext], server: RunningServer) -> FacilitatorPage:
    """The facilitator's page on a laptop, with no round chosen."""
    opened = FacilitatorPage(logged_in().new_page())
    opened.page.add_init_script("window.print = () => {}")
    opened.open(server.address)
    return opened


def switch(desk: FacilitatorPage) -> Locator:
    return desk.page.get_by_role("checkbox", name="Spørg også til selve principperne")


def of_framework(desk: FacilitatorPage, title: str) -> Locator:
    return desk.page.locator(".sf-framework").get_by_role("checkbox", name=title)


def test_the_switch_is_there_only_where_principper_are_chosen(desk: FacilitatorPage) -> None:
    expect(of_framework(desk, PRINCIPPER)).not_to_be_checked()
    expect(switch(desk)).to_have_count(0)
    of_framework(desk, PRINCIPPER).check()
    expect(switch(desk)).not_to_be_checked()
    expect(switch(desk)).to_have_accessible_description(re.compile("op til tre spørgsmål mere"))
    switch(desk).check()
    expect(desk.page.get_by_text("og op til 9 mere om principperne")).to_be_visible()
    of_framework(desk, PRINCIPPER).uncheck()
    expect(desk.page.get_by_text("mere om principperne")).to_have_count(0)


def told_of(ready: RoundsReady, code: str) -> LensPicture:
    """Six persons answer all that they are asked; what is then told of the first princip."""
    for number in range(6):
        temper = Temper(usual=3.2, spread=1.2, exits=0.05)
        ScriptedParticipant.joins(ready.store, code, "medarbejder", rng=Random(number), temper=temper).answer()
    round = ready.store.round_by_code(code)
    return round_result(ready.store, ready.goes_to(round, Phase.DIALOG)).lens["r-haab"]


@pytest.mark.long
def test_from_the_switch_to_the_reveal_and_to_paper(desk: FacilitatorPage, ready: RoundsReady) -> None:
    page = desk.page
    desk.name_round(organisation="Åkøbing Kommune", team=f"Team {uuid4().hex[:6]}", title="Principperne")
    of_framework(desk, PEJLEMAERKER).uncheck()
    desk.choose_items(PRINCIPPER, [f"1 {HAAB}", "8 Brug viden og metoder, der virker"])
    switch(desk).check()
    assert checks.violations(page) == []
    code = desk.make_round().lower()
    plan = desk.panel("forberedelse").locator(".sf-facts")
    expect(plan).to_contain_text("Op til tre spørgsmål mere til hvert princip")
    page.get_by_role("button", name="Ret valgene").click()
    switch(desk).uncheck()
    page.get_by_role("button", name="Gem valgene").click()
    expect(plan).not_to_contain_text("Op til tre spørgsmål mere")
    page.get_by_role("button", name="Ret valgene").click()
    switch(desk).check()
    page.get_by_role("button", name="Gem valgene").click()
    expect(plan).to_contain_text("Op til tre spørgsmål mere til hvert princip")
    desk.go_on("Åbn vurderingen", "Vurdering")

    told = told_of(ready, code)
    desk.expect_phase("Dialog")
    desk.turn_to(HAAB)
    part = page.get_by_role("region", name=LENS.title)
    sentences = [f"{of.words}." for of in told.answers if of.words]
    assert len(sentences) == 3
    expect(part.locator("ol > li")).to_have_text(sentences)
    expect(part.get_by_role("img")).to_have_count(3)
    expect(part).to_contain_text(LENS.team_question)
    expect(page.locator(".sf-agreed")).to_have_count(3)
    assert checks.violations(page) == []

    desk.move("Udviklingsplan")
    page.get_by_role("button", name="Udskriv resultatet").click()
    expect(page.locator("html[data-print]")).to_have_count(1)
    page.emulate_media(media="print")
    for sentence in sentences:
        expect(page.locator(".sf-result").get_by_text(sentence).first).to_be_visible()
