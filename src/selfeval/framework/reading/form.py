"""The form of the two kinds of files: a framework, and the shared dimensions and scales."""

from __future__ import annotations

from typing import get_args

from selfeval.framework.model import KINDS, STATUSES, NameStatus, NumberStatus
from selfeval.framework.reading.shape import Either, Field, Keyed, ListOf, Table, optional
from selfeval.framework.reading.values import Day, Id, OneOf, Version, Whole, Words, YesNo
from selfeval.text import ACTORS, EXITS

QUESTION_WORDS = 25
DESCRIPTION_WORDS = 18

ID = Field(Id())
TEXT = Field(Words())
NAME_STATUS = OneOf(get_args(NameStatus))
SOURCE = Table({"document": TEXT, "section": TEXT})


def _sourced(limit: int | None = None) -> Either:
    words = Words(limit)
    said = {"text": Field(words), "status": optional(OneOf(STATUSES)), "source": optional(SOURCE)}
    return Either(words, Table(said))


SOURCED = _sourced()
QUESTION_TEXT = _sourced(QUESTION_WORDS)
QUESTION = Table({"staff": Field(QUESTION_TEXT), "citizen": optional(QUESTION_TEXT)})
DOCUMENTS = Keyed(
    Table(
        {
            "title": TEXT,
            "publisher": optional(Words()),
            "year": optional(Whole(1900, 2100)),
            "isbn": optional(Words()),
            "url": optional(Words()),
            "note": optional(Words()),
        }
    )
)

ITEM = Table(
    {
        "id": ID,
        "kind": Field(OneOf(KINDS)),
        "number": optional(Words()),
        "number_status": optional(OneOf(get_args(NumberStatus))),
        "title": TEXT,
        "title_status": Field(NAME_STATUS),
        "group": optional(Words()),
        "parent": optional(Words(), may_be_empty=True),
        "replaces": optional(ListOf(Words()), may_be_empty=True),
        "source": Field(SOURCE),
        "statement": Field(Table({"staff": Field(SOURCED), "citizen": Field(SOURCED)})),
        "what": optional(SOURCED),
        "why": optional(ListOf(SOURCED)),
        "questions": Field(Keyed(QUESTION)),
        "team_questions": Field(ListOf(SOURCED)),
        "leader_points": optional(ListOf(SOURCED)),
        "signs": optional(Keyed(ListOf(SOURCED), ACTORS)),
        "methods": optional(ListOf(SOURCED)),
    },
    called=("punktet", "id"),
)

GROUP = Table(
    {"id": ID, "title": TEXT, "source": Field(SOURCE), "status": optional(NAME_STATUS)},
    called=("gruppen", "id"),
)

GAP = Table({"parent": optional(Words()), "what": TEXT, "note": optional(Words())}, called=("manglen", "what"))

FRAMEWORK_FIELDS = {
    "id": ID,
    "version": Field(Version()),
    "title": TEXT,
    "about": TEXT,
    "published": TEXT,
    "checked": Field(Day()),
    "scale": TEXT,
    "dimensions": Field(ListOf(Words())),
    "extends": optional(Table({"framework": TEXT, "version": Field(Version())}), may_be_empty=True),
    "preselected": Field(YesNo()),
    "suggested_first": optional(Words()),
    "groups": optional(ListOf(GROUP)),
    "items": Field(ListOf(ITEM)),
    "missing": optional(ListOf(GAP)),
    "sources": optional(DOCUMENTS),
}
FRAMEWORK = Table(FRAMEWORK_FIELDS)
ADDITION = Table({**FRAMEWORK_FIELDS, "scale": optional(Words()), "dimensions": optional(ListOf(Words()))})
"""A file with `extends`: scale and dimensions come from the framework that it adds to."""

LEVEL = Table(
    {"value": Field(Whole(1, 5)), "label": TEXT, "descriptions": Field(Keyed(Words(DESCRIPTION_WORDS)))},
    called=("trinnet", "value"),
)
EXIT = Table({"id": Field(OneOf(EXITS)), "label": TEXT, "description": TEXT}, called=("udvejen", "id"))
DIMENSION = Table({"id": ID, "title": TEXT, "guide": TEXT, "source": Field(SOURCE)}, called=("dimensionen", "id"))
SCALE = Table(
    {"id": ID, "title": TEXT, "source": Field(SOURCE), "levels": Field(ListOf(LEVEL)), "exits": Field(ListOf(EXIT))},
    called=("skalaen", "id"),
)
LENS = Table(
    {
        "kind": Field(OneOf(KINDS)),
        "title": TEXT,
        "about": TEXT,
        "scale": TEXT,
        "questions": Field(
            ListOf(
                Table(
                    {
                        "dimension": TEXT,
                        "staff": Field(Words(QUESTION_WORDS)),
                        "citizen": Field(Words(QUESTION_WORDS)),
                        "answered": TEXT,
                    }
                )
            )
        ),
        "team_question": TEXT,
    }
)
SHARED = Table(
    {
        "dimensions": optional(ListOf(DIMENSION)),
        "scales": optional(ListOf(SCALE)),
        "lens": optional(LENS),
        "sources": optional(DOCUMENTS),
    }
)
