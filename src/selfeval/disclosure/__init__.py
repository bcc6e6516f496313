"""Small groups cannot be found out: the one door through which numbers about persons leave this house.

`disclose` takes every answer of a study, never a selection. It gives what may be disclosed to leaders and researchers,
on pages, in files and in reports. What a page shows is chosen and worked out from that alone, so that no choice of
teams, periods or perspectives can lead around it. Decision 0029 says why the rules are as they are.
"""

from __future__ import annotations

from selfeval.disclosure.door import disclose
from selfeval.disclosure.shown import Shown

__all__ = ["Shown", "disclose"]
