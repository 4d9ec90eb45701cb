"""Whether series can be told apart by those who are colour-blind, and in grey print.

The matrices are those of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
Vision Deficiency", IEEE TVCG 15(6), 2009, severity 1.0, applied to linear RGB. Distance is CIE 1976 ΔE*ab under D65.
"""

from __future__ import annotations

import io
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageStat

from reports.charts.draw import KINDS, draw
from reports.charts.hatch import Hatch, segments
from reports.charts.inks import Stroke, Tone, strokes, tones
from reports.colours import contrast
from reports.document import Look, Picture
from reports.model.diagram import MOST_SERIES, DiagramTyp
from tests.charts.samples import boxes, diagram

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

SIGHTS: dict[str, Matrix] = {
    "full colour": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "grey print": ((0.2126, 0.7152, 0.0722),) * 3,
}
TO_XYZ: Matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE_POINT = (0.9505, 1.0, 1.089)
APART = 10.0
"""ΔE*ab at which two fields beside each other are plainly two colours."""

WITHOUT_LEGEND = {"lutning", "avvikelse", "vattenfall", "hantel", "pyramid", "malbild"}
"""Kinds that never have one sample for each series."""

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
LOOKS = st.builds(Look, primary=COLOURS, accent=COLOURS)


def times(matrix: Matrix, vector: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def linear(colour: str) -> Triple:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


def lab(colour: str, sight: str) -> Triple:
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in times(SIGHTS[sight], linear(colour)))
    shares = [value / white for value, white in zip(times(TO_XYZ, (red, green, blue)), WHITE_POINT, strict=True)]
    x, y, z = (share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116 for share in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, sight: str) -> float:
    pairs = zip(lab(one, sight), lab(other, sight), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def test_the_reckoning_knows_white_from_black_and_red_from_green() -> None:
    assert distance("#ffffff", "#000000", "full colour") == pytest.approx(100, abs=0.1)
    assert distance("#b03030", "#5f6f20", "full colour") > 2 * distance("#b03030", "#5f6f20", "deuteranopia")


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("by_year", [False, True])
@pytest.mark.parametrize("count", range(2, 5))
def test_the_bars_of_up_to_four_series_differ_for_every_sight(count: int, by_year: bool, sight: str) -> None:
    for one, other in combinations(tones(Look(), count, by_year=by_year), 2):
        assert distance(one.fill, other.fill, sight) >= APART


@given(LOOKS, st.integers(2, 4), st.booleans(), st.sampled_from(["grey print", "protanopia", "deuteranopia"]))
def test_they_do_so_whatever_the_house_colours(look: Look, count: int, by_year: bool, sight: str) -> None:
    for one, other in combinations(tones(look, count, by_year=by_year), 2):
        assert _parted(one, other, sight)


def _parted(one: Tone, other: Tone, sight: str) -> bool:
    """By the filling, or by an edge as dark as a line round a pale one."""
    return max(distance(one.fill, other.fill, sight), distance(one.edge, other.edge, sight)) >= APART


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("by_year", [False, True])
@pytest.mark.parametrize("count", range(5, MOST_SERIES + 1))
def test_the_bars_of_more_series_differ_by_filling_or_by_hatching(count: int, by_year: bool, sight: str) -> None:
    made = tones(Look(), count, by_year=by_year)
    for one, other in combinations(made, 2):
        assert one.hatch != other.hatch or distance(one.fill, other.fill, sight) >= APART
    hatches = [tone.hatch for tone in made if tone.hatch]
    assert len(hatches) == len(set(hatches)) == count - 4


@settings(max_examples=40, deadline=None)
@given(LOOKS, st.integers(5, MOST_SERIES), st.booleans())
def test_a_hatching_stands_out_from_the_paper_under_it_whatever_the_house_colours(
    look: Look, count: int, by_year: bool
) -> None:
    for tone in tones(look, count, by_year=by_year):
        assert not tone.hatch or (tone.fill == "#ffffff" and contrast(tone.edge) >= 4.5)


@settings(max_examples=40, deadline=None)
@given(LOOKS, st.integers(2, MOST_SERIES), st.booleans())
def test_no_line_is_told_from_another_by_colour_alone(look: Look, count: int, by_year: bool) -> None:
    for one, other in combinations(strokes(look, count, by_year=by_year), 2):
        assert _form(one) != _form(other)


def _form(stroke: Stroke) -> tuple[tuple[float, ...], str, bool]:
    return stroke.dashes, stroke.marker, stroke.filling == stroke.colour


def test_a_long_line_of_many_shows_its_marker_here_and_there() -> None:
    years = [str(year) for year in range(1980, 2020)]
    few, many = (
        draw(diagram("linje", years, {f"Serie {n}": [n * 40 + y % 7 for y in range(40)] for n in range(count)}), Look())
        for count in (2, 7)
    )
    assert few.svg.count(b"<use ") == 2  # at the ends alone
    assert many.svg.count(b"<use ") > 7 * 6


# ---------------------------------------------------------------- in the picture, in grey


def swatches(picture: Picture, names: list[str], width: float) -> list[Image.Image]:
    """The legend's sample of each series as grey print shows it."""
    page = Image.open(io.BytesIO(picture.png)).convert("L")
    scale = page.width / (picture.width * 72 / 25.4)
    places = {text: (left, top, lower) for text, left, top, _, lower in boxes(picture) if text in names}
    made = []
    for name in names:
        left, top, lower = places[name]
        middle = (top + lower) / 2
        box = (left - 4 - width, middle - 4.5, left - 4, middle + 4.5)
        made.append(page.crop(tuple(round(edge * scale) for edge in box)))
    return made


def unlike(one: Image.Image, other: Image.Image) -> float:
    """How much two samples differ, 0–255: in lightness, or at the same lightness in where they are dark."""
    other = other.resize(one.size)
    pixels = zip(one.tobytes(), other.tobytes(), strict=True)
    return sum(abs(a - b) for a, b in pixels) / (one.width * one.height)


@pytest.mark.parametrize("typ", sorted({*KINDS} - WITHOUT_LEGEND))
def test_no_two_samples_of_a_legend_look_alike_in_grey_print(typ: DiagramTyp) -> None:
    names = [f"Serie {number:02}" for number in range(1, MOST_SERIES + 1)]
    series = {name: [number % 5 + 3, "i u"] for number, name in enumerate(names)}
    width = 26.0 if typ == "linje" else 9.0
    samples = swatches(draw(diagram(typ, ["A", "B"], series), Look()), names, width)
    least = min(unlike(one, other) for one, other in combinations(samples, 2))
    assert least > (8 if typ == "linje" else 20)


def test_a_figure_on_a_hatching_has_bare_paper_round_it() -> None:
    series: dict[str, list[int | str]] = {f"Serie {number}": [10 + number, 20] for number in range(6)}
    picture = draw(diagram("staplad", ["A", "B"], dict(series)), Look())  # type: ignore[arg-type]
    page = Image.open(io.BytesIO(picture.png)).convert("L")
    scale = page.width / (picture.width * 72 / 25.4)
    _, left, top, right, lower = next(box for box in boxes(picture) if box[0] == "10")
    rim = page.crop(tuple(round(edge * scale) for edge in (left - 0.8, top, left - 0.3, lower)))
    assert ImageStat.Stat(rim).extrema == [(255, 255)]
    assert right > left


# ---------------------------------------------------------------- the lines of a hatching


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([tone.hatch for tone in tones(Look(), MOST_SERIES, by_year=False) if tone.hatch]),
    st.floats(0.5, 300),
    st.floats(0.5, 300),
)
def test_a_hatching_stays_within_its_bar_and_fills_it(hatch: Hatch, width: float, height: float) -> None:
    made = segments(hatch, (10, 20, 10 + width, 20 + height))
    assert all(
        10 - 1e-6 <= x <= 10 + width + 1e-6 and 20 - 1e-6 <= y <= 20 + height + 1e-6 for one in made for x, y in one
    )
    if min(width, height) > 4 * hatch.gap:
        for x, y in product((0.25, 0.5, 0.75), repeat=2):
            place = 10 + width * x, 20 + height * y
            nearest = [_nearest(place, *segment) for segment in made]
            assert min(max(abs(x - place[0]), abs(y - place[1])) for x, y in nearest) < 1.6 * hatch.gap


def _nearest(place: tuple[float, float], one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """The point of a segment that is nearest to a place."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    share = ((place[0] - one[0]) * dx + (place[1] - one[1]) * dy) / (dx * dx + dy * dy)
    share = min(max(share, 0.0), 1.0)
    return one[0] + dx * share, one[1] + dy * share
