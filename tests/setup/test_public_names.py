"""`import selfeval as se` offers the names that stay, each from the one place where it lives."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

import selfeval as se

PATHS = os.environ | {"PYTHONPATH": str(Path(se.__file__).parents[1])}


def names_shown_to_type_checkers(module: ModuleType) -> dict[str, str]:
    """Name → module, as written under `if TYPE_CHECKING`."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    return {alias.name: str(node.module) for node in imports for alias in node.names}


@pytest.mark.parametrize("name", se.__all__)
def test_public_name_can_be_used(name: str) -> None:
    assert getattr(se, name).__name__.rpartition(".")[2] == name  # `plot` and `explore` are modules, the others are not


@pytest.mark.parametrize("name", se.explore.__all__)
def test_name_for_a_database_holder_s_own_work_can_be_used(name: str) -> None:
    assert getattr(se.explore, name).__name__ == name


def test_what_is_explored_stands_apart_from_what_is_disclosed() -> None:
    assert not set(se.explore.__all__) & set(se.__all__)


@pytest.mark.parametrize("module", [se, se.explore])
def test_type_checkers_see_the_same_names(module: ModuleType) -> None:
    assert names_shown_to_type_checkers(module) == module._HOME


def test_public_names_are_offered_by_completion() -> None:
    assert set(se.__all__) <= set(dir(se))


def test_version_is_that_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert se.__version__ == project["version"]
    assert "__version__" in dir(se)


def test_version_is_looked_up_when_it_is_asked_for() -> None:
    """`import selfeval` reads no metadata of packages: a participant's page waits for it."""
    asks = "import sys, selfeval; print('importlib.metadata' in sys.modules)"
    done = subprocess.run([sys.executable, "-S", "-c", asks], env=PATHS, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reed_framework'"):
        se.reed_framework  # noqa: B018
