"""Columns and keys that the tables share, and the metadata that all of them belong to."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    false,
)
from sqlalchemy.sql.schema import SchemaItem

from selfeval.storage.types import UtcTime

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


def table(name: str, *parts: SchemaItem) -> Table:
    """Make a table that counts its rows: `seq` is never used twice, not even after a deletion."""
    seq: Column[int] = Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    return Table(name, metadata, seq, *parts, sqlite_autoincrement=True)


def own_id() -> Column[str]:
    """Return the column of an id that a row has alone."""
    return Column("id", ID, nullable=False, unique=True)


def reference(name: str, target: str, *, nullable: bool = False) -> Column[str]:
    """Return a column that points at a row of another table."""
    return Column(name, ID, ForeignKey(target), nullable=nullable)


def text_column(name: str) -> Column[str]:
    """Return a column of words."""
    return Column(name, Text, nullable=False)


def moment(name: str = "at") -> Column[object]:
    """Return a column of a moment."""
    return Column(name, UtcTime, nullable=False)


def withdrawn() -> Column[bool]:
    """Return the column that says whether a row was taken back."""
    return Column("withdrawn", Boolean, nullable=False, server_default=false())


def of_a_participant(*, or_the_team: bool = False) -> tuple[SchemaItem, ...]:
    """Return the columns of an answer: the participant belongs to the very round that is answered."""
    return (
        own_id(),
        reference("round_id", "round.id"),
        Column("participant_id", ID, nullable=or_the_team),
        ForeignKeyConstraint(["round_id", "participant_id"], ["participant.round_id", "participant.id"]),
        Column("item", ID, nullable=False),
        moment(),
    )
