"""What is installed is named once, in pyproject.toml; the other files say the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
CONDA_NAMES = {"python-build": "build", "python-tzdata": "tzdata"}
"""Names that differ between conda-forge and PyPI."""

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TO_SERVE = {"requirements.lock": PROJECT["dependencies"]}
TO_TEST = {"requirements-test.lock": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]}
LOCKS = TO_SERVE | TO_TEST


def named(requirements: list[str]) -> dict[str, str]:
    """Name → version range, both in their normal form."""
    parsed = [Requirement(text) for text in requirements]
    return {canonicalize_name(each.name): str(each.specifier) for each in parsed}


def pins(lock: str) -> list[tuple[str, str, str]]:
    """Name, version and everything up to the next pin, for each pin of a lock."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    found = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;]+)(.*?)(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    return [(canonicalize_name(name), version, rest) for name, version, rest in found]


def test_conda_environment_has_what_serves_and_what_the_tests_need() -> None:
    listed = YAML(typ="safe").load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    by_conda = [entry for entry in listed if isinstance(entry, str)]
    by_pip = next(entry["pip"] for entry in listed if isinstance(entry, dict))

    conda = {CONDA_NAMES.get(name, name): span for name, span in named(by_conda).items()}
    python = conda.pop("python")
    conda.pop("pip")

    assert python == PROJECT["requires-python"]
    needed = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]
    assert conda | named([line for line in by_pip if line != "-e ."]) == named(needed)
    assert "-e ." in by_pip


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_of_a_lock_has_a_hash(lock: str) -> None:
    assert [name for name, _, rest in pins(lock) if "--hash=sha256:" not in rest] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_every_dependency_within_its_range(lock: str) -> None:
    versions = {name: version for name, version, _ in pins(lock)}
    for requirement in map(Requirement, LOCKS[lock]):
        version = versions.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is missing in {lock}: run `make lock`"
        assert requirement.specifier.contains(version), f"{requirement} is not met by {version}: run `make lock`"


def test_tests_run_on_the_versions_that_serve() -> None:
    to_test = {(name, version) for name, version, _ in pins("requirements-test.lock")}
    assert {(name, version) for name, version, _ in pins("requirements.lock")} - to_test == set()


def test_lock_serves_windows_too() -> None:
    for_windows = [name for name, _, rest in pins("requirements.lock") if "'nt'" in rest or "'win32'" in rest]
    assert "pywinpty" in for_windows
    assert "colorama" in for_windows


def test_the_builder_of_the_checkout_is_pinned() -> None:
    assert "hatchling" in {name for name, _, _ in pins("requirements.lock")}
