"""The style sheet and scripts of the server's own pages, each made into one file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tornado.web import HTTPError

from selfeval.server.pages import Page
from selfeval.ui.components.bundle import bundle_css

FOLDER = Path(__file__).parent / "static"
KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


@cache
def asset(name: str) -> tuple[str, bytes]:
    """Media type and content of a file of ours. Raises KeyError for any other name."""
    files = {path.name: path for path in FOLDER.iterdir() if path.suffix in KINDS}
    path = files[name]
    text = bundle_css(path) if path.suffix == ".css" else path.read_text(encoding="utf-8")
    return KINDS[path.suffix], text.encode()


class AssetFile(Page):
    """`/sider/NAME`."""

    def get(self, name: str) -> None:
        try:
            kind, body = asset(name)
        except KeyError:
            raise HTTPError(404) from None
        self.set_header("Content-Type", kind)
        self.set_header("Cache-Control", "no-cache")
        self.finish(body)
