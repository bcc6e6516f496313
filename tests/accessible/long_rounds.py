"""A team's rounds in which every text has the same length, and every list as many rows as it gets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from selfeval.framework import read_framework
from selfeval.measures.limits import TEXT_LIMITS
from selfeval.records import ActionKind, ActionReach, Organisation, Perspective, Phase, Round, Team
from selfeval.storage import Store
from selfeval.text import today
from selfeval.workshop.answers import voting
from selfeval.workshop.answers.consensus import agree, say
from selfeval.workshop.answers.joining import join
from selfeval.workshop.plan import actions
from selfeval.workshop.round.leading import ORDER, focus_on, go_to, plan_next, plan_round

SENTENCE = "Vi mangler tid til at tale sammen om borgerens egne mål, og det går ud over samarbejdet i hele teamet. "
WORD = "Samarbejdsorganiseringsudviklingsmulighedsundersøgelsesplanlægningskoordinationen"
"""Of 80 letters, which no line of a phone holds."""

DIMENSION = "faglig"
FEW = 5
"""So many answer every item; the others only the one that most is written of."""


@dataclass(frozen=True)
class Length:
    """How long every text is, and how many rows every list has."""

    text: str
    rows: int

    def of(self, kind: str) -> str:
        """The text, or what a field of this kind in `TEXT_LIMITS` has room for."""
        return self.text[: TEXT_LIMITS[kind]].strip()

    def needed(self, kind: str) -> str:
        """As `of`, where a field cannot be empty."""
        return self.of(kind) or "X"


LENGTHS = {
    "nothing": Length("", 0),
    "30": Length((SENTENCE * 10)[:30], 3),
    "300": Length((SENTENCE * 10)[:300], 3),
    "1000, 20 rows": Length((SENTENCE * 10)[:1000], 20),
    "long words, 20 rows": Length(f"{WORD} " * 12, 20),
}


@dataclass
class LongRound:
    """The second round of a team, which may be brought to any phase."""

    store: Store
    length: Length

    def __post_init__(self) -> None:
        store, mark = self.store, uuid4().hex
        framework = read_framework("pejlemaerker-bostoette", "2021")
        name = self.length.needed("name")[:190] + mark[:6]
        with store.writing() as tx:
            tx.add_organisation(Organisation(id=mark, name=name))
            tx.add_team(Team(id=mark, organisation_id=mark, name=name))
            first = plan_round(
                tx,
                team_id=mark,
                title=self.length.needed("title"),
                frameworks=[framework],
                items=[item.id for item in framework.items][: self.length.rows or 3],
                retain_until=today() + timedelta(days=700),
                today=today(),
            )
            for phase in ORDER[1:]:
                self._goes_to(tx, first.id, phase)
            self.round_id = plan_next(tx, tx.round(first.id), today=today()).id

    @property
    def round(self) -> Round:
        return self.store.round(self.round_id)

    def goes_to(self, phase: Phase) -> None:
        """Go on to a phase, and write in it what it has room for. What a round has left it does not come back to."""
        if self.round.phase != phase:
            with self.store.writing() as tx:
                self._goes_to(tx, self.round_id, phase)

    def _goes_to(self, tx: Store, round_id: str, phase: Phase) -> None:
        round = go_to(tx, tx.round(round_id), phase)
        writes = {
            Phase.VURDERING: self._rates,
            Phase.DIALOG: self._talks,
            Phase.PRIORITERING: self._votes,
            Phase.UDVIKLINGSPLAN: self._plans,
        }
        if phase in writes:
            writes[phase](tx, round, self.length.of("note"))

    def _rates(self, tx: Store, round: Round, text: str) -> None:
        item = round.scope[0]
        for person in range(max(FEW, self.length.rows)):
            session = join(tx, round.code, uuid4().hex, Perspective.MEDARBEJDER)
            for id in round.scope if person < FEW else (item,):
                note = text if id == item and person < self.length.rows else ""
                session.rate(id=uuid4().hex, item=id, dimension=DIMENSION, level=1 + person % 5, note=note)
            if text:
                session.reflect(id=uuid4().hex, item=item, succeeds=text, difficult=text, will_try=text, shared=True)

    def _talks(self, tx: Store, round: Round, text: str) -> None:
        item = round.scope[0]
        focus_on(tx, round, item)
        if text:
            say(tx, round, item, succeeds=text, difficult=text, will_try=text, seen=0)
            agree(tx, round, item, DIMENSION, level=3, reason=text, seen=0)

    def _votes(self, tx: Store, round: Round, text: str) -> None:
        for id in round.scope[: self.length.rows]:
            voting.cast(tx, round.id, None, id=uuid4().hex, item=id, votes=2)

    def _plans(self, tx: Store, round: Round, text: str) -> None:
        for _ in range(self.length.rows):
            actions.add(
                tx,
                round,
                item=round.scope[0],
                dimension=DIMENSION,
                what=text or "X",
                why=text,
                kind=ActionKind.STRUKTUR,
                reach=ActionReach.RAMMER,
                owner=self.length.of("owner"),
                deadline=today() + timedelta(days=60),
                sign=text,
            )
