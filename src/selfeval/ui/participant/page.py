"""The participant's page at `/d/CODE`: one document with its data inline, one module and one style sheet."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from selfeval.ui.components.bundle import bundle, bundle_css

HERE = Path(__file__).parent

_PAGE = """<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{base}/static/{css}">
{script}</head>
<body class="se-body">
<main id="selfeval" class="se-app">
{main}
</main>
</body>
</html>
"""

_SCRIPT = """<script type="application/json" id="selfeval-welcome">{data}</script>
<script type="module" src="{base}/static/{js}"></script>
"""


@cache
def assets() -> dict[str, tuple[str, bytes]]:
    """What the page loads: name → (content type, bytes), the module first. A name carries a hash of its bytes."""
    made = {
        "js": ("text/javascript; charset=utf-8", bundle(HERE / "host.js").encode()),
        "css": ("text/css; charset=utf-8", bundle_css(HERE / "participant.css").encode()),
    }
    return {
        f"deltager-{hashlib.sha256(body).hexdigest()[:12]}.{ending}": (kind, body)
        for ending, (kind, body) in made.items()
    }


def participant_page(code: str, welcome: dict[str, Any], base: str = "") -> str:
    """The whole document. welcome: {"round": …, "content": …} from `Screen`; base: the path before `/static`."""
    shown = welcome["round"]
    js, css = assets()
    return _PAGE.format(
        title=escape(f"{shown['phase_label']} · {shown['team']}"),
        script=_SCRIPT.format(data=_inline(welcome), js=js, base=base),
        css=css,
        base=base,
        main="<noscript><p>Siden bruger JavaScript. Slå det til i din browser, og hent siden igen.</p></noscript>",
    )


def sentence_page(heading: str, sentence: str, base: str = "") -> str:
    """A document that says why there is nothing to take part in, and where to go."""
    css = list(assets())[1]
    main = (
        f'<div class="se-page se-column"><h1>{escape(heading)}</h1><p class="se-lead">{escape(sentence)}</p>'
        f'<p><a class="se-button se-main" href="{base}/">Skriv koden igen</a></p></div>'
    )
    return _PAGE.format(title=escape(heading), script="", css=css, base=base, main=main)


def _inline(data: dict[str, Any]) -> str:
    """JSON that cannot end its script element, whatever somebody has named their team."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
