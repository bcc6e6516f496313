"""The real folder and a practice folder, served on one computer and open in one browser, leave each other alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from selfeval.records import Phase
from selfeval.storage import Store
from tests.browser.facilitator_page import FacilitatorPage
from tests.browser.rounds_ready import RoundsReady
from tests.browser.running_server import RunningServer
from tests.browser.visitors import LAPTOP, PATIENCE_MS


@pytest.fixture
def practice(server_process: None, tmp_path: Path) -> Iterator[RunningServer]:
    """A second server on the same computer, with a folder of its own."""
    with RunningServer(data=tmp_path / "oeve", home=tmp_path, warm=False) as running:
        yield running


def joined(page: Page, server: RunningServer, code: str) -> None:
    page.goto(f"{server.address}/d/{code}")
    page.get_by_role("radio", name="Medarbejder").check()
    page.get_by_role("button", name="Deltag").click()
    expect(page.get_by_role("heading", name="Du er med")).to_be_visible()


@pytest.mark.long
def test_a_log_in_to_one_folder_is_none_to_the_other_and_ends_none(
    chromium: Browser, server: RunningServer, practice: RunningServer
) -> None:
    context = chromium.new_context(locale="da-DK", **LAPTOP)
    context.set_default_timeout(PATIENCE_MS)
    real, other = FacilitatorPage(context.new_page()), FacilitatorPage(context.new_page())
    rounds = {}
    for one in (server, practice):
        with Store.open(one.database) as store:
            rounds[one.port] = RoundsReady(store).round(items=("p01",), phase=Phase.FORBEREDELSE)
    real.log_in(server.link)
    other.log_in(practice.link)
    for page, one in ((real, server), (other, practice)):
        page.open_round(one.address, rounds[one.port].id)
        expect(page.page.get_by_text("Logget ind som facilitator")).to_contain_text(one.key[:8])
    names = [cookie["name"] for cookie in context.cookies() if cookie["name"].startswith("selfeval-adgang")]
    assert len(set(names)) == 2

    phone = context.new_page()
    joined(phone, server, rounds[server.port].code)
    joined(phone, practice, rounds[practice.port].code)
    phone.goto(f"{server.address}/d/{rounds[server.port].code}")
    expect(phone.get_by_role("heading", name="Du er med")).to_be_visible()

    other.page.locator(".who summary").click()
    other.page.get_by_role("button", name="Ja, log ud").click()
    expect(other.page.get_by_role("heading", level=1)).to_have_text("Velkommen")
    real.go_on("Åbn vurderingen", "Vurdering")
    real.page.reload()
    real.expect_phase("Vurdering")
    context.close()


@pytest.mark.long
def test_the_page_warns_and_turns_green_when_a_phone_has_come(
    chromium: Browser, server_process: None, tmp_path: Path
) -> None:
    options = ("--trust-proxy",)
    with RunningServer(data=tmp_path / "data", home=tmp_path, warm=False, options=options) as running:
        with Store.open(running.database) as store:
            round = RoundsReady(store).round(items=("p01",), phase=Phase.FORBEREDELSE)
        context = chromium.new_context(locale="da-DK", **LAPTOP)
        context.set_default_timeout(PATIENCE_MS)
        page = FacilitatorPage(context.new_page())
        sent: list[str] = []
        page.page.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))
        page.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))))
        page.log_in(running.link)
        page.open_round(running.address, round.id)
        panel = page.panel("forberedelse")
        expect(panel.get_by_text("Telefoner kan ikke nå denne adresse")).to_be_visible()
        panel.get_by_text("Prøv med din telefon").click()
        picture = panel.get_by_role("img", name="proev")
        expect(picture).to_be_visible()
        own = context.request.get(f"{running.address}/proev")
        assert "Ret din telefons kamera" in own.text()
        expect(panel.get_by_text("✓ En telefon er kommet frem")).to_have_count(0)
        answer = context.request.get(f"{running.address}/proev", headers={"X-Forwarded-For": "192.0.2.77"})
        assert "Det virker" in answer.text()
        expect(panel.get_by_text("✓ En telefon er kommet frem")).to_be_visible()

        panel.get_by_text("Vis også lokalets Wi-Fi").click()
        panel.get_by_label("Nettets navn").fill("Mødelokale 2")
        panel.get_by_label("Nettets kode").fill("hemmelig-kode")
        panel.get_by_role("button", name="Vis på invitationen").click()
        expect(panel.get_by_role("img", name="QR-kode til nettet Mødelokale 2")).to_be_visible()
        page.page.reload()
        expect(panel.get_by_role("img", name="QR-kode til nettet Mødelokale 2")).to_be_visible()
        assert sent
        assert not [line for line in sent if "hemmelig" in line]
        assert b"hemmelig" not in b"".join(path.read_bytes() for path in running.data.iterdir() if path.is_file())
        page.page.emulate_media(media="print")
        expect(panel.get_by_role("img", name="QR-kode til nettet Mødelokale 2")).to_be_visible()
        expect(panel.get_by_text("Vis også lokalets Wi-Fi")).to_be_hidden()
        page.page.emulate_media(media="screen")
        page.page.goto("about:blank")
        context.close()
