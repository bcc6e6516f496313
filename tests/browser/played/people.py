"""Who is in the played workshop, and what each of them answers and votes."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.framework import read_framework

DIMENSIONS = ("Borgeroplevet kvalitet", "Faglig kvalitet", "Organisatorisk kvalitet")
ITEMS = {item.id: item.title for item in read_framework("pejlemaerker-bostoette", "2021").items if item.parent is None}
ASKED = tuple(ITEMS)[:7]
TALKED_ABOUT = ASKED[:3]
EXITS = {"i": "Ikke relevant", "v": "Ved ikke"}


@dataclass(frozen=True)
class Person:
    """answers: one group of letters an item, one letter a dimension: a level, i(kke relevant), v(ed ikke) or - (none).

    votes  item → votes; weighs: item → importance
    """

    perspective: str
    answers: str = ""
    votes: tuple[int, ...] = ()
    weighs: tuple[int, ...] = ()

    def answer(self, item: str, dimension: str) -> str:
        """The letter, or - where nothing is answered."""
        groups = self.answers.split()
        at = ASKED.index(item)
        return groups[at][DIMENSIONS.index(dimension)] if at < len(groups) else "-"


PHONES = {
    "anna": Person("Medarbejder", "443 153 243 444 355 222 333", votes=(1, 2), weighs=(4, 5, 3)),
    "bo": Person("Medarbejder", "433 253 23v 454 345 233 334", votes=(0, 2, 1), weighs=(4, 5, 3)),
    "cecilie": Person("Medarbejder", "342 513 344 443 454 223 343", votes=(2, 0, 1), weighs=(5, 4)),
    "dorte": Person("Borger", "2-- 4-- 1-- 3-- 5-- 2-- 4--", votes=(0, 1, 2), weighs=(2, 5, 5)),
    "erik": Person("Borger", "3-- 4-- 2--"),  # leaves
    "frida": Person("Borger", "2-- 5-- 1-- i-- 4-- 1-- 3--", votes=(1, 1, 1), weighs=(3, 4, 5)),
    "gerda": Person("Samarbejdspartner", "3vv 4v3 2iv 3v4 3v3 2vv 4vv", votes=(0, 2), weighs=(3, 3, 3)),
    "hans": Person("Myndighed", votes=(2, 1), weighs=(4, 4, 4)),  # comes when the others talk
}
BY_VIDEO = Person("Faglig leder", "443 554 343 444 444 343 344", votes=(0, 2, 1), weighs=(2, 4))
ON_PAPER = Person("Peer", "332 1v3 232 4i4 343 2v2 3vv")

LATE, LEAVER, LEAVES_AFTER = "hans", "erik", 3
