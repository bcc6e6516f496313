"""Words for a room in which some, or all, answer and vote without a phone."""

from __future__ import annotations

from selfeval.text import plural

WITHOUT_PHONE = "Uden telefon? Bed facilitatoren om et ark."


def who_is_in(joined: int, sheets: int) -> str:
    """Return how many are in. sheets: those of the joined whose sheet is typed in.

    >>> who_is_in(7, 2), who_is_in(7, 0)
    ('5 er med på telefon, 2 ark er tastet ind', '7 er med')
    """
    return f"{joined - sheets} er med på telefon, {sheets} ark er tastet ind" if sheets else f"{joined} er med"


def how_to_vote(each: int, *, phones: int, paper: bool) -> str:
    """Return how the team votes. phones: how many are in by phone; paper: has anybody answered without one?

    >>> how_to_vote(3, phones=0, paper=False)
    'Hver har 3 stemmer. Sæt dem på plakaten.'
    >>> how_to_vote(1, phones=5, paper=True)
    'Hver har 1 stemme. Stem på din telefon, eller sæt den på plakaten.'
    """
    put = f"sæt {'den' if each == 1 else 'dem'} på plakaten."
    ways = [put.capitalize() if not phones else "Stem på din telefon."]
    if phones and paper:
        ways = [f"Stem på din telefon, eller {put}"]
    return " ".join([f"Hver har {plural(each, 'stemme', 'stemmer')}.", *ways])
