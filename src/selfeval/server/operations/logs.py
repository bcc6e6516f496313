"""The log: lines to read, or one JSON object a line for a machine that collects them (`SELFEVAL_LOG=json`)."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

from pythonjsonlogger.json import JsonFormatter

SETTING = "SELFEVAL_LOG"


class JsonLines(JsonFormatter):
    """Write time (UTC), level, logger and message, and of an error its kind and where it arose.

    An error's own words may quote what somebody has sent, and so may whatever a record carries beside its message:
    both stay out.
    """

    def __init__(self) -> None:
        super().__init__(["message"], json_ensure_ascii=False)

    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:
        """Fill `log_data` with what may be written, in place of all that python-json-logger would write."""
        log_data["time"] = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        log_data["level"] = record.levelname.lower()
        log_data["logger"] = record.name
        log_data["message"] = record.getMessage()
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            frames = traceback.extract_tb(error.__traceback__)
            log_data["error"] = type(error).__name__
            log_data["where"] = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))


def wants_json() -> bool:
    """Return whether the installation asked for JSON lines."""
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
