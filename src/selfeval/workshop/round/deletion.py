"""A round is deleted for good on the day that its participants were promised, and a receipt says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from pathlib import Path

from selfeval.records import Deletion, now
from selfeval.storage import Store
from selfeval.storage.upkeep.removal import DueRound
from selfeval.storage.upkeep.traces import copies_of, holds_any
from selfeval.text import danish_date, listing, plural

WIPED_AGAIN_FOR = timedelta(days=7)
"""So long after a deletion a server writes the database anew each day, for a day on which that could not be done."""

WAITED = timedelta(days=14)
"""So long a round that is due is hidden before a server deletes it without being asked."""

ROWS = {
    "participant": ("deltager", "deltagere"),
    "result_link": ("link til resultatet", "links til resultatet"),
    "rating": ("svar", "svar"),
    "second_rating": ("svar givet anden gang", "svar givet anden gang"),
    "reflection": ("refleksion", "refleksioner"),
    "vote": ("stemme", "stemmer"),
    "importance": ("vurdering af vigtighed", "vurderinger af vigtighed"),
    "consensus": ("aftale om niveau", "aftaler om niveau"),
    "paper_tally": ("optælling af svar på papir", "optællinger af svar på papir"),
    "dialogue_note": ("note fra dialogen", "noter fra dialogen"),
    "line": ("linje fra en telefon", "linjer fra telefoner"),
    "line_mark": ("mærke på en linje", "mærker på linjer"),
    "writing": ("slut på skrivning", "slut på skrivning"),
    "parked": ("ting til senere", "ting til senere"),
    "open_page": ("åben side", "åbne sider"),
    "scene_turn": ("skift af storskærm", "skift af storskærm"),
    "timer": ("indstilling af tidsur", "indstillinger af tidsur"),
    "screen_link": ("link til storskærm", "links til storskærm"),
    "action": ("linje om en handling", "linjer om handlinger"),
    "reveal": ("visning af svar eller stemmer", "visninger af svar eller stemmer"),
    "phase_change": ("skift af fase", "skift af fase"),
    "framework_snapshot": ("kopi af en spørgeramme", "kopier af spørgerammer"),
    "round": ("runde", "runder"),
}
"""What the rows of a table are called in a receipt."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Purge:
    """What a purge did.

    receipts  one for each deleted round
    copies    copies beside the database that held a deleted round, and are gone
    left      copies that could not be read or deleted: somebody must look at them
    wiped     is nothing left in the database's own files? None where that was not tried
    """

    receipts: tuple[Deletion, ...]
    copies: tuple[Path, ...]
    left: tuple[Path, ...]
    wiped: bool | None

    @property
    def clean(self) -> bool:
        """Return whether there is nothing left that somebody must do."""
        return self.wiped is not False and not self.left


def purge_due(store: Store, today: date, *, thorough: bool = False) -> Purge:
    """Delete the rounds whose day has come, and every trace of them in files of ours.

    thorough  write the database anew also where nothing was deleted lately

    Raises StorageError where it could not be done; a round is deleted with everything or not at all.
    """
    return _purge(store, store.due_rounds(today), thorough)


def purge_waited(store: Store, today: date, *, at: datetime) -> Purge:
    """Hide the rounds whose day has come, and delete those that servers have seen to be due for `WAITED`.

    A server does it by itself, and a clock may be wrong: until then an administrator can set it right. Raises as
    `purge_due`.
    """
    return _purge(store, [due for due in store.see_due(today, at=at) if due.waited >= WAITED], thorough=False)


def _purge(store: Store, rounds: Iterable[DueRound], thorough: bool) -> Purge:
    receipts = tuple(_deleted(store, due) for due in rounds)
    all_receipts = store.deletions()
    lately = [receipt for receipt in all_receipts if receipt.at > now() - WIPED_AGAIN_FOR]
    wiped = store.wipe() if thorough or lately else None
    gone, left = _drop_copies(store, {receipt.round_id for receipt in all_receipts})
    return Purge(receipts=receipts, copies=gone, left=left, wiped=wiped)


def receipt_lines(receipt: Deletion) -> list[str]:
    """Return a receipt in Danish: the round's id, when it was to be deleted, and how many rows went."""
    counted = [plural(number, *ROWS.get(table, (table, table))) for table, number in receipt.rows if number]
    days = f"{danish_date(receipt.at)} (skulle slettes {danish_date(receipt.retain_until)})"
    return [f"Runde {receipt.round_id} er slettet {days}.", f"  Slettet: {listing(counted)}."]


def purge_lines(purge: Purge) -> list[str]:
    """Return what was done, and what is left to do, in Danish."""
    lines = [line for receipt in purge.receipts for line in receipt_lines(receipt)]
    lines += [f"Kopien {copy} er slettet, for der var en slettet runde i den." for copy in purge.copies]
    lines += [f"Kopien {copy} kunne ikke læses eller slettes. Slet den selv." for copy in purge.left]
    if purge.wiped is False:
        lines.append("Databasen er i brug, så der kan være spor af det slettede i dens filer. Kør kommandoen igen.")
    if purge.receipts:
        lines.append("Sikkerhedskopier og filer, I selv har gemt andre steder, skal I selv slette.")
    return lines


def due_lines(due: Sequence[DueRound]) -> list[str]:
    """Return what a purge would delete."""
    return [f"Runde {one.id} bliver slettet (skulle slettes {danish_date(one.retain_until)})." for one in due]


def hidden_lines(due: Sequence[DueRound]) -> list[str]:
    """Return what an administrator reads of the rounds that a server has hidden; nothing where there are none."""
    hidden = [one for one in due if one.is_hidden]
    if not hidden:
        return []
    left = max(0, ceil((WAITED - max(one.waited for one in hidden)) / timedelta(days=1)))
    return [
        f"{plural(len(hidden), 'runde er', 'runder er')} skjult, for datoen for sletning er kommet. "
        f"Serveren begynder at slette, når den har set det i {plural(left, 'dag', 'dage')} til.",
        "Er computerens ur forkert, så stil det rigtigt, og genstart serveren: Så er runderne der igen. "
        "Skal de slettes nu, så kør kommandoen selfeval purge.",
    ]


def _deleted(store: Store, due: DueRound) -> Deletion:
    return store.remove_round(due.id, at=now())


def _drop_copies(store: Store, rounds: set[str]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Delete the copies that hold a round. A copy has an older schema, and is for the days after an upgrade only."""
    gone: list[Path] = []
    left: list[Path] = []
    for copy in copies_of(store.database) if rounds else []:
        held = holds_any(copy, rounds)
        if held:
            with suppress(OSError):
                copy.unlink()
        if held is not False:
            (left if copy.exists() else gone).append(copy)
    return tuple(gone), tuple(left)
