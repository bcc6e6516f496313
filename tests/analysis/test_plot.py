"""A picture says the same in words, follows the page, and never draws what is hidden."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest

from selfeval.analysis import plot
from selfeval.analysis.frames import FrameError
from selfeval.analysis.plot.canvas import COLOURS, MARKS, Picture
from selfeval.analysis.scores import score
from selfeval.explore.certainty import intervals
from selfeval.explore.shares import DISTRIBUTION, distributions
from tests.analysis.conftest import MakeRatings, hidden_below

SVG = "{http://www.w3.org/2000/svg}"
TOKENS = Path(__file__).parents[2] / "web" / "components" / "tokens" / "tokens.css"
CELL = ["item", "dimension"]


@pytest.fixture(scope="module")
def scores(make_ratings: MakeRatings) -> pd.DataFrame:
    """p01: mean 3.5 of eight, faglig, and 4.5 of eight, organisatorisk; p02: hidden, for four only."""
    ratings = pd.concat(
        [
            make_ratings(3, 3, 3, 3, 4, 4, 4, 4),
            make_ratings(4, 4, 4, 4, 5, 5, 5, 5, dimension="organisatorisk"),
            make_ratings(1, 1, 1, 1, item="p02"),
        ],
        ignore_index=True,
    )
    return hidden_below(5, score(ratings, by=CELL)).pipe(intervals, ratings)


def points(*means: float | None, segments: list[int] | None = None, **columns: Any) -> pd.DataFrame:
    """A line with a point each March from 2023."""
    days = pd.to_datetime([f"{2023 + n}-03-01" for n in range(len(means))])
    mean = pd.array(means, dtype="Float64")
    fixed = {"series": "p01", "item": "p01", "dimension": "faglig", "title_then": "Støt håbet"}
    return pd.DataFrame(fixed | {"date": days, "mean": mean, "segment": segments or 0} | columns)


def places(**columns: Any) -> pd.DataFrame:
    fixed = {"hidden": "", "quadrant_midpoint": "vigtigt og svagt", "quadrant_median": "på grænsen"}
    return pd.DataFrame(fixed | {"item": ["p01"], "level": [2.0], "importance": [4.0]} | columns)


def shares_of(*exits: float | None, **columns: Any) -> pd.DataFrame:
    """An item for each share of an exit; None is hidden."""
    items = [f"p{place:02}" for place, _ in enumerate(exits, 1)]
    hidden = ["skjult: færre end 10" if share is None else "" for share in exits]
    share = pd.array(exits, dtype="Float64")
    return pd.DataFrame({"item": items, "dimension": "faglig", "ved_ikke": share, "hidden": hidden} | columns)


def drawn_amounts(frame: pd.DataFrame, **more: Any) -> Picture:
    return plot.amounts(frame, columns={"ved_ikke": "Ved ikke"}, label="Andel", percent=True, **more)


@pytest.fixture(scope="module")
def drawn(scores: pd.DataFrame, make_ratings: MakeRatings) -> list[Picture]:
    """One picture of each kind."""
    shares = distributions(make_ratings(1, 2, 3, 4, 5), by=CELL)
    amounts = drawn_amounts(shares_of(0.05, None, 0.15))
    return [plot.profile(scores), plot.trend(points(3.0, 4.0)), plot.spread(shares), plot.priorities(places()), amounts]


def marks_of(picture: Picture) -> list[list[float]]:
    """The values at which the first panel has marks, legend aside."""
    lines = [line for line in picture.figure.axes[0].lines if line.get_marker() not in {"None", ""}]
    return [values for line in lines if (values := [float(value) for value in line.get_xdata()])]


def words_in(picture: Picture) -> list[str]:
    return [text.get_text() for axes in picture.figure.axes for text in axes.texts]


def test_svg_is_one_image_with_title_and_description(drawn: list[Picture]) -> None:
    for picture in drawn:
        for drawing in (picture.svg, picture.html):
            root = ElementTree.fromstring(drawing)
            told = {child.tag: child for child in root[:2]}
            title, description = told[f"{SVG}title"], told[f"{SVG}desc"]
            assert root.get("role") == "img"
            assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
            assert (title.text, description.text) == (picture.title, picture.text)
            assert picture.text


def test_ids_of_pictures_on_one_page_do_not_meet(drawn: list[Picture]) -> None:
    ids = [id for picture in drawn for id in re.findall(r'\bid="([^"]+)"', picture.html)]
    assert len(ids) == len(set(ids))


def test_every_reference_within_a_picture_is_met(drawn: list[Picture]) -> None:
    for picture in drawn:
        ids = set(re.findall(r'\bid="([^"]+)"', picture.html))
        assert set(re.findall(r'(?:url\(#|href="#)([^")]+)', picture.html)) <= ids


def test_nothing_is_fetched(drawn: list[Picture]) -> None:
    for picture in drawn:
        addresses = set(re.findall(r"https?://[^\"' )]+", picture.svg + picture.html))
        assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_on_a_page_every_colour_is_the_pages_own(drawn: list[Picture]) -> None:
    for picture in drawn:
        alone = re.sub(r"var\(--se-[a-z0-9-]+, #[0-9a-f]{6}\)", "", picture.html)
        assert set(re.findall(r"#[0-9a-f]{6}\b", alone)) == set()
        assert "var(--" not in picture.svg


def test_colours_are_those_of_the_page() -> None:
    light = TOKENS.read_text(encoding="utf-8").split("@media")[0]
    assert {name: re.search(rf"--se-{name}: (#\w+);", light)[1] for name in COLOURS} == dict(COLOURS)


def test_dimensions_can_be_told_apart_without_colour() -> None:
    assert len({shape for _, shape, _ in MARKS}) == len(MARKS)
    assert len({stroke for _, _, stroke in MARKS}) == len(MARKS)


def test_the_same_frame_gives_the_same_picture(scores: pd.DataFrame) -> None:
    assert plot.profile(scores).svg == plot.profile(scores).svg


def test_a_png_can_be_had(drawn: list[Picture]) -> None:
    assert drawn[0].png().startswith(b"\x89PNG")


def test_numbers_are_danish(drawn: list[Picture]) -> None:
    assert "3,5" in drawn[0].text
    assert not re.search(r"\d\.\d", " ".join(picture.text for picture in drawn))


def test_a_profile_has_a_mark_for_each_mean_and_none_for_what_is_hidden(scores: pd.DataFrame) -> None:
    picture = plot.profile(scores, names={"p01": "Håb", "p02": "Tillid", "faglig": "Faglig kvalitet"})
    assert marks_of(picture) == [[3.5], [4.5]]
    assert words_in(picture) == ["Faglig kvalitet: skjult"]
    assert picture.text == (
        "2 punkter i 2 dimensioner. Højest ligger Håb (organisatorisk) med 4,5. "
        "Lavest ligger Håb (faglig kvalitet) med 3,5. 1 vurdering er skjult, fordi for få har svaret."
    )


def test_a_profile_where_all_is_hidden_has_no_mark(make_ratings: MakeRatings) -> None:
    picture = plot.profile(hidden_below(5, score(make_ratings(5, 5), by=CELL)))
    assert marks_of(picture) == []
    assert picture.text == "Ét punkt i én dimension. 1 vurdering er skjult, fordi for få har svaret."


def test_nobody_with_a_level_is_not_hidden(make_ratings: MakeRatings) -> None:
    scores = score(make_ratings(*["ved_ikke"] * 6), by=CELL).assign(hidden="")
    assert words_in(plot.profile(scores)) == ["Faglig: uden niveau"]


def test_a_hidden_point_is_a_hole_in_the_line() -> None:
    picture = plot.trend(points(3.0, None, 4.0))
    (line, *_) = [line for line in picture.figure.axes[0].lines if len(line.get_ydata()) == 3]
    assert np.isnan(line.get_ydata()).tolist() == [False, True, False]
    assert words_in(picture) == ["skjult"]
    assert "1 måling er skjult" in picture.text


def test_a_line_breaks_where_the_meaning_was_replaced_and_says_so() -> None:
    whole, broken = plot.trend(points(3.0, 4.0, 4.0)), plot.trend(points(3.0, 4.0, 4.0, segments=[0, 0, 1]))
    lengths = [
        [len(line.get_xdata()) for line in one.figure.axes[0].lines if line.get_marker() == "o"]
        for one in (whole, broken)
    ]
    assert [max(lengths[0]), sorted(lengths[1])[-2:]] == [3, [1, 2]]
    assert (words_in(whole), words_in(broken)) == ([], ["ny mening"])
    assert "Linjen er brudt" in broken.text
    assert "Linjen er brudt" not in whole.text


def test_a_trend_tells_where_each_line_begins_and_ends() -> None:
    told = plot.trend(points(3.0, 3.5, 4.25), names={"faglig": "Faglig kvalitet"}).text
    assert told == "Udvikling for 1 punkt. Støt håbet: faglig kvalitet går fra 3,0 (mar. 2023) til 4,3 (mar. 2025)."


def test_a_bar_has_the_shares_and_a_hidden_one_its_reason(make_ratings: MakeRatings) -> None:
    ratings = pd.concat(
        [make_ratings(1, 3, 3, 5, 5), make_ratings(2, 3, item="p02"), make_ratings("ved_ikke", item="p03")]
    )
    shown = distributions(ratings, by=CELL).assign(hidden=["", "skjult: færre end 5", ""])
    shares = [name for name in DISTRIBUTION if name.startswith("share")]
    shown[shares] = shown[shares].where(shown["hidden"] == "")
    picture = plot.spread(shown)
    widths = [bar.get_width() for bar in picture.figure.axes[0].patches if bar.get_width()]
    assert widths == pytest.approx([0.2, 0.4, 0.4])
    assert words_in(picture)[-2:] == ["skjult: færre end 5", "ingen har givet et niveau"]
    assert picture.text.startswith("P01, faglig: 20 % på 1–2, 40 % på 3 og 40 % på 4–5. P02, faglig: skjult: færre")
    assert plot.spread(shown.drop(columns="hidden")).text.startswith("P01, faglig: 20 %")


def test_an_item_on_the_line_is_a_hollow_mark() -> None:
    faces = [
        [
            line.get_markerfacecolor()
            for line in plot.priorities(places(), line=line).figure.axes[0].lines
            if line.get_marker() == "o"
        ]
        for line in ("midpoint", "median")
    ]
    assert faces == [[COLOURS["accent"]], [COLOURS["surface"]]]


def test_an_item_without_level_is_not_on_the_map_and_is_told() -> None:
    told = places(item=["p01", "p02"], level=[2.0, None], importance=[4.0, 4.0], hidden=["", "skjult: færre end 5"])
    picture = plot.priorities(told, names={"p01": "Håb", "p02": "Tillid"})
    assert len([line for line in picture.figure.axes[0].lines if line.get_marker() == "o"]) == 1
    assert picture.text == "Vigtigt og svagt: Håb. Ikke på kortet, fordi tal er skjult eller mangler: Tillid."


def test_marks_of_items_alike_do_not_cover_each_other() -> None:
    told = places(item=["a", "b", "c"], level=[4.0] * 3, importance=[4.0] * 3)
    lines = [line for line in plot.priorities(told).figure.axes[0].lines if line.get_marker() == "o"]
    at = [(float(line.get_xdata()[0]), float(line.get_ydata()[0])) for line in lines]
    near = [np.hypot(x - u, y - v) for place, (x, y) in enumerate(at) for u, v in at[:place]]
    assert min(near) > 0.25
    assert all(np.hypot(x - 4, y - 4) < 0.5 for x, y in at)


def test_an_amount_has_a_mark_at_its_number_and_a_hidden_one_its_reason() -> None:
    picture = drawn_amounts(shares_of(0.05, None, 0.15), names={"p01": "Håb", "p03": "Viden"})
    assert marks_of(picture) == [[0.05, 0.15]]
    assert [words.strip() for words in words_in(picture)] == ["skjult: færre end 10"]
    told = "Ved ikke: højest Viden (faglig) med 15 %, lavest Håb (faglig) med 5 %. 1 af 3 rækker er uden tal."
    assert picture.text == told


def test_amounts_that_are_all_hidden_are_no_zeros() -> None:
    picture = drawn_amounts(shares_of(None, None))
    assert marks_of(picture) == []
    assert picture.text == "Ved ikke: ingen tal. 2 af 2 rækker er uden tal."


def test_an_upright_stands_at_its_number_within_the_picture() -> None:
    axes = drawn_amounts(shares_of(0.05), line=(0.83, "grænse")).figure.axes[0]
    assert 0.83 in [float(line.get_xdata()[0]) for line in axes.lines]
    assert axes.get_xlim()[1] > 0.83


def test_a_trend_by_year_tells_years_and_no_months() -> None:
    picture = plot.trend(points(3.0, 4.0), by_year=True)
    assert picture.text == "Udvikling for 1 punkt. Støt håbet: faglig går fra 3,0 (2023) til 4,0 (2024)."
    assert [tick.get_text() for tick in picture.figure.axes[0].get_xticklabels()] == ["2023", "2024"]


@pytest.mark.parametrize("draw", [plot.profile, plot.trend, plot.spread, plot.priorities, drawn_amounts])
def test_missing_columns_are_named(draw: Any) -> None:
    with pytest.raises(FrameError, match="mangler kolonne"):
        draw(pd.DataFrame({"item": ["p01"]}))


def test_several_rows_for_a_place_and_none_at_all_are_refused(scores: pd.DataFrame) -> None:
    with pytest.raises(FrameError, match=r"Profilen kan ikke tegnes: der er flere rækker for samme item og dimension"):
        plot.profile(pd.concat([scores, scores]))
    with pytest.raises(FrameError, match="der er ingen rækker"):
        plot.profile(scores.iloc[:0])


def test_a_distribution_is_counted_without_exits(make_ratings: MakeRatings) -> None:
    told = distributions(make_ratings(2, 2, 3, 4, 5, "ved_ikke"), by=CELL).iloc[0]
    assert told["n_level"] == 5
    assert told[[f"share_{level}" for level in range(1, 6)]].tolist() == pytest.approx([0, 0.4, 0.2, 0.2, 0.2])


def test_a_distribution_of_one_mind_is_all_on_one_level(make_ratings: MakeRatings) -> None:
    told = distributions(make_ratings(4, 4, "ved_ikke"), by=CELL).iloc[0]
    assert told[[f"share_{level}" for level in range(1, 6)]].tolist() == [0, 0, 0, 1, 0]


@pytest.mark.parametrize("answers", [(), (1, 2, 3, 4, 5), ("ved_ikke",) * 5])
def test_columns_of_a_distribution_have_their_types(make_ratings: MakeRatings, answers: tuple[Any, ...]) -> None:
    told = distributions(make_ratings(*answers), by=CELL)
    assert {name: str(told[name].dtype) for name in DISTRIBUTION} == dict(DISTRIBUTION)
