"""What a participant waits for stays light: no frames, no plots, no widgets."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
HEAVY = ("pandas", "matplotlib", "scipy", "krippendorff", "ipywidgets", "numpy", "IPython", "babel")
PARTICIPANTS_PATH = (
    "selfeval.server.sockets.participant",
    "selfeval.protocol.participant.conversation",
    "selfeval.server.pages.participant_page",
    "selfeval.protocol.participant.screen",
)
RULES = ("selfeval.framework", "selfeval.records", "selfeval.storage", "selfeval.workshop")
PRINT_LOADED = """
import importlib, json, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(sorted(sys.modules)))
"""


def parts(package: str) -> list[str]:
    """The package and the modules that lie directly in it."""
    folder = SOURCE.joinpath(*package.split("."))
    return [package, *(f"{package}.{path.stem}" for path in sorted(folder.glob("*.py")) if path.stem != "__init__")]


def loaded_by(*modules: str) -> set[str]:
    """Everything that a fresh Python has loaded after importing the modules."""
    command = [sys.executable, "-W", "error", "-c", PRINT_LOADED, *modules]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


@pytest.mark.parametrize("module", PARTICIPANTS_PATH)
def test_participants_path_loads_neither_frames_nor_plots_nor_widgets(module: str) -> None:
    assert loaded_by(module).isdisjoint(HEAVY)


def test_facilitators_path_loads_neither_frames_nor_plots() -> None:
    heavy = {"pandas", "matplotlib", "scipy", "krippendorff", "numpy"}
    assert loaded_by(*parts("selfeval.ui.facilitator")).isdisjoint(heavy)


@pytest.mark.parametrize("package", RULES)
def test_rules_and_storage_load_neither_frames_nor_plots_nor_widgets(package: str) -> None:
    assert loaded_by(*parts(package)).isdisjoint(HEAVY)


def test_the_words_that_users_read_wait_for_no_locale() -> None:
    assert "babel" not in loaded_by("selfeval.text")


def test_import_of_selfeval_loads_nothing_but_itself() -> None:
    assert {name for name in loaded_by("selfeval") if name.startswith("selfeval")} == {"selfeval"}
