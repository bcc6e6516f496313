"""The documents that the server gives without a kernel: data inline, one module, one style sheet, and no more."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from html import escape
from typing import Any, TypeAlias

from selfeval.ui.built import built

Files: TypeAlias = Mapping[str, tuple[str, bytes]]
"""What a page loads: name → (content type, bytes), the module first. A name carries a hash of its bytes."""

NO_SCRIPT = "<noscript><p>Siden bruger JavaScript. Slå det til i din browser, og hent siden igen.</p></noscript>"

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


def page_files(stem: str, *, script: str, style: str) -> Files:
    """Return a page's script and style sheet, given by their names in web/."""
    made = {
        "js": ("text/javascript; charset=utf-8", built(script).encode()),
        "css": ("text/css; charset=utf-8", built(style).encode()),
    }
    return {
        f"{stem}-{hashlib.sha256(body).hexdigest()[:12]}.{ending}": (kind, body)
        for ending, (kind, body) in made.items()
    }


def document(
    title: str, files: Files, *, data: Mapping[str, Any] | None = None, main: str = NO_SCRIPT, base: str = ""
) -> str:
    """Return the whole document. Without data it runs no script.

    main  markup, escaped by its maker;  base  the path before `/static`
    """
    js, css = files
    script = "" if data is None else _SCRIPT.format(data=_inline(data), js=js, base=base)
    return _PAGE.format(title=escape(title), script=script, css=css, base=base, main=main)


def _inline(data: Mapping[str, Any]) -> str:
    """JSON that cannot end its script element, whatever somebody has named their team."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
