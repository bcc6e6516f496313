"""A file that cannot be read at all is explained once, in Danish, at its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from selfeval.framework import check_file

Write = Callable[..., Path]
LineOf = Callable[[Path, str], int]

# what is wrong: (old text, new text), the line on which it is reported (by its text), the sentence
UNREADABLE = {
    "quote not closed": (('"Anbefaling 1.2"}', '"Anbefaling 1.2}'), "1.2", "bliver ikke lukket"),
    "quote that ends in another": (
        ('"Hvordan begynder I?"', '"Hvordan begynder I?'),
        "begynder",
        "et anførselstegn eller en",
    ),
    "tabulator": (("    kind: anbefaling", "\tkind: anbefaling"), "\tkind", "tabulator"),
    "colon in a text": (
        ('"Min spørgeramme"', "Min: spørgeramme"),
        "Min: spørgeramme",
        "kolon står, hvor der ikke kan stå et felt",
    ),
    "no colon": (('about: "En', 'about "En'), "about", "mangler et kolon efter feltets navn"),
    "bracket not closed": (
        ("[borgeroplevet, faglig]", "[borgeroplevet, faglig"),
        "dimensions",
        "i parentesen, der begynder her, mangler",
    ),
    "text begins with a sign": (('"Min spørgeramme"', "@min"), "@min", "kan ikke begynde med dette tegn"),
    "alias to nothing": (('"Min spørgeramme"', "*min"), "*min", "kan ikke begynde med *"),
    "invisible sign": (('"Min spørgeramme"', '"Min\x07spørgeramme"'), "Min\x07", "usynligt tegn"),
    "text after a text": (('"Min spørgeramme"', '"Min" spørgeramme'), "title", "følger ikke YAML's regler"),
    "two documents": (("items:\n", "---\nitems:\n"), "---", "flere dokumenter"),
    "backslash": (('"Min spørgeramme"', '"C:\\ramme\\q"'), "\\q", "omvendt skråstreg"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_broken_yaml_is_explained_in_danish_at_its_line(case: str, write_framework: Write, line_of: LineOf) -> None:
    change, marker, sentence = UNREADABLE[case]
    path = write_framework(change)

    (problem,) = check_file(path)

    assert sentence in problem.sentence
    assert problem.line == line_of(path, marker)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", "filen er tom"),
        (b"# kun en kommentar\n", "filen er tom"),
        (b"- en\n- liste\n", "linje 1: filen består ikke af felter"),
        (b"bare tekst", "linje 1: filen består ikke af felter"),
        ("id: a\ntitle: på\n".encode("latin-1"), "linje 2: filen er ikke gemt med tegnkodningen UTF-8"),
        ("id: a\n".encode("utf-16"), "linje 1: filen er ikke gemt med tegnkodningen UTF-8"),
        (b"a: " + b"[" * 1_500, "for dybt inde i hinanden"),
        (b"a" * 1_000_001, "mere end 1 MB"),
    ],
)
def test_a_file_that_is_no_framework_says_why(tmp_path: Path, data: bytes, text: str) -> None:
    path = tmp_path / "1.yaml"
    path.write_bytes(data)

    (problem,) = check_file(path)

    assert text in str(problem)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    assert "filen findes ikke" in str(check_file(tmp_path / "1.yaml")[0])
    assert "er en mappe" in str(check_file(tmp_path)[0])


def test_a_bom_from_a_windows_editor_is_no_problem(write_framework: Write) -> None:
    path = write_framework()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert check_file(path) == []


def test_an_alias_that_goes_round_ends(write_framework: Write) -> None:
    path = write_framework(('["Åben Dialog"]', "&rundt [*rundt]"))

    assert "ankeret '&rundt'" in check_file(path)[0].sentence
