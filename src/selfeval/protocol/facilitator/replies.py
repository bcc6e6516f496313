"""What the facilitator's page is answered; what it shows is its panels' views."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from selfeval.protocol.file_reply import FileReply
from selfeval.protocol.refusal import Refused


class Done(TypedDict):
    """The act was done; `time` where it stored something. A tick is answered with the server's clock."""

    type: Literal["done"]
    now: NotRequired[int]
    time: NotRequired[str]


class ResultShown(TypedDict):
    """The round's result as a sheet."""

    type: Literal["result"]
    result: dict[str, Any]


class PaperSheetShown(TypedDict):
    """The sheet for those who answer on paper."""

    type: Literal["paper_sheet"]
    sheet: dict[str, Any]


FacilitatorReply = Done | FileReply | PaperSheetShown | ResultShown | Refused
