"""What a leader is told of the practice teams is what plain pandas finds in their answers."""

from __future__ import annotations

import re
from datetime import date

import numpy as np
import pandas as pd
import pytest

from selfeval.disclosure import Shown, disclose
from selfeval.overview.document import Cell
from selfeval.text import today
from tests.overview.conftest import Practice
from tests.overview.tables import by_item, counted, numbers, rows, section, told

TEAMS = ("oeveteamet", "oeveteam-nord", "oeveteam-syd")
CHOICES = [(team,) for team in TEAMS] + [(), ("oeveteamet", "oeveteam-syd")]
QUALITY = {
    "borgeroplevet": "Borgeroplevet kvalitet",
    "faglig": "Faglig kvalitet",
    "organisatorisk": "Organisatorisk kvalitet",
}


@pytest.fixture(scope="module")
def shown(practice: Practice) -> Shown:
    return disclose(practice.ratings)


def half_up(value: float, step: float) -> float:
    return round(np.floor(value / step + 0.5 + 1e-9) * step, 1)


Levels = dict[tuple[str, str], float | None]


def levels(practice: Practice, shown: Shown, team: str, place: int = 0, *, as_then: bool = False) -> Levels:
    """Title and dimension → the mean of the answers in tenths, or None where it is hidden.

    Where only half steps may be told, the door says which; it is no more than a step from the mean.
    """
    answers = practice.newest(team, place)
    cells = shown.cells[(shown.cells["round"] == answers["round"].iloc[0]) & (shown.cells["group"] == "alle")]
    means = answers.dropna(subset=["level"]).groupby(["item", "dimension"], observed=True)["level"].mean()
    then = answers.drop_duplicates("item").astype(str)
    names = dict(zip(then["item"], then["item_title"], strict=True)) if as_then else newest_titles(practice)
    found: Levels = {}
    for cell in cells[cells["dimension"].isin(list(QUALITY))].to_dict("records"):
        key = names[cell["item"]], QUALITY[cell["dimension"]]
        found[key] = None if cell["hidden"] else half_up(float(means[cell["item"], cell["dimension"]]), 0.1)
        if cell["step"] == 0.5:
            assert abs(cell["level"] - found[key]) <= 1
            found[key] = float(cell["level"])
    return found


def newest_titles(practice: Practice) -> dict[str, str]:
    """Item → what it was last called."""
    answers = practice.ratings.sort_values("date", kind="stable").drop_duplicates("item", keep="last")
    return dict(zip(answers["item"].astype(str), answers["item_title"].astype(str), strict=True))


def in_half_steps(practice: Practice, shown: Shown, team: str) -> set[tuple[str, str]]:
    """Title and dimension of what is told in half steps in a team's newest round or the one before."""
    found = set()
    for place in (0, 1):
        answers, names = practice.newest(team, place), newest_titles(practice)
        cells = shown.cells[(shown.cells["round"] == answers["round"].iloc[0]) & (shown.cells["step"] == 0.5)]
        quality = cells[cells["dimension"].isin(list(QUALITY))]
        found |= {(names[item], QUALITY[of]) for item, of in zip(quality["item"], quality["dimension"], strict=True)}
    return found


def is_told(cell: Cell, value: float | None) -> bool:
    """Does the field tell this number, or that it is hidden?"""
    if value is None:
        return cell.hidden and cell.value is None and cell.tone is None and "0" not in cell.text
    written = f"{value:.1f}".replace(".", ",")
    return (
        cell.value == value and cell.text.removeprefix("ca. ").split()[0] == written and cell.tone == half_up(value, 1)
    )


@pytest.mark.parametrize("teams", CHOICES, ids=lambda teams: "+".join(teams) or "alle")
def test_every_number_of_a_sentence_stands_in_the_table_behind_it(practice: Practice, teams: tuple[str, ...]) -> None:
    round_titles = {number for title in practice.ratings["round_title"].unique() for number in numbers(title)}
    bands = {"5", "7", "8", "14", "15", "29", "30"}
    years = {str(year) for year in range(2024, 2028)}
    for one in practice.document(*teams).sections:
        for words in one.says:
            words = re.sub(r" og \d+ andre", "", words)  # how many rows are alike is counted, not written in one
            missing = numbers(words) - told(one) - round_titles - bands - years
            assert not missing, (one.id, words, missing)


@pytest.mark.parametrize("team", TEAMS)
def test_levels_of_one_team_are_those_of_its_newest_round(practice: Practice, shown: Shown, team: str) -> None:
    document = practice.document(team)
    expected = levels(practice, shown, team)
    found = by_item(section(document, "profil"), "Niveau")
    assert set(found) == set(expected)
    assert all(is_told(found[key], value) for key, value in expected.items())
    grid = {
        (row["Punkt"].text, name): row[name]
        for row in rows(section(document, "hvor-er-vi"))
        for name in QUALITY.values()
    }
    assert all(is_told(grid[key], value) for key, value in expected.items())


@pytest.mark.parametrize("team", TEAMS)
def test_the_highest_and_lowest_are_named_with_their_level_and_the_word_of_the_scale(
    practice: Practice, shown: Shown, team: str
) -> None:
    words = " ".join(section(practice.document(team), "hvor-er-vi").says)
    known = {key: value for key, value in levels(practice, shown, team).items() if value is not None}
    labels = {1: "i meget lav grad", 2: "i lav grad", 3: "i nogen grad", 4: "i høj grad", 5: "i meget høj grad"}
    for extreme, verb in ((max(known.values()), "Højest"), (min(known.values()), "Lavest")):
        assert f" {extreme:.1f}".replace(".", ",") + f" ({labels[int(half_up(extreme, 1))]})" in words
        titles = [f"»{title}« ({name.lower()})" for (title, name), value in known.items() if value == extreme]
        sentence = next(part for part in section(practice.document(team), "hvor-er-vi").says if part.startswith(verb))
        assert all(title in sentence for title in titles[:3])


def test_of_several_teams_the_middle_and_the_quartiles_of_the_levels_told(practice: Practice, shown: Shown) -> None:
    table = section(practice.document(), "flere-team")
    own = [levels(practice, shown, team) for team in TEAMS]
    middle, low, high = (by_item(table, name) for name in ("Midterste team", "Nederste kvartil", "Øverste kvartil"))
    for key, cell in middle.items():
        known = [of[key] for of in own if of.get(key) is not None]
        asked = sum(key in of for of in own)
        assert by_item(table, "Teams med et niveau")[key].value == len(known)
        assert by_item(table, "Teams spurgt")[key].value == asked
        assert is_told(cell, half_up(float(np.median(known)), 0.1) if known else None)
        if len(known) < 3:
            assert low[key].text == high[key].text == "færre end 3 teams"
            continue
        assert is_told(low[key], half_up(float(np.quantile(known, 0.25)), 0.1))
        assert is_told(high[key], half_up(float(np.quantile(known, 0.75)), 0.1))


@pytest.mark.parametrize("team", TEAMS)
def test_the_profile_tells_share_band_and_agreement_as_counted_from_the_answers(
    practice: Practice, shown: Shown, team: str
) -> None:
    profile = section(practice.document(team), "profil")
    answers = practice.newest(team).dropna(subset=["level"])
    dimension = answers["dimension"].astype(str).map(QUALITY)
    by = answers.assign(high=answers["level"] >= 4).groupby([answers["item_title"].astype(str), dimension])
    expected = by.agg(n=("level", "size"), high=("high", "mean"))
    bands = pd.cut(expected["n"], [0, 4, 7, 14, 29, 1000], labels=["under 5", "5–7", "8–14", "15–29", "30 eller flere"])
    for key, cell in by_item(profile, "Antal").items():
        assert cell.hidden or cell.text == bands[key]
    for key, cell in by_item(profile, "Andel på 4–5").items():
        assert cell.hidden or cell.value == half_up(expected.at[key, "high"], 0.1)
    agreed = practice.consensus[practice.consensus["round"] == answers["round"].iloc[0]]
    names = dict(zip(answers["item"], answers["item_title"], strict=True))
    column = by_item(profile, "Teamet blev enigt om")
    for row in agreed.to_dict("records"):
        cell = column[names[row["item"]], QUALITY[row["dimension"]]]
        assert cell.hidden or cell.value == row["level"]
    assert sum(cell.value is not None for cell in column.values()) <= len(agreed)


@pytest.mark.parametrize("team", TEAMS)
def test_two_rounds_are_compared_as_the_door_compares_them(practice: Practice, shown: Shown, team: str) -> None:
    table = section(practice.document(team), "to-runder")
    rounds = [practice.newest(team, place)["round"].iloc[0] for place in (1, 0)]
    changes = shown.changes(*rounds)
    changes = changes[changes["dimension"].isin(list(QUALITY))]
    names = dict(zip(practice.newest(team)["item"], practice.newest(team)["item_title"], strict=True))
    verdicts = by_item(table, "Hvad tallene kan sige")
    differences = by_item(table, "Forskel")
    for row in changes.to_dict("records"):
        key = names[row["item"]], QUALITY[row["dimension"]]
        assert verdicts[key].text == row["verdict"]
        assert differences[key].value == row["difference"]
    not_compared = sum(cell.text.startswith("kan ikke sammenlignes") for cell in verdicts.values())
    assert len(verdicts) - not_compared == len(changes)
    for word, many in changes["verdict"].value_counts().items():
        assert counted(table, f"Vurderinger: {word}") == many
    before = levels(practice, shown, team, 1)
    assert all(is_told(cell, before[key]) for key, cell in by_item(table, "Før").items() if key in before)


def test_what_moved_names_only_what_the_test_tells_from_chance(practice: Practice, shown: Shown) -> None:
    for team in TEAMS:
        rounds = [practice.newest(team, place)["round"].iloc[0] for place in (1, 0)]
        changes = shown.changes(*rounds)
        sure = changes[changes["verdict"].str.contains("end før") & changes["dimension"].isin(list(QUALITY))]
        table = section(practice.document(team), "hvad-har-flyttet-sig")
        assert len(by_item(table, "Forskel")) == len(sure)
        assert sorted(cell.value for cell in by_item(table, "Forskel").values()) == sorted(sure["difference"])


def test_over_several_teams_ups_and_downs_are_counted_from_the_levels_told(practice: Practice, shown: Shown) -> None:
    table = section(practice.document(), "hvad-har-flyttet-sig")
    pairs = [
        (levels(practice, shown, team, 1), levels(practice, shown, team), in_half_steps(practice, shown, team))
        for team in TEAMS
    ]
    for key in by_item(table, "Op"):
        both = [
            (then[key], now[key], 0.5 if key in half else 0)
            for then, now, half in pairs
            if then.get(key) is not None and now.get(key) is not None
        ]
        counts = {"Op": sum(b - a > more for a, b, more in both), "Ned": sum(a - b > more for a, b, more in both)}
        counts["Det samme"] = len(both) - counts["Op"] - counts["Ned"]
        assert {name: by_item(table, name)[key].value for name in counts} == counts


def test_actions_are_counted_and_the_nearest_deadline_stands_first(practice: Practice) -> None:
    for teams in CHOICES:
        own = practice.actions[practice.actions["team"].isin(teams or TEAMS)]
        doing, followed = (section(practice.document(*teams), id) for id in ("hvad-goer-vi", "handlinger"))
        is_open = own["status"].isin(["planlagt", "i_gang"])
        late = is_open & (own["deadline"] < pd.Timestamp(today()))
        assert counted(doing, "Åbne handlinger") == counted(followed, "Stadig åbne") == is_open.sum()
        assert counted(doing, "… hvis frist er overskredet") == late.sum()
        assert counted(doing, "… der kræver ændrede rammer") == (is_open & (own["reach"] == "rammer")).sum()
        assert counted(followed, "Gennemført") == (own["status"] == "gennemfoert").sum()
        assert counted(followed, "Droppet") == (own["status"] == "droppet").sum()
        days = [row["Frist"].value for row in rows(doing) if isinstance(row["Frist"].value, date)]
        assert days == sorted(own.loc[is_open, "deadline"].dropna().dt.date)


def test_an_action_stands_beside_the_level_then_and_now(practice: Practice, shown: Shown) -> None:
    cells = shown.cells[shown.cells["group"] == "alle"].set_index(["round", "item", "dimension"])["level"]
    followed = section(practice.document(), "handlinger")
    newest = {team: practice.newest(team)["round"].iloc[0] for team in TEAMS}
    actions = practice.actions.set_index("what")
    for row in rows(followed):
        if row["Handling"].text not in actions.index:
            continue
        action = actions.loc[row["Handling"].text]
        key = (action["item"], action["dimension"])
        then = cells.get((action["origin_round"], *key))
        assert row["Niveau da"].value == (None if pd.isna(then) else then)
        if action["origin_round"] == newest[action["team"]]:
            assert row["Niveau nu"].text == "ingen runde siden"
        else:
            now = cells.get((newest[action["team"]], *key))
            assert row["Niveau nu"].value == (None if pd.isna(now) else now)


def test_a_renamed_item_goes_on_in_its_row_and_a_replaced_one_stands_in_two(practice: Practice) -> None:
    table = section(practice.document("oeveteam-nord"), "over-tid")
    titles = practice.ratings[practice.ratings["team"] == "oeveteam-nord"]
    first, last = titles["date"].min(), titles["date"].max()
    then, now = (
        dict(zip(of["item"], of["item_title"], strict=True))
        for of in (titles[titles["date"] == first], titles[titles["date"] == last])
    )
    renamed = {now[item]: then[item] for item in now if item in then and now[item] != then[item]}
    assert renamed
    found = {row["Punkt"].text: row for row in rows(table)}
    for name, old in renamed.items():
        assert old not in found
        assert f"hed før »{old}«. Linjen går videre." in found[name]["Ændret undervejs"].text
        when = list(table.table.heads[2:-1])
        assert all(found[name][column].text != "ikke spurgt" for column in when)
    new, gone = (set(a) - set(b) for a, b in ((now, then), (then, now)))
    (replacing,), (replaced,) = new, gone
    row = found[now[replacing]]
    assert f"i stedet for »{then[replaced]}«. Linjen brydes." in row["Ændret undervejs"].text
    assert row[table.table.heads[2]].text == "ikke spurgt"
    assert found[then[replaced]][table.table.heads[-2]].text == "ikke spurgt"
    assert any(f"»{then[replaced]}«" in words for words in table.says)


def test_lines_have_the_levels_of_every_round(practice: Practice, shown: Shown) -> None:
    table = section(practice.document("oeveteam-syd"), "over-tid")
    names = dict(
        zip(
            practice.newest("oeveteam-syd")["item"].astype(str),
            practice.newest("oeveteam-syd")["item_title"],
            strict=True,
        )
    )
    cells = shown.cells[(shown.cells["team"] == "oeveteam-syd") & (shown.cells["group"] == "alle")]
    days = sorted(cells["date"].unique())
    columns = dict(zip(days, table.table.heads[2:-1], strict=True))
    found = {(row["Punkt"].text, row["Dimension"].text): row for row in rows(table)}
    checked = 0
    for cell in cells[cells["dimension"].isin(list(QUALITY)) & cells["item"].isin(list(names))].to_dict("records"):
        told_ = found[names[cell["item"]], QUALITY[cell["dimension"]]][columns[cell["date"]]]
        assert is_told(told_, None if pd.isna(cell["level"]) else cell["level"])
        if pd.notna(cell["level_from"]):
            low, high = (f"{cell[end]:.1f}".replace(".", ",") for end in ("level_from", "level_to"))
            assert told_.text.endswith(f"({low}–{high})")
        checked += 1
    assert checked > 100


def test_a_round_with_four_answers_is_hidden_with_the_reason(practice: Practice) -> None:
    people = practice.ratings.groupby("round", observed=True)["person"].nunique()
    (small,) = people[people == 4].index
    of_round = practice.ratings[practice.ratings["round"] == small]
    day = of_round["date"].iloc[0].date()
    document = practice.document(str(of_round["team"].iloc[0]), until=day, since=day)
    told_levels = by_item(section(document, "profil"), "Niveau")
    assert {cell.text for cell in told_levels.values()} == {"skjult: færre end 5"}
    assert all(cell.value is None and cell.tone is None and cell.hidden for cell in told_levels.values())
    where = section(document, "hvor-er-vi")
    assert where.says[0].startswith("Alle niveauer er skjult")
    assert "under 5 personer" in " ".join(where.says)


def test_the_period_decides_which_round_is_the_newest(practice: Practice, shown: Shown) -> None:
    second = practice.newest("oeveteamet", 2)["date"].iloc[0].date()
    document = practice.document("oeveteamet", until=second)
    expected = levels(practice, shown, "oeveteamet", 2, as_then=True)
    found = by_item(section(document, "profil"), "Niveau")
    assert all(is_told(found[key], value) for key, value in expected.items())
    assert section(practice.document("oeveteamet", until=second, since=second), "hvad-har-flyttet-sig").empty


def test_only_the_chosen_frameworks_are_told(practice: Practice) -> None:
    document = practice.document("oeveteamet", frameworks=("recovery-principper",))
    of_it = practice.newest("oeveteamet")
    titles = set(of_it.loc[of_it["framework"] == "recovery-principper", "item_title"].astype(str))
    assert {title for title, _ in by_item(section(document, "profil"), "Niveau")} == titles
    items = set(of_it.loc[of_it["framework"] == "recovery-principper", "item"])
    about = practice.actions[(practice.actions["team"] == "oeveteamet") & practice.actions["item"].isin(items)]
    assert counted(section(document, "hvad-goer-vi"), "Alle handlinger") == len(about)


def test_gaps_are_those_of_the_door(practice: Practice, shown: Shown) -> None:
    for team in TEAMS:
        answers = practice.newest(team)
        names = dict(zip(answers["item"], answers["item_title"], strict=True))
        table = {row["Punkt"].text: row for row in rows(section(practice.document(team), "dimensioner"))}
        gaps = shown.gaps[shown.gaps["round"] == answers["round"].iloc[0]]
        for gap in gaps.to_dict("records"):
            cell = table[names[gap["item"]]][f"{gap['dimension'].capitalize()} minus {gap['other']}"]
            assert cell.value == (None if pd.isna(gap["gap"]) else gap["gap"])


def test_topics_are_found_in_what_is_told(practice: Practice, shown: Shown) -> None:
    for team in TEAMS:
        answers = practice.newest(team)
        cells = shown.cells[(shown.cells["round"] == answers["round"].iloc[0]) & (shown.cells["group"] == "alle")]
        cells = cells[cells["dimension"].isin(list(QUALITY))]
        gaps = shown.gaps[shown.gaps["round"] == answers["round"].iloc[0]]
        expected = {
            "svarene ligger i to grupper: mindst": (cells["spread"] == "to grupper").sum(),
            "svarene ligger langt": (cells["spread"] == "uenige").sum(),
            "lavt niveau": (cells["level"] <= 2.5).sum(),
            " over ": (gaps["gap"].abs() >= 1).sum(),
        }
        why = [row["Hvorfor"].text for row in rows(section(practice.document(team), "hvad-skal-vi-tale-om"))]
        groups = sum(" over " in words and "kvalitet" not in words for words in why)
        found = {words: sum(words in each for each in why) for words in expected}
        assert found | {" over ": found[" over "] - groups} == expected
