"""The introduction: short screens that the facilitator shows before the rating. Its texts are data."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from selfeval.errors import TemplateError
from selfeval.framework.parts import FrameworkPart


class Point(FrameworkPart):
    """A term and what it means."""

    term: str
    text: str


class IntroductionScreen(FrameworkPart):
    """One screen: a heading, a few sentences, perhaps some terms, and the section that it builds on."""

    title: str
    paragraphs: tuple[str, ...]
    points: tuple[Point, ...] = ()
    source: str = ""

    def filled(self, **values: str) -> IntroductionScreen:
        """Put the round's own values into the sentences.

        >>> IntroductionScreen(title="T", paragraphs=("Mindst {limit}.",)).filled(limit="3").paragraphs
        ('Mindst 3.',)
        """
        return self.model_copy(update={"paragraphs": tuple(text.format(**values) for text in self.paragraphs)})


class _Introduction(FrameworkPart):
    screens: tuple[IntroductionScreen, ...]


@cache
def read_introduction(path: Path) -> tuple[IntroductionScreen, ...]:
    """Read the screens in the file, in order. Raises TemplateError when the file is missing or badly formed."""
    try:
        return _Introduction.model_validate(YAML(typ="safe").load(path.read_text(encoding="utf-8"))).screens
    except (OSError, YAMLError, ValidationError) as error:
        raise TemplateError(
            f"{path}: introduktionen kan ikke læses. Filen skal have en liste 'screens' med 'title' og 'paragraphs'."
        ) from error
