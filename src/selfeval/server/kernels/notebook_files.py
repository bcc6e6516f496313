"""Where the notebooks lie: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

import selfeval

PACKAGE = Path(selfeval.__file__).parent


def notebooks_folder() -> Path:
    """Return the folder of the notebooks.

    >>> (notebooks_folder() / "facilitator.ipynb").is_file()
    True
    """
    inside = PACKAGE / "_notebooks"
    return inside if inside.is_dir() else PACKAGE.parents[1] / "notebooks"
