import itertools
from decimal import Decimal

import pytest

from reports.charts.draw import draw
from reports.document import Look, Picture
from tests.charts.samples import LONG_NAMES, MONTHS, boxes, decimals, diagram, paths, texts

LOOK = Look()


def line(picture: Picture) -> str:
    """The outline of the strongest line, the last one of its colour."""
    found = paths(picture, "fill: none; stroke", LOOK.primary)
    return found[-1]


def points(outline: str) -> list[tuple[float, float]]:
    words = outline.replace("M", " ").replace("L", " ").split()
    return [(float(x), float(y)) for x, y in zip(words[::2], words[1::2], strict=True)]


def test_points_stand_as_high_as_their_values_and_evenly_apart() -> None:
    picture = draw(diagram("linje", ["2019", "2020", "2021", "2022"], {"Utfall": [0, 100, 200, 400]}), LOOK)
    places = points(line(picture))
    rises = [places[0][1] - y for _, y in places]
    assert rises == pytest.approx([0, rises[3] / 4, rises[3] / 2, rises[3]])
    assert places[1][0] - places[0][0] == pytest.approx(places[3][0] - places[2][0])


def test_a_missing_value_breaks_the_line() -> None:
    whole = draw(diagram("linje", MONTHS[:5], {"2022": [5, 4, 1, 4, 0]}), LOOK)
    broken = draw(diagram("linje", MONTHS[:5], {"2022": [5, 4, "i u", 4, 0]}), LOOK)
    assert line(whole).count("M") == 1
    assert line(broken).count("M") == 2
    assert points(line(broken)) == [place for n, place in enumerate(points(line(whole))) if n != 2]
    assert "i u" in texts(broken)


def test_a_line_that_stops_early_stops() -> None:
    series = {"2021": [5] * 12, "2022": [6, 7, 8, *[""] * 9]}
    assert len(points(line(draw(diagram("linje", MONTHS, series), LOOK)))) == 3


def test_a_single_point_among_gaps_has_a_marker_even_where_markers_are_left_out() -> None:
    names = [str(1980 + n) for n in range(40)]
    values = [7 if n in (3, 39) else "" for n in range(40)]
    picture = draw(diagram("linje", names, {"Utfall": values}), LOOK)
    assert picture.svg.count(b"<use ") == 2


def test_lines_that_end_together_are_named_at_their_ends_with_their_last_value() -> None:
    picture = draw(
        diagram("linje", ["2021", "2022"], {"Kvinnor": decimals("8.3", "6.0"), "Män": decimals("4.5", "6.2")}), LOOK
    )
    assert {"Kvinnor: 6,0", "Män: 6,2"} <= set(texts(picture))
    assert "Kvinnor" not in texts(picture)


def test_names_of_lines_that_end_close_to_each_other_stand_apart_in_the_order_of_the_ends() -> None:
    series = {"A": [10, 50], "B": [20, 51], "C": [30, 50], "D": [40, 52]}
    found = {text: upper for text, _, upper, _, _ in boxes(draw(diagram("linje", ["2021", "2022"], series), LOOK))}
    tops = [found[name] for name in ("D: 52", "B: 51", "C: 50")]
    assert tops == sorted(tops)
    assert min(after - before for before, after in itertools.pairwise(tops)) > 8


@pytest.mark.parametrize("count", [2, 5])
def test_names_of_lines_that_end_at_the_foot_stand_above_the_names_of_the_months(count: int) -> None:
    series: dict[str, list[int | str | Decimal]] = {f"Serie {n}": [100 + n] * 11 + [0] for n in range(count)}
    found = {text: lower for text, _, _, _, lower in boxes(draw(diagram("linje", MONTHS, series), LOOK))}
    month = next(upper for text, _, upper, _, _ in boxes(draw(diagram("linje", MONTHS, series), LOOK)) if text == "dec")
    assert all(found[f"Serie {n}: 0"] < month for n in range(count))


def test_lines_that_end_apart_or_have_long_names_get_a_legend() -> None:
    early = texts(draw(diagram("linje", ["2021", "2022"], {"Kvinnor": [1, 2], "Män": [1, ""]}), LOOK))
    assert early[:2] == ["Kvinnor", "Män"]
    long = texts(draw(diagram("linje", ["2021", "2022"], {name: [1, 2] for name in LONG_NAMES[:2]}), LOOK))
    assert LONG_NAMES[:2] == [text for text in long if text in LONG_NAMES]


def test_lines_differ_without_colour() -> None:
    series: dict[str, list[int | str | Decimal]] = {f"S{n}": [n, n + 1] for n in range(4)}
    svg = draw(diagram("linje", ["2021", "2022"], series), LOOK).svg.decode()
    dashes = {part.split(";")[0] for part in svg.split("stroke-dasharray: ")[1:]}
    assert len(dashes) == 3


def test_the_figures_of_a_single_line_stand_at_its_points() -> None:
    picture = draw(diagram("linje", MONTHS[:4], {"2022": [810, 1204, 655, 930]}), LOOK)
    assert [text for text in texts(picture) if text in {"810", "1\u00a0204", "655", "930"}] == [
        "810",
        "1\u00a0204",
        "655",
        "930",
    ]


def test_an_axis_without_zero_says_where_it_begins() -> None:
    picture = draw(diagram("linje", ["2021", "2022"], {"Andel": decimals("90.1", "92.4")}, enhet="procent"), LOOK)
    (unit,) = [text for text in texts(picture) if text.startswith("procent")]
    start = unit.removeprefix("procent (axeln börjar vid ").removesuffix(")")
    assert start in texts(picture)
    assert Decimal(start.replace(",", ".")) <= Decimal("90.1")


def test_an_axis_holds_zero_when_the_values_change_much() -> None:
    picture = draw(diagram("linje", ["2021", "2022"], {"Antal": [60, 100]}, enhet="dygn"), LOOK)
    assert {"0", "dygn"} <= set(texts(picture))
