"""Who and where, and their rounds: what they ask about, their phases, and what was shown."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, String, Table, UniqueConstraint, false, text

from selfeval.records import WORKSHOP, Perspective, Phase, RevealOf
from selfeval.storage.tables.columns import ID, metadata, moment, own_id, reference, table, text_column, withdrawn
from selfeval.storage.types import Pins, Texts, UtcTime, Word

organisation = table("organisation", own_id(), text_column("name"))

team = table("team", own_id(), reference("organisation_id", "organisation.id"), text_column("name"))

framework_snapshot = Table(
    "framework_snapshot",
    metadata,
    Column("digest", ID, primary_key=True),
    text_column("content"),
)

round_ = table(
    "round",
    own_id(),
    reference("team_id", "team.id"),
    text_column("title"),
    Column("code", String(32), nullable=False, unique=True),
    Column("phase", Word(Phase), nullable=False),
    Column("frameworks", Pins, nullable=False),
    Column("scope", Texts, nullable=False),
    Column("retain_until", Date, nullable=False),
    moment("created_at"),
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
    reference("predecessor_id", "round.id", nullable=True),
    Column("revision", Integer, nullable=False),
    withdrawn(),
    Column("due_checked", UtcTime),  # when a server last saw that it is due to be deleted: nobody finds it until then
    Column("due_seconds", Integer, nullable=False, server_default=text("0")),  # how long servers have seen it so
    Index(None, "team_id"),
)

phase_change = table(
    "phase_change",
    reference("round_id", "round.id"),
    Column("phase", Word(Phase), nullable=False),
    moment(),
    Index(None, "round_id"),
)

reveal = table(
    "reveal",
    reference("round_id", "round.id"),
    Column("what", Word(RevealOf), nullable=False),
    moment(),
    *(
        Column(name, BigInteger, nullable=False)
        for name in ("participants", "ratings", "reflections", "votes", "importances", "second_ratings")
    ),
    Column("item", ID),
    Index(None, "round_id"),
)

participant = table(
    "participant",
    own_id(),
    reference("round_id", "round.id"),
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
    reference("round_id", "round.id"),
    Index(None, "round_id"),
    sqlite_with_rowid=False,
)
