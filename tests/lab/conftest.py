"""A real JupyterLab on copies of the notebooks, as `make lab` opens them, and a browser at it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

from selfeval.storage import Store
from tests.browser.running_server import environment
from tests.browser.visitors import LAPTOP, PATIENCE_MS
from tests.postgresql import free_port
from tests.ui.steps import wait_until

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
SETTINGS = ("--no-browser", "--allow-root", "--IdentityProvider.token=", "--LabApp.expose_app_in_browser=True")
RUN_ALL = """async () => {
    const { shell, commands } = window.jupyterapp;
    await shell.currentWidget.context.ready;
    await shell.currentWidget.sessionContext.ready;
    void commands.execute("notebook:run-all-cells");
}"""
"""Once there is a kernel: JupyterLab would ask for one otherwise. That all has run is not awaited, but seen."""


@dataclass
class Lab:
    """JupyterLab in a process of its own; `data` is the folder of the answers."""

    address: str
    data: Path
    process: psutil.Popen


@pytest.fixture(scope="session")
def lab(server_process: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(NOTEBOOKS, folder / "notebooks", ignore=shutil.ignore_patterns(".*"))
    data, port = folder / "data", free_port()
    Store.open(data / "selfeval.db").close()
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        *SETTINGS,
        f"--port={port}",
        f"--notebook-dir={folder / 'notebooks'}",
    ]
    own = {"SELFEVAL_DATA": str(data), "JUPYTER_CONFIG_DIR": str(folder), "JUPYTER_DATA_DIR": str(folder / "share")}
    with (folder / "lab.log").open("w") as log:
        surroundings = environment(folder) | own
        process = psutil.Popen(command, env=surroundings, stdout=log, stderr=subprocess.STDOUT, cwd=folder)
        yield Lab(f"http://127.0.0.1:{port}", data, process)
        for each in (*process.children(recursive=True), process):
            with suppress(psutil.NoSuchProcess):
                each.kill()
        process.wait()


@pytest.fixture
def store(lab: Lab) -> Iterator[Store]:
    with Store.open(lab.data / "selfeval.db") as opened:
        yield opened


@pytest.fixture
def page(chromium: Browser, lab: Lab) -> Iterator[Page]:
    """A page at the lab, in a browser that knows nothing of it."""
    context = chromium.new_context(locale="da-DK", **LAPTOP)
    context.set_default_timeout(PATIENCE_MS)
    opened = context.new_page()
    wait_until(opened, lambda: listens(lab.process))
    yield opened
    context.close()


def listens(process: psutil.Popen) -> bool:
    return any(each.status == psutil.CONN_LISTEN for each in process.net_connections(kind="tcp"))


def run(page: Page, lab: Lab, notebook: str) -> None:
    """Open a notebook and run all of its cells, as the menu does."""
    page.goto(f"{lab.address}/lab/workspaces/{notebook}/tree/{notebook}.ipynb")  # no tabs of an earlier test
    expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible()
    expect(page.locator("[data-status='idle']").or_(page.get_by_text("| Idle")).first).to_be_visible()
    page.evaluate(RUN_ALL)


def nothing_overflows(page: Page, selector: str) -> list[str]:
    """What is wider than the box that it stands in, by its class."""
    return page.evaluate(
        """selector => [...document.querySelectorAll(selector)].flatMap(root => [root, ...root.querySelectorAll("*")])
            .filter(each => each.checkVisibility() && !each.closest("svg, .sf-scroll, .se-heard, [tabindex='0']"))
            .filter(each => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline")
            .map(each => `${each.localName}.${each.className} ${each.scrollWidth} > ${each.clientWidth}`)""",
        selector,
    )
