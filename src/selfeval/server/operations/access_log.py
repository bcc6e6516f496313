"""What the server writes of requests: its own faults, and neither who asked, nor which round, nor any query."""

from __future__ import annotations

import logging
import re

from tornado.routing import PathMatches
from tornado.web import HTTPError, RequestHandler

log = logging.getLogger(__name__)

TORNADOS = ("tornado.access", "tornado.application", "tornado.general")
NOT_WRITTEN = re.compile(r"4\d\d |wrote error: |No session ID specified|The websocket_ping_timeout ")
"""Visitors' mistakes; the two after Tornado's own are Jupyter's, beside the answer that the visitor got. And Tornado's
warning of Jupyter's settings for pings, whose milliseconds it takes for seconds."""
SUMMARY = re.compile(r"\b([A-Z]+) \S+ \([\w.:%]*\)")
"""Tornado's "GET /d/k7mxpr?a=b (192.168.1.17)"."""

REQUEST = re.compile(r"\n?HTTPServerRequest\(.*\)")
UNCAUGHT = re.compile(r"^Uncaught exception /\S*")
"""A socket's, with its path."""

BLOCKED = re.compile(r"^(Blocking (?:\w+ )*(?:attempt|request)).*", re.IGNORECASE | re.DOTALL)
"""Jupyter's, with the addresses of both hosts."""

PAGE_OF_A_FAULT = "Uncaught exception in write_error"


def log_fault(handler: RequestHandler) -> None:
    """Tornado's `log_function`: one line for a request that the server failed to answer, with method and route."""
    if handler.get_status() >= 500:
        log.error("%d %s %s", handler.get_status(), handler.request.method, _route(handler))


def keep_visitors_out_of_the_log() -> None:
    """Take address and path out of what Tornado itself writes of a request. Calling it twice does no more."""
    for name in TORNADOS:
        logging.getLogger(name).addFilter(_without_visitor)


def _without_visitor(record: logging.LogRecord) -> bool:
    """Take visitors out of a record; return False for one that only reports a visitor's mistake."""
    said = SUMMARY.sub(r"\1", record.getMessage())
    said = BLOCKED.sub(r"\1", said)
    record.msg = UNCAUGHT.sub("Uncaught exception", REQUEST.sub("", said))
    record.args = ()
    return not (NOT_WRITTEN.match(record.msg) or _refused(record))


def _refused(record: logging.LogRecord) -> bool:
    """Return whether a visitor's mistake was answered without a page, as Voilà does before it knows who asks."""
    if not (record.msg == PAGE_OF_A_FAULT and record.exc_info):
        return False
    error = record.exc_info[1]
    while error and not isinstance(error, HTTPError):
        error = error.__context__
    return isinstance(error, HTTPError) and error.status_code < 500


def _route(handler: RequestHandler) -> str:
    """Return the pattern of the address, which holds no code."""
    routers = (rule.target for rule in handler.application.default_router.rules)
    matchers = (rule.matcher for router in routers for rule in router.rules)
    paths = (matcher for matcher in matchers if isinstance(matcher, PathMatches))
    return next((path.regex.pattern for path in paths if path.match(handler.request) is not None), "?")
