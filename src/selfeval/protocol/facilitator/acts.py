"""What the facilitator's page does to the round it looks at. No rule is here: those live in `workshop`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from selfeval.access.audit import note
from selfeval.access.reach import round_within, team_for
from selfeval.access.roles import Access
from selfeval.access.screen_links import lead_link, make_link
from selfeval.errors import NotAllowed
from selfeval.protocol.facilitator.logged import Act
from selfeval.protocol.facilitator.messages import (
    AddAction,
    Agree,
    AskAgain,
    ChangeRound,
    ChangeTimer,
    ChooseAddress,
    CountOnPaper,
    CreateRound,
    EndVoting,
    EndWriting,
    ExportRound,
    FocusOn,
    GatherLines,
    GiveTeamVotes,
    Gone,
    GoToPhase,
    LeaveRound,
    LookAt,
    MarkLines,
    OpenTheRound,
    OpenVoting,
    Park,
    PlanNextRound,
    PutBackAction,
    PutBackRound,
    ReviseAction,
    Say,
    SetMinutes,
    SetStatus,
    ShowAgain,
    ShowAnswers,
    ShowLines,
    ShowPaperSheet,
    ShowResult,
    StartServer,
    StartTimer,
    StrikeParked,
    TakeBackAction,
    TakeBackAgreement,
    TakeBackRound,
    TakeLead,
    TurnScreen,
    WeighAsTeam,
)
from selfeval.protocol.facilitator.presence import Presence
from selfeval.protocol.facilitator.replies import PaperSheetShown, ResultShown
from selfeval.protocol.facilitator.surroundings import FacilitatorSurroundings
from selfeval.protocol.facilitator.views.paper import paper_sheet
from selfeval.protocol.facilitator.views.result import result_sheet
from selfeval.protocol.file_reply import FileReply, file_reply
from selfeval.protocol.message import Message
from selfeval.records import Action, Role, Round
from selfeval.text import today
from selfeval.workshop.answers import again, consensus, gathering, voters, voting
from selfeval.workshop.answers.on_paper import count_on_paper
from selfeval.workshop.plan import actions, parking
from selfeval.workshop.reveal.result import round_result
from selfeval.workshop.round import leading, withdrawal
from selfeval.workshop.round.room import scenes, timers
from selfeval.workshop.round.scope import RoundContent

NO_ROUND = "Vælg en runde først."
NO_DAY = "Vælg den dag, hvor svarene skal slettes."
NO_SERVER = "Deltagernes server kører ikke længere. Start den igen."
STARTED_ELSEWHERE = "Deltagernes server er startet med kommandoen selfeval serve."
NOBODY = Access(key_id="", role=Role.FACILITATOR, scope=())

Position = tuple[str | None, str | None, dict[tuple[str, ...], int]]
Reply = Mapping[str, Any]
SHOWN: Reply = {}
"""The reply to an act whose result is seen on the screen at once."""


class FacilitatorActs:
    """The acts of one page, on behalf of whoever is at it.

    Remembers its round, the item that it alone looks at, and what it has itself written.
    """

    def __init__(self, around: FacilitatorSurroundings) -> None:
        self.around = around
        self.store = around.store
        self.access = NOBODY
        self.round_id: str | None = None
        self.looked: str | None = None
        self.turned = False
        self.presence = Presence(self.store)
        self.screen_link = ""
        self._written: dict[tuple[str, ...], int] = {}

    def by_message(self) -> Mapping[type[Message], Callable[[Any], Reply | None]]:
        """Return what does each message. An act that gives None has stored something, and is answered with the time."""
        return {
            OpenTheRound: self._open,
            LeaveRound: self._leave,
            CreateRound: self._create,
            ChangeRound: self._change,
            TakeBackRound: self._take_back_round,
            PutBackRound: self._put_back_round,
            PlanNextRound: self._plan_next,
            GoToPhase: self._go,
            FocusOn: self._focus,
            LookAt: self._look,
            TakeLead: self._take_lead,
            Gone: self._gone,
            TurnScreen: self._turn_screen,
            StartTimer: self._start_timer,
            ChangeTimer: self._change_timer,
            SetMinutes: self._set_minutes,
            Agree: self._agree,
            TakeBackAgreement: self._take_back_agreement,
            CountOnPaper: self._count_on_paper,
            ShowPaperSheet: self._show_paper_sheet,
            Say: self._say,
            ShowAnswers: self._show_answers,
            AskAgain: self._ask_again,
            ShowAgain: self._show_again,
            EndVoting: self._end_voting,
            OpenVoting: self._open_voting,
            ShowLines: self._show_lines,
            EndWriting: self._end_writing,
            MarkLines: self._mark_lines,
            GatherLines: self._gather_lines,
            Park: self._park,
            StrikeParked: self._strike_parked,
            GiveTeamVotes: self._give_team_votes,
            WeighAsTeam: self._weigh_as_team,
            AddAction: self._add_action,
            ReviseAction: self._revise_action,
            TakeBackAction: self._take_back_action,
            PutBackAction: self._put_back_action,
            SetStatus: self._set_status,
            ExportRound: self._export,
            ShowResult: self._show_result,
            ChooseAddress: self._choose_address,
            StartServer: self._start_server,
        }

    def position(self) -> Position:
        """Return what the page looks at and has written, for `go_back`."""
        return self.round_id, self.looked, dict(self._written)

    def go_back(self, position: Position) -> None:
        """Be where the page was before an act that was refused."""
        self.round_id, self.looked, self._written = position

    def be_there(self) -> None:
        """Let the other pages of the round know of this one."""
        if self.round_id is not None and self.access is not NOBODY:
            self.presence.be_there(self._within_reach(self.round_id))

    def _within_reach(self, round_id: str) -> Round:
        return round_within(self.store, self.access, round_id)

    @property
    def _round(self) -> Round:
        if self.round_id is None:
            raise NotAllowed(NO_ROUND)
        return self._within_reach(self.round_id)

    def _as_seen(self, revision: int) -> Round:
        """Return the round as the page saw it, so that a change made elsewhere meanwhile is noticed."""
        return replace(self._round, revision=revision)

    def _turn_to(self, round_id: str | None) -> Reply:
        self.presence.leave()
        self.round_id, self.looked = round_id, None
        self.turned = True
        if round_id is not None:
            self._lead_screen(self.store.round(round_id))
        return SHOWN

    def _lead_screen(self, round: Round) -> None:
        """Let the page's own link to the big screen show the round, and make one for its team where there is none."""
        if not (self.screen_link and lead_link(self.store, self.access, self.screen_link, round)):
            self.screen_link = make_link(self.store, self.access, round)

    def _open(self, message: OpenTheRound) -> Reply:
        return self._turn_to(self._within_reach(message.round).id)

    def _leave(self, message: LeaveRound) -> Reply:
        return self._turn_to(None)

    def _create(self, message: CreateRound) -> Reply:
        wanted = {(chosen.id, chosen.version) for chosen in message.frameworks}
        retain_until = _required(message.retain_until)
        team = team_for(self.store, self.access, message.organisation, message.team)
        made = leading.plan_round(
            self.store,
            id=message.id,
            team_id=team.id,
            title=message.title,
            frameworks=[one for one in self.around.frameworks if (one.id, one.version) in wanted],
            items=message.items,
            today=today(),
            retain_until=retain_until,
            lens=message.lens,
            **message.limits(),
        )
        return self._turn_to(made.id)

    def _change(self, message: ChangeRound) -> None:
        leading.change_plan(
            self.store,
            self._as_seen(message.revision),
            today=today(),
            retain_until=_required(message.retain_until),
            lens=message.lens,
            **message.limits(),
        )

    def _take_back_round(self, message: TakeBackRound) -> Reply:
        withdrawal.take_back(self.store, self._as_seen(message.revision))
        return self._turn_to(None)

    def _put_back_round(self, message: PutBackRound) -> Reply:
        back = withdrawal.put_back(self.store, message.round)
        return self._turn_to(self._within_reach(back.id).id)

    def _plan_next(self, message: PlanNextRound) -> Reply:
        return self._turn_to(leading.plan_next(self.store, self._round, today=today()).id)

    def _go(self, message: GoToPhase) -> None:
        leading.go_to(self.store, self._as_seen(message.revision), message.phase)
        self.be_there()

    def _focus(self, message: FocusOn) -> Reply:
        """Turn everybody's screen; where another page leads, this one alone."""
        if not self.presence.leads(self._round):
            return self._look_at_alone(message.item)
        scenes.look_at(self.store, self._round, message.item)
        return self._look_at(None)

    def _look(self, message: LookAt) -> Reply:
        return self._look_at_alone(message.item)

    def _look_at_alone(self, item: str | None) -> Reply:
        round = self._round
        if item is not None:
            RoundContent.load(self.store, round).item(item)
        return self._look_at(None if item == round.focus else item)

    def _take_lead(self, message: TakeLead) -> Reply:
        self.presence.take_over(self._round)
        self.turned = True
        return self._look_at(None)

    def _gone(self, message: Gone) -> Reply:
        self.presence.leave()
        return SHOWN

    def _look_at(self, item: str | None) -> Reply:
        self.turned = self.turned or item != self.looked
        self.looked = item
        return SHOWN

    def _turn_screen(self, message: TurnScreen) -> Reply:
        scenes.turn_to(self.store, self._round, message.scene, slide=message.slide)
        return SHOWN

    def _start_timer(self, message: StartTimer) -> Reply:
        timers.start_timer(self.store, self._round, message.minutes)
        return SHOWN

    def _change_timer(self, message: ChangeTimer) -> Reply:
        timers.change_timer(self.store, self._round, message.act)
        return SHOWN

    def _set_minutes(self, message: SetMinutes) -> None:
        leading.change_plan(self.store, self._as_seen(message.revision), today=today(), minutes=message.minutes)

    def _seen(self, seen: int, *key: str) -> int:
        """Return the revision that the page builds on: the one on its screen, or a newer one that it wrote itself."""
        return max(seen, self._written.get((self.round_id or "", *key), 0))

    def _wrote(self, revision: int, *key: str) -> None:
        self._written[(self.round_id or "", *key)] = revision

    def _agree(self, message: Agree) -> None:
        key = "agree", message.item, message.dimension
        agreed = consensus.agree(
            self.store,
            self._round,
            message.item,
            message.dimension,
            level=message.level,
            exit=message.exit,
            reason=message.reason,
            cleared=message.cleared,
            seen=self._seen(message.seen, *key),
        )
        self._wrote(agreed.revision, *key)

    def _take_back_agreement(self, message: TakeBackAgreement) -> None:
        cell = message.item, message.dimension
        seen = self._seen(message.seen, "agree", *cell)
        self._wrote(consensus.take_back(self.store, self._round, *cell, seen=seen), "agree", *cell)

    def _count_on_paper(self, message: CountOnPaper) -> None:
        """All dimensions of the item are stored, or none: a count that is half changed would be a false picture."""
        with self.store.writing():
            for cell in message.dimensions:
                key = "paper", message.item, cell.dimension
                counted = count_on_paper(
                    self.store,
                    self._round,
                    message.item,
                    cell.dimension,
                    cell.counts,
                    seen=self._seen(cell.seen, *key),
                )
                if counted:
                    self._wrote(counted.revision, *key)

    def _show_paper_sheet(self, message: ShowPaperSheet) -> PaperSheetShown:
        round = self._round
        return {"type": "paper_sheet", "sheet": paper_sheet(self.store, round, citizens=message.citizens)}

    def _say(self, message: Say) -> None:
        """Keep each text by itself: what this page has written in one is no reason to overwrite another."""
        round, item = self._round, message.item
        for name in consensus.PARTS:
            text, key = getattr(message, name), ("say", item, name)
            if text is not None:
                seen = self._seen(message.seen, *key)
                said = consensus.say(self.store, round, item, seen=seen, cleared=message.cleared, **{name: text})
                self._wrote(said.revision, *key)

    def _show_lines(self, message: ShowLines) -> None:
        gathering.show(self.store, self._round, message.item)

    def _end_writing(self, message: EndWriting) -> None:
        gathering.end(self.store, self._round, message.item, ended=message.ended)

    def _mark_lines(self, message: MarkLines) -> None:
        changes = {"hidden": message.hidden, "plan": message.plan, "gathered": message.gathered}
        gathering.mark(self.store, self._round, message.lines, **changes)

    def _gather_lines(self, message: GatherLines) -> None:
        gathering.gather(self.store, self._round, message.part, message.lines)

    def _park(self, message: Park) -> None:
        text, item, cleared = message.text, message.item, message.cleared
        parking.park(self.store, self._round, id=message.id, text=text, item=item, cleared=cleared)

    def _strike_parked(self, message: StrikeParked) -> None:
        parking.strike(self.store, self._round, message.parked, done=message.done)

    def _show_answers(self, message: ShowAnswers) -> None:
        leading.show_answers(self.store, self._round, message.item)

    def _ask_again(self, message: AskAgain) -> None:
        again.ask_again(self.store, self._round, message.item)

    def _show_again(self, message: ShowAgain) -> None:
        again.show_again(self.store, self._round, message.item)

    def _end_voting(self, message: EndVoting) -> None:
        voters.end_voting(self.store, self._round)

    def _open_voting(self, message: OpenVoting) -> None:
        voters.open_voting(self.store, self._round)

    def _give_team_votes(self, message: GiveTeamVotes) -> None:
        voting.cast(self.store, self._round.id, None, id=message.id, item=message.item, votes=message.votes)

    def _weigh_as_team(self, message: WeighAsTeam) -> None:
        voting.weigh(self.store, self._round.id, None, id=message.id, item=message.item, level=message.level)

    def _add_action(self, message: AddAction) -> None:
        item, dimension = message.item, message.dimension
        words = message.words()
        self._keep(actions.add(self.store, self._round, id=message.id, item=item, dimension=dimension, **words))
        if message.parked:
            parking.strike(self.store, self._round, message.parked)

    def _revise_action(self, message: ReviseAction) -> None:
        new = message.words() | {"without_deadline": message.deadline is None}
        self._keep(actions.revise(self.store, self._round, message.action, seen=message.seen, **new))

    def _take_back_action(self, message: TakeBackAction) -> None:
        seen = self._seen(message.seen, "action", message.action)
        self._keep(actions.take_back(self.store, self._round, message.action, seen=seen))

    def _put_back_action(self, message: PutBackAction) -> None:
        self._keep(actions.put_back(self.store, self._round, message.action))

    def _set_status(self, message: SetStatus) -> None:
        action, status = message.action, message.status
        seen = self._seen(message.seen, "action", action)
        reason, cleared = message.reason, message.cleared
        self._keep(
            actions.set_status(self.store, self._round, action, status, reason=reason, cleared=cleared, seen=seen)
        )

    def _keep(self, action: Action) -> None:
        self._wrote(action.revision, "action", action.id)

    def _export(self, message: ExportRound) -> FileReply:
        from selfeval.export import export_round  # on the click: the page opens faster without the writers of files

        file = export_round(self.store, self._round.id, message.format)
        note(self.store, self.access, Act.EXPORTED, round_id=self.round_id, detail=message.format)
        return file_reply(file)

    def _show_result(self, message: ShowResult) -> ResultShown:
        return {"type": "result", "result": result_sheet(round_result(self.store, self._round, with_paper=True))}

    def _choose_address(self, message: ChooseAddress) -> Reply:
        server = self.around.server
        if server is None:
            raise NotAllowed(NO_SERVER)
        server.choose(message.url)
        return SHOWN

    def _start_server(self, message: StartServer) -> Reply:
        if self.around.starter is None:
            raise NotAllowed(STARTED_ELSEWHERE)
        self.around.starter.start()
        return SHOWN


def _required(day: date | None) -> date:
    if day is None:
        raise NotAllowed(NO_DAY)
    return day
