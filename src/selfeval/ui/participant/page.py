"""The participant's page at `/d/CODE`: one document with its data inline, one module and one style sheet."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from selfeval.ui.document import Files, document, page_files

HERE = Path(__file__).parent


@cache
def assets() -> Files:
    """What the page loads."""
    return page_files("deltager", module=HERE / "host.js", style=HERE / "participant.css")


def participant_page(code: str, welcome: dict[str, Any], base: str = "") -> str:
    """The whole document. welcome: {"round": …, "content": …} from `Screen`; base: the path before `/static`."""
    shown = welcome["round"]
    return document(f"{shown['phase_label']} · {shown['team']}", assets(), data=welcome, base=base)


def sentence_page(heading: str, sentence: str, base: str = "") -> str:
    """A document that says why there is nothing to take part in, and where to go."""
    main = (
        f'<div class="se-page se-column"><h1>{escape(heading)}</h1><p class="se-lead">{escape(sentence)}</p>'
        f'<p><a class="se-button se-main" href="{base}/">Skriv koden igen</a></p></div>'
    )
    return document(heading, assets(), main=main, base=base)
