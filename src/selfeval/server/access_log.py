"""What the server writes of requests: its own faults, and neither who asked, nor which round, nor any query."""

from __future__ import annotations

import logging
import re

from tornado.routing import PathMatches
from tornado.web import RequestHandler

log = logging.getLogger(__name__)

TORNADOS = ("tornado.access", "tornado.application", "tornado.general")
VISITORS_FAULT = re.compile(r"4\d\d ")
SUMMARY = re.compile(r"\b([A-Z]+) \S+ \([\w.:%]*\)")
"""Tornado's "GET /d/k7mxpr?a=b (192.168.1.17)"."""

REQUEST = re.compile(r"\n?HTTPServerRequest\(.*\)")
UNCAUGHT = re.compile(r"^Uncaught exception /\S*")
"""A socket's, with its path."""


def log_fault(handler: RequestHandler) -> None:
    """Tornado's `log_function`: one line for a request that the server failed to answer, with method and route."""
    if handler.get_status() >= 500:
        log.error("%d %s %s", handler.get_status(), handler.request.method, _route(handler))


def keep_visitors_out_of_the_log() -> None:
    """Take address and path out of what Tornado itself writes of a request. Calling it twice does no more."""
    for name in TORNADOS:
        logging.getLogger(name).addFilter(_without_visitor)


def _without_visitor(record: logging.LogRecord) -> bool:
    """Mends a record; False for one that tells of a visitor's mistake and of nothing else."""
    said = SUMMARY.sub(r"\1", record.getMessage())
    record.msg = UNCAUGHT.sub("Uncaught exception", REQUEST.sub("", said))
    record.args = ()
    return not VISITORS_FAULT.match(record.msg)


def _route(handler: RequestHandler) -> str:
    """The pattern of the address, which holds no code."""
    routers = (rule.target for rule in handler.application.default_router.rules)
    matchers = (rule.matcher for router in routers for rule in router.rules)
    paths = (matcher for matcher in matchers if isinstance(matcher, PathMatches))
    return next((path.regex.pattern for path in paths if path.match(handler.request) is not None), "?")
