"""The log: lines to read, or one JSON object a line for a machine that collects them (`SELFEVAL_LOG=json`)."""

from __future__ import annotations

import json
import logging
import os
import sys
import traceback
from datetime import UTC, datetime

SETTING = "SELFEVAL_LOG"


class JsonLines(logging.Formatter):
    """time (UTC), level, logger and message; of an error its kind and where it arose, but not its own words.

    An error's words may quote what somebody has sent.
    """

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            frames = traceback.extract_tb(error.__traceback__)
            said["error"] = type(error).__name__
            said["where"] = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
        return json.dumps(said, ensure_ascii=False)


def wants_json() -> bool:
    """Has the installation asked for JSON lines?"""
    return os.environ.get(SETTING, "").lower() == "json"


def write_json(*others: logging.Logger) -> None:
    """Let every logger write JSON lines to stderr; `others` are those with handlers of their own until now."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    handler.setLevel(logging.WARNING)
    for logger in others:
        logger.handlers[:] = []
        logger.propagate = True
    root = logging.getLogger()
    root.handlers[:] = [handler]
    logging.captureWarnings(True)
