"""The tables. A change here is also a migration; a test compares the two.

Columns are named as the fields of the records, so that a row becomes a record without a list of exceptions.
Rows of answers are only ever added. `seq` grows with every row and tells which answer of a cell is the latest;
times cannot, since they are cut to the minute. What was taken back is `withdrawn`: kept, and shown to nobody.
"""

from selfeval.storage.tables.access import access_key, audit, deletion
from selfeval.storage.tables.answers import importance, paper_tally, rating, reflection, second_rating, vote
from selfeval.storage.tables.columns import ID_LENGTH, metadata
from selfeval.storage.tables.room import open_page, scene_turn, screen_link, timer
from selfeval.storage.tables.rounds import (
    framework_snapshot,
    organisation,
    participant,
    phase_change,
    result_link,
    reveal,
    round_,
    team,
)
from selfeval.storage.tables.talk import action, consensus, dialogue_note, line, line_mark, parked, writing

__all__ = [
    "ID_LENGTH",
    "access_key",
    "action",
    "audit",
    "consensus",
    "deletion",
    "dialogue_note",
    "framework_snapshot",
    "importance",
    "line",
    "line_mark",
    "metadata",
    "open_page",
    "organisation",
    "paper_tally",
    "parked",
    "participant",
    "phase_change",
    "rating",
    "reflection",
    "result_link",
    "reveal",
    "round_",
    "scene_turn",
    "screen_link",
    "second_rating",
    "team",
    "timer",
    "vote",
    "writing",
]
