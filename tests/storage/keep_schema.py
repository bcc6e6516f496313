"""Keeps a released schema, with a row or more in every table, as a file that tests upgrade from then on.

    .venv/bin/python -m tests.storage.keep_schema 0001

is run once, when a schema is released. The rows are made by today's code; those columns are kept that the schema has.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL, Connection, MetaData, create_engine, insert, select

from selfeval.records import (
    AccessKey,
    AuditEntry,
    Deletion,
    Exit,
    Knowledge,
    Perspective,
    Phase,
    RevealOf,
    Role,
    SecondRating,
)
from selfeval.storage import Store
from selfeval.storage.databases.schema import migrate
from tests.builders import (
    AT,
    a_consensus,
    a_dialogue_note,
    a_line,
    a_line_mark,
    a_parked,
    a_participant,
    a_rating,
    a_reflection,
    a_scene_turn,
    a_screen_link,
    a_stored_round,
    a_tally,
    a_timer,
    a_vote,
    a_writing,
    an_action,
    an_importance,
)

RELEASED = Path(__file__).with_name("released")
HARD = "Æble & <b>\"citat\"</b> 'nej'; -- 🙂\nny linje\t%s {x} \\"
"""A text that is easily lost or changed on the way."""


def file_of(revision: str) -> Path:
    return RELEASED / f"{revision}.sql"


def fill(store: Store) -> None:
    """A row or more in every table; of columns that may be empty, one that is and one that is not."""
    first = a_stored_round(store, title=HARD)
    second = a_stored_round(
        store, id="den næste", code="B7MXPQ", phase=Phase.DIALOG, lens=True, focus="p02", predecessor_id=first.id
    )
    store.replace_round(second)
    store.add_participant(a_participant(id="deltageren", perspective=Perspective.BORGER), "a" * 64)
    store.add_participant(a_participant(id="den anden"), "b" * 64)
    store.add_result_link(first.id, "c" * 64)
    store.set_done("den anden", True)
    store.save_rating(a_rating(id="r1", note=HARD, knowledge=(Knowledge.PRAKSIS, Knowledge.FORSKNING)))
    store.save_rating(a_rating(id="r2", exit=Exit.VED_IKKE))
    store.save_second_rating(
        SecondRating(
            id="s1", round_id="runden", participant_id="deltageren", item="p01", dimension="faglig", level=2, at=AT
        )
    )
    store.save_reflection(a_reflection(id="f1", succeeds=HARD, shared=True))
    for whose, mark in (("deltageren", "1"), (None, "2")):
        store.save_vote(a_vote(id=f"v{mark}", participant_id=whose))
        store.save_importance(an_importance(id=f"i{mark}", participant_id=whose))
    store.add_reveal(store.mark_now("runden", RevealOf.SVAR, AT))
    store.save_consensus(a_consensus(reason=HARD))
    store.withdraw_consensus(a_consensus(revision=2, exit=Exit.IKKE_RELEVANT))
    store.save_paper_tally(a_tally(counts=(("1", 3), (Exit.VED_IKKE, 1))))
    store.save_dialogue_note(a_dialogue_note(difficult=HARD))
    store.save_line(a_line(id="linjen", text=HARD))
    store.save_line_mark(a_line_mark(hidden=True, plan=True))
    store.save_writing(a_writing())
    for item in ("p01", None):
        store.save_parked(a_parked(id=f"senere {item}", text=HARD, item=item))
    store.see_page("runden", "siden", AT)
    store.add_scene_turn(a_scene_turn())
    store.add_scene_turn(a_scene_turn(scene=None))
    store.add_timer(a_timer(item="p02"))
    store.add_timer(a_timer(started_at=None))
    store.add_screen_link(a_screen_link())
    store.save_action(an_action(what=HARD))
    store.save_action(an_action(revision=2, deadline=None, dimension=None))
    _fill_records_of_the_house(store)


def rows_of(file: Path, like: Path | None = None) -> dict[str, list[tuple[object, ...]]]:
    """All rows of a file as SQLite gives them, by table; only in the tables and columns of `like`, if it is given."""
    with closing(sqlite3.connect(like or file)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables = sorted(name for name in tables if name not in ("alembic_version", "sqlite_sequence"))
        columns = {
            name: [f'"{row[1]}"' for row in connection.execute(f'PRAGMA table_info("{name}")')] for name in tables
        }
    with closing(sqlite3.connect(file)) as connection:
        asked = {name: f'SELECT {", ".join(columns[name])} FROM "{name}" ORDER BY 1' for name in tables}
        return {name: connection.execute(question).fetchall() for name, question in asked.items()}


def restore(revision: str, file: Path) -> Path:
    """Make the database that was kept."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(file_of(revision).read_text(encoding="utf-8"))
    return file


def keep(revision: str) -> Path:
    with TemporaryDirectory() as folder:
        today, then = Path(folder, "today.db"), Path(folder, "then.db")
        with Store.open(today) as store:
            fill(store)
        with opened(today) as source, opened(then) as target:
            migrate(target, revision)
            _copy_known_columns(source, target)
        with closing(sqlite3.connect(then)) as connection:
            file_of(revision).write_text("\n".join(connection.iterdump()) + "\n", encoding="utf-8")
    return file_of(revision)


@contextmanager
def opened(file: Path) -> Iterator[Connection]:
    """A transaction on a file, whatever its schema is."""
    engine = create_engine(URL.create("sqlite", database=str(file)))
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def _fill_records_of_the_house(store: Store) -> None:
    later = datetime(2027, 3, 4, 10, 42, 31, 123456, tzinfo=UTC)
    key = {"role": Role.FACILITATOR, "scope": ("teamet", "kommunen"), "label": HARD, "created_at": later}
    store.add_key(AccessKey(id="k7mxprab", secret_hash="$argon2id$v=19$", expires_at=later, **key))
    store.add_key(AccessKey(id="k7mxprcd", secret_hash="$argon2id$v=19$", **key))
    store.end_key("k7mxprcd", later)
    for round_id in ("runden", None):
        entry = AuditEntry(at=AT, role=Role.FACILITATOR, key_id="k7mxprab", act="fase", round_id=round_id, detail=HARD)
        store.note_act(entry)
    receipt = {"round_id": "slettet", "team_id": "teamet", "retain_until": date(2026, 1, 1), "rows": (("rating", 7),)}
    store.note_deletion(Deletion(at=later, **receipt))


def _copy_known_columns(source: Connection, target: Connection) -> None:
    ours, theirs = MetaData(), MetaData()
    ours.reflect(source)
    theirs.reflect(target)
    for table in theirs.sorted_tables:
        if table.name != "alembic_version":
            known = [ours.tables[table.name].c[column.name] for column in table.columns]
            rows = source.execute(select(*known)).mappings().all()
            assert rows, f"nothing was put into {table.name}: see fill()"
            target.execute(insert(table), [dict(row) for row in rows])


if __name__ == "__main__":
    sys.stdout.write(f"{keep(sys.argv[1])}\n")
