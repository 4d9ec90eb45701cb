"""Two series back to back, such as women and men by age."""

import pytest

from reports.charts.alt import alt_text
from reports.charts.draw import draw
from reports.charts.inks import tones
from reports.document import Look, Picture
from tests.charts.samples import boxes, diagram, extent, paths, texts

LOOK = Look()
AGES = ["0–19 år", "20–64 år", "65 år och äldre"]
WOMEN, MEN = tones(LOOK, 2, by_year=False)


@pytest.fixture(scope="module")
def picture() -> Picture:
    return draw(diagram("pyramid", AGES, {"Kvinnor": [100, 300, 200], "Män": [110, 290, 150]}), LOOK)


def widths(picture: Picture, colour: str) -> list[float]:
    """The lengths of the bars, from the top downwards."""
    return [right - left + 0.8 for left, _, right, _ in (extent(path) for path in paths(picture, "fill", colour))]


def test_the_oldest_stand_on_top_and_the_first_series_to_the_left(picture: Picture) -> None:
    place = {text: (left, upper) for text, left, upper, _, _ in boxes(picture)}
    assert place["65 år och äldre"][1] < place["20–64 år"][1] < place["0–19 år"][1]
    assert place["Kvinnor"][0] < place["20–64 år"][0] < place["Män"][0]


def test_both_sides_have_the_same_scale(picture: Picture) -> None:
    women, men = widths(picture, WOMEN.fill), widths(picture, MEN.fill)
    assert women[1] / women[2] == pytest.approx(3, rel=0.01)
    assert men[2] / women[2] == pytest.approx(1.1, rel=0.01)
    assert texts(picture).count("0") == 2


def test_bars_turn_their_backs_to_the_ages_between_them(picture: Picture) -> None:
    women = {round(extent(path)[2]) for path in paths(picture, "fill", WOMEN.fill)}
    men = {round(extent(path)[0]) for path in paths(picture, "fill", MEN.fill)}
    assert len(women) == len(men) == 1
    ages = [(left, right) for text, left, _, right, _ in boxes(picture) if text in AGES]
    assert max(women) < min(left for left, _ in ages)
    assert min(men) > max(right for _, right in ages)


def test_names_without_an_order_stand_as_they_were_written() -> None:
    shown = draw(diagram("pyramid", ["Barn", "Vuxna"], {"Kvinnor": [1, "i u"], "Män": [2, 3]}), LOOK)
    tops = {text: upper for text, _, upper, _, _ in boxes(shown)}
    assert tops["Barn"] < tops["Vuxna"]
    assert "i u" in tops


def test_single_years_of_age_fit_on_a_page_with_every_few_named() -> None:
    years = [f"{n} år" for n in range(100)]
    shown = draw(diagram("pyramid", years, {"Kvinnor": [200 - n for n in range(100)], "Män": [190] * 100}), LOOK)
    assert shown.height < 230
    assert 20 < len([text for text in texts(shown) if text in years]) < 100


def test_the_text_alternative_tells_where_the_two_sides_differ_most() -> None:
    text = alt_text(diagram("pyramid", AGES, {"Kvinnor": [100, 300, 200], "Män": [110, 290, 150]}, rubrik="Ålder"))
    assert text.startswith("Befolkningspyramid: Ålder. ")
    assert text.endswith("Störst skillnad mellan Kvinnor och Män: 65 år och äldre, 200 mot 150.")
