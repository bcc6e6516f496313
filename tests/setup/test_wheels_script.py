"""`scripts/wheels` names the pins that have no wheel somewhere, and asks only about those that are installed there."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
LOCK = """\
everywhere==1.0 \\
    --hash=sha256:{a} \\
    --hash=sha256:{b}
only-here[extra]==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:{c}
""".format(a="a" * 64, b="b" * 64, c="c" * 64)


@pytest.fixture
def wheels(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module."""
    loader = importlib.machinery.SourceFileLoader("wheels_script", str(ROOT / "scripts" / "wheels"))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, loader.name, module)  # a dataclass looks for its own module there
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader.exec_module(module)
    return module


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "some.lock"
    path.write_text(LOCK, encoding="utf-8")
    return path


def answers(wheels: ModuleType, monkeypatch: pytest.MonkeyPatch, files: dict[str, str]) -> list[list[str]]:
    """Let pip find these files, name → hash; return what it is asked about, one list for each question."""
    asked: list[list[str]] = []

    def ask(pins: list, *_: object) -> tuple[subprocess.CompletedProcess[str], dict]:
        asked.append([pin.name for pin in pins])
        for pin in pins:
            if pin.name not in files:
                refusal = f"ERROR: No matching distribution found for {pin.name}=={pin.version}"
                return subprocess.CompletedProcess([], 1, "", refusal), {}
        found = [
            {"metadata": {"name": pin.name}, "download_info": {"archive_info": {"hashes": {"sha256": files[pin.name]}}}}
            for pin in pins
        ]
        return subprocess.CompletedProcess([], 0, "", ""), {"install": found}

    monkeypatch.setattr(wheels, "ask_pip", ask)
    return asked


def test_all_have_wheels(
    wheels: ModuleType, lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = answers(wheels, monkeypatch, {"everywhere": "b" * 64, "only-here": "c" * 64})
    assert wheels.main([f"--lock={lock}"]) == 0
    assert asked == [["everywhere", "only-here"], ["everywhere"], ["everywhere"]]
    assert "2 of 2 have a wheel" in capsys.readouterr().out


def test_pin_without_a_wheel_is_named_and_the_others_are_still_looked_for(
    wheels: ModuleType, lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(wheels, monkeypatch, {"everywhere": "a" * 64})
    assert wheels.main([f"--lock={lock}"]) == 1
    printed = capsys.readouterr().out
    assert "1 of 2 have a wheel" in printed
    assert "none: only-here==2.0" in printed


def test_wheel_that_the_lock_does_not_hold_is_none(
    wheels: ModuleType, lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(wheels, monkeypatch, {"everywhere": "f" * 64, "only-here": "c" * 64})
    assert wheels.main([f"--lock={lock}"]) == 1
    assert "none: everywhere==1.0" in capsys.readouterr().out


def test_what_pip_says_otherwise_ends_the_script(
    wheels: ModuleType, lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = subprocess.CompletedProcess([], 1, "", "ERROR: no connection")
    monkeypatch.setattr(wheels, "ask_pip", lambda *_: (failed, {}))
    with pytest.raises(SystemExit, match="no connection"):
        wheels.main([f"--lock={lock}"])


def test_script_holds_no_address() -> None:
    assert "://" not in (ROOT / "scripts" / "wheels").read_text(encoding="utf-8")
