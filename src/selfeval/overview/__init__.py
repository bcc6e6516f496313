"""What a leader or researcher reads: statements, tables and pictures, the same for the page and for the report."""

from __future__ import annotations
