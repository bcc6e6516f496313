"""A document on a page: the leader's and the researcher's pages draw it alike, from the same JSON."""

from __future__ import annotations
