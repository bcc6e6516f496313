"""A researcher's overview: all teams together, year by year, behind the door of `selfeval.disclosure`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

import pandas as pd

from selfeval.access.roles import Access
from selfeval.disclosure import disclose
from selfeval.disclosure.pooled import FEWEST_PERSONS, FEWEST_TEAMS
from selfeval.framework.lens import read_lens
from selfeval.framework.model import Framework
from selfeval.framework.reading.folders import version_order
from selfeval.overview.document import Document, Section
from selfeval.overview.researcher import consensus, development, exits, shares
from selfeval.overview.researcher.choice import OfferedFramework, ResearchChoice, ResearchChoices
from selfeval.overview.researcher.selection import ALL, LookedAt, newest_year
from selfeval.overview.researcher.words import GROUPS, of_the_group
from selfeval.records import EVERYTHING
from selfeval.storage import Store
from selfeval.study import Study
from selfeval.workshop.round.phases import frozen_rounds


class ResearchPart(Protocol):
    """A module of `selfeval.overview.researcher` that makes a section."""

    TITLE: str

    def frame(self, at: LookedAt) -> pd.DataFrame:
        """Return the numbers of the section."""

    def section(self, at: LookedAt) -> Section:
        """Return the section as it is read."""


TITLE = "Tal til forskning"

PARTS: Mapping[str, ResearchPart] = {
    "fordelinger": shares,
    "udvikling": development,
    "enighed": consensus,
    "uden-niveau": exits,
}
"""Section → the module that makes it and its frame, in the order of the page."""

NOT_ALL = (
    "Din nøgle rækker kun til nogle teams. Tallene her er for alle teams på tværs og kan ikke deles op, uden at "
    "enkelte kunne genkendes. Bed om en nøgle uden afgrænsning."
)
NOT_THEN = "Udgaven er ikke brugt i de år, du har valgt. Vælg en anden udgave eller flere år."
NOTHING = "Der er ingen svar endnu. Tallene kommer, når mindst tre teams har svaret på det samme."

READING = (
    "Tallene er teamenes egen vurdering, lavet for at få en samtale i gang. De er ikke en måling af kvalitet udefra, "
    "og skalaen er ikke afprøvet som måleinstrument.",
    f"Et tal vises kun, når mindst {FEWEST_PERSONS} personer fra mindst {FEWEST_TEAMS} teams står bag (flere, hvor en "
    "runde har lovet det), og når de ikke alle svarer det samme. "
    "Den, hvis eget teams tal er skjult, er ikke med i noget tal.",
    "Alt er afrundet, og antal personer står som et spænd. Så kan ingen regnes frem af flere tal tilsammen.",
    "»Skjult« er ikke 0. Det er et tal, som ikke må vises. »Vises ikke« er et tal, som ville være for fint opdelt.",
)


@dataclass(frozen=True, slots=True)
class _Read:
    """What the store discloses, and of which rounds: when `asked` is another, it is read anew."""

    asked: tuple[tuple[str, int], ...]
    years: pd.DataFrame
    frameworks: Sequence[Framework]


class ResearcherOverview:
    """What researchers see of a store: the part that they chose of what is disclosed to all of them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._watcher = store.watch()
        self._kept: _Read | None = None
        self._lock = Lock()

    def warm(self) -> None:
        """Read everything and keep back what protects persons: the slow part, which can be done for nobody."""
        self._read()

    def choices(self, access: Access) -> ResearchChoices:
        """Return what there is to choose among; nothing for a key that reaches some teams only."""
        read = self._read()
        if EVERYTHING not in access.scope or read.years.empty:
            return ResearchChoices()
        present = set(read.years["group"].astype(str))
        return ResearchChoices(
            frameworks=tuple(_offered(read.years, read.frameworks)),
            groups=tuple(group for group in GROUPS if group in present),
            years=tuple(int(year) for year in sorted(read.years["year"].unique())),
        )

    def document(self, access: Access, choice: ResearchChoice) -> Document:
        """Write the document of a choice."""
        at = self.looked_at(access, choice)
        if at is None:
            why = NOTHING if EVERYTHING in access.scope else NOT_ALL
            nothing = Section(id="ingen", title="Ingen tal at vise", empty=why)
            return Document(title=TITLE, about=(), sections=(nothing,))
        asked = next(one for one in at.frameworks if (one.id, one.version) == (at.framework, at.version))
        period = str(at.since) if at.since == at.until else f"{at.since}–{at.until}"
        return Document(
            title=TITLE,
            about=(f"{asked.title}, udgave {at.version}", of_the_group(at).capitalize(), period, "På tværs af teamene"),
            sections=tuple(_section(id, part, at) for id, part in PARTS.items()),
            reading=READING,
        )

    def looked_at(self, access: Access, choice: ResearchChoice) -> LookedAt | None:
        """Return the rows that a choice comes to; None where there are none, or none for this key."""
        offered = self.choices(access)
        if not offered.frameworks:
            return None
        read = self._read()
        named = [one for one in offered.frameworks if one.id == choice.framework]
        framework = named[0] if named else offered.frameworks[0]
        version = choice.version if choice.version in framework.versions else framework.start
        group = choice.group if choice.group in offered.groups else ALL
        since, until = choice.since or offered.years[0], choice.until or offered.years[-1]
        within = read.years[read.years["year"].between(since, until)]
        year = newest_year(within, framework.id, version, group)
        return LookedAt(
            years=read.years,
            frameworks=read.frameworks,
            names=_dimensions(read.frameworks),
            framework=framework.id,
            version=version,
            group=group,
            since=since,
            until=until,
            year=year,
        )

    def _read(self) -> _Read:
        """Return what the store discloses now. Answers are read again only where other rounds are frozen."""
        with self._lock:
            if self._watcher.changed() or self._kept is None:
                with self._store.reading() as store:
                    frozen = frozen_rounds(store.phase_changes())
                    asked = tuple((one.id, one.revision) for one in store.rounds() if one.id in frozen)
                if self._kept is None or self._kept.asked != asked:
                    study = Study(self._store)
                    self._kept = _Read(asked, disclose(study.ratings()).years, study.frameworks())
            return self._kept


def _section(id: str, part: ResearchPart, at: LookedAt) -> Section:
    return part.section(at) if len(part.frame(at)) else Section(id=id, title=part.TITLE, empty=NOT_THEN)


def _offered(years: pd.DataFrame, frameworks: Iterable[Framework]) -> list[OfferedFramework]:
    """Return the frameworks with answers, the one with most visible numbers first."""
    visible = years[(years["hidden"] == "") & (years["group"] == ALL)]
    offered = []
    for id in years["framework"].astype(str).unique():
        asked = set(years.loc[years["framework"] == id, "version"].astype(str))
        versions = tuple(sorted(asked, key=version_order))
        open_ones = set(visible.loc[visible["framework"] == id, "version"].astype(str))
        title = next(one.title for one in reversed(list(frameworks)) if one.id == id)
        start = next((version for version in reversed(versions) if version in open_ones), versions[-1])
        offered.append(OfferedFramework(id, title, versions, start))
    return sorted(offered, key=lambda one: -int((visible["framework"] == one.id).sum()))


def _dimensions(frameworks: Iterable[Framework]) -> Mapping[str, str]:
    """Return what dimensions are called, those of quality and those of the lens."""
    of_the_lens = [question.dimension for question in read_lens().questions]
    own = [dimension for framework in frameworks for dimension in framework.dimensions]
    return {dimension.id: dimension.title for dimension in (*of_the_lens, *own)}
