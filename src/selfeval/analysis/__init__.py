"""What the answers mean. Frame in, frame out: nothing here reads a database, and nothing changes its input."""

from __future__ import annotations
