"""What the facilitator's page may ask for, and what it answers. It holds no rule: those live in `workshop`."""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from selfeval.access.audit import note
from selfeval.access.reach import round_within, team_for
from selfeval.access.roles import Access
from selfeval.errors import NotAllowed, NotFound, SelfevalError
from selfeval.protocol.admission import Admission
from selfeval.protocol.facilitator.glance import Glance
from selfeval.protocol.facilitator.logged import LOGGED, Act
from selfeval.protocol.facilitator.message import Limits, Message, Words
from selfeval.protocol.facilitator.surroundings import Surroundings
from selfeval.protocol.facilitator.views import PANELS
from selfeval.protocol.facilitator.views.result import result_sheet
from selfeval.records import Action, ActionStatus, Exit, Phase, Role, Round, now
from selfeval.text import clock, today
from selfeval.workshop.answers import consensus, voting
from selfeval.workshop.plan import actions
from selfeval.workshop.reveal.result import round_result
from selfeval.workshop.round import leading as rounds
from selfeval.workshop.round import withdrawal as mistakes

log = logging.getLogger(__name__)
Reply = dict[str, Any]
BROKEN = "Noget gik galt, og det blev ikke gemt. Prøv igen. Bliver det ved, så genindlæs siden."
STRANGE = "Siden og serveren passer ikke sammen. Genindlæs siden."
NO_ROUND = "Vælg en runde først."
NO_DAY = "Vælg den dag, hvor svarene skal slettes."


NOBODY = Access(key_id="", role=Role.FACILITATOR, scope=())


class Conversation:
    """One facilitator's page: who is at it, the round it looks at, and what it has itself written."""

    def __init__(self, around: Surroundings, admission: Admission) -> None:
        self.around = around
        self.store = around.store
        self.round_id: str | None = None
        self._admission = admission
        self._access = NOBODY
        self._watcher = self.store.watch()
        self._turned = False
        self._written: dict[tuple[str, ...], int] = {}
        self._acts: dict[str, Callable[[Message], Reply | None]] = {
            "hello": lambda _: {},
            "tick": lambda _: {},
            "open": lambda message: self._turn_to(self._within_reach(message.text("round")).id),
            "leave": lambda _: self._turn_to(None),
            "create": self._create,
            "change": self._change,
            "take_back_round": self._take_back_round,
            "put_back_round": self._put_back_round,
            "next_round": lambda _: self._turn_to(rounds.plan_next(self.store, self._round, today=today()).id),
            "go": self._go,
            "focus": self._focus,
            "agree": self._agree,
            "take_back_agreement": self._take_back_agreement,
            "say": self._say,
            "team_vote": self._team_vote,
            "team_weigh": self._team_weigh,
            "add_action": self._add_action,
            "revise_action": self._revise_action,
            "take_back_action": self._take_back_action,
            "put_back_action": self._put_back_action,
            "status": self._status,
            "export": self._export,
            "result": lambda _: {"type": "result", "result": result_sheet(round_result(self.store, self._round))},
        }

    def handle(self, raw: object) -> Reply:
        """Do what a message asks, and answer it; a refusal is a Danish sentence, and then nothing was stored."""
        message = Message(raw if isinstance(raw, Mapping) else {})
        at, written = self.round_id, dict(self._written)
        try:
            said = self._do(message)
            return {"type": "done", "re": message.id, **({"time": clock(now())} if said is None else said)}
        except SelfevalError as error:
            sentence = str(error)
        except Exception:  # a fault of ours must not leave the page without an answer
            log.exception("an act of the facilitator's page failed")
            sentence = BROKEN
        self.round_id, self._written = at, written
        return {"type": "refused", "re": message.id, "sentence": sentence}

    def changed(self) -> bool:
        """Has anything been stored, here or elsewhere, or has the page turned to another round?"""
        turned, self._turned = self._turned, False
        return self._watcher.changed() or turned

    def views(self) -> dict[str, dict[str, Any]]:
        """What each panel shows, by its name; to nobody, and to a key that holds no more, no more than that."""
        with self.store.reading():
            try:
                access = self._admission.access(self.store)
            except NotAllowed as error:
                return {name: {"locked": "" if self._admission.waits else str(error)} for name in PANELS}
            return self._seen_by(access)

    def warm_up(self) -> None:
        """Do, for nobody, what the first look at the page takes time for: read the frameworks, load, compile."""
        with self.store.reading():
            self._seen_by(NOBODY)

    def _seen_by(self, access: Access) -> dict[str, dict[str, Any]]:
        glance = Glance(self.around, self._still_there(access), access)
        return {name: view(glance) for name, view in PANELS.items()}

    def _still_there(self, access: Access) -> str | None:
        """The round that the page looks at; none once it is taken back, on this page or on another."""
        try:
            return self.round_id and round_within(self.store, access, self.round_id).id
        except NotFound:
            return None

    def _do(self, message: Message) -> Reply | None:
        kind = message.text("type")
        if kind == "hello":
            self._turned = self._turned or self._admission.waits
            self._admission.show(message.text("ticket"))
        self._let_in()
        act = self._acts.get(kind)
        if act is None:
            raise NotAllowed(STRANGE)
        if kind not in LOGGED:
            return act(message)
        before, (name, field) = self.round_id, LOGGED[kind]
        with self.store.writing():
            said = act(message)
            note(self.store, self._access, name, round_id=self.round_id or before, detail=message.text(field)[:64])
        return said

    def _let_in(self) -> None:
        """Ask anew who is at the page; once the key holds no more, the panels are to be emptied."""
        try:
            self._access = self._admission.access(self.store)
        except NotAllowed:
            self._turned = self._turned or self._access is not NOBODY
            self._access = NOBODY
            raise

    def _within_reach(self, round_id: str) -> Round:
        return round_within(self.store, self._access, round_id)

    @property
    def _round(self) -> Round:
        if self.round_id is None:
            raise NotAllowed(NO_ROUND)
        return self._within_reach(self.round_id)

    def _as_seen(self, message: Message) -> Round:
        """The round as the page saw it, so that a change made elsewhere meanwhile is noticed."""
        return replace(self._round, revision=message.number("revision"))

    def _turn_to(self, round_id: str | None) -> Reply:
        self.round_id = round_id
        self._turned = True
        return {}

    def _create(self, message: Message) -> Reply:
        wanted = {(chosen.text("id"), chosen.text("version")) for chosen in message.parts("frameworks")}
        team = team_for(self.store, self._access, message.text("organisation"), message.text("team"))
        made = rounds.plan_round(
            self.store,
            team_id=team.id,
            title=message.text("title"),
            frameworks=[one for one in self.around.frameworks if (one.id, one.version) in wanted],
            items=message.texts("items"),
            today=today(),
            retain_until=message.day("retain_until", NO_DAY),
            lens=message.flag("lens"),
            **Limits.read(message).as_arguments(),
        )
        return self._turn_to(made.id)

    def _change(self, message: Message) -> None:
        rounds.change_plan(
            self.store,
            self._as_seen(message),
            today=today(),
            retain_until=message.day("retain_until", NO_DAY),
            lens=message.maybe_flag("lens"),
            **Limits.read(message).as_arguments(),
        )

    def _take_back_round(self, message: Message) -> Reply:
        mistakes.take_back(self.store, self._as_seen(message))
        return self._turn_to(None)

    def _put_back_round(self, message: Message) -> Reply:
        back = mistakes.put_back(self.store, message.text("round"))
        return self._turn_to(self._within_reach(back.id).id)

    def _go(self, message: Message) -> None:
        rounds.go_to(self.store, self._as_seen(message), message.member("phase", Phase))

    def _focus(self, message: Message) -> Reply:
        rounds.focus_on(self.store, self._round, message.text("item") or None)
        return {}

    def _seen(self, message: Message, *key: str) -> int:
        """The revision that this page builds on: the one on its screen, or a newer one that it wrote itself."""
        return max(message.number("seen"), self._written.get((self.round_id or "", *key), 0))

    def _wrote(self, revision: int, *key: str) -> None:
        self._written[(self.round_id or "", *key)] = revision

    def _agree(self, message: Message) -> None:
        item, dimension = message.text("item"), message.text("dimension")
        agreed = consensus.agree(
            self.store,
            self._round,
            item,
            dimension,
            level=message.maybe_number("level"),
            exit=message.maybe_member("exit", Exit),
            reason=message.text("reason"),
            seen=self._seen(message, "agree", item, dimension),
        )
        self._wrote(agreed.revision, "agree", item, dimension)

    def _take_back_agreement(self, message: Message) -> None:
        cell = message.text("item"), message.text("dimension")
        seen = self._seen(message, "agree", *cell)
        self._wrote(consensus.take_back(self.store, self._round, *cell, seen=seen), "agree", *cell)

    def _say(self, message: Message) -> None:
        item = message.text("item")
        words = {name: message.text(name) for name in ("succeeds", "difficult", "will_try")}
        said = consensus.say(self.store, self._round, item, seen=self._seen(message, "say", item), **words)
        self._wrote(said.revision, "say", item)

    def _team_vote(self, message: Message) -> None:
        item, votes = message.text("item"), message.number("votes")
        voting.cast(self.store, self._round.id, None, id=message.id, item=item, votes=votes)

    def _team_weigh(self, message: Message) -> None:
        item, level = message.text("item"), message.number("level")
        voting.weigh(self.store, self._round.id, None, id=message.id, item=item, level=level)

    def _add_action(self, message: Message) -> None:
        item, dimension = message.text("item"), message.text("dimension") or None
        words = Words.read(message).as_arguments()
        self._keep(actions.add(self.store, self._round, id=message.id, item=item, dimension=dimension, **words))

    def _revise_action(self, message: Message) -> None:
        words, (action, seen) = Words.read(message), self._action(message)
        without = words.deadline is None
        revised = actions.revise(
            self.store, self._round, action, seen=seen, without_deadline=without, **words.as_arguments()
        )
        self._keep(revised)

    def _take_back_action(self, message: Message) -> None:
        action, seen = self._action(message)
        self._keep(actions.take_back(self.store, self._round, action, seen=seen))

    def _put_back_action(self, message: Message) -> None:
        self._keep(actions.put_back(self.store, self._round, message.text("action")))

    def _status(self, message: Message) -> None:
        status, (action, seen) = message.member("status", ActionStatus), self._action(message)
        reason = message.text("reason")
        self._keep(actions.set_status(self.store, self._round, action, status, reason=reason, seen=seen))

    def _action(self, message: Message) -> tuple[str, int]:
        action = message.text("action")
        return action, self._seen(message, "action", action)

    def _keep(self, action: Action) -> None:
        self._wrote(action.revision, "action", action.id)

    def _export(self, message: Message) -> Reply:
        from selfeval.export import export_round  # on the click: the page opens faster without the writers of files

        file = export_round(self.store, self._round.id, message.text("format"))
        note(self.store, self._access, Act.EXPORTED, round_id=self.round_id, detail=message.text("format"))
        data = base64.b64encode(file.data).decode()
        return {"type": "file", "name": file.name, "media_type": file.media_type, "data": data}
