"""What the facilitator's page does to a round as a whole."""

from __future__ import annotations

from datetime import date

from selfeval.access.audit import note
from selfeval.access.reach import team_for
from selfeval.errors import NotAllowed
from selfeval.protocol.facilitator.acts.acts import Acts, ActsByMessage
from selfeval.protocol.facilitator.logged import Act
from selfeval.protocol.facilitator.messages.rounds import (
    ChangeRound,
    CreateRound,
    ExportRound,
    GoToPhase,
    LeaveRound,
    OpenTheRound,
    PlanNextRound,
    PutBackRound,
    SetMinutes,
    ShowResult,
    TakeBackRound,
)
from selfeval.protocol.facilitator.page import Reply
from selfeval.protocol.facilitator.replies import ResultShown
from selfeval.protocol.facilitator.views.result import result_sheet
from selfeval.protocol.file_reply import FileReply, file_reply
from selfeval.text import today
from selfeval.workshop.reveal.result import round_result
from selfeval.workshop.round import leading, withdrawal

NO_DAY = "Vælg den dag, hvor svarene skal slettes."


class RoundActs(Acts):
    """Plans a round, turns it from phase to phase, and takes it out."""

    def by_message(self) -> ActsByMessage:
        """Return what does each message."""
        return {
            OpenTheRound: self._open,
            LeaveRound: self._leave,
            CreateRound: self._create,
            ChangeRound: self._change,
            SetMinutes: self._set_minutes,
            TakeBackRound: self._take_back_round,
            PutBackRound: self._put_back_round,
            PlanNextRound: self._plan_next,
            GoToPhase: self._go,
            ExportRound: self._export,
            ShowResult: self._show_result,
        }

    def _open(self, message: OpenTheRound) -> Reply:
        return self.page.turn_to(self.page.within_reach(message.round).id)

    def _leave(self, message: LeaveRound) -> Reply:
        return self.page.turn_to(None)

    def _create(self, message: CreateRound) -> Reply:
        wanted = {(chosen.id, chosen.version) for chosen in message.frameworks}
        retain_until = _required(message.retain_until)
        team = team_for(self.store, self.page.access, message.organisation, message.team)
        made = leading.plan_round(
            self.store,
            id=message.id,
            team_id=team.id,
            title=message.title,
            frameworks=[one for one in self.page.around.frameworks if (one.id, one.version) in wanted],
            items=message.items,
            today=today(),
            retain_until=retain_until,
            lens=message.lens,
            **message.limits(),
        )
        return self.page.turn_to(made.id)

    def _change(self, message: ChangeRound) -> None:
        leading.change_plan(
            self.store,
            self.page.as_seen(message.revision),
            today=today(),
            retain_until=_required(message.retain_until),
            lens=message.lens,
            **message.limits(),
        )

    def _take_back_round(self, message: TakeBackRound) -> Reply:
        withdrawal.take_back(self.store, self.page.as_seen(message.revision))
        return self.page.turn_to(None)

    def _put_back_round(self, message: PutBackRound) -> Reply:
        back = withdrawal.put_back(self.store, message.round)
        return self.page.turn_to(self.page.within_reach(back.id).id)

    def _plan_next(self, message: PlanNextRound) -> Reply:
        return self.page.turn_to(leading.plan_next(self.store, self.page.round, today=today()).id)

    def _go(self, message: GoToPhase) -> None:
        leading.go_to(self.store, self.page.as_seen(message.revision), message.phase)
        self.page.be_there()

    def _set_minutes(self, message: SetMinutes) -> None:
        leading.change_plan(self.store, self.page.as_seen(message.revision), today=today(), minutes=message.minutes)

    def _export(self, message: ExportRound) -> FileReply:
        from selfeval.export import export_round  # on the click: the page opens faster without the writers of files

        file = export_round(self.store, self.page.round.id, message.format)
        note(self.store, self.page.access, Act.EXPORTED, round_id=self.page.round_id, detail=message.format)
        return file_reply(file)

    def _show_result(self, message: ShowResult) -> ResultShown:
        return {"type": "result", "result": result_sheet(round_result(self.store, self.page.round, with_paper=True))}


def _required(day: date | None) -> date:
    if day is None:
        raise NotAllowed(NO_DAY)
    return day
