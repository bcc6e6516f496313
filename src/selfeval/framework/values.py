"""The types of single values, with the rules that hold in a file.

A round's stored copy is read without these rules: it was right when it was written, and a rule that becomes stricter
must not shut it out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from selfeval.framework.problem import suggestion, unknown_field
from selfeval.measures.levels import LEVELS
from selfeval.text import ACTORS, EXITS

BLANK = object()
"""The plain value of a field without value. No type accepts it."""

_QUESTION_WORDS = 25
_DESCRIPTION_WORDS = 18
_LONGEST_NAME = 60
_ID = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_VERSION = re.compile(r"[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPELLED_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", " ": "-"})


@dataclass
class InAFile:
    """The context of reading a file, in which the rules for files hold."""

    source: Any = None
    """The source of the item that is being read: texts that name none have this one."""


Rule = Callable[[Any], Any]
"""Returns the value, or raises ValueError with the end of a Danish sentence that begins with the place."""


def in_a_file(rule: Rule) -> Callable[[Any, ValidationInfo], Any]:
    """Make a rule that holds in a file alone."""
    return lambda value, info: rule(value) if info.context else value


def blank_as(nothing: Any) -> BeforeValidator:
    """Let a field without value stand in a file as the answer "none"."""
    return BeforeValidator(lambda value: nothing if value is BLANK else value)


def in_fields(text: Any) -> Any:
    """Turn a text that is written alone into the fields of a text."""
    return text if isinstance(text, dict) else {"text": text}


def _id(value: Any) -> Any:
    if isinstance(value, (tuple, dict)) or (_ID.fullmatch(str(value)) and len(str(value)) <= _LONGEST_NAME):
        return value
    spelled = re.sub(r"[^a-z0-9_-]", "", str(value).lower().translate(_SPELLED_OUT)).strip("-_")[:_LONGEST_NAME]
    example = spelled if _ID.fullmatch(spelled) else "p01"
    raise ValueError(
        f"har et ugyldigt id '{str(value)[:40]}'. Brug kun små bogstaver a-z, tal og bindestreg, "
        f"med et bogstav først; skriv fx '{example}'."
    )


def _version(value: Any) -> Any:
    if isinstance(value, (int, float)):
        raise ValueError(f'skal stå i anførselstegn. Skriv "{value}".')
    if isinstance(value, str) and not _VERSION.fullmatch(value):
        raise ValueError('må kun have bogstaver a-z, tal, punktum og bindestreg. Skriv fx "2026-01".')
    return value


def _day(value: Any) -> date:
    try:
        if _DAY.fullmatch(str(value)):
            return date.fromisoformat(str(value))
    except ValueError:
        pass
    raise ValueError('skal være en dato, skrevet som år-måned-dag, fx "2026-01-31".')


def _exit(value: Any) -> Any:
    if isinstance(value, (tuple, dict)) or value in EXITS:
        return value
    raise ValueError(f"er '{str(value)[:40]}'.{suggestion(str(value), EXITS, 'Kendte værdier')}")


def _actor(value: Any) -> Any:
    if value in ACTORS:
        return value
    raise ValueError(unknown_field(value, ACTORS))


def _whole(low: int, high: int) -> Rule:
    def rule(value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(f"skal være et helt tal fra {low} til {high}, uden anførselstegn.")
        return value

    return rule


def _at_most(limit: int) -> Rule:
    def rule(value: Any) -> Any:
        if value is not None and (count := len(str(value).split())) > limit:
            raise ValueError(f"har {count} ord; der må højst være {limit}. Skriv kortere.")
        return value

    return rule


limit_question = AfterValidator(in_a_file(_at_most(_QUESTION_WORDS)))

Id = Annotated[str, BeforeValidator(in_a_file(_id))]
"""A permanent name: ASCII, lower case."""

Version = Annotated[str, BeforeValidator(in_a_file(_version))]
"""A version, in quotes, so that 2021 and "2021" never become two things."""

Day = Annotated[date, BeforeValidator(in_a_file(_day))]
ExitId = Annotated[str, BeforeValidator(in_a_file(_exit))]
Actor = Annotated[str, BeforeValidator(in_a_file(_actor))]
DocumentYear = Annotated[int, BeforeValidator(in_a_file(_whole(1900, 2100)))]
LevelValue = Annotated[int, BeforeValidator(_whole(LEVELS[0], LEVELS[-1]))]
"""A level, which holds in a stored copy too: answers rest on it."""

QuestionWords = Annotated[str, limit_question]
LevelDescription = Annotated[str, AfterValidator(in_a_file(_at_most(_DESCRIPTION_WORDS)))]
