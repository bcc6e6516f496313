"""The map of folders in CONTRIBUTING.md is what the import contracts and the docstrings give."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = "CONTRIBUTING.md"


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "scripts" / "house-map"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what the map is made from, to change."""
    for name in (PAGE, "pyproject.toml", "scripts/house-map"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    package = ROOT / "src" / "selfeval"
    for source in (*package.glob("*.py"), *package.glob("*/__init__.py")):
        target = tmp_path / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    return tmp_path


def rows(root: Path) -> list[str]:
    return [line for line in (root / PAGE).read_text(encoding="utf-8").splitlines() if "| `selfeval/" in line]


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_map_is_what_the_contracts_give() -> None:
    done = run(ROOT, "--check")
    assert done.returncode == 0, done.stderr


def test_map_has_every_part_of_the_package(copy: Path) -> None:
    package = copy / "src" / "selfeval"
    parts = {
        *(path.name for path in package.glob("*.py")),
        *(f"{path.parent.name}/" for path in package.glob("*/*.py")),
    }
    assert {row.split("`")[1].removeprefix("selfeval/") for row in rows(copy)} == parts - {"__init__.py"}


def test_map_that_lacks_a_part_is_old(copy: Path) -> None:
    replace(copy / PAGE, rows(copy)[3] + "\n", "")
    assert "is old" in run(copy, "--check").stderr


def test_map_in_another_order_is_old(copy: Path) -> None:
    first, second = rows(copy)[:2]
    replace(copy / PAGE, f"{first}\n{second}", f"{second}\n{first}")
    assert run(copy, "--check").returncode == 1


def test_part_in_brackets_that_is_not_there_is_left_out(copy: Path) -> None:
    shutil.rmtree(copy / "src" / "selfeval" / "export")
    assert run(copy).returncode == 0
    assert not [row for row in rows(copy) if "export" in row]


def test_map_follows_a_docstring(copy: Path) -> None:
    (copy / "src" / "selfeval" / "errors.py").write_text('"""What went\nwrong. And more."""\n', encoding="utf-8")
    assert run(copy).returncode == 0
    assert rows(copy)[-2].endswith("| `selfeval/errors.py` | What went wrong. |")


def test_part_without_a_docstring_is_named(copy: Path) -> None:
    (copy / "src" / "selfeval" / "errors.py").write_text("", encoding="utf-8")
    done = run(copy)
    assert done.returncode == 1
    assert "src/selfeval/errors.py has no docstring" in done.stderr
