"""`deltager.ipynb` under Voilà: the kernel hosts the very module that the page shows, and may die."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Page, Route, expect

from selfeval.records import Phase
from tests.postgresql import free_port
from tests.ui.dev_server import People, a_planned_round
from tests.ui.steps import SAVED, card, wait_until

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "deltager.ipynb"
EXTENSIONS = '["anywidget", "@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8"]'
PATIENCE_MS = 60_000

pytestmark = pytest.mark.long


@pytest.fixture
def voila(store, tmp_path) -> Iterator[psutil.Popen]:
    """Voilà on the notebook, with `store` as its database; `address` is where it is."""
    port = free_port()
    command = [sys.executable, "-m", "voila", str(NOTEBOOK), "--no-browser", f"--port={port}"]
    settings = [f"--VoilaConfiguration.extension_allowlist={EXTENSIONS}"]
    surroundings = {"SELFEVAL_DATABASE_URL": f"sqlite:///{store.path.as_posix()}", "JUPYTER_CONFIG_DIR": str(tmp_path)}
    with (tmp_path / "voila.log").open("w") as log:
        running = psutil.Popen(
            command + settings, env=os.environ | surroundings, stdout=log, stderr=subprocess.STDOUT, cwd=tmp_path
        )
        running.address = f"http://127.0.0.1:{port}"
        yield running
        for process in (*running.children(recursive=True), running):
            process.kill()
        running.wait()


@pytest.fixture
def page(chromium, voila) -> Iterator[Page]:
    """The notebook's page. Voilà's own template asks two hosts for style sheets; they are not asked."""
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE_MS)
    context.route(lambda url: not url.startswith(voila.address), lambda route: refuse(route))
    opened = context.new_page()
    wait_until(opened, lambda: listens(voila))
    opened.goto(voila.address)
    yield opened
    context.close()


def refuse(route: Route) -> None:
    route.abort()


def listens(voila: psutil.Popen) -> bool:
    return any(each.status == psutil.CONN_LISTEN for each in voila.net_connections(kind="tcp"))


def test_an_answer_reaches_the_store_through_a_kernel_and_outlives_its_death(page, voila, store):
    planned = a_planned_round(store, phase=Phase.FORBEREDELSE)
    page.get_by_label("Rundens kode").fill(planned.code)
    page.get_by_role("button", name="Fortsæt").click()
    page.get_by_role("radio", name="Medarbejder").check()
    page.get_by_role("button", name="Deltag").click()
    expect(page.get_by_role("heading", name="Du er med")).to_be_visible()
    People(store, planned).goes_to(Phase.VURDERING)
    faglig = card(page, "Faglig kvalitet")
    faglig.get_by_role("radio", name="4: I høj grad").check()
    expect(faglig.get_by_text(SAVED)).to_be_visible()

    (kernel,) = [each for each in voila.children() if "ipykernel_launcher" in " ".join(each.cmdline())]
    kernel.kill()
    expect(page.get_by_text("Forbindelsen er tabt")).to_be_visible(timeout=PATIENCE_MS)
    faglig.get_by_role("radio", name="2: I lav grad").check()
    expect(faglig.get_by_text("Ikke gemt endnu")).to_be_visible()
    page.get_by_role("button", name="Genindlæs siden").click()
    page.get_by_role("button", name="Fortsæt").click()
    expect(card(page, "Faglig kvalitet").get_by_text(SAVED)).to_be_visible()
    wait_until(page, lambda: [each.level for each in store.ratings(planned.id)] == [2])
    assert store.rating_count(planned.id) == 2
