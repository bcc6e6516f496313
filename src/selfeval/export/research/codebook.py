"""The codebook of the research data: every column, described once, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selfeval.disclosure.bands import NAMES as BANDS
from selfeval.disclosure.frames import RESTS_ON, SPREAD
from selfeval.disclosure.groups import ORDER
from selfeval.disclosure.pooled import FEWEST_FOR_ICC
from selfeval.measures.levels import LEVELS

HEADS = ("kolonne", "type", "hvad", "vaerdier", "enhed", "kilde", "skjules")

ALWAYS = "aldrig"
WITH_THE_ROW = "når rækken er skjult"
WHOLE_ONLY = "når rækken er skjult, og i alle grupper undtagen »alle«"
FINELY = "når rækken er skjult, og hvor step er 0,5"
RATED = "svar 1–5 på punktet i dimensionen; »ikke relevant«, »ved ikke« og ubesvarede er ikke med"
LEVEL, TENTHS = "niveau på skalaen", "niveau på skalaen, i tiendedele"
STEPS, TWENTIETHS = "trin på skalaen, i tiendedele", "andel fra 0 til 1, i tyvendedele"


@dataclass(frozen=True, slots=True)
class Entry:
    """A column of a data set.

    Its type as pandas calls it, what it says, what can stand in it, in which unit, from what, and when it is empty to
    protect persons.
    """

    name: str
    dtype: str
    what: str
    values: str = ""
    unit: str = ""
    source: str = ""
    hidden: str = ALWAYS

    def row(self) -> tuple[str, ...]:
        """Return the entry as a row under `HEADS`."""
        return (self.name, self.dtype, self.what, self.values, self.unit, self.source, self.hidden)


def _listed(words: Iterable[str]) -> str:
    return "; ".join(words)


def _shares() -> Iterator[Entry]:
    for level in LEVELS:
        what = f"andel personer, der svarede {level}"
        yield Entry(f"share_{level}", "Float64", what, "0–1", TWENTIETHS, RATED, FINELY)


def _rests_on() -> Iterator[Entry]:
    for name, kind in (
        ("erfaring", "erfaring med at få støtte"),
        ("praksis", "viden fra praksis"),
        ("forskning", "forskning"),
    ):
        what = f"hvor mange der bygger svaret på {kind}"
        yield Entry(
            name, "category", what, _listed(RESTS_ON), "personer", "personens egne mærker ved svaret", WITH_THE_ROW
        )


ENTRIES = (
    Entry("year", "int64", "året, hvor rundens vurdering begyndte", "2000–", "år", "rundens dato i Danmark"),
    Entry("framework", "category", "spørgerammens id", "fx recovery-principper", "", "spørgerammens fil"),
    Entry("version", "category", "spørgerammens udgave", "fx 2023", "", "spørgerammens fil"),
    Entry(
        "item", "category", "punktets id; det samme, når punktet kun får nyt navn", "fx r-haab", "", "spørgerammens fil"
    ),
    Entry("item_title", "category", "hvad punktet hed i udgaven", "tekst", "", "spørgerammens fil"),
    Entry(
        "dimension",
        "category",
        "dimensionens id",
        "borgeroplevet; faglig; organisatorisk; og linsens tre spørgsmål",
        "",
        "spørgerammens fil",
    ),
    Entry("teams", "Int64", "teams bag tallene", "3–", "teams", "runderne i året", WITH_THE_ROW),
    Entry("group", "category", "hvem tallene er om", _listed(ORDER), "", "hvem personen svarede som"),
    Entry(
        "people", "category", "personer med et niveau", _listed(BANDS[1:]), "personer, som spænd", RATED, WITH_THE_ROW
    ),
    Entry("level", "Float64", "gennemsnit, afrundet til nærmeste step", "1–5", LEVEL, RATED, WITH_THE_ROW),
    Entry(
        "step",
        "Float64",
        "hvor fint level er afrundet; 0,5, hvor et andet år har næsten de samme personer",
        "0,1; 0,5",
        "trin på skalaen",
        "reglerne for små grupper",
        WITH_THE_ROW,
    ),
    Entry("median", "Float64", "median", "1–5", TENTHS, RATED, FINELY),
    Entry("share_high", "Float64", "andel personer på niveau 4 og 5", "0–1", TWENTIETHS, RATED, FINELY),
    Entry("level_from", "Float64", "95 %-interval (bootstrap) for level: fra", "1–5", TENTHS, RATED, FINELY),
    Entry("level_to", "Float64", "95 %-interval (bootstrap) for level: til", "1–5", TENTHS, RATED, FINELY),
    Entry(
        "spread",
        "category",
        "nogenlunde enige; uenige: AD over 0,83; to grupper: mindst to på 1–2 og to på 4–5",
        _listed(SPREAD),
        "",
        RATED,
        FINELY,
    ),
    *_shares(),
    *_rests_on(),
    Entry("hidden", "str", "hvorfor rækkens tal mangler; tom, når de er vist", "tekst", "", "reglerne for små grupper"),
    Entry(
        "share_ikke_relevant",
        "Float64",
        "andel, der valgte »ikke relevant«, af alle, der svarede",
        "0–1",
        TWENTIETHS,
        "alle svar, også »ikke relevant« og »ved ikke«",
        WHOLE_ONLY,
    ),
    Entry(
        "share_ved_ikke",
        "Float64",
        "andel, der valgte »ved ikke«, af alle, der svarede",
        "0–1",
        TWENTIETHS,
        "alle svar, også »ikke relevant« og »ved ikke«",
        WHOLE_ONLY,
    ),
    Entry(
        "ad_within",
        "Float64",
        "AD: gennemsnitlig afstand til eget teams gennemsnit, som gennemsnit på tværs af teams",
        "0–2",
        STEPS,
        RATED,
        WHOLE_ONLY,
    ),
    Entry(
        "icc1",
        "Float64",
        "ICC(1) med teams som grupper",
        "−1–1",
        "i hundrededele",
        RATED,
        f"{WHOLE_ONLY}; under {FEWEST_FOR_ICC} teams",
    ),
    Entry(
        "icc2",
        "Float64",
        "ICC(2) med teams som grupper",
        "til 1",
        "i hundrededele",
        RATED,
        f"{WHOLE_ONLY}; under {FEWEST_FOR_ICC} teams",
    ),
)
"""The columns of `Shown.years`, in their order."""

OF_LINES = (
    Entry(
        "series",
        "category",
        "id på linjens første punkt; det samme før og efter en ny mening",
        "fx r-haab",
        "",
        "spørgerammernes filer",
    ),
    Entry(
        "segment",
        "int64",
        "punkter hænger kun sammen inden for samme tal; nyt tal, når meningen er en ny",
        "0–",
        "",
        "spørgerammernes filer",
    ),
    Entry("title_then", "category", "hvad punktet hed i årets udgave", "tekst", "", "spørgerammens fil"),
    Entry("n", "category", "som people", _listed(BANDS[1:]), "personer, som spænd", RATED, WITH_THE_ROW),
    Entry("mean", "Float64", "som level", "1–5", LEVEL, RATED, WITH_THE_ROW),
    Entry("mean_from", "Float64", "som level_from", "1–5", TENTHS, RATED, FINELY),
    Entry("mean_to", "Float64", "som level_to", "1–5", TENTHS, RATED, FINELY),
    Entry(
        "changes",
        "str",
        "hvad der er anderledes end på linjens forrige punkt",
        "tekst",
        "",
        "spørgerammernes filer og antal svar",
    ),
)
"""The columns that only lines over years have."""

ENTRY_OF = {entry.name: entry for entry in (*ENTRIES, *OF_LINES)}


def codebook_of(columns: Iterable[str]) -> tuple[Entry, ...]:
    """Return the entries of the columns of a frame. Raises KeyError for a column without an entry.

    >>> [entry.unit for entry in codebook_of(["year", "level"])]
    ['år', 'niveau på skalaen']
    """
    return tuple(ENTRY_OF[name] for name in columns)
