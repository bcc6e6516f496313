"""The sections of a leader's overview, each from a `View`: statements, and the table and picture behind them."""

from __future__ import annotations
