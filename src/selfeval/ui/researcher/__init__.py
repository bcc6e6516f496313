"""The researcher's page: all teams together, for whoever chooses a framework, a group and some years."""

from __future__ import annotations

from selfeval.ui.researcher.page import open_research as open_research
