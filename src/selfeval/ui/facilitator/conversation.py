"""What the facilitator's page may ask for, and what it answers. It holds no rule: those live in `workshop`."""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from selfeval.errors import NotAllowed, SelfevalError
from selfeval.records import Action, ActionKind, ActionReach, ActionStatus, Exit, Organisation, Phase, Round, Team, now
from selfeval.text import clock
from selfeval.ui.facilitator import views
from selfeval.ui.facilitator.message import Message
from selfeval.ui.facilitator.surroundings import Surroundings
from selfeval.workshop import actions, consensus, rounds, voting
from selfeval.workshop.scope import RoundContent

log = logging.getLogger(__name__)
Reply = dict[str, Any]
BROKEN = "Noget gik galt, og det blev ikke gemt. Prøv igen. Bliver det ved, så genindlæs siden."


class Conversation:
    """One facilitator's page: the round it looks at, and what it has itself written."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.store = around.store
        self.round_id: str | None = None
        self._watcher = self.store.watch()
        self._moved = False
        self._written: dict[tuple[str, ...], int] = {}
        self._acts: dict[str, Callable[[Message], Reply | None]] = {
            "tick": lambda _: {},
            "open": self._open,
            "leave": self._leave,
            "create": self._create,
            "change": self._change,
            "next_round": self._next_round,
            "go": self._go,
            "focus": self._focus,
            "agree": self._agree,
            "say": self._say,
            "team_vote": self._team_vote,
            "team_weigh": self._team_weigh,
            "add_action": self._add_action,
            "revise_action": self._revise_action,
            "status": self._status,
            "export": self._export,
        }

    def handle(self, raw: object) -> Reply:
        """Do what a message asks, and answer it; a refusal is a Danish sentence, and then nothing was stored."""
        message = Message(raw if isinstance(raw, Mapping) else {})
        try:
            act = self._acts.get(message.text("type"))
            if act is None:
                raise NotAllowed("Siden og serveren passer ikke sammen. Genindlæs siden.")
            said = act(message)
            return {"type": "done", "re": message.id, **({"time": clock(now())} if said is None else said)}
        except SelfevalError as error:
            return {"type": "refused", "re": message.id, "sentence": str(error)}
        except Exception:
            log.exception("an act of the facilitator's page failed")
            return {"type": "refused", "re": message.id, "sentence": BROKEN}

    def changed(self) -> bool:
        """Has anything been stored, here or elsewhere, or has the page turned to another round?"""
        moved, self._moved = self._moved, False
        return self._watcher.changed() or moved

    def view(self, panel: str) -> dict[str, Any]:
        """What a panel shows."""
        with self.store.reading():
            return views.PANELS[panel](self.around, self.round_id)

    @property
    def _round(self) -> Round:
        if self.round_id is None:
            raise NotAllowed("Vælg en runde først.")
        return self.store.round(self.round_id)

    def _turn_to(self, round_id: str | None) -> Reply:
        self.round_id = round_id
        self._moved = True
        return {}

    def _open(self, message: Message) -> Reply:
        return self._turn_to(self.store.round(message.text("round")).id)

    def _leave(self, _: Message) -> Reply:
        return self._turn_to(None)

    def _create(self, message: Message) -> Reply:
        wanted = [(chosen.text("id"), chosen.text("version")) for chosen in message.parts("frameworks")]
        frameworks = [one for one in self.around.frameworks if (one.id, one.version) in wanted]
        with self.store.writing():
            team = self._team(message.needed("organisation", "Skriv kommunens eller organisationens navn."), message.needed("team", "Skriv teamets navn."))
            made = rounds.plan_round(
                self.store,
                team_id=team.id,
                title=message.text("title"),
                frameworks=frameworks,
                items=message.texts("items"),
                today=date.today(),
                retain_until=message.day("retain_until", "Vælg den dato, hvor svarene skal slettes."),
                **self._limits(message),
            )
        return self._turn_to(made.id)

    def _limits(self, message: Message) -> dict[str, int]:
        return {name: message.number(name) for name in ("reveal_limit", "report_limit", "votes_each", "votes_cap")}

    def _team(self, organisation_name: str, team_name: str) -> Team:
        """The team of that name; the first round of a team makes it."""
        same = (one for one in self.store.organisations() if one.name.casefold() == organisation_name.casefold())
        organisation = next(same, None) or self.store.add_organisation(Organisation(id=uuid4().hex, name=organisation_name))
        teams = (one for one in self.store.teams(organisation.id) if one.name.casefold() == team_name.casefold())
        return next(teams, None) or self.store.add_team(Team(id=uuid4().hex, organisation_id=organisation.id, name=team_name))

    def _change(self, message: Message) -> None:
        seen = replace(self._round, revision=message.number("revision"))
        retain_until = message.day("retain_until", "Vælg den dato, hvor svarene skal slettes.")
        rounds.change_plan(self.store, seen, today=date.today(), retain_until=retain_until, **self._limits(message))

    def _next_round(self, _: Message) -> Reply:
        """The same questions and limits again, for the same team, kept as long as the last."""
        last = self._round
        kept_for = last.retain_until - last.created_at.date()
        content = RoundContent.load(self.store, last)
        today = date.today()
        made = rounds.plan_round(
            self.store,
            team_id=last.team_id,
            title=views.next_title(len(self.store.rounds(last.team_id)), today),
            frameworks=content.frameworks,
            items=last.scope,
            today=today,
            retain_until=today + kept_for,
            reveal_limit=last.reveal_limit,
            report_limit=last.report_limit,
            votes_each=last.votes_each,
            votes_cap=last.votes_cap,
        )
        return self._turn_to(made.id)

    def _go(self, message: Message) -> None:
        rounds.go_to(self.store, replace(self._round, revision=message.number("revision")), message.member("phase", Phase))

    def _focus(self, message: Message) -> Reply:
        rounds.focus_on(self.store, self._round, message.text("item") or None)
        return {}

    def _seen(self, message: Message, *key: str) -> int:
        """The revision that this page builds on: the one on its screen, or a newer one that it wrote itself."""
        return max(message.number("seen"), self._written.get(key, 0))

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
        self._written["agree", item, dimension] = agreed.revision

    def _say(self, message: Message) -> None:
        item = message.text("item")
        said = consensus.say(
            self.store,
            self._round,
            item,
            succeeds=message.text("succeeds"),
            difficult=message.text("difficult"),
            will_try=message.text("will_try"),
            seen=self._seen(message, "say", item),
        )
        self._written["say", item] = said.revision

    def _team_vote(self, message: Message) -> None:
        voting.cast(self.store, self._round.id, None, id=message.id, item=message.text("item"), votes=message.number("votes"))

    def _team_weigh(self, message: Message) -> None:
        voting.weigh(self.store, self._round.id, None, id=message.id, item=message.text("item"), level=message.number("level"))

    def _words(self, message: Message) -> dict[str, Any]:
        return {
            "what": message.text("what"),
            "why": message.text("why"),
            "kind": message.member("kind", ActionKind),
            "reach": message.member("reach", ActionReach),
            "owner": message.text("owner"),
            "deadline": message.maybe_day("deadline"),
            "sign": message.text("sign"),
        }

    def _add_action(self, message: Message) -> None:
        about = {"item": message.text("item"), "dimension": message.text("dimension") or None}
        self._keep(actions.add(self.store, self._round, id=message.id, **about, **self._words(message)))

    def _revise_action(self, message: Message) -> None:
        words, seen = self._words(message), self._seen_action(message)
        without = words["deadline"] is None
        self._keep(actions.revise(self.store, self._round, message.text("action"), seen=seen, without_deadline=without, **words))

    def _status(self, message: Message) -> None:
        status, reason = message.member("status", ActionStatus), message.text("reason")
        seen = self._seen_action(message)
        self._keep(actions.set_status(self.store, self._round, message.text("action"), status, reason=reason, seen=seen))

    def _seen_action(self, message: Message) -> int:
        return self._seen(message, "action", message.text("action"))

    def _keep(self, action: Action) -> None:
        self._written["action", action.id] = action.revision

    def _export(self, message: Message) -> Reply:
        from selfeval.export import export_round  # loaded on the click: most workshops never export twice

        file = export_round(self.store, self._round.id, message.text("format"))
        return {"type": "file", "name": file.name, "media_type": file.media_type, "data": base64.b64encode(file.data).decode()}
