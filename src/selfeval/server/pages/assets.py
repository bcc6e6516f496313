"""The style sheet and scripts of the server's own pages."""

from __future__ import annotations

from tornado.web import HTTPError

from selfeval.server.pages.small_pages import Page
from selfeval.ui.built import built

STYLE, SCRIPT = "text/css; charset=utf-8", "text/javascript; charset=utf-8"
FILES = {
    "side.css": (STYLE, "pages/page.css"),
    "en-gang.js": (SCRIPT, "pages/once.js"),
    "resultat.css": (STYLE, "pages/result.css"),
    "log-ind.js": (SCRIPT, "pages/log-in.js"),
    "notesbog.js": (SCRIPT, "pages/notebook.js"),
}


class AssetFile(Page):
    """`/sider/NAME`."""

    def get(self, name: str) -> None:
        if name not in FILES:
            raise HTTPError(404)
        kind, source = FILES[name]
        self.set_header("Content-Type", kind)
        self.set_header("Cache-Control", "no-cache")
        self.finish(built(source).encode())
