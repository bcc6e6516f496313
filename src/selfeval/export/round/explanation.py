"""The sheet 'Forklaring': what the round was, what each column means, and where the words are from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from selfeval.export.round.outcome import Outcome
from selfeval.export.sheet import Cell, Column, Sheet
from selfeval.framework.model import SourceDocument
from selfeval.records import Phase
from selfeval.text import PHASES, local, plural


class Fact(NamedTuple):
    """A line: what it belongs to, what it is about, and what there is to say."""

    about: str
    name: str
    said: Cell


GUIDANCE = (
    "Spørgerammerne er vejledende. De er hverken krav eller kontrol. Tallene er teamets egen vurdering af sin praksis "
    "og et sted at begynde en samtale, ikke en karakter til nogen."
)
WITHOUT = (
    "Filen siger ikke, hvem der har svaret hvad. Deltagernes noter og egne tanker er ikke med. "
    "'Ikke relevant', 'ved ikke' og uden svar er tre forskellige ting, tælles hver for sig og indgår ikke i niveauerne."
)

COLUMNS: tuple[Column[Fact], ...] = (
    Column("Om", 18, "", lambda fact: fact.about),
    Column("Navn", 34, "", lambda fact: fact.name),
    Column("Forklaring", 90, "", lambda fact: fact.said),
)


def explanation_sheet(outcome: Outcome, others: Sequence[Sheet[Any]]) -> Sheet[Fact]:
    """Explain everything that one needs to read the other sheets alone, a year later."""
    facts = (*_round(outcome), *_columns(others), *_frameworks(outcome), *_sources(outcome))
    return Sheet(name="Forklaring", columns=COLUMNS, rows=facts)


def _round(outcome: Outcome) -> Iterator[Fact]:
    result = outcome.result
    limit = result.round.reveal_limit
    yield Fact("Runden", "Organisation", result.organisation.name)
    yield Fact("Runden", "Team", result.team.name)
    yield Fact("Runden", "Runde", result.round.title)
    yield Fact("Runden", "Fase", PHASES[result.round.phase])
    yield Fact("Runden", "Lavet", local(result.round.created_at).date())
    begun = {change.phase: change.at for change in reversed(result.phases)}
    for phase in Phase:
        if phase in begun and phase != Phase.FORBEREDELSE:
            yield Fact("Runden", f"Fasen {PHASES[phase].lower()} begyndte", local(begun[phase]).date())
    yield Fact("Runden", "Filen er hentet", outcome.day)
    yield Fact("Runden", "Svarene gemmes til", result.round.retain_until)
    yield Fact("Runden", "Deltagere i alt", result.participants.total)
    yield Fact(
        "Runden", "Grænse for små grupper", f"Svar fra færre end {plural(limit, 'person', 'personer')} vises ikke."
    )
    for stands in dict.fromkeys(filter(None, (*result.waits.values(), result.ballots.waits))):
        yield Fact("Runden", "Nye svar", stands)
    yield Fact("Runden", "Vejledning", GUIDANCE)
    yield Fact("Runden", "Hvad filen ikke siger", WITHOUT)


def _columns(others: Sequence[Sheet[Any]]) -> Iterator[Fact]:
    for sheet in others:
        for column in sheet.columns:
            yield Fact(f"Ark: {sheet.name}", column.title, column.explained)


def _frameworks(outcome: Outcome) -> Iterator[Fact]:
    for framework in outcome.result.content.frameworks:
        yield Fact("Spørgeramme", f"{framework.title} (version {framework.version})", framework.about)


def _sources(outcome: Outcome) -> Iterator[Fact]:
    documents = [document for of in outcome.result.content.frameworks for document in of.sources.values()]
    for document in dict.fromkeys(documents):
        yield Fact("Kilde", document.title, _described(document))


def _described(document: SourceDocument) -> str:
    parts = (
        document.publisher,
        str(document.year or ""),
        f"ISBN {document.isbn}" if document.isbn else "",
        document.url,
        document.note,
    )
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
