"""What the facilitator's page does to answers and votes."""

from __future__ import annotations

from selfeval.protocol.facilitator.acts.acts import Acts, ActsByMessage
from selfeval.protocol.facilitator.messages.answers import (
    AskAgain,
    CountOnPaper,
    EndVoting,
    GiveTeamVotes,
    OpenVoting,
    ShowAgain,
    ShowAnswers,
    ShowPaperSheet,
    WeighAsTeam,
)
from selfeval.protocol.facilitator.replies import PaperSheetShown
from selfeval.protocol.facilitator.views.paper import paper_sheet
from selfeval.workshop.answers import again, voters, voting
from selfeval.workshop.answers.on_paper import count_on_paper
from selfeval.workshop.round import leading


class AnswersActs(Acts):
    """Shows answers and votes, and keeps those that were given on paper."""

    def by_message(self) -> ActsByMessage:
        """Return what does each message."""
        return {
            ShowAnswers: self._show_answers,
            AskAgain: self._ask_again,
            ShowAgain: self._show_again,
            CountOnPaper: self._count_on_paper,
            ShowPaperSheet: self._show_paper_sheet,
            EndVoting: self._end_voting,
            OpenVoting: self._open_voting,
            GiveTeamVotes: self._give_team_votes,
            WeighAsTeam: self._weigh_as_team,
        }

    def _count_on_paper(self, message: CountOnPaper) -> None:
        """All dimensions of the item are stored, or none: a count that is half changed would be a false picture."""
        with self.store.writing():
            for cell in message.dimensions:
                key = "paper", message.item, cell.dimension
                counted = count_on_paper(
                    self.store,
                    self.page.round,
                    message.item,
                    cell.dimension,
                    cell.counts,
                    seen=self.page.seen(cell.seen, *key),
                )
                if counted:
                    self.page.wrote(counted.revision, *key)

    def _show_paper_sheet(self, message: ShowPaperSheet) -> PaperSheetShown:
        round = self.page.round
        return {"type": "paper_sheet", "sheet": paper_sheet(self.store, round, citizens=message.citizens)}

    def _show_answers(self, message: ShowAnswers) -> None:
        leading.show_answers(self.store, self.page.round, message.item)

    def _ask_again(self, message: AskAgain) -> None:
        again.ask_again(self.store, self.page.round, message.item)

    def _show_again(self, message: ShowAgain) -> None:
        again.show_again(self.store, self.page.round, message.item)

    def _end_voting(self, message: EndVoting) -> None:
        voters.end_voting(self.store, self.page.round)

    def _open_voting(self, message: OpenVoting) -> None:
        voters.open_voting(self.store, self.page.round)

    def _give_team_votes(self, message: GiveTeamVotes) -> None:
        voting.cast(self.store, self.page.round.id, None, id=message.id, item=message.item, votes=message.votes)

    def _weigh_as_team(self, message: WeighAsTeam) -> None:
        voting.weigh(self.store, self.page.round.id, None, id=message.id, item=message.item, level=message.level)
