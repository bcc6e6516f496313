"""Frozen rows: what was set up, answered, agreed and decided.

Every record is a keyword-only, frozen dataclass that refuses to exist when it is wrong, so that no layer
above has to ask twice. Storage speaks records; no record knows a database.

Times are timezone-aware UTC. Times of participants' rows are cut to the minute before they are stored:
a finer time could tell who answered.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

LOWEST_LEVEL, HIGHEST_LEVEL = 1, 5
"""The ends of the scale; `selfeval.measures.levels` holds what lies between."""

SHORTEST_WORKSHOP, WORKSHOP, LONGEST_WORKSHOP = 30, 120, 480
"""Minutes that a workshop may take, and takes unless a round says otherwise."""

SMALLEST_LIMIT = 3
"""With a lower limit for small groups, one of two persons could subtract themselves and read the other."""

REVEAL_LIMIT, REPORT_LIMIT = 3, 5
"""The limits for small groups that a round has unless it says otherwise."""


class Phase(StrEnum):
    """The phases of a round, in order."""

    FORBEREDELSE = "forberedelse"
    VURDERING = "vurdering"
    DIALOG = "dialog"
    PRIORITERING = "prioritering"
    UDVIKLINGSPLAN = "udviklingsplan"
    AFSLUTTET = "afsluttet"


class Perspective(StrEnum):
    """Whose eyes a participant sees with. No name is ever asked."""

    BORGER = "borger"
    PEER = "peer"
    MEDARBEJDER = "medarbejder"
    FAGLIG_LEDER = "faglig_leder"
    MYNDIGHED = "myndighed"
    STRATEGISK_LEDELSE = "strategisk_ledelse"
    SAMARBEJDSPARTNER = "samarbejdspartner"


class Exit(StrEnum):
    """The two ways to answer without a level. A blank is a third thing: no row at all."""

    IKKE_RELEVANT = "ikke_relevant"
    VED_IKKE = "ved_ikke"


PAPER_ANSWERS = frozenset([*map(str, range(LOWEST_LEVEL, HIGHEST_LEVEL + 1)), *Exit])
"""What can be counted in a tally: the levels and the exits, as words."""


class Knowledge(StrEnum):
    """What a judgement rests on (vidensform)."""

    ERFARING = "erfaring"
    PRAKSIS = "praksis"
    FORSKNING = "forskning"


class ActionKind(StrEnum):
    """The six kinds of concrete action that the publication names."""

    SAMARBEJDE = "samarbejde"
    STRATEGI = "strategi"
    ORGANISERING = "organisering"
    PARTNERSKAB = "partnerskab"
    STRUKTUR = "struktur"
    METODE = "metode"


class ActionReach(StrEnum):
    """Can the team start on its own, or must the frames change first (the leaders' part)?"""

    EGEN = "egen"
    RAMMER = "rammer"


class ActionStatus(StrEnum):
    """Where an action stands."""

    PLANLAGT = "planlagt"
    I_GANG = "i_gang"
    GENNEMFOERT = "gennemfoert"
    DROPPET = "droppet"


class RevealOf(StrEnum):
    """What a team was shown: its answers, its votes, or how an item was rated again after the talk."""

    SVAR = "svar"
    STEMMER = "stemmer"
    IGEN = "igen"


class Part(StrEnum):
    """The three things that are said of an item in the dialogue."""

    SUCCEEDS = "succeeds"
    DIFFICULT = "difficult"
    WILL_TRY = "will_try"


class Scene(StrEnum):
    """What a facilitator turns the big screen to, in place of what belongs to the phase."""

    INTRODUKTION = "introduktion"
    SIDST = "sidst"
    PROGRAM = "program"
    RANGLISTE = "rangliste"
    PAUSE = "pause"


class Role(StrEnum):
    """What somebody with a key may do. Participants have no role: they have a round's code."""

    FACILITATOR = "facilitator"
    LEDER = "leder"
    FORSKER = "forsker"
    ADMINISTRATOR = "administrator"


_stopped_at: ContextVar[datetime | None] = ContextVar("stopped_at", default=None)


def now() -> datetime:
    """Return the present moment in UTC.

    >>> now().tzinfo
    datetime.timezone.utc
    """
    return _stopped_at.get() or datetime.now(UTC)


@contextmanager
def clock_set_to(moment: datetime) -> Iterator[None]:
    """Let `now()` give this moment within the block, in this thread or task. For practice rounds and tests only.

    A practice team has a past, and its answers go the same way as everybody's: rules that took a time as an argument
    could be given a false one by a caller. Raises ValueError for a moment without a timezone.

    >>> with clock_set_to(datetime(2026, 3, 4, 10, 42, tzinfo=UTC)):
    ...     now().isoformat()
    '2026-03-04T10:42:00+00:00'
    """
    if moment.tzinfo is None:
        raise ValueError("a clock is set to a moment with a timezone; this one has none")
    before = _stopped_at.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _stopped_at.reset(before)


def to_the_minute(moment: datetime) -> datetime:
    """Cut seconds away, so that a time does not tell who answered.

    >>> to_the_minute(datetime(2026, 3, 4, 10, 42, 31, 5, tzinfo=UTC)).isoformat()
    '2026-03-04T10:42:00+00:00'
    """
    return moment.replace(second=0, microsecond=0)


def _require_level_or_exit(level: int | None, exit: Exit | None) -> None:
    if (level is None) == (exit is None):
        raise ValueError("an answer has either a level or an exit, never both or neither")


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation:
    """A municipality or another owner of teams."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Team:
    """A team of an organisation; the unit that looks at its own practice."""

    id: str
    organisation_id: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FrameworkPin:
    """The framework that a round uses: id, version, and the SHA-256 of its content when the round was made."""

    id: str
    version: str
    digest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """One round of a team.

    scope        ids of the items that are asked about, in the order in which they are asked
    reveal_limit fewest persons in a group that the team's own reveal shows by itself (default 3)
    report_limit fewest persons in a cell that leaders and researchers see (default 5)
    votes_each   votes that each participant has; votes_cap: most of them on one item
    lens         are the three questions of the lens asked of each princip
    minutes      how long the workshop is
    focus        the item that everybody looks at in the dialogue, or none
    opened       the items whose answers everybody has been shown in the dialogue
    voting_ended has the facilitator ended the voting
    asked_again  the items that those who rated them are asked to rate once more
    predecessor_id the team's round before this one, whose actions this one takes up
    revision     grows by one with every stored change; a change built on an older one is refused
    """

    id: str
    team_id: str
    title: str
    code: str
    phase: Phase
    frameworks: tuple[FrameworkPin, ...]
    scope: tuple[str, ...]
    retain_until: date
    created_at: datetime
    reveal_limit: int = REVEAL_LIMIT
    report_limit: int = REPORT_LIMIT
    votes_each: int = 3
    votes_cap: int = 2
    lens: bool = False
    minutes: int = WORKSHOP
    focus: str | None = None
    opened: tuple[str, ...] = ()
    voting_ended: bool = False
    asked_again: tuple[str, ...] = ()
    predecessor_id: str | None = None
    revision: int = 1

    def __post_init__(self) -> None:
        if self.reveal_limit < SMALLEST_LIMIT or self.report_limit < self.reveal_limit:
            raise ValueError(
                f"limits for small groups are at least {SMALLEST_LIMIT}, and report_limit is at least reveal_limit"
            )
        if not 1 <= self.votes_cap <= self.votes_each:
            raise ValueError("votes_cap lies between 1 and votes_each")
        if len(set(self.scope)) != len(self.scope):
            raise ValueError("an item stands in the scope once")


@dataclass(frozen=True, kw_only=True, slots=True)
class PhaseChange:
    """That a round came into a phase at a time."""

    round_id: str
    phase: Phase
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Reveal:
    """That a team was shown something: what was given up to the newest row of each kind at that moment.

    The numbers are those of the rows (`seq`), 0 where there was none. item: the one that was rated again, or none.
    """

    round_id: str
    what: RevealOf
    at: datetime
    participants: int
    ratings: int
    reflections: int
    votes: int
    importances: int
    second_ratings: int
    item: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Participant:
    """A random code and a perspective; nothing more is stored of a person.

    on_paper  answered on a sheet, which somebody outside the team typed in
    """

    id: str
    round_id: str
    perspective: Perspective
    done: bool = False
    on_paper: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Rating:
    """One answer: participant × item × dimension → level or exit. The client makes `id`, so resending stores once."""

    id: str
    round_id: str
    participant_id: str
    item: str
    dimension: str
    at: datetime
    level: int | None = None
    exit: Exit | None = None
    knowledge: tuple[Knowledge, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        _require_level_or_exit(self.level, self.exit)
        if self.level is not None and not LOWEST_LEVEL <= self.level <= HIGHEST_LEVEL:
            raise ValueError("a level lies between 1 and 5")


@dataclass(frozen=True, kw_only=True, slots=True)
class SecondRating:
    """How somebody rates an item once more after the talk. Kept apart: the first answers stay what they were."""

    id: str
    round_id: str
    participant_id: str
    item: str
    dimension: str
    level: int
    at: datetime

    def __post_init__(self) -> None:
        if not LOWEST_LEVEL <= self.level <= HIGHEST_LEVEL:
            raise ValueError("a level lies between 1 and 5")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reflection:
    """A participant's own thoughts on an item; seen by others only when `shared`."""

    id: str
    round_id: str
    participant_id: str
    item: str
    at: datetime
    succeeds: str = ""
    difficult: str = ""
    will_try: str = ""
    shared: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Consensus:
    """The level (or exit) that the team agreed on for an item and dimension, and why. Stands beside the ratings."""

    round_id: str
    item: str
    dimension: str
    revision: int
    at: datetime
    level: int | None = None
    exit: Exit | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        _require_level_or_exit(self.level, self.exit)


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperTally:
    """How many persons put each level, and each exit, on paper for an item and dimension. Belongs to nobody.

    counts  persons by answer: "1" to "5" and the exits; an answer that is not named was given by nobody
    """

    round_id: str
    item: str
    dimension: str
    revision: int
    at: datetime
    counts: tuple[tuple[str, int], ...]

    def __post_init__(self) -> None:
        answers = [answer for answer, _ in self.counts]
        if len(set(answers)) != len(answers) or not PAPER_ANSWERS.issuperset(answers):
            raise ValueError("a tally counts levels and exits, each once")
        if any(persons < 0 for _, persons in self.counts):
            raise ValueError("a number of persons is never negative")

    def persons(self, answer: int | Exit) -> int:
        """Return how many gave a level or an exit."""
        return dict(self.counts).get(str(answer), 0)

    @property
    def total(self) -> int:
        """How many persons answered."""
        return sum(persons for _, persons in self.counts)


@dataclass(frozen=True, kw_only=True, slots=True)
class DialogueNote:
    """What the team says of an item: det lykkes vi med, det er svært, det vil vi prøve."""

    round_id: str
    item: str
    revision: int
    at: datetime
    succeeds: str = ""
    difficult: str = ""
    will_try: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A short line that a participant writes to the team in the dialogue. One that is taken back has no text."""

    id: str
    round_id: str
    participant_id: str
    item: str
    part: Part
    text: str
    at: datetime
    withdrawn: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class LineMark:
    """What the facilitator has done with a line. A line without a mark is not on the facilitator's page either.

    shown    is it on everybody's screen?
    hidden   is it left out everywhere?
    gathered has it become part of what the team says?
    plan     is it to be taken up in the plan?
    """

    round_id: str
    line_id: str
    revision: int
    at: datetime
    shown: bool = False
    hidden: bool = False
    gathered: bool = False
    plan: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Writing:
    """Whether the facilitator has ended the writing of lines on an item."""

    round_id: str
    item: str
    revision: int
    at: datetime
    ended: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Parked:
    """A revision of something that the team takes up later; `done` once it is struck off."""

    id: str
    round_id: str
    revision: int
    text: str
    item: str | None
    at: datetime
    done: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenPage:
    """A facilitator's page that is open on a round. The one that `leads` turns everybody's screens.

    page     a random id that a browser tab keeps
    seen_at  when it last said that it is there
    """

    round_id: str
    page: str
    seen_at: datetime
    leads: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class SceneTurn:
    """That the big screen was turned while the round was in a phase; `scene` None: to what belongs to the phase.

    slide  which screen of the introduction, 0 first
    """

    round_id: str
    phase: Phase
    at: datetime
    scene: Scene | None = None
    slide: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Timer:
    """A timer as it was set for a phase, or for an item in the dialogue.

    seconds     what it was given in all; 0 where it was stopped
    remaining   seconds that were left when it was set so
    started_at  since when they run out, or None while it is paused
    """

    round_id: str
    phase: Phase
    at: datetime
    item: str | None = None
    seconds: int = 0
    remaining: int = 0
    started_at: datetime | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.remaining <= self.seconds:
            raise ValueError("what is left of a timer lies between nothing and all that it was given")


@dataclass(frozen=True, kw_only=True, slots=True)
class ScreenLink:
    """A link to a team's big screen, made by a facilitator's page. Only the hash of what opens is stored.

    id        the SHA-256 of the link
    round_id  the round that the page had open
    key_id    of the facilitator
    """

    id: str
    team_id: str
    round_id: str
    key_id: str
    ends_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Vote:
    """Votes on an item from a participant, or from the team as a whole (participant_id None) voting on paper."""

    id: str
    round_id: str
    participant_id: str | None
    item: str
    votes: int
    at: datetime

    def __post_init__(self) -> None:
        if self.votes < 0:
            raise ValueError("votes are never negative")


@dataclass(frozen=True, kw_only=True, slots=True)
class Importance:
    """How important an item is, 1–5, to a participant or to the team as a whole (participant_id None)."""

    id: str
    round_id: str
    participant_id: str | None
    item: str
    level: int
    at: datetime

    def __post_init__(self) -> None:
        if not LOWEST_LEVEL <= self.level <= HIGHEST_LEVEL:
            raise ValueError("importance lies between 1 and 5")


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """One revision of a development action. `round_id` is the round in which this revision was written."""

    id: str
    revision: int
    team_id: str
    origin_round_id: str
    round_id: str
    item: str
    dimension: str | None
    what: str
    why: str
    kind: ActionKind
    reach: ActionReach
    owner: str
    deadline: date | None
    sign: str
    status: ActionStatus
    status_reason: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class AccessKey:
    """A key that opens the pages of a role. What opens is never stored, only its Argon2 hash.

    scope       ids of the organisations and teams that it reaches; EVERYTHING alone for all of them
    label       who or what it was handed out to, in the administrator's words; no participant has one
    expires_at  when it stops working by itself, or never
    once        works a single time: the link of a first start
    ended_at    when it was revoked or used up
    """

    id: str
    role: Role
    scope: tuple[str, ...]
    label: str
    secret_hash: str
    created_at: datetime
    expires_at: datetime | None = None
    once: bool = False
    ended_at: datetime | None = None


EVERYTHING = "*"
"""In a key's scope: all organisations and teams, those to come included."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditEntry:
    """That somebody with a key did something. Never holds an answer, a participant or a text that anybody wrote."""

    at: datetime
    role: Role
    key_id: str
    act: str
    round_id: str | None = None
    detail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Deletion:
    """The receipt of a deleted round: how many rows of each table went, and nothing of what stood in them."""

    at: datetime
    round_id: str
    team_id: str
    retain_until: date
    rows: tuple[tuple[str, int], ...]
