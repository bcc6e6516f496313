"""What comes of the dialogue, and the development plan."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Index, Integer, UniqueConstraint

from selfeval.records import ActionKind, ActionReach, ActionStatus, Exit, Part
from selfeval.storage.tables.columns import (
    ID,
    LEVEL_OR_EXIT,
    moment,
    of_a_participant,
    reference,
    table,
    text_column,
    withdrawn,
)
from selfeval.storage.types import Word

consensus = table(
    "consensus",
    reference("round_id", "round.id"),
    Column("item", ID, nullable=False),
    Column("dimension", ID, nullable=False),
    Column("revision", Integer, nullable=False),
    moment(),
    Column("level", Integer),
    Column("exit", Word(Exit)),
    text_column("reason"),
    withdrawn(),
    CheckConstraint(LEVEL_OR_EXIT, name="level_or_exit"),
    UniqueConstraint("round_id", "item", "dimension", "revision"),
)

dialogue_note = table(
    "dialogue_note",
    reference("round_id", "round.id"),
    Column("item", ID, nullable=False),
    Column("revision", Integer, nullable=False),
    moment(),
    text_column("succeeds"),
    text_column("difficult"),
    text_column("will_try"),
    UniqueConstraint("round_id", "item", "revision"),
)

line = table(
    "line",
    *of_a_participant(),
    Column("part", Word(Part), nullable=False),
    text_column("text"),
    withdrawn(),
    Index(None, "round_id", "item"),
)

line_mark = table(
    "line_mark",
    reference("round_id", "round.id"),
    reference("line_id", "line.id"),
    Column("revision", Integer, nullable=False),
    moment(),
    Column("shown", Boolean, nullable=False),
    Column("hidden", Boolean, nullable=False),
    Column("gathered", Boolean, nullable=False),
    Column("plan", Boolean, nullable=False),
    UniqueConstraint("line_id", "revision"),
    Index(None, "round_id"),
)

writing = table(
    "writing",
    reference("round_id", "round.id"),
    Column("item", ID, nullable=False),
    Column("revision", Integer, nullable=False),
    moment(),
    Column("ended", Boolean, nullable=False),
    UniqueConstraint("round_id", "item", "revision"),
)

parked = table(
    "parked",
    Column("id", ID, nullable=False),
    reference("round_id", "round.id"),
    Column("revision", Integer, nullable=False),
    text_column("text"),
    Column("item", ID),
    moment(),
    Column("done", Boolean, nullable=False),
    UniqueConstraint("id", "revision"),
    Index(None, "round_id"),
)

action = table(
    "action",
    Column("id", ID, nullable=False),
    Column("revision", Integer, nullable=False),
    reference("team_id", "team.id"),
    reference("origin_round_id", "round.id"),
    reference("round_id", "round.id"),
    Column("item", ID, nullable=False),
    Column("dimension", ID),
    text_column("what"),
    text_column("why"),
    Column("kind", Word(ActionKind), nullable=False),
    Column("reach", Word(ActionReach), nullable=False),
    text_column("owner"),
    Column("deadline", Date),
    text_column("sign"),
    Column("status", Word(ActionStatus), nullable=False),
    text_column("status_reason"),
    moment(),
    withdrawn(),
    UniqueConstraint("id", "revision"),
    Index(None, "team_id"),
)
