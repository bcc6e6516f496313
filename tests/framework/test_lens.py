"""The lens is a shared part: defined once, complete, and no dimension of any framework."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from selfeval.framework import LENS_DIMENSIONS, check_file, list_frameworks, read_lens
from selfeval.framework.catalogue import builtin_templates
from tests.framework.conftest import SHARED

Write = Callable[..., Path]

DIMENSIONS = "".join(
    f'  - {{id: {name}, title: "T", guide: "G", source: {{document: bog, section: "S"}}}}\n' for name in LENS_DIMENSIONS
)
QUESTIONS = "".join(
    f'    - {{dimension: {name}, staff: "S?", citizen: "C?", answered: "mener det"}}\n' for name in LENS_DIMENSIONS
)
LENS = f"""\
lens:
  kind: princip
  title: "L"
  about: "A"
  scale: grad-5
  questions:
{QUESTIONS}  team_question: "Q?"
"""


def shared_with(lens: str) -> str:
    """The small shared file with the dimensions of the lens, described on its scale, and this lens."""
    described = "".join(f', {name}: "D."' for name in LENS_DIMENSIONS)
    lines = [line.replace('"}}', f'"{described}}}}}') if "{value:" in line else line for line in SHARED.splitlines()]
    return "\n".join(lines).replace("scales:", f"{DIMENSIONS}scales:", 1) + "\n" + lens


def test_the_lens_asks_three_questions_in_the_order_of_its_dimensions() -> None:
    lens = read_lens()
    assert lens.kind == "princip"
    assert tuple(question.dimension.id for question in lens.questions) == LENS_DIMENSIONS
    assert [level.value for level in lens.scale.levels] == [1, 2, 3, 4, 5]
    assert all(list(level.descriptions) == list(LENS_DIMENSIONS) for level in lens.scale.levels)
    assert [exit.id for exit in lens.scale.exits] == ["ikke_relevant", "ved_ikke"]


def test_no_published_framework_knows_of_the_lens() -> None:
    for framework in list_frameworks():
        assert not {dimension.id for dimension in framework.dimensions} & set(LENS_DIMENSIONS)
        assert all(not set(level.descriptions) & set(LENS_DIMENSIONS) for level in framework.scale.levels)


def test_a_right_lens_has_no_problems(write_framework: Write, tmp_path: Path) -> None:
    path = write_framework()
    (path.parent.parent / "shared.yaml").write_text(shared_with(LENS), encoding="utf-8")
    assert check_file(path) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("dimension: foelges", "dimension: faglig"), "skal spørge om meningsfuldt, foelges og foerer_frem"),
        (("scale: grad-5", "scale: grad-6"), "'lens' bruger skalaen 'grad-6', som ikke findes"),
        (("kind: princip", "kind: principp"), "Mente du 'princip'?"),
        (('  title: "L"\n', ""), "feltet 'title' mangler"),
        (('staff: "S?"', f'staff: "{"ord " * 26}"'), "har 26 ord; der må højst være 25"),
    ],
)
def test_a_wrong_lens_is_told_in_the_file_where_it_stands(
    write_framework: Write, change: tuple[str, str], sentence: str
) -> None:
    path = write_framework()
    shared = path.parent.parent / "shared.yaml"
    assert change[0] in LENS
    shared.write_text(shared_with(LENS.replace(*change, 1)), encoding="utf-8")
    found = [problem for problem in check_file(path) if sentence in problem.sentence]
    assert [problem.path for problem in found] == [shared]


def test_a_framework_cannot_ask_in_the_dimensions_of_the_lens(write_framework: Write) -> None:
    path = write_framework(("[borgeroplevet, faglig]", "[borgeroplevet, faglig, meningsfuldt]"))
    (path.parent.parent / "shared.yaml").write_text(shared_with(LENS), encoding="utf-8")
    assert "spørgerammen bruger dimensionen 'meningsfuldt', som ikke findes" in " ".join(
        problem.sentence for problem in check_file(path)
    )


def test_a_municipality_cannot_define_it_anew(tmp_path: Path) -> None:
    own = tmp_path / "shared.yaml"
    own.write_text(LENS, encoding="utf-8")
    (problem,) = check_file(own, templates=[builtin_templates(), tmp_path])
    assert (problem.path, "'lens' er allerede defineret" in problem.sentence) == (own, True)
