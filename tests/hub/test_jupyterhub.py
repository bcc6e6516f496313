"""selfeval as a service of a real JupyterHub: staff come in by its groups, participants by their code alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from selfeval.records import Role, Round
from selfeval.storage import Store
from tests.browser.visitors import PHONE, Visitors
from tests.hub.conftest import REFUSED
from tests.hub.running_hub import PREFIX, RunningHub
from tests.ui.steps import card, joins, rates, wait_until

pytestmark = pytest.mark.long

LogsIn = Callable[[str, str], Page]


def key_ids(store: Store) -> set[str]:
    stored = store.keys()
    return {key.id for key in stored}


def test_a_participant_rates_through_the_proxy_without_an_account(
    visitors: Visitors, hub: RunningHub, store: Store, annas: Round
) -> None:
    page = joins(visitors.page(**PHONE), hub, annas)
    rates(page, "Faglig kvalitet", "3: I nogen grad")
    assert [each.level for each in store.ratings(annas.id)] == [3]
    page.reload()
    expect(card(page, "Faglig kvalitet").get_by_role("radio", name="3: I nogen grad")).to_be_checked()


def test_a_code_typed_at_the_door_leads_to_the_round_under_the_prefix(
    visitors: Visitors, hub: RunningHub, annas: Round
) -> None:
    page = visitors.page(**PHONE)
    page.goto(f"{hub.address}/")
    page.get_by_label("Koden fra din facilitator").fill(annas.code.upper())
    page.get_by_role("button", name="Gå til runden").click()
    expect(page).to_have_url(f"{hub.address}/d/{annas.code}")


def test_the_big_screen_shows_the_address_under_the_prefix(visitors: Visitors, hub: RunningHub, annas: Round) -> None:
    page = visitors.page()
    page.goto(f"{hub.address}/storskaerm/{annas.code}")
    expect(page.get_by_role("img", name=re.compile("QR"))).to_have_attribute(
        "alt", re.compile(re.escape(f"{hub.address}/d/{annas.code}"))
    )


def test_a_facilitator_comes_in_by_the_group_and_sees_that_teams_rounds_alone(
    logs_in: LogsIn, hub: RunningHub, store: Store, annas: Round, others: Round
) -> None:
    page = logs_in("anna", "/facilitator")
    expect(page.get_by_role("heading", name="Vælg en runde, eller opret en ny")).to_be_visible()
    expect(page.get_by_text(store.team(annas.team_id).name)).to_be_visible()
    expect(page.get_by_text(store.team(others.team_id).name)).to_have_count(0)
    page.get_by_role("button", name="Åbn").click()
    page.get_by_role("navigation", name="Rundens faser").get_by_role("button", name="Forberedelse").click()
    expect(page.get_by_role("img", name=re.compile("QR"))).to_have_attribute(
        "alt", f"QR-kode til {hub.address}/d/{annas.code}"
    )
    expect(page.get_by_role("link", name=re.compile("Vis på storskærm"))).to_have_attribute(
        "href", re.compile(re.escape(f"{hub.address}/storskaerm/") + r"\w{26}$")
    )


def test_a_session_of_the_hub_is_one_key_of_the_groups_role_and_scope(
    logs_in: LogsIn, hub: RunningHub, store: Store, annas: Round
) -> None:
    before = key_ids(store)
    page = logs_in("anna", "/facilitator")
    (id,) = key_ids(store) - before
    key = store.key(id)
    assert (key.role, key.scope, key.label) == (Role.FACILITATOR, (annas.team_id,), "JupyterHub: anna")
    (cookie,) = [each for each in page.context.cookies() if each["name"].startswith("selfeval-adgang-")]
    assert (cookie["path"], cookie["httpOnly"], cookie["sameSite"]) == (PREFIX, True, "Lax")


def test_another_group_gives_another_role(logs_in: LogsIn, hub: RunningHub, visitors: Visitors) -> None:
    page = logs_in("bo", "/adgang")
    expect(page.get_by_role("heading", level=1)).to_have_text("Adgang")
    visitors.expect(REFUSED)
    assert page.goto(f"{hub.address}/facilitator").status == 403


def test_somebody_without_a_group_gets_a_sentence_and_403(
    logs_in: LogsIn, hub: RunningHub, store: Store, visitors: Visitors
) -> None:
    before = len(store.keys())
    visitors.expect(REFUSED)
    page = logs_in("carl", "/facilitator")
    expect(page.get_by_role("heading", level=1)).to_have_text("Du kom ikke ind")
    expect(page.get_by_text("Du er logget ind i JupyterHub som carl, men du er ikke med i en gruppe")).to_be_visible()
    assert page.reload().status == 403
    assert len(store.keys()) == before


def test_logging_out_ends_the_session(logs_in: LogsIn, hub: RunningHub, store: Store) -> None:
    before = key_ids(store)
    page = logs_in("bo", "/adgang")
    (key,) = key_ids(store) - before
    form = page.request.post(f"{hub.address}/log-ud", max_redirects=0)
    assert form.headers["location"] == f"{PREFIX}/"
    wait_until(page, lambda: store.key(key).ended_at is not None)


@pytest.mark.parametrize("query", ["", "?code=x", "?code=x&state=y"])
def test_a_code_that_this_browser_has_not_asked_for_lets_nobody_in(
    hub: RunningHub, visitors: Visitors, query: str
) -> None:
    visitors.expect(REFUSED)
    page = visitors.page()
    assert page.goto(f"{hub.address}/oauth_callback{query}").status == 403
    expect(page.get_by_text("Log-ind blev ikke gjort færdigt i tide. Prøv igen.")).to_be_visible()
    assert not [each for each in page.context.cookies() if each["name"].startswith("selfeval-adgang")]
