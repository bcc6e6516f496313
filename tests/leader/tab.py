"""The page in a browser with its kernel in the test: what the widget sends goes straight to the reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Route, expect

from selfeval.protocol.documents.reader import Reader
from selfeval.server.headers import OF_A_NOTEBOOK
from selfeval.ui.built import built
from selfeval.ui.leader import OverviewPage

HOST = "127.0.0.1:1"
ADDRESS = f"http://{HOST}/leder"
"""Nobody answers there: what the page asks for is given by the test."""
PAGE = """<!doctype html><html lang="da"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Leder · selfeval</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/side.css"><link rel="stylesheet" href="/leder.css"></head>
<body class="page notebook" data-voila="voila" data-base-url="/voila/">
<header class="page-head"><a class="name" href="/">selfeval</a> <span class="page-title">Leder</span></header>
<main id="indhold" tabindex="-1"><div class="cell" id="her"></div></main>
<script id="selfeval-billet" type="text/plain">{ticket}</script>
<script type="module" src="/start.js"></script></body></html>"""
START = """import page from "/leder.js";
const heard = [];
const model = {
  on: (name, callback) => heard.push(callback),
  off: (name, callback) => heard.splice(heard.indexOf(callback), 1),
  send: (message) => window.kernel(message).then((reply) => reply && heard.forEach((callback) => callback(reply))),
};
window.leave = page.render({ model, el: document.getElementById("her") });
"""


def open_tab(
    context: BrowserContext,
    reader: Reader,
    *,
    fragment: str = "",
    ticket: str = "",
    html: str = PAGE,
    hold: Callable[[Any], bool] = lambda message: False,
) -> Page:
    """The page at an address. `hold` says which messages the kernel never answers."""
    files = {
        "/leder": ("text/html", html.format(ticket=ticket)),
        "/start.js": ("text/javascript", START),
        "/leder.js": ("text/javascript", OverviewPage._esm),
        "/leder.css": ("text/css", OverviewPage._css),
        "/side.css": ("text/css", built("pages/page.css")),
    }

    def give(route: Route) -> None:
        kind, body = files[urlsplit(route.request.url).path]
        headers = {"Content-Type": f"{kind}; charset=utf-8", "Content-Security-Policy": OF_A_NOTEBOOK}
        route.fulfill(body=str(body), headers=headers)

    page = context.new_page()
    page.route(f"http://{HOST}/**", give)
    page.expose_function("kernel", lambda message: None if hold(message) else reader.handle(message))
    page.goto(f"{ADDRESS}{fragment}")
    return page


def all_pictures(page: Page, count: int = 2) -> None:
    """Wait until every picture is drawn."""
    expect(page.locator(".sd-drawing > svg")).to_have_count(count)
