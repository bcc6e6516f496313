"""Who and where: organisations and their teams, and the participants of a round."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Perspective(StrEnum):
    """Whose eyes a participant sees with. No name is ever asked."""

    BORGER = "borger"
    PEER = "peer"
    MEDARBEJDER = "medarbejder"
    FAGLIG_LEDER = "faglig_leder"
    MYNDIGHED = "myndighed"
    STRATEGISK_LEDELSE = "strategisk_ledelse"
    SAMARBEJDSPARTNER = "samarbejdspartner"


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation:
    """A municipality or another owner of teams."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Team:
    """A team of an organisation; the unit that looks at its own practice."""

    id: str
    organisation_id: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Participant:
    """A random code and a perspective; nothing more is stored of a person.

    on_paper  answered on a sheet, which somebody outside the team typed in
    """

    id: str
    round_id: str
    perspective: Perspective
    done: bool = False
    on_paper: bool = False
