"""The leader's page: what the teams' rounds say, for whoever chooses teams, frameworks and a period."""

from __future__ import annotations

from selfeval.ui.leader.page import open_overview as open_overview
