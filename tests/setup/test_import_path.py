"""What a participant waits for stays light: no frames, no plots, no widgets."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = ("pandas", "matplotlib", "ipywidgets", "numpy", "IPython")
PARTICIPANTS_PATH = (
    "selfeval.server.participant_host",
    "selfeval.ui.participant.conversation",
    "selfeval.ui.participant.page",
    "selfeval.ui.participant.screen",
)
RULES = ("selfeval.framework", "selfeval.records", "selfeval.storage", "selfeval.workshop")
PRINT_LOADED = """
import importlib, json, pkgutil, sys
for name in sys.argv[1:]:
    package = importlib.import_module(name)
    for part in pkgutil.iter_modules(getattr(package, "__path__", ()), f"{name}."):
        if not part.ispkg:
            importlib.import_module(part.name)
print(json.dumps(sorted(sys.modules)))
"""


def loaded_by(*modules: str) -> set[str]:
    """Everything that a fresh Python has loaded after importing the modules (of a package also its parts)."""
    command = [sys.executable, "-W", "error", "-c", PRINT_LOADED, *modules]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


@pytest.mark.parametrize("module", PARTICIPANTS_PATH)
def test_participants_path_loads_neither_frames_nor_plots_nor_widgets(module: str) -> None:
    assert loaded_by(module).isdisjoint(HEAVY)


def test_facilitators_path_loads_neither_frames_nor_plots() -> None:
    assert loaded_by("selfeval.ui.facilitator").isdisjoint({"pandas", "matplotlib", "numpy"})


@pytest.mark.parametrize("package", RULES)
def test_rules_and_storage_load_neither_frames_nor_plots_nor_widgets(package: str) -> None:
    assert loaded_by(package).isdisjoint(HEAVY)


def test_import_of_selfeval_loads_nothing_but_itself() -> None:
    assert {name for name in loaded_by("selfeval") if name.startswith("selfeval")} <= {
        "selfeval",
        "selfeval.errors",
        "selfeval.records",
        "selfeval.text",
    }
