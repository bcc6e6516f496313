"""What a stranger looks for first: licence, how to cite, how to report; and that they agree with pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from typer.testing import CliRunner

from selfeval import __version__
from selfeval.cli import app

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TEMPLATES = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.md"))

OF_CFF = {
    *("abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi", "identifiers", "keywords"),
    *("license", "license-url", "message", "preferred-citation", "references", "repository", "repository-artifact"),
    *("repository-code", "title", "type", "url", "version"),
}
"""All that a citation file may hold at its top in version 1.2.0 of the format."""


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_licence_is_whole_and_is_the_one_of_the_project() -> None:
    licence = text_of("LICENSE")
    assert PROJECT["license"] == "EUPL-1.2"
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert [int(number) for number in re.findall(r"^(\d+)\.[A-Z]", licence, re.MULTILINE)] == list(range(1, 16))
    assert "‘Compatible Licences’ according to Article 5 EUPL are:" in licence


def test_citation_is_valid_and_agrees_with_the_project() -> None:
    citation = YAML(typ="safe").load(text_of("CITATION.cff"))
    assert citation["cff-version"] == "1.2.0"
    assert set(citation) <= OF_CFF
    assert all(citation[name] for name in ("message", "title", "authors"))
    assert citation["type"] in {"software", "dataset"}
    assert [author["name"] for author in citation["authors"]] == [author["name"] for author in PROJECT["authors"]]
    assert (citation["title"], citation["version"], citation["license"]) == (
        PROJECT["name"],
        PROJECT["version"],
        PROJECT["license"],
    )


def test_every_commit_is_linted_by_the_same_command_as_the_tests() -> None:
    (local,) = YAML(typ="safe").load(text_of(".pre-commit-config.yaml"))["repos"]
    assert [hook["entry"] for hook in local["hooks"]] == ["make lint"]
    assert local["repo"] == "local"  # nothing is fetched


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_template_of_an_issue_says_what_it_is_for(path: Path) -> None:
    _, front, _ = path.read_text(encoding="utf-8").split("---\n", 2)
    assert {"name", "about"} <= set(YAML(typ="safe").load(front))


def test_a_user_who_reports_a_fault_is_asked_for_no_answers_and_no_names() -> None:
    assert "Skriv aldrig svar, noter, koder, nøgler eller navne på borgere" in text_of(".github/ISSUE_TEMPLATE/fejl.md")


def test_no_address_is_invented() -> None:
    names = ("SECURITY.md", "CITATION.cff", "pyproject.toml", *(str(path.relative_to(ROOT)) for path in TEMPLATES))
    assert [name for name in names if re.search(r"[\w.]+@[\w-]+\.\w+|https?://", text_of(name))] == []


def test_the_command_says_its_version() -> None:
    done = CliRunner().invoke(app, ["--version"])
    assert (done.exit_code, done.stdout) == (0, f"selfeval {__version__}\n")
