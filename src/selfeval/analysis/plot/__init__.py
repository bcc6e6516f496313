"""Pictures of frames: `profile`, `trend`, `spread`, `amounts` and `priorities`, each with a text that says the same.

They take what has been through `suppress`. What is hidden is written as hidden and never drawn as zero. No picture
tells anything by colour alone, and all follow light and dark pages.
"""

from __future__ import annotations

from selfeval.analysis.plot.amounts import amounts
from selfeval.analysis.plot.bars import spread
from selfeval.analysis.plot.canvas import Picture
from selfeval.analysis.plot.levels import profile
from selfeval.analysis.plot.lines import trend
from selfeval.analysis.plot.quadrants import priorities

__all__ = ["Picture", "amounts", "priorities", "profile", "spread", "trend"]
