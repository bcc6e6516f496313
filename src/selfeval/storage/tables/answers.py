"""What participants answer and vote, on a phone or on paper. Rows are only ever added."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, UniqueConstraint

from selfeval.records import Exit
from selfeval.storage.tables.columns import ID, LEVEL_OR_EXIT, moment, of_a_participant, reference, table, text_column
from selfeval.storage.types import Counts, KnowledgeMarks, Word

rating = table(
    "rating",
    *of_a_participant(),
    Column("dimension", ID, nullable=False),
    Column("level", Integer),
    Column("exit", Word(Exit)),
    Column("knowledge", KnowledgeMarks, nullable=False),
    text_column("note"),
    CheckConstraint(LEVEL_OR_EXIT, name="level_or_exit"),
    Index("ix_rating_cell", "round_id", "participant_id", "item", "dimension", "seq"),
)

second_rating = table(
    "second_rating",
    *of_a_participant(),
    Column("dimension", ID, nullable=False),
    Column("level", Integer, nullable=False),
    Index("ix_second_rating_cell", "round_id", "participant_id", "item", "dimension", "seq"),
)

reflection = table(
    "reflection",
    *of_a_participant(),
    text_column("succeeds"),
    text_column("difficult"),
    text_column("will_try"),
    Column("shared", Boolean, nullable=False),
    Index("ix_reflection_cell", "round_id", "participant_id", "item", "seq"),
)

vote = table(
    "vote",
    *of_a_participant(or_the_team=True),
    Column("votes", Integer, nullable=False),
    Index("ix_vote_cell", "round_id", "participant_id", "item", "seq"),
)

importance = table(
    "importance",
    *of_a_participant(or_the_team=True),
    Column("level", Integer, nullable=False),
    Index("ix_importance_cell", "round_id", "participant_id", "item", "seq"),
)

paper_tally = table(
    "paper_tally",
    reference("round_id", "round.id"),
    Column("item", ID, nullable=False),
    Column("dimension", ID, nullable=False),
    Column("revision", Integer, nullable=False),
    moment(),
    Column("counts", Counts, nullable=False),
    UniqueConstraint("round_id", "item", "dimension", "revision"),
)
