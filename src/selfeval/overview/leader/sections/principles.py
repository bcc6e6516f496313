"""Principper: is each meaningful, is it followed, does it lead where it should? Each asked after the one before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from selfeval.framework.model import LENS_DIMENSIONS
from selfeval.measures.lens import LEADS_ON
from selfeval.overview.document import Cell, Section, Table
from selfeval.overview.leader import saying
from selfeval.overview.leader.cells import counted, level
from selfeval.overview.leader.levels_now import levels_over_teams
from selfeval.overview.leader.view import View
from selfeval.text import plural

ID, TITLE = "principper", "Principperne selv"
NOBODY_ASKED = (
    "Ingen af runderne har spurgt til selve principperne. Facilitatoren kan vælge »Spørg også til selve principperne«, "
    "når en runde bliver oprettet. Så svarer deltagerne på, om hvert princip er meningsfuldt, om det bliver fulgt, og "
    "om det fører frem."
)
ON_ORDER = (
    "Spørgsmålene hænger sammen: Kun den, der finder princippet meningsfuldt (3 eller mere), er spurgt, om det bliver "
    "fulgt, og kun den, der så mener, at det bliver fulgt, er spurgt, om det fører frem. De tre bliver aldrig regnet "
    "sammen."
)
ON_VARIATION = (
    "Forskelle inden for et princip er i orden: Teams kan følge det på hver deres måde. Forskelle uden for et princip "
    "er, når nogle teams ikke følger det."
)
MEANINGFUL, FOLLOWED, LEADS = LENS_DIMENSIONS

NOT_SHOWN = "kan ikke vises"
NOT_MEANINGFUL = "ikke meningsfuldt for dem, det angår: begynd med at tale om, hvorfor det er der"
NOT_FOLLOWED = "meningsfuldt, men bliver ikke fulgt"
NOT_LEADING = "meningsfuldt og bliver fulgt, men fører ikke derhen, hvor det skal"
LEADING = "meningsfuldt, bliver fulgt og fører derhen, hvor det skal"
PERHAPS_FOLLOWED = "meningsfuldt; om det bliver fulgt, kan ikke vises"
PERHAPS_LEADING = "meningsfuldt og bliver fulgt; om det fører frem, kan ikke vises"
INSIDE, OUTSIDE = "inden for princippet", "uden for princippet"
UNTOLD = "kan ikke beskrives, fordi færre end to teams kan vises"


def principles(view: View) -> Section:
    """Make the section on the lens on the principles."""
    rows = _newest(view)
    if rows.empty:
        return Section(ID, TITLE, empty=NOBODY_ASKED)
    if rows["team"].nunique() == 1:
        answers = _answers(rows)
        says, table = tuple(_says_of_one(view, answers)), _table_of_one(view, rows, answers)
        return Section(ID, TITLE, says=says, table=table, notes=(ON_ORDER, saying.ON_LEVEL, saying.on_hidden(view)))
    variations = {str(item): _variation(of_item) for item, of_item in rows.groupby("item", observed=True)}
    says, table = tuple(_says_of_teams(view, rows, variations)), _table_of_teams(view, rows, variations)
    return Section(ID, TITLE, says=says, table=table, notes=(ON_ORDER, ON_VARIATION, saying.on_hidden(view)))


def _newest(view: View) -> pd.DataFrame:
    """Return the cells of the lens in each team's newest round that asked it."""
    asked = view.all_rounds(["team", "item", "dimension", "level", "step", "hidden"], lens=True)
    newest = asked.groupby("team", observed=True)["place"].transform("min")
    return asked[asked["place"] == newest].astype({"team": str, "dimension": str})


def _answers(rows: pd.DataFrame) -> dict[str, str]:
    """Return principle → what one team's answers come to, question after question."""
    wide = rows.assign(level=rows["level"].astype("float64")).pivot(index="item", columns="dimension", values="level")
    wide = wide.reindex(columns=LENS_DIMENSIONS)
    return {str(item): _comes_to(dict(levels)) for item, levels in wide.sort_index().iterrows()}


def _comes_to(levels: Mapping[str, float]) -> str:
    steps = (
        (MEANINGFUL, NOT_SHOWN, NOT_MEANINGFUL),
        (FOLLOWED, PERHAPS_FOLLOWED, NOT_FOLLOWED),
        (LEADS, PERHAPS_LEADING, NOT_LEADING),
    )
    for name, hidden, low in steps:
        if pd.isna(levels[name]):
            return hidden
        if levels[name] < LEADS_ON:
            return low
    return LEADING


def _says_of_one(view: View, answers: Mapping[str, str]) -> Iterator[str]:
    for words in (NOT_MEANINGFUL, NOT_FOLLOWED, NOT_LEADING, LEADING, PERHAPS_LEADING, PERHAPS_FOLLOWED, NOT_SHOWN):
        items = [f"»{view.titles[item]}«" for item, answer in answers.items() if answer == words]
        if items:
            yield f"{saying.named(items)}: {words}."


def _table_of_one(view: View, rows: pd.DataFrame, answers: Mapping[str, str]) -> Table:
    grid = levels_over_teams(rows).set_index(["item", "dimension"])
    asked = grid.index
    lines = []
    for item, words in answers.items():
        cells = [
            level(*grid.loc[(item, name), ["level", "hidden"]], rough=bool(grid.at[(item, name), "rough"]))
            if (item, name) in asked
            else Cell("ingen er nået hertil")
            for name in LENS_DIMENSIONS
        ]
        lines.append((Cell(view.titles[item]), *cells, Cell(words)))
    heads = ("Princip", *(view.study.dimensions[name] for name in LENS_DIMENSIONS), "Hvad det tyder på")
    return Table("Hvert princip, spørgsmål for spørgsmål", heads, tuple(lines))


def _variation(rows: pd.DataFrame) -> tuple[str, dict[str, tuple[int, int]]]:
    """Say whether teams differ within the principle, and count for each question how many of how many teams say yes."""
    levels = rows.assign(level=rows["level"].astype("float64"))
    visible = levels.dropna(subset=["level"])
    counts = {
        name: (int((of["level"] >= LEADS_ON).sum()), len(of))
        for name in LENS_DIMENSIONS
        for of in [visible[visible["dimension"] == name]]
    }
    finds, follows = counts[MEANINGFUL], counts[FOLLOWED]
    if finds[1] < 2 or (finds[0] == finds[1] and follows[1] < 2):
        return UNTOLD, counts
    return (INSIDE if finds[0] == finds[1] and follows[0] == follows[1] else OUTSIDE), counts


def _says_of_teams(
    view: View, rows: pd.DataFrame, variations: Mapping[str, tuple[str, dict[str, tuple[int, int]]]]
) -> Iterator[str]:
    teams = rows["team"].nunique()
    yield f"{plural(teams, 'team', 'teams')} af {len(view.teams)} er spurgt til selve principperne."
    for words in (OUTSIDE, INSIDE, UNTOLD):
        items = [f"»{view.titles[item]}«" for item, (variation, _) in variations.items() if variation == words]
        if items:
            yield (
                f"Forskellene mellem teams er {words}: {saying.named(items)}."
                if words != UNTOLD
                else (f"Forskelle mellem teams {UNTOLD}: {saying.named(items)}.")
            )
    for item, (variation, counts) in variations.items():
        if variation == OUTSIDE:
            finds, follows = counts[MEANINGFUL], counts[FOLLOWED]
            yield (
                f"»{view.titles[item]}«: {finds[0]} af {finds[1]} teams finder det meningsfuldt, og {follows[0]} af "
                f"{follows[1]} følger det."
            )


def _table_of_teams(
    view: View, rows: pd.DataFrame, variations: Mapping[str, tuple[str, dict[str, tuple[int, int]]]]
) -> Table:
    lines = [
        (
            Cell(view.titles[item]),
            *(_of(counts[name]) for name in LENS_DIMENSIONS),
            Cell(variation),
        )
        for item, (variation, counts) in variations.items()
    ]
    names = [f"{view.study.dimensions[name]} (teams på 3 eller mere)" for name in LENS_DIMENSIONS]
    heads = ("Princip", *names, "Forskelle mellem teams")
    last = counted((("Teams, der er spurgt", rows["team"].nunique()), ("Teams i alt", len(view.teams))), len(heads))
    return Table("Hvert princip, team for team talt sammen", heads, (*lines, *last))


def _of(counts: tuple[int, int]) -> Cell:
    yes, of = counts
    return Cell(f"{yes} af {of}", value=yes) if of else Cell("kan ikke vises", hidden=True)
