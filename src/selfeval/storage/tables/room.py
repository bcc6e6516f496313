"""What everybody in the room looks at."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, UniqueConstraint

from selfeval.records import Phase, Scene
from selfeval.storage.tables.columns import ID, moment, own_id, reference, table
from selfeval.storage.types import UtcTime, Word

open_page = table(
    "open_page",
    reference("round_id", "round.id"),
    Column("page", ID, nullable=False),
    moment("seen_at"),
    Column("leads", Boolean, nullable=False),
    UniqueConstraint("round_id", "page"),
)

scene_turn = table(
    "scene_turn",
    reference("round_id", "round.id"),
    Column("phase", Word(Phase), nullable=False),
    moment(),
    Column("scene", Word(Scene)),
    Column("slide", Integer, nullable=False),
    Index(None, "round_id"),
)

timer = table(
    "timer",
    reference("round_id", "round.id"),
    Column("phase", Word(Phase), nullable=False),
    moment(),
    Column("item", ID),
    Column("seconds", Integer, nullable=False),
    Column("remaining", Integer, nullable=False),
    Column("started_at", UtcTime),
    Index(None, "round_id"),
)

screen_link = table(
    "screen_link",
    own_id(),
    reference("team_id", "team.id"),
    reference("round_id", "round.id"),
    Column("key_id", ID, nullable=False),
    moment("ends_at"),
)
