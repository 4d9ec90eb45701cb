"""Whether series can be told apart by those who are colour-blind, and in grey print.

The matrices are those of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
Vision Deficiency", IEEE TVCG 15(6), 2009, severity 1.0, applied to linear RGB. Distance is CIE 1976 ΔE*ab under D65.
"""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts.inks import Stroke, Tone, strokes, tones
from reports.document import Look

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


@given(LOOKS, st.integers(2, 6), st.booleans())
def test_no_line_is_told_from_another_by_colour_alone(look: Look, count: int, by_year: bool) -> None:
    for one, other in combinations(strokes(look, count, by_year=by_year), 2):
        assert _form(one) != _form(other)


def _form(stroke: Stroke) -> tuple[tuple[float, ...], str, bool]:
    return stroke.dashes, stroke.marker, stroke.filling == stroke.colour
