"""What is entered in the whole workshop, and what it must come to, reckoned by hand."""

from __future__ import annotations

from datetime import date

from selfeval.framework import read_framework

ORGANISATION, TEAM, TITLE = "Åkøbing Kommune", "Team Æblehaven", "Runde 1, efterår"
FRAMEWORKS = ("Faglige pejlemærker for kvalitet i bostøtten", "Principper for recovery-orienteret rehabilitering")
SAMARBEJDE = "Et recovery-orienteret samarbejde"
RETNING = "En fælles faglig retning"
SUNDHED = "Et sundt liv for borgeren"
HAAB = "Tag udgangspunkt i borgernes håb, ønsker og drømme"
NUMBERED = {
    SAMARBEJDE: ("Pejlemærke", "1"),
    RETNING: ("Pejlemærke", "2"),
    SUNDHED: ("Pejlemærke", "4"),
    HAAB: ("Princip", "1"),
}
ITEMS = tuple(NUMBERED)
BORGER, FAGLIG, ORGANISATORISK = DIMENSIONS = ("Borgeroplevet kvalitet", "Faglig kvalitet", "Organisatorisk kvalitet")

PEOPLE = {
    "anna": "Medarbejder",
    "bo": "Medarbejder",
    "cecilie": "Medarbejder",
    "dorte": "Faglig leder",
    "erik": "Peer",
    "frida": "Myndighed",  # answers two items and leaves
}
STAYING = tuple(person for person in PEOPLE if person != "frida")
LEAVES_AFTER = RETNING

IR, VI = "Ikke relevant", "Ved ikke"
ANSWERS: dict[str, dict[str, tuple[int | str, ...]]] = {  # in the order of PEOPLE
    SAMARBEJDE: {BORGER: (4, 4, 3, 4, 2, 3), FAGLIG: (4, 4, 4, 4, 4, 4), ORGANISATORISK: (3, 3, 2, 3, VI, 3)},
    RETNING: {BORGER: (3, 3, 3, 3, 4, IR), FAGLIG: (1, 2, 5, 5, 4, 1), ORGANISATORISK: (3, 3, 3, 3, 3, 3)},
    SUNDHED: {BORGER: (2, 2, 2, 3, 2), FAGLIG: (4, 4, 4, 3, 4), ORGANISATORISK: (3, 3, 3, 3, 3)},
    HAAB: {BORGER: (4, 4, 4, 4, 5), FAGLIG: (4, 4, 4, 4, 4), ORGANISATORISK: (4, 3, 4, 4, 4)},
}
SECOND_THOUGHT = ("bo", SUNDHED, FAGLIG, 5)  # after the team has seen the answers: one alone, who is not shown
LABELS = {1: "I meget lav grad", 2: "I lav grad", 3: "I nogen grad", 4: "I høj grad", 5: "I meget høj grad"}

# What the judgements rest on, marked once an item beside the answer on faglig kvalitet.
MARKS = {
    SAMARBEJDE: (("Praksis",), ("Praksis",), ("Praksis", "Forsknings"), ("Praksis",), ("Erfarings",), ("Praksis",)),
    RETNING: (("Praksis",), ("Praksis",), ("Praksis",), ("Praksis",), ("Praksis",), ()),
    SUNDHED: ((), (), (), (), ()),
    HAAB: (("Praksis",), ("Praksis",), ("Praksis",), ("Praksis",), ("Praksis", "Erfarings")),
}
RESTS_ON = {
    SAMARBEJDE: "5 af 6 bygger på praksisviden, 1 på borgernes erfaringer, 1 på forskning.",
    RETNING: "5 af 6 bygger på praksisviden, ingen på borgernes erfaringer eller forskning.",
    SUNDHED: "Ingen af de 5 har sagt, hvad de bygger på.",
    HAAB: "5 af 5 bygger på praksisviden, 1 på borgernes erfaringer, ingen på forskning.",
}
HOSTILE_NOTE = "<script>alert('fanget')</script><b>Vi</b> mangler tid"
"""Erik's note to the team on what is the first item of the agenda."""

# Two camps come first; then the two items with a gap of more than a step, the wider first; then what is alike.
AGENDA = [
    (RETNING, ["To grupper: 3 svarer 1–2 og 3 svarer 4–5 i faglig kvalitet"]),
    (
        SUNDHED,
        [
            "Faglig kvalitet ligger 1,6 trin over borgeroplevet kvalitet (5 har svaret på begge)",
            "Lavt niveau: svarene ligger omkring 2,2 i borgeroplevet kvalitet",
        ],
    ),
    (SAMARBEJDE, ["Faglig kvalitet ligger 1,2 trin over organisatorisk kvalitet (5 har svaret på begge)"]),
    (HAAB, ["Intet skiller sig ud: I er næsten enige"]),
]

AGREED: dict[tuple[str, str], tuple[int | str, str]] = {
    (RETNING, FAGLIG): (3, "Vi gør det forskelligt fra hold til hold."),
    (SUNDHED, BORGER): (2, "Borgerne siger, at vi sjældent spørger."),
    (SUNDHED, ORGANISATORISK): (VI, ""),
}
SAID = {
    RETNING: {
        "succeeds": "Vi hjælper hinanden, når det brænder på.",
        "difficult": "Ordene betyder ikke det samme for os alle.",
        "will_try": "Ét fælles møde om måneden.",
    },
    SUNDHED: {"succeeds": "", "difficult": "Det bliver let til løftede pegefingre.", "will_try": ""},
}

VOTES = {  # no more than three each, two on an item
    "anna": {SUNDHED: 2, RETNING: 1},
    "bo": {SUNDHED: 2, SAMARBEJDE: 1},
    "cecilie": {RETNING: 2, HAAB: 1},
    "dorte": {RETNING: 1, SUNDHED: 1, SAMARBEJDE: 1},
    "erik": {HAAB: 2, SUNDHED: 1},
}
IMPORTANCE = {
    "anna": {SUNDHED: 5, RETNING: 4, HAAB: 3, SAMARBEJDE: 2},
    "bo": {SUNDHED: 5, RETNING: 4, HAAB: 3, SAMARBEJDE: 4},
    "cecilie": {SUNDHED: 4, RETNING: 4, HAAB: 3},
    "dorte": {SUNDHED: 5, RETNING: 3},
    "erik": {SUNDHED: 4, RETNING: 5},
}
# Votes, the median of the importance where at least three have weighed in, and the rank.
PRIORITIES: dict[str, tuple[int, float | None, int]] = {
    SUNDHED: (6, 5, 1),
    RETNING: (4, 4, 2),
    HAAB: (3, 3, 3),
    SAMARBEJDE: (2, None, 4),
}
RANKING = [
    ["1", SUNDHED, "6", "5,0", "3,0 (svar) Enige om 2 i borgeroplevet kvalitet", "på grænsen"],
    ["2", RETNING, "4", "4,0", "3,1 (svar) Enige om 3 i faglig kvalitet", "vigtigt og stærkt"],
    ["3", HAAB, "3", "3,0", "4,0 (svar)", "på grænsen"],
    ["4", SAMARBEJDE, "2", "–", "3,4 (svar)", ""],
]

METHOD = "Fælles Faglige Begreber"
"""A method that the source names under RETNING."""

ACTIONS: tuple[tuple[str, dict[str, str]], ...] = (
    (
        SUNDHED,
        {
            "Hvad vil I gøre?": "Vi spørger hver borger, hvad et godt liv er",
            "Hvorfor?": "Borgerne mangler at blive spurgt.",
            "Slags": "Ny måde at samarbejde med borgeren på",
            "Hvem kan gå i gang?": "Vi kan selv gå i gang",
            "Ansvarlig (en rolle, ikke et navn)": "Faglig leder",
            "Frist": "2027-02-01",
            "Dimension": BORGER,
            "Hvad er tegnet på, at det lykkes?": "- hver borger er spurgt\n- svaret står i planen",
        },
    ),
    (
        RETNING,
        {
            "Hvad vil I gøre?": METHOD,
            "Slags": "Ny metode eller nyt redskab",
            "Hvem kan gå i gang?": "Kræver ændrede rammer",
            "Ansvarlig (en rolle, ikke et navn)": "Teamleder",
            "Dimension": "Alle tre",
        },
    ),
    (
        HAAB,
        {
            "Hvad vil I gøre?": "Borgerens egne ord først i planen; »håb & drømme«",
            "Hvorfor?": "Målene er tit vores.",
            "Slags": "Ny organisering",
            "Hvem kan gå i gang?": "Vi kan selv gå i gang",
            "Ansvarlig (en rolle, ikke et navn)": "Tovholder",
            "Frist": "2027-03-15",
            "Dimension": FAGLIG,
            "Hvad er tegnet på, at det lykkes?": "Borgeren kan genkende sig selv.",
        },
    ),
)

# Answers, how many chose each level, ikke relevant, ved ikke, no answer, median, share at 4–5, and how alike, in words.
COUNTED: dict[tuple[str, str], tuple[int, tuple[int, ...], int, int, int, float, float, str]] = {
    (SAMARBEJDE, BORGER): (6, (0, 1, 2, 3, 0), 0, 0, 0, 3.5, 3 / 6, "I ser lidt forskelligt på det"),
    (SAMARBEJDE, FAGLIG): (6, (0, 0, 0, 6, 0), 0, 0, 0, 4, 1, "I er enige"),
    (SAMARBEJDE, ORGANISATORISK): (6, (0, 1, 4, 0, 0), 0, 1, 0, 3, 0, "I er næsten enige"),
    (RETNING, BORGER): (6, (0, 0, 4, 1, 0), 1, 0, 0, 3, 1 / 5, "I er næsten enige"),
    (RETNING, FAGLIG): (6, (2, 1, 0, 1, 2), 0, 0, 0, 3, 3 / 6, "Svarene ligger i to grupper"),
    (RETNING, ORGANISATORISK): (6, (0, 0, 6, 0, 0), 0, 0, 0, 3, 0, "I er enige"),
    (SUNDHED, BORGER): (5, (0, 4, 1, 0, 0), 0, 0, 1, 2, 0, "I er næsten enige"),
    (SUNDHED, FAGLIG): (5, (0, 0, 1, 4, 0), 0, 0, 1, 4, 4 / 5, "I er næsten enige"),
    (SUNDHED, ORGANISATORISK): (5, (0, 0, 5, 0, 0), 0, 0, 1, 3, 0, "I er enige"),
    (HAAB, BORGER): (5, (0, 0, 0, 4, 1), 0, 0, 1, 4, 1, "I er næsten enige"),
    (HAAB, FAGLIG): (5, (0, 0, 0, 5, 0), 0, 0, 1, 4, 1, "I er enige"),
    (HAAB, ORGANISATORISK): (5, (0, 0, 1, 4, 0), 0, 0, 1, 4, 4 / 5, "I er næsten enige"),
}
JUDGED_BY = {
    BORGER: "Egen vurdering fra peers sammen med medarbejdernes vurdering af, hvordan borgerne oplever det",
    FAGLIG: "Alle, der har svaret",
    ORGANISATORISK: "Alle, der har svaret",
}


def framework_of(item: str) -> tuple[str, str]:
    """Title and version."""
    return (FRAMEWORKS[1], "2023") if item == HAAB else (FRAMEWORKS[0], "2021")


def question(item: str, dimension: str) -> str:
    """What staff were asked."""
    name, version = ("recovery-principper", "2023") if item == HAAB else ("pejlemaerker-bostoette", "2021")
    asked = next(one for one in read_framework(name, version).items if one.title == item).questions
    return str(list(asked.values())[DIMENSIONS.index(dimension)].staff)


def choice(answer: int | str) -> str:
    """An answer as it is called on the page: "3: I nogen grad"."""
    return f"{answer}: {LABELS[answer]}" if isinstance(answer, int) else answer


def called(item: str) -> str:
    """An item as the page names it: "Pejlemærke 1: Et recovery-orienteret samarbejde"."""
    kind, number = NUMBERED[item]
    return f"{kind} {number}: {item}"


def numbered(item: str) -> str:
    """An item as a list under its framework's title names it: "1 Et recovery-orienteret samarbejde"."""
    return f"{NUMBERED[item][1]} {item}"


def action_rows(today: date) -> list[tuple[object, ...]]:
    """The rows that the sheet Udviklingsplan must have."""
    return [
        (
            number,
            numbered(item),
            None if entered["Dimension"] == "Alle tre" else entered["Dimension"],
            entered["Hvad vil I gøre?"],
            entered.get("Hvorfor?"),
            entered["Slags"],
            entered["Hvem kan gå i gang?"],
            entered["Ansvarlig (en rolle, ikke et navn)"],
            date.fromisoformat(entered["Frist"]) if "Frist" in entered else None,
            entered.get("Hvad er tegnet på, at det lykkes?"),
            "Planlagt",
            today,
            None,
            TITLE,
        )
        for number, (item, entered) in enumerate(ACTIONS, start=1)
    ]


def rating_rows() -> list[tuple[object, ...]]:
    """The rows that the sheet Vurderinger must have."""
    rows = []
    for (item, dimension), (answered, levels, irrelevant, unsure, blank, median, share, words) in COUNTED.items():
        agreed, reason = AGREED.get((item, dimension), (None, ""))
        level = agreed if isinstance(agreed, int) else None
        rows.append(
            (
                *framework_of(item),
                NUMBERED[item][1],
                item,
                dimension,
                question(item, dimension),
                JUDGED_BY[dimension],
                answered,
                *levels,
                irrelevant,
                unsure,
                blank,
                median,
                share,
                words,
                None,
                level,
                LABELS[level] if level else agreed,
                reason or None,
                *PRIORITIES[item],
            )
        )
    return rows


def dialogue_rows() -> list[tuple[object, ...]]:
    """The rows that the sheet Dialog must have."""
    ranks = {item: (rank, "\n".join(reasons)) for rank, (item, reasons) in enumerate(AGENDA, start=1)}
    nothing = {"succeeds": "", "difficult": "", "will_try": ""}
    return [
        (
            framework_of(item)[0],
            NUMBERED[item][1],
            item,
            *ranks[item],
            *(text or None for text in SAID.get(item, nothing).values()),
            RESTS_ON[item],
        )
        for item in ITEMS
    ]
