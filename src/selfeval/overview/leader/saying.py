"""Parts of sentences that several sections use, and the notes beside their numbers."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from selfeval.analysis.intervals import ENOUGH
from selfeval.measures.limits import fewer_than
from selfeval.overview.leader.view import View
from selfeval.text import listing, month_name, plural

MOST_NAMED = 3

NO_ROUNDS = (
    "Der er ingen tal for det, der er valgt. Tal kommer, når et team har svaret og er nået til sin udviklingsplan. "
    "En længere periode, flere teams eller en ny runde kan give tal."
)

ON_LEVEL = "Niveauet er gennemsnittet af svarene på skalaen fra 1 (i meget lav grad) til 5 (i meget høj grad)."
ON_MIDDLE = (
    "Hvert team tæller én gang. Niveauet er det midterste af teamenes niveauer (medianen): "
    "Halvdelen af de viste teams ligger der eller højere, og halvdelen ligger der eller lavere."
)
ON_ENDS = "Højest og lavest er fundet blandt de vurderinger, som mindst halvdelen af teamene har et niveau i."
ON_HALF_STEPS = (
    "»Ca.« er et niveau i halve trin, fordi to runder har næsten de samme personer. Det kan ligge op til et trin fra. "
    f"Der står »vises ikke« ved andel, spredning og interval. Et interval kræver også, at mindst {ENOUGH} har svaret."
)
ON_BANDS = "Antal står som spænd, fx 8–14, så ingen kan regne ud, hvad én person har svaret."
ON_INTERVAL = (
    "Intervallet siger, hvor usikkert niveauet er: Spurgte man igen og igen, ville intervaller, der er regnet ud på "
    f"samme måde, rumme gruppens egentlige niveau 95 ud af 100 gange. Det vises, når mindst {ENOUGH} har svaret."
)
ON_CHANCE = (
    "»Forskellen kan skyldes tilfældigheder« er et almindeligt resultat, når få svarer. Det betyder ikke, at intet er "
    "sket, men at tallene ikke kan vise det."
)
ON_PERSONS = "Det kan være andre personer, der har svaret, end i runden før."


def on_hidden(view: View) -> str:
    """Say why numbers are hidden, with the limits of the rounds that are looked at."""
    return (
        f"»Skjult« er ikke 0. Et tal er skjult, når {fewer_than(view.limits)} har givet et niveau, når alle er enige, "
        "eller når det sammen med andre tal kunne vise, hvad én person har svaret."
    )


def named(names: Sequence[str]) -> str:
    """Return a few names, and how many more there are.

    >>> named(["a", "b", "c", "d", "e"])
    'a, b, c og 2 andre'
    """
    more = len(names) - MOST_NAMED
    head = list(names[:MOST_NAMED])
    return listing([*head, f"{more} {'andet' if more == 1 else 'andre'}"] if more > 0 else head)


def teams_with_numbers(view: View) -> str:
    """Say whose numbers these are, and how many teams have none."""
    shown, without = len(view.with_numbers), len(view.teams) - len(view.with_numbers)
    if not without:
        return f"Tallene er fra {plural(shown, 'team', 'teams')}."
    return f"Tallene er fra {shown} af {plural(len(view.teams), 'team', 'teams')}. {_none_yet(without)}"


def teams_counted(view: View) -> tuple[tuple[str, int], ...]:
    """Return the counts of `teams_with_numbers` as lines of a table."""
    shown, of_all = len(view.with_numbers), len(view.teams)
    return ("Teams med tal", shown), ("Teams i alt", of_all), ("Teams uden tal", of_all - shown)


def _none_yet(without: int) -> str:
    return f"{plural(without, 'team', 'teams')} har ingen tal i perioden."


def span(days: pd.Series) -> str:
    """Return the months from the first day to the last."""
    first, last = (month_name(day.date()) for day in (days.min(), days.max()))
    return first if first == last else f"{first} til {last}"


def titled(view: View, item: str, dimension: str | float | None) -> str:
    """Return what an action is about: an item, or one dimension of it."""
    title = view.titles.get(item, item)
    return title if pd.isna(dimension) else f"{title} ({view.dimension(str(dimension))})"


def quoted(words: str) -> str:
    """Return what somebody wrote, within a sentence.

    >>> quoted("Fast sparring hver uge.")
    '»Fast sparring hver uge«'
    """
    return f"»{words.strip().removesuffix('.')}«"
