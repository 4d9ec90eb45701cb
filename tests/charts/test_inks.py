from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts.inks import MUTED, TEXT, at_least, strokes, tones
from reports.colours import contrast
from reports.document import Look
from reports.model.diagram import MOST_SERIES

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
LOOKS = st.builds(Look, primary=COLOURS, accent=COLOURS)


@pytest.mark.parametrize(
    ("colour", "expected"), [("#ffffff", 1), ("#000000", 21), ("#767676", 4.54), ("#777777", 4.48)]
)
def test_contrast_is_reckoned_as_wcag_does(colour: str, expected: float) -> None:
    assert contrast(colour) == pytest.approx(expected, abs=0.005)


@given(LOOKS, st.integers(1, 15), st.booleans())
def test_every_bar_and_line_stands_out_from_the_paper_whatever_the_house_colours(
    look: Look, count: int, by_year: bool
) -> None:
    assert all(max(contrast(tone.fill), contrast(tone.edge)) >= 3 for tone in tones(look, count, by_year=by_year))
    assert all(contrast(stroke.colour) >= 3 for stroke in strokes(look, count, by_year=by_year))


@given(LOOKS, st.booleans())
def test_four_series_of_bars_differ_in_grey_print(look: Look, by_year: bool) -> None:
    fills = sorted(contrast(tone.fill) for tone in tones(look, 4, by_year=by_year))
    assert all(darker / lighter >= 1.35 for lighter, darker in pairwise(fills))


@given(LOOKS, st.integers(1, 12), st.booleans())
def test_text_on_a_bar_can_be_read(look: Look, count: int, by_year: bool) -> None:
    for tone in tones(look, count, by_year=by_year):
        lighter, darker = sorted((contrast(tone.fill), contrast(tone.text)))
        assert darker / lighter >= 4.5


@given(LOOKS, st.integers(1, 6), st.booleans())
def test_the_last_series_is_the_strongest(look: Look, count: int, by_year: bool) -> None:
    *_others, last = tones(look, count, by_year=by_year)
    assert last.fill == at_least(look.primary, 5.5)
    assert all(
        stroke.width < strokes(look, count, by_year=by_year)[-1].width
        for stroke in strokes(look, count, by_year=by_year)[:-1]
    )


@pytest.mark.parametrize("by_year", [False, True])
def test_no_two_of_twelve_series_look_the_same_and_the_thirteenth_begins_anew(by_year: bool) -> None:
    for one, other in combinations(tones(Look(), MOST_SERIES, by_year=by_year), 2):
        assert (one.fill, one.edge, one.hatch) != (other.fill, other.edge, other.hatch)
    first, *_others, last = tones(Look(), MOST_SERIES + 1, by_year=by_year)
    assert first == last
    for one, other in combinations(strokes(Look(), MOST_SERIES, by_year=by_year), 2):
        assert (one.dashes, one.marker, one.filling) != (other.dashes, other.marker, other.filling)


def test_axis_figures_and_text_can_be_read() -> None:
    assert contrast(TEXT) >= 7
    assert contrast(MUTED) >= 4.5
