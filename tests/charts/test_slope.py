"""A slope between two years: points at both ends, names that never meet, and rises that look unlike falls."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.charts.alt import LONGEST, alt_text
from reports.charts.draw import draw
from reports.document import Look
from tests.charts.samples import LONG_NAMES, Raw, boxes, clashes, decimals, diagram, paths, texts

LOOK = Look()
YEARS = ["2026", "2027"]


def lines(svg: str) -> list[str]:
    return [part for part in svg.split("<path") if "fill: none" in part and "stroke-width" in part]


def test_each_end_has_the_name_and_the_value() -> None:
    shown = texts(draw(diagram("lutning", YEARS, {"Kvinnor": [61, 54], "Män": [42, 49]}), LOOK))
    assert {"2026", "2027", "Kvinnor: 61", "Kvinnor: 54", "Män: 42", "Män: 49", "Axeln börjar vid 40"} == set(shown)


def test_a_fall_is_dashed_and_a_rise_is_not() -> None:
    rise = draw(diagram("lutning", YEARS, {"A": [1, 2]}), LOOK).svg
    fall = draw(diagram("lutning", YEARS, {"A": [2, 1]}), LOOK).svg
    assert b"dasharray" not in rise
    assert b"dasharray" in fall


def test_a_line_goes_from_the_first_value_to_the_last_and_is_steeper_the_more_they_differ() -> None:
    picture = draw(diagram("lutning", YEARS, {"A": [0, 10], "B": [0, 5]}), LOOK)
    outlines = [outline for outline in paths(picture, "fill: none; stroke", LOOK.primary) if outline.count("L") == 1]
    ends = [[float(word) for word in outline.replace("M", "").replace("L", "").split()] for outline in outlines]
    rises = sorted(end[1] - end[3] for end in ends)
    assert rises[1] == pytest.approx(2 * rises[0])
    assert ends[0][::2] == ends[1][::2]


def test_a_slope_is_no_steeper_than_its_share_of_the_way_from_zero() -> None:
    picture = draw(diagram("lutning", YEARS, {"A": [40, 100]}, enhet="dygn"), LOOK)
    x_y = paths(picture, "fill: none; stroke", LOOK.primary)[-1].replace("M", "").split("L")
    start, end = (float(place.split()[1]) for place in x_y)
    assert "dygn" in texts(picture)
    assert start - end == pytest.approx(0.29 * 160 * 72 / 25.4 * 3 / 5, abs=0.1)  # so much of an upright plot


def test_values_far_from_zero_say_where_their_axis_begins() -> None:
    series = {"Andel": decimals("99.0", "99.1")}
    assert "% (axeln börjar vid 99,00)" in texts(draw(diagram("lutning", YEARS, series, enhet="%"), LOOK))
    assert "Axeln börjar vid 99,00" in texts(draw(diagram("lutning", YEARS, series), LOOK))


def test_a_missing_end_is_said_at_the_foot_and_no_line_is_drawn() -> None:
    picture = draw(diagram("lutning", YEARS, {"Norr": [10, "i u"], "Söder": ["", 30], "Öster": [20, 20]}), LOOK)
    assert {"Norr: i u", "Söder: ..", "Öster: 20"} <= set(texts(picture))
    places = {text: top for text, _, top, _, _ in boxes(picture)}
    assert places["Norr: i u"] > places["Söder: 30"]


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=1, max_size=20),
    st.booleans(),
    st.sampled_from([80.0, 160.0]),
)
def test_names_never_meet_however_close_the_values_are(
    ends: list[tuple[int, int]], is_long: bool, width: float
) -> None:
    series: dict[str, list[Raw]] = {
        f"{LONG_NAMES[n % 7] if is_long else 'Enhet'} {n}": list(end) for n, end in enumerate(ends)
    }
    assert not clashes(draw(diagram("lutning", YEARS, series), LOOK, width))


def test_a_name_that_is_too_long_is_cut_but_its_value_is_not() -> None:
    name = "Ett mycket långt namn på en verksamhet som inte får plats på två rader hur man än vänder på det alls"
    shown = texts(draw(diagram("lutning", YEARS, {name: [22, 1234567]}), LOOK))
    assert any(text.endswith("…: 1\u00a0234\u00a0567") for text in shown)


def test_the_text_says_how_many_rise_and_fall() -> None:
    few = {"A": [1, 2], "B": [3, 1], "C": [4, 4]}
    assert "1 ökar, 1 minskar och 1 är lika." in alt_text(diagram("lutning", YEARS, dict(few)))  # type: ignore[arg-type]
    many: dict[str, list[Raw]] = {f"{LONG_NAMES[n % 7]} {n}": [n, 2 * n % 20 + 5] for n in range(20)}
    text = alt_text(diagram("lutning", YEARS, many))
    assert text.startswith("Lutningsdiagram: ")
    assert "14 ökar, 5 minskar och 1 är lika." in text
    assert len(text) <= LONGEST
