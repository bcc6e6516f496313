"""The participant's page at `/d/CODE`: one document with its data inline, one module and one style sheet."""

from __future__ import annotations

from functools import cache
from typing import Any

from selfeval.server.pages.data_page import Files, document, page_files
from selfeval.server.pages.templates import sentence_page

__all__ = ["assets", "participant_page", "sentence_page"]


@cache
def assets() -> Files:
    """Return what the page loads."""
    return page_files("deltager", script="participant/host.js", style="participant/participant.css")


def participant_page(code: str, welcome: dict[str, Any], base: str = "") -> str:
    """Return the whole document. welcome: {"round", "content"} from `Screen`; base: the path before `/static`."""
    shown = welcome["round"]
    return document(f"{shown['phase_label']} · {shown['team']}", assets(), data=welcome, base=base)
