"""One page with all questions, and a socket that stores each answer before it says so."""

from __future__ import annotations

import json
import os
import sqlite3
from html import escape
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

WORK = json.loads(Path(os.environ["BENCH_WORK"]).read_text(encoding="utf-8"))
INSERT = "INSERT OR IGNORE INTO answer VALUES (?, ?, ?, ?, ?)"


def database() -> sqlite3.Connection:
    """The table of answers; a commit is on disk when it returns."""
    opened = sqlite3.connect(os.environ["BENCH_DATABASE"], isolation_level=None)
    opened.execute("PRAGMA journal_mode = WAL")
    opened.execute("PRAGMA synchronous = FULL")
    opened.execute(
        "CREATE TABLE IF NOT EXISTS answer (id TEXT PRIMARY KEY, person TEXT, item TEXT, question TEXT, choice TEXT)"
    )
    return opened


def fieldset(item: dict[str, Any], question: dict[str, str]) -> str:
    """One question as native radios."""
    name = f"{item['id']}|{question['id']}"
    radios = "".join(
        f'<label><input type="radio" name="{name}" value="{value}"> {escape(label)}</label> '
        for value, label in WORK["choices"]
    )
    return f"<fieldset><legend>{escape(question['text'])}</legend>{radios}</fieldset>"


def page() -> str:
    """The whole page."""
    items = "".join(
        f"<h2>{escape(item['title'])}</h2>" + "".join(fieldset(item, question) for question in item["questions"])
        for item in WORK["items"]
    )
    frame = Path(__file__).with_name("page.html").read_text(encoding="utf-8")
    return frame.replace("<!-- items -->", items)


PAGE = page()
ANSWERS = database()


async def home(request: Request) -> HTMLResponse:
    """The page."""
    return HTMLResponse(PAGE)


async def socket(websocket: WebSocket) -> None:
    """Store and acknowledge until the participant leaves."""
    await websocket.accept()
    async for text in websocket.iter_text():
        answer = json.loads(text)
        ANSWERS.execute(INSERT, [answer[name] for name in ("id", "person", "item", "question", "choice")])
        await websocket.send_text(json.dumps({"saved": answer["id"]}))


app = Starlette(
    routes=[Route("/", home), WebSocketRoute("/ws", socket)],
    middleware=[Middleware(GZipMiddleware)],
)
