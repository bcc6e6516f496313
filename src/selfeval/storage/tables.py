"""The tables. A change here is also a migration; a test compares the two.

Columns are named as the fields of the records, so that a row becomes a record without a list of exceptions.
Rows of answers are only ever added. `seq` grows with every row and tells which answer of a cell is the latest;
times cannot, since they are cut to the minute. What was taken back is `withdrawn`: kept, and shown to nobody.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.sql.schema import SchemaItem

from selfeval.records import (
    WORKSHOP,
    ActionKind,
    ActionReach,
    ActionStatus,
    Exit,
    Part,
    Perspective,
    Phase,
    RevealOf,
    Role,
    Scene,
)
from selfeval.storage.types import Counts, KnowledgeMarks, Pins, Texts, UtcTime, Word

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ID_LENGTH = 64
ID = String(ID_LENGTH)
LEVEL_OR_EXIT = "(level IS NULL) <> (exit IS NULL)"


def _table(name: str, *parts: SchemaItem) -> Table:
    """Make a table that counts its rows: `seq` is never used twice, not even after a deletion."""
    seq: Column[int] = Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    return Table(name, metadata, seq, *parts, sqlite_autoincrement=True)


def _id() -> Column[str]:
    return Column("id", ID, nullable=False, unique=True)


def _ref(name: str, target: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, ID, ForeignKey(target), nullable=nullable)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _at(name: str = "at") -> Column[object]:
    return Column(name, UtcTime, nullable=False)


def _withdrawn() -> Column[bool]:
    return Column("withdrawn", Boolean, nullable=False, server_default=false())


def _of_a_participant(*, or_the_team: bool = False) -> tuple[SchemaItem, ...]:
    """Columns of an answer: the participant belongs to the very round that is answered."""
    return (
        _id(),
        _ref("round_id", "round.id"),
        Column("participant_id", ID, nullable=or_the_team),
        ForeignKeyConstraint(["round_id", "participant_id"], ["participant.round_id", "participant.id"]),
        Column("item", ID, nullable=False),
        _at(),
    )


organisation = _table("organisation", _id(), _text("name"))

team = _table("team", _id(), _ref("organisation_id", "organisation.id"), _text("name"))

framework_snapshot = Table(
    "framework_snapshot",
    metadata,
    Column("digest", ID, primary_key=True),
    _text("content"),
)

round_ = _table(
    "round",
    _id(),
    _ref("team_id", "team.id"),
    _text("title"),
    Column("code", String(32), nullable=False, unique=True),
    Column("phase", Word(Phase), nullable=False),
    Column("frameworks", Pins, nullable=False),
    Column("scope", Texts, nullable=False),
    Column("retain_until", Date, nullable=False),
    _at("created_at"),
    Column("reveal_limit", Integer, nullable=False),
    Column("report_limit", Integer, nullable=False),
    Column("votes_each", Integer, nullable=False),
    Column("votes_cap", Integer, nullable=False),
    Column("lens", Boolean, nullable=False, server_default=false()),
    Column("minutes", Integer, nullable=False, server_default=str(WORKSHOP)),
    Column("focus", ID),
    Column("opened", Texts, nullable=False, server_default="[]"),
    Column("voting_ended", Boolean, nullable=False, server_default=false()),
    Column("asked_again", Texts, nullable=False, server_default="[]"),
    _ref("predecessor_id", "round.id", nullable=True),
    Column("revision", Integer, nullable=False),
    _withdrawn(),
    Column("due_checked", UtcTime),  # when a server last saw that it is due to be deleted: nobody finds it until then
    Column("due_seconds", Integer, nullable=False, server_default=text("0")),  # how long servers have seen it so
    Index(None, "team_id"),
)

phase_change = _table(
    "phase_change",
    _ref("round_id", "round.id"),
    Column("phase", Word(Phase), nullable=False),
    _at(),
    Index(None, "round_id"),
)

reveal = _table(
    "reveal",
    _ref("round_id", "round.id"),
    Column("what", Word(RevealOf), nullable=False),
    _at(),
    *(
        Column(name, BigInteger, nullable=False)
        for name in ("participants", "ratings", "reflections", "votes", "importances", "second_ratings")
    ),
    Column("item", ID),
    Index(None, "round_id"),
)

participant = _table(
    "participant",
    _id(),
    _ref("round_id", "round.id"),
    Column("key_hash", ID),  # empty once the keys of a closed round are destroyed
    Column("perspective", Word(Perspective), nullable=False),
    Column("done", Boolean, nullable=False),
    Column("on_paper", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("round_id", "key_hash"),
    UniqueConstraint("round_id", "id"),
)

# Keyed by the hash, so that not even the order of the rows tells whose browser asked for which.
result_link = Table(
    "result_link",
    metadata,
    Column("secret_hash", ID, primary_key=True),
    _ref("round_id", "round.id"),
    Index(None, "round_id"),
    sqlite_with_rowid=False,
)

rating = _table(
    "rating",
    *_of_a_participant(),
    Column("dimension", ID, nullable=False),
    Column("level", Integer),
    Column("exit", Word(Exit)),
    Column("knowledge", KnowledgeMarks, nullable=False),
    _text("note"),
    CheckConstraint(LEVEL_OR_EXIT, name="level_or_exit"),
    Index("ix_rating_cell", "round_id", "participant_id", "item", "dimension", "seq"),
)

second_rating = _table(
    "second_rating",
    *_of_a_participant(),
    Column("dimension", ID, nullable=False),
    Column("level", Integer, nullable=False),
    Index("ix_second_rating_cell", "round_id", "participant_id", "item", "dimension", "seq"),
)

reflection = _table(
    "reflection",
    *_of_a_participant(),
    _text("succeeds"),
    _text("difficult"),
    _text("will_try"),
    Column("shared", Boolean, nullable=False),
    Index("ix_reflection_cell", "round_id", "participant_id", "item", "seq"),
)

vote = _table(
    "vote",
    *_of_a_participant(or_the_team=True),
    Column("votes", Integer, nullable=False),
    Index("ix_vote_cell", "round_id", "participant_id", "item", "seq"),
)

importance = _table(
    "importance",
    *_of_a_participant(or_the_team=True),
    Column("level", Integer, nullable=False),
    Index("ix_importance_cell", "round_id", "participant_id", "item", "seq"),
)

consensus = _table(
    "consensus",
    _ref("round_id", "round.id"),
    Column("item", ID, nullable=False),
    Column("dimension", ID, nullable=False),
    Column("revision", Integer, nullable=False),
    _at(),
    Column("level", Integer),
    Column("exit", Word(Exit)),
    _text("reason"),
    _withdrawn(),
    CheckConstraint(LEVEL_OR_EXIT, name="level_or_exit"),
    UniqueConstraint("round_id", "item", "dimension", "revision"),
)

paper_tally = _table(
    "paper_tally",
    _ref("round_id", "round.id"),
    Column("item", ID, nullable=False),
    Column("dimension", ID, nullable=False),
    Column("revision", Integer, nullable=False),
    _at(),
    Column("counts", Counts, nullable=False),
    UniqueConstraint("round_id", "item", "dimension", "revision"),
)

dialogue_note = _table(
    "dialogue_note",
    _ref("round_id", "round.id"),
    Column("item", ID, nullable=False),
    Column("revision", Integer, nullable=False),
    _at(),
    _text("succeeds"),
    _text("difficult"),
    _text("will_try"),
    UniqueConstraint("round_id", "item", "revision"),
)

line = _table(
    "line",
    *_of_a_participant(),
    Column("part", Word(Part), nullable=False),
    _text("text"),
    _withdrawn(),
    Index(None, "round_id", "item"),
)

line_mark = _table(
    "line_mark",
    _ref("round_id", "round.id"),
    _ref("line_id", "line.id"),
    Column("revision", Integer, nullable=False),
    _at(),
    Column("shown", Boolean, nullable=False),
    Column("hidden", Boolean, nullable=False),
    Column("gathered", Boolean, nullable=False),
    Column("plan", Boolean, nullable=False),
    UniqueConstraint("line_id", "revision"),
    Index(None, "round_id"),
)

writing = _table(
    "writing",
    _ref("round_id", "round.id"),
    Column("item", ID, nullable=False),
    Column("revision", Integer, nullable=False),
    _at(),
    Column("ended", Boolean, nullable=False),
    UniqueConstraint("round_id", "item", "revision"),
)

parked = _table(
    "parked",
    Column("id", ID, nullable=False),
    _ref("round_id", "round.id"),
    Column("revision", Integer, nullable=False),
    _text("text"),
    Column("item", ID),
    _at(),
    Column("done", Boolean, nullable=False),
    UniqueConstraint("id", "revision"),
    Index(None, "round_id"),
)

open_page = _table(
    "open_page",
    _ref("round_id", "round.id"),
    Column("page", ID, nullable=False),
    _at("seen_at"),
    Column("leads", Boolean, nullable=False),
    UniqueConstraint("round_id", "page"),
)

scene_turn = _table(
    "scene_turn",
    _ref("round_id", "round.id"),
    Column("phase", Word(Phase), nullable=False),
    _at(),
    Column("scene", Word(Scene)),
    Column("slide", Integer, nullable=False),
    Index(None, "round_id"),
)

timer = _table(
    "timer",
    _ref("round_id", "round.id"),
    Column("phase", Word(Phase), nullable=False),
    _at(),
    Column("item", ID),
    Column("seconds", Integer, nullable=False),
    Column("remaining", Integer, nullable=False),
    Column("started_at", UtcTime),
    Index(None, "round_id"),
)

screen_link = _table(
    "screen_link",
    _id(),
    _ref("team_id", "team.id"),
    _ref("round_id", "round.id"),
    Column("key_id", ID, nullable=False),
    _at("ends_at"),
)

action = _table(
    "action",
    Column("id", ID, nullable=False),
    Column("revision", Integer, nullable=False),
    _ref("team_id", "team.id"),
    _ref("origin_round_id", "round.id"),
    _ref("round_id", "round.id"),
    Column("item", ID, nullable=False),
    Column("dimension", ID),
    _text("what"),
    _text("why"),
    Column("kind", Word(ActionKind), nullable=False),
    Column("reach", Word(ActionReach), nullable=False),
    _text("owner"),
    Column("deadline", Date),
    _text("sign"),
    Column("status", Word(ActionStatus), nullable=False),
    _text("status_reason"),
    _at(),
    _withdrawn(),
    UniqueConstraint("id", "revision"),
    Index(None, "team_id"),
)

access_key = _table(
    "access_key",
    _id(),
    Column("role", Word(Role), nullable=False),
    Column("scope", Texts, nullable=False),
    _text("label"),
    _text("secret_hash"),
    _at("created_at"),
    Column("expires_at", UtcTime),
    Column("once", Boolean, nullable=False),
    Column("ended_at", UtcTime),
)

# Neither of these two points at a round: they outlive it.
audit = _table(
    "audit",
    _at(),
    Column("role", Word(Role), nullable=False),
    Column("key_id", ID, nullable=False),
    Column("act", ID, nullable=False),
    Column("round_id", ID),
    _text("detail"),
    Index(None, "round_id"),
)

deletion = _table(
    "deletion",
    _at(),
    Column("round_id", ID, nullable=False),
    Column("team_id", ID, nullable=False),
    Column("retain_until", Date, nullable=False),
    Column("rows", Counts, nullable=False),
)
