"""The notebooks work whole in JupyterLab, and the facilitator's starts the server that phones come to."""

from __future__ import annotations

import json
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from selfeval.protocol.address.running import servers_of
from selfeval.records import Phase
from selfeval.storage import Store
from tests.browser.rounds_ready import RoundsReady
from tests.lab.conftest import Lab, nothing_overflows, run
from tests.ui.steps import wait_until

pytestmark = pytest.mark.long
LONG = "Borgerne oplever, at vi lytter, men vi når sjældent at følge op på det, vi har aftalt sammen. " * 4


def test_the_facilitators_notebook_starts_the_participants_server_and_shows_the_dialogue(
    page: Page, lab: Lab, store: Store
) -> None:
    round = RoundsReady(store).round(items=("p01", "p02"), phase=Phase.FORBEREDELSE)
    run(page, lab, "facilitator")
    page.get_by_role("button", name=f"Åbn {round.title}").click()
    panel = page.locator('.sf-panel[data-panel="forberedelse"]')
    expect(panel.get_by_text("Deltagernes server kører ikke")).to_be_visible()
    panel.get_by_role("button", name="Start deltagernes server").click()
    expect(panel.get_by_role("img", name=f"/d/{round.code}")).to_be_visible()
    (file,) = servers_of(lab.data)
    served = file.read()
    assert served
    assert panel.get_by_role("img", name=f"/d/{round.code}").get_attribute("alt") == (
        f"QR-kode til {served.chosen.url}/d/{round.code}"
    )
    with urllib.request.urlopen(f"{served.staff}/healthz") as answer:
        assert json.load(answer)["status"] == "ok"
    with urllib.request.urlopen(f"{served.chosen.url}/d/{round.code}") as answer:
        assert round.code in answer.read().decode()
    screen = page.get_by_role("link", name="Vis på storskærm").get_attribute("href")
    assert screen
    assert screen.startswith(f"{served.chosen.url}/storskaerm/")
    with urllib.request.urlopen(screen) as answer:
        assert round.code in answer.read().decode()
    assert nothing_overflows(page, ".sf-panel") == []

    panel.get_by_role("button", name="Åbn vurderingen").click()
    RoundsReady(store).goes_to(round, Phase.DIALOG)
    RoundsReady(store).looks_at(round, "p01")
    dialogue = page.locator('.sf-panel[data-panel="dialog"]')
    difficult = dialogue.get_by_label("Det er svært")
    difficult.fill(LONG)
    difficult.blur()
    wait_until(page, lambda: bool(store.dialogue_notes(round.id)))
    expect(dialogue.get_by_role("navigation", name="Dagsorden")).to_be_visible()
    assert nothing_overflows(page, ".sf-panel") == []
    for size in ({"width": 1024, "height": 768}, {"width": 1920, "height": 1080}):
        page.set_viewport_size(size)
        assert nothing_overflows(page, ".sf-panel") == []


@pytest.mark.parametrize(
    ("notebook", "shown"),
    [("leder", "Der er ingen tal"), ("forsker", "ingen"), ("deltager", "Rundens kode")],
)
def test_the_other_notebooks_run_without_a_fault(page: Page, lab: Lab, notebook: str, shown: str) -> None:
    run(page, lab, notebook)
    outputs = page.locator(".jp-OutputArea-output")
    expect(outputs.get_by_text(shown).first).to_be_visible()
    expect(page.locator("[data-mime-type='application/vnd.jupyter.stderr'], [data-mime-type*='error']")).to_have_count(
        0
    )
    assert nothing_overflows(page, ".selfeval") == []
