"""The document of the big screen at `/storskaerm/CODE`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from selfeval.ui.document import Files, document, page_files

HERE = Path(__file__).parent


@cache
def assets() -> Files:
    """What the page loads."""
    return page_files("storskaerm", module=HERE / "projector.js", style=HERE / "projector.css")


def projector_page(welcome: dict[str, Any], base: str = "") -> str:
    """The whole document. welcome: {"round", "invitation"} from `ProjectorScreen`; base: the path before `/static`."""
    shown = welcome["round"]
    return document(f"Storskærm · {shown['phase_label']} · {shown['team']}", assets(), data=welcome, base=base)
