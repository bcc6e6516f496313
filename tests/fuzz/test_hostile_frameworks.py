"""A file that pretends to be a framework gets sentences in Danish, soon, and nothing of it is followed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.cli import main
from selfeval.errors import TemplateError
from selfeval.framework import builtin_templates, check_file, read_framework
from tests.fuzz import junk
from tests.fuzz.amount import examples

REAL = ("recovery-principper/2023.yaml", "kerneelementer-botilbud/1.yaml", "shared.yaml")
LAUGHS = "\n".join(
    ["a0: &a0 [ha, ha]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)), "id: *a39"]
)
BOMBS = {
    "a billion laughs": LAUGHS,
    "an anchor that holds itself": "id: &a [*a]",
    "a merge of itself": "id: &a\n  <<: *a",
    "a tag that runs": "id: !!python/object/apply:os.system ['touch bombe']",
    "a tag of ours": "!ramme\nid: min",
    "a deep list": "id: " + "[" * 50_000,
    "deep fields": "id: " + "{a: " * 20_000,
    "a deep block": "- " * 20_000,
    "many documents": "---\nid: a\n" * 5_000,
    "one long line": "id: " + "x" * 900_000,
    "a directive": "%YAML 9.9\n---\nid: a",
    "a number without end": "id: min\nversion: " + "9" * 5_000,
    "binary": "\x00\x01\x02",
    "halves of nothing": "id: \ufffe\uffff",
    "text that turns": "id: \u202emin\u202c",
}


def is_explained(path: Path) -> bool:
    """Is the file right, or is every problem of it a sentence, which `read_framework` says too?"""
    problems = check_file(path)
    if not problems:
        return True
    with pytest.raises(TemplateError) as caught:
        read_framework(path)
    assert path.name == "shared.yaml" or str(caught.value) == "\n".join(str(problem) for problem in problems)
    return all(problem.sentence.rstrip().endswith((".", "?", "!")) for problem in problems)


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_file_made_to_do_harm_does_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bomb: str) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "min-spoergeramme" / "1.yaml"
    path.parent.mkdir()
    path.write_text(BOMBS[bomb], encoding="utf-8")
    assert check_file(path)
    assert is_explained(path)
    assert {each.name for each in tmp_path.iterdir()} == {"min-spoergeramme"}


@pytest.mark.parametrize(
    "data", [b"\x7fELF" + bytes(range(256)) * 40, b"PK\x03\x04", b"\xff\xfe\x00", b"a" * 2_000_000]
)
def test_the_command_explains_what_is_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes) -> None:
    path = tmp_path / "ramme.yaml"
    path.write_bytes(data)
    with pytest.raises(SystemExit) as ended:
        main(["framework", "check", str(path)])
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (1, "")
    assert said.err.startswith(str(path))
    assert "Noget uventet" not in said.err
    assert "Traceback" not in said.err


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all frameworks, to be spoiled."""
    folder = tmp_path_factory.mktemp("own") / "templates"
    shutil.copytree(builtin_templates(), folder)
    return folder


@st.composite
def edits(draw: st.DrawFn, lines: list[str]) -> list[str]:
    """A file's lines after somebody has worked in it carelessly."""
    changed = list(lines)
    for _ in range(draw(st.integers(1, 3))):
        at, other = (draw(st.integers(0, len(changed) - 1)) for _ in range(2))
        line = changed[at]
        changed[at : at + 1] = draw(
            st.sampled_from(
                [
                    [],
                    [line, line],
                    [changed[other]],
                    ["  " + line],
                    [line[2:]],
                    [line.partition(":")[0] + ":"],
                    [line + " &anker"],
                    [line.replace('"', "", 1)],
                    [line.replace(": ", ": !!str ", 1)],
                    [line.partition(":")[0] + ": " + draw(junk.texts).replace("\n", " ")[:200]],
                ]
            )
        )
        if not changed:
            changed = [""]
    return changed


@pytest.mark.hypothesis
@pytest.mark.parametrize("name", REAL)
def test_a_real_framework_that_is_edited_carelessly_is_explained_line_by_line(own: Path, name: str) -> None:
    path = own / name
    text = path.read_text(encoding="utf-8")

    @examples(3)
    @given(lines=edits(text.splitlines()))
    def edit(lines: list[str]) -> None:
        path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
        assert is_explained(path)

    edit()
    path.write_text(text, encoding="utf-8")
    assert check_file(path) == []
