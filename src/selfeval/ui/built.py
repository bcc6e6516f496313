"""The scripts and style sheets that are built of web/: read by the name of the source that they begin at."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from selfeval.errors import SelfevalError

BUILT = Path(__file__).parents[1] / "_web"


@cache
def built(name: str) -> str:
    """Return a built file as text, such as `built("projector/projector.css")`.

    Raises SelfevalError, in Danish, where the files are not built.
    """
    try:
        return (BUILT / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SelfevalError(
            f"Filen '{name}' til browseren er ikke bygget: kør »make web« i mappen med selfeval, "
            "eller installér selfeval igen."
        ) from None
