"""Whatever stands in a file, the reader gets a framework or a TemplateError in Danish, nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from selfeval.errors import TemplateError
from selfeval.framework import Framework, check_file, read_framework

YAML_SIGNS = st.text(alphabet="ab:-[]{}\"'&*!|>%@`#?,\\ \t\n\r0.~<=\u00e6\u2028\x00\x85", max_size=60)
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["m01", "a0101"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
REUSING_ONE_FOLDER = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


def read(path: Path) -> Framework | None:
    if not (problems := check_file(path)):
        return read_framework(path)
    with pytest.raises(TemplateError) as caught:
        read_framework(path)
    assert str(caught.value) == "\n".join(str(problem) for problem in problems)
    return None


@REUSING_ONE_FOLDER
@given(data=st.binary(max_size=80) | YAML_SIGNS.map(str.encode))
def test_random_bytes(templates: Path, data: bytes) -> None:
    path = templates / "min-spoergeramme" / "2.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)

    assert read(path) is None


@REUSING_ONE_FOLDER
@given(where=st.floats(0, 1), length=st.integers(0, 40), noise=YAML_SIGNS)
def test_a_framework_with_noise_in_it(
    templates: Path, texts: dict[str, str], where: float, length: int, noise: str
) -> None:
    name = "min-spoergeramme/2.yaml"
    start = int(where * len(texts[name]))
    path = templates / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((texts[name][:start] + noise + texts[name][start + length :]).encode())

    read(path)


def _places(tree: Any, trail: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    keys = tree if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    return [trail, *(place for key in keys for place in _places(tree[key], (*trail, key)))]


def _replace(tree: Any, place: tuple[Any, ...], value: Any) -> Any:
    if not place:
        return value
    copy = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[place[0]] = _replace(tree[place[0]], place[1:], value)
    return copy


@pytest.mark.parametrize("name", ["min-spoergeramme/2.yaml", "shared.yaml"])
@REUSING_ONE_FOLDER
@given(data=st.data())
def test_any_value_in_any_place(templates: Path, texts: dict[str, str], name: str, data: st.DataObject) -> None:
    tree = YAML(typ="safe").load(texts[name])
    changed = _replace(tree, data.draw(st.sampled_from(_places(tree))), data.draw(VALUES))
    framework = templates / "min-spoergeramme" / "2.yaml"
    framework.parent.mkdir(exist_ok=True)
    framework.write_text(texts["min-spoergeramme/2.yaml"], encoding="utf-8")
    with (templates / name).open("w", encoding="utf-8", errors="replace") as file:
        YAML(typ="safe", pure=True).dump(changed, file)

    read(framework)
