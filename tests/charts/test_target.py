"""A target in a diagram: its line, the shaded side, its name, and what the text alternative says of it."""

from decimal import Decimal

import pytest

from reports.charts.alt import alt_text
from reports.charts.draw import draw
from reports.charts.inks import GREY, TEXT, toned
from reports.charts.target import LINE
from reports.colours import contrast
from reports.document import Look, Picture
from reports.model.diagram import DiagramTyp
from tests.charts.samples import boxes, diagram, extent, paths, root, texts

LOOK = Look()
SHADE = toned(GREY, 1.15)
YEARS = ["2024", "2025", "2026", "2027"]


def shade(picture: Picture) -> tuple[float, float, float, float]:
    (outline,) = paths(picture, "fill", SHADE)
    return extent(outline)


def levels(picture: Picture) -> list[list[float]]:
    """The target's lines: x, y of their ends."""
    dashed = f"stroke: {TEXT}; stroke-width: {LINE.width}"
    found = [
        path for path in root(picture).iter("{http://www.w3.org/2000/svg}path") if "dasharray" in path.get("style", "")
    ]
    return [
        [float(word) for word in path.get("d", "").replace("M", "").replace("L", "").split()]
        for path in found
        if dashed in path.get("style", "") or f"stroke: {TEXT}" in path.get("style", "")
    ]


@pytest.mark.parametrize("typ", ["stapel", "linje", "staplad"])
def test_at_least_shades_what_is_above_the_line_and_at_most_what_is_below(typ: DiagramTyp) -> None:
    for mal, is_above in (("minst 80", True), ("högst 80", False)):
        picture = draw(diagram(typ, YEARS, {"Andel": [60, 75, 85, 95]}, mal=mal), LOOK)
        _, top, _, lower = shade(picture)
        (line,) = levels(picture)
        assert (lower if is_above else top) == pytest.approx(line[1], abs=0.01)
        assert f"Mål: {mal}" in texts(picture)


def test_a_range_has_two_lines_with_the_shade_between_them_and_its_name_in_the_middle() -> None:
    picture = draw(diagram("linje", YEARS, {"Andel": [60, 75, 85, 95]}, enhet="%", mal="75–80 %"), LOOK)
    _, top, _, lower = shade(picture)
    assert sorted(line[1] for line in levels(picture)) == pytest.approx([top, lower], abs=0.01)
    name = next(box for box in boxes(picture) if box[0] == "Mål: 75–80 %")
    assert top < (name[2] + name[4]) / 2 < lower


def test_lying_bars_have_the_line_upright_and_its_name_in_the_legend() -> None:
    picture = draw(diagram("liggande", ["A", "B"], {"Andel": [60, 95]}, mal="minst 80"), LOOK)
    line = levels(picture)[-1]
    assert line[0] == line[2]
    assert shade(picture)[0] == pytest.approx(line[0], abs=0.01)
    assert texts(picture)[0] == "Mål: minst 80"


def test_a_number_without_a_word_is_a_line_without_a_shade() -> None:
    picture = draw(diagram("linje", YEARS, {"Andel": [60, 75, 85, 95]}, mal=80), LOOK)
    assert len(levels(picture)) == 1
    assert not paths(picture, "fill", SHADE)


def test_a_long_target_stands_in_the_legend() -> None:
    goal = "högst 120 dagar från det att ansökan har kommit in"
    picture = draw(diagram("linje", YEARS, {"Tid": [130, 125, 119, 110]}, enhet="dagar", mal=goal), LOOK)
    assert texts(picture)[0] == f"Mål: {goal}"


def test_a_target_in_another_unit_of_the_kind_is_converted() -> None:
    picture = draw(diagram("linje", YEARS, {"Netto": [900, 1100, 1200, 1300]}, enhet="tkr", mal="högst 1 mnkr"), LOOK)
    same = draw(diagram("linje", YEARS, {"Netto": [900, 1100, 1200, 1300]}, enhet="tkr", mal="högst 1000"), LOOK)
    assert shade(picture)[1::2] == pytest.approx(shade(same)[1::2])


def test_the_axis_reaches_beyond_a_target_at_its_end_so_that_the_shade_is_seen() -> None:
    _, top, _, lower = shade(draw(diagram("stapel", ["A", "B"], {"Antal": [20, 60]}, mal="minst 80"), LOOK))
    assert lower - top > 10


def test_the_shade_is_seen_in_grey_and_fainter_than_any_bar() -> None:
    assert 1.1 < contrast(SHADE) < 1.16


def test_a_figure_keeps_clear_of_the_line() -> None:
    months = [130, 128, 121, 119, 118, 115, 114, 110, 99, 101, 95, 90]
    picture = draw(diagram("linje", list("ABCDEFGHIJKL"), {"Tid": list(months)}, mal="högst 120"), LOOK)
    (line,) = levels(picture)[-1:]
    figures = {str(number) for number in months}
    assert not [box for box in boxes(picture) if box[0] in figures and box[2] + 0.5 < line[1] < box[4] - 0.5]


def test_the_text_says_whether_the_last_value_reaches_the_target() -> None:
    one = diagram("linje", YEARS, {"Andel": [60, 75, 85, 79]}, enhet="%", mal="Minst 80 %")
    assert alt_text(one).endswith("Målvärde: minst 80 %. Det senaste värdet, 79 (2027), når det inte.")
    two = diagram("linje", YEARS, {"Kvinnor": [60, 75, 85, 81], "Män": [60, 75, 85, 79]}, mal="över 80")
    assert alt_text(two).endswith("Det senaste värdet når det för Kvinnor (81), men inte för Män (79).")
    stack = diagram("staplad", YEARS, {"Kvinnor": [6, 7, 8, 9], "Män": [1, 2, 3, 4]}, mal="minst 13")
    assert alt_text(stack).endswith("Det senaste värdet, 13 (2027), når det.")


def test_the_text_counts_the_units_that_reach_the_target() -> None:
    units = diagram("stapel", ["Norr", "Söder", "Öster"], {"Andel": [60, 85, 95]}, mal="minst 80")
    assert alt_text(units).endswith("Målvärde: minst 80. 2 av 3 värden når det.")


def test_a_target_that_is_no_level_is_a_sentence_and_no_line() -> None:
    rising = diagram("linje", YEARS, {"Andel": [60, 75, 85, 79]}, mal="Ska öka")
    assert alt_text(rising).endswith("Målvärde: ska öka.")
    assert draw(rising, LOOK).svg == draw(diagram("linje", YEARS, {"Andel": [60, 75, 85, 79]}), LOOK).svg or not levels(
        draw(rising, LOOK)
    )


@pytest.mark.parametrize(
    ("mal", "value", "reached"),
    [("minst 80", "80", True), ("över 80", "80", False), ("under 5", "4.9", True), ("75–80", "81", False),
     ("75–80", "75", True), ("exakt 3", "3", True), ("exakt 3", "4", False), ("80", "90", None)],
)  # fmt: skip
def test_a_value_reaches_a_target_as_its_words_say(mal: str, value: str, reached: bool | None) -> None:
    target = diagram("linje", YEARS, {"x": [1]}, mal=mal).malniva
    assert target
    assert target.is_reached_by(Decimal(value)) is reached
