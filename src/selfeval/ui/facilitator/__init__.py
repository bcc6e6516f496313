"""The facilitator's page: leads a team from phase to phase. One conversation with the store, one panel a phase."""

from __future__ import annotations

from selfeval.ui.facilitator.desk import Workshop as Workshop
from selfeval.ui.facilitator.desk import open_workshop as open_workshop
