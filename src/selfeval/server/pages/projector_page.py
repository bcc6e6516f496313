"""The document of the big screen at `/storskaerm/CODE`."""

from __future__ import annotations

from functools import cache
from typing import Any

from selfeval.server.pages.data_page import Files, document, page_files


@cache
def assets() -> Files:
    """Return what the page loads."""
    return page_files("storskaerm", script="projector/projector.js", style="projector/projector.css")


def projector_page(welcome: dict[str, Any], base: str = "") -> str:
    """Return the whole document.

    welcome  {"round", "invitation"} from `ProjectorScreen`;  base  the path before `/static`
    """
    shown = welcome["round"]
    return document(f"Storskærm · {shown['phase_label']} · {shown['team']}", assets(), data=welcome, base=base)
