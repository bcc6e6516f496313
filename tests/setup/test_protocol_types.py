"""The types of messages on the browser's side are made from the models in Python."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TYPES = Path("web", "protocol", "messages.d.ts")


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "scripts" / "protocol-types"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the script and of what it has written, to change."""
    for name in (Path("scripts", "protocol-types"), TYPES):
        (tmp_path / name).parent.mkdir(parents=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_types_are_those_of_the_models() -> None:
    done = run(ROOT, "--check")
    assert done.returncode == 0, done.stderr


def test_types_that_differ_are_old_and_are_written_anew(copy: Path) -> None:
    text = (copy / TYPES).read_text(encoding="utf-8")
    (copy / TYPES).write_text(text.replace("votes: number", "votes: string"), encoding="utf-8")
    assert "is old" in run(copy, "--check").stderr
    assert run(copy).returncode == 0
    assert (copy / TYPES).read_text(encoding="utf-8") == text
