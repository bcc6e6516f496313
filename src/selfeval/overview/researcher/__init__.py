"""The sections that a researcher reads: each a frame, its table and picture, and the Python that makes the frame."""

from __future__ import annotations
