"""The first schema.

Released migrations are never edited; HEAD in `migrations/__init__.py` names the newest. The types are spelled out
here and not taken from `tables`, which describes the newest schema and not this one.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql.schema import SchemaItem

revision = "0001"
down_revision = None

ID = sa.String(64)
WORD = sa.String(32)
TIME = sa.DateTime(timezone=True)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _set_up()
    _rounds()
    _answers()
    _outcomes()


def _column(name: str, kind: sa.types.TypeEngine[Any], *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=nullable)


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [_column(name, sa.Text()) for name in names]


def _table(name: str, *parts: SchemaItem) -> None:
    key = sa.PrimaryKeyConstraint("seq", name=f"pk_{name}")
    op.create_table(name, _column("seq", NUMBER), *parts, key, sqlite_autoincrement=True)


def _points(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}")


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _level_or_exit(table: str) -> sa.CheckConstraint:
    # op.f: the name is whole and takes no prefix from the naming convention
    return sa.CheckConstraint("(level IS NULL) <> (exit IS NULL)", name=op.f(f"ck_{table}_level_or_exit"))


def _set_up() -> None:
    _table("organisation", _column("id", ID), *_texts("name"), _unique("organisation", "id"))
    _table(
        "team",
        _column("id", ID),
        _column("organisation_id", ID),
        *_texts("name"),
        _points("team", "organisation_id", "organisation.id"),
        _unique("team", "id"),
    )
    op.create_table(
        "framework_snapshot",
        _column("digest", ID),
        *_texts("content"),
        sa.PrimaryKeyConstraint("digest", name="pk_framework_snapshot"),
    )


def _rounds() -> None:
    _table(
        "round",
        _column("id", ID),
        _column("team_id", ID),
        *_texts("title"),
        _column("code", WORD),
        _column("phase", WORD),
        _column("frameworks", sa.JSON()),
        _column("scope", sa.JSON()),
        _column("retain_until", sa.Date()),
        _column("created_at", TIME),
        *(_column(name, sa.Integer()) for name in ("reveal_limit", "report_limit", "votes_each", "votes_cap")),
        _column("focus", ID, nullable=True),
        _column("predecessor_id", ID, nullable=True),
        _column("revision", sa.Integer()),
        _points("round", "team_id", "team.id"),
        _points("round", "predecessor_id", "round.id"),
        _unique("round", "id"),
        _unique("round", "code"),
    )
    op.create_index("ix_round_team_id", "round", ["team_id"])
    _table(
        "phase_change",
        _column("round_id", ID),
        _column("phase", WORD),
        _column("at", TIME),
        _points("phase_change", "round_id", "round.id"),
    )
    op.create_index("ix_phase_change_round_id", "phase_change", ["round_id"])
    _table(
        "participant",
        _column("id", ID),
        _column("round_id", ID),
        _column("key_hash", ID, nullable=True),
        _column("perspective", WORD),
        _column("done", sa.Boolean()),
        _points("participant", "round_id", "round.id"),
        _unique("participant", "id"),
        _unique("participant", "round_id", "key_hash"),
        _unique("participant", "round_id", "id"),
    )


def _answer(name: str, *parts: SchemaItem, cell: tuple[str, ...] = (), or_the_team: bool = False) -> None:
    whose = ["round_id", "participant_id"]
    _table(
        name,
        _column("id", ID),
        _column("round_id", ID),
        _column("participant_id", ID, nullable=or_the_team),
        _column("item", ID),
        _column("at", TIME),
        *parts,
        _points(name, "round_id", "round.id"),
        sa.ForeignKeyConstraint(
            whose, ["participant.round_id", "participant.id"], name=f"fk_{name}_round_id_participant_id"
        ),
        _unique(name, "id"),
    )
    op.create_index(f"ix_{name}_cell", name, [*whose, "item", *cell, "seq"])


def _answers() -> None:
    _answer(
        "rating",
        _column("dimension", ID),
        _column("level", sa.Integer(), nullable=True),
        _column("exit", WORD, nullable=True),
        _column("knowledge", sa.JSON()),
        *_texts("note"),
        _level_or_exit("rating"),
        cell=("dimension",),
    )
    _answer("reflection", *_texts("succeeds", "difficult", "will_try"), _column("shared", sa.Boolean()))
    _answer("vote", _column("votes", sa.Integer()), or_the_team=True)
    _answer("importance", _column("level", sa.Integer()), or_the_team=True)


def _outcomes() -> None:
    _table(
        "consensus",
        *(_column(name, ID) for name in ("round_id", "item", "dimension")),
        _column("revision", sa.Integer()),
        _column("at", TIME),
        _column("level", sa.Integer(), nullable=True),
        _column("exit", WORD, nullable=True),
        *_texts("reason"),
        _level_or_exit("consensus"),
        _points("consensus", "round_id", "round.id"),
        _unique("consensus", "round_id", "item", "dimension", "revision"),
    )
    _table(
        "dialogue_note",
        _column("round_id", ID),
        _column("item", ID),
        _column("revision", sa.Integer()),
        _column("at", TIME),
        *_texts("succeeds", "difficult", "will_try"),
        _points("dialogue_note", "round_id", "round.id"),
        _unique("dialogue_note", "round_id", "item", "revision"),
    )
    _table(
        "action",
        _column("id", ID),
        _column("revision", sa.Integer()),
        *(_column(name, ID) for name in ("team_id", "origin_round_id", "round_id", "item")),
        _column("dimension", ID, nullable=True),
        *_texts("what", "why"),
        _column("kind", WORD),
        _column("reach", WORD),
        *_texts("owner"),
        _column("deadline", sa.Date(), nullable=True),
        *_texts("sign"),
        _column("status", WORD),
        *_texts("status_reason"),
        _column("at", TIME),
        _points("action", "team_id", "team.id"),
        _points("action", "origin_round_id", "round.id"),
        _points("action", "round_id", "round.id"),
        _unique("action", "id", "revision"),
    )
    op.create_index("ix_action_team_id", "action", ["team_id"])
