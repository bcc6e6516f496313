"""Frozen rows: what was set up, answered, agreed and decided.

Every record is a keyword-only, frozen dataclass that refuses to exist when it is wrong, so that no layer
above has to ask twice. Storage speaks records; no record knows a database.

Times are timezone-aware UTC. Times of participants' rows are cut to the minute before they are stored:
a finer time could tell who answered.
"""

from selfeval.records.access import EVERYTHING, AccessKey, AuditEntry, Deletion, Role
from selfeval.records.answers import (
    HIGHEST_LEVEL,
    LOWEST_LEVEL,
    PAPER_ANSWERS,
    Exit,
    Importance,
    Knowledge,
    PaperTally,
    Rating,
    Reflection,
    SecondRating,
    Vote,
)
from selfeval.records.clock import clock_set_to, now, to_the_minute
from selfeval.records.people import Organisation, Participant, Perspective, Team
from selfeval.records.plan import Action, ActionKind, ActionReach, ActionStatus
from selfeval.records.room import OpenPage, Scene, SceneTurn, ScreenLink, Timer
from selfeval.records.rounds import (
    LONGEST_WORKSHOP,
    REPORT_LIMIT,
    REVEAL_LIMIT,
    SHORTEST_WORKSHOP,
    SMALLEST_LIMIT,
    WORKSHOP,
    FrameworkPin,
    Phase,
    PhaseChange,
    Reveal,
    RevealOf,
    Round,
)
from selfeval.records.talk import Consensus, DialogueNote, Line, LineMark, Parked, Part, Writing

__all__ = [
    "EVERYTHING",
    "HIGHEST_LEVEL",
    "LONGEST_WORKSHOP",
    "LOWEST_LEVEL",
    "PAPER_ANSWERS",
    "REPORT_LIMIT",
    "REVEAL_LIMIT",
    "SHORTEST_WORKSHOP",
    "SMALLEST_LIMIT",
    "WORKSHOP",
    "AccessKey",
    "Action",
    "ActionKind",
    "ActionReach",
    "ActionStatus",
    "AuditEntry",
    "Consensus",
    "Deletion",
    "DialogueNote",
    "Exit",
    "FrameworkPin",
    "Importance",
    "Knowledge",
    "Line",
    "LineMark",
    "OpenPage",
    "Organisation",
    "PaperTally",
    "Parked",
    "Part",
    "Participant",
    "Perspective",
    "Phase",
    "PhaseChange",
    "Rating",
    "Reflection",
    "Reveal",
    "RevealOf",
    "Role",
    "Round",
    "Scene",
    "SceneTurn",
    "ScreenLink",
    "SecondRating",
    "Team",
    "Timer",
    "Vote",
    "Writing",
    "clock_set_to",
    "now",
    "to_the_minute",
]
