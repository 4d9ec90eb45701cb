from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.colours import BLACK, ENOUGH, WHITE, contrast, ink, mixed, readable

COLOURS = st.builds("#{:06x}".format, st.integers(0, 0xFFFFFF))


def test_contrast_is_what_wcag_says():
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)


@given(COLOURS, COLOURS)
def test_text_made_readable_can_be_read_on_any_background(colour, background):
    assert contrast(readable(colour, background), background) >= ENOUGH


@given(COLOURS)
def test_ink_can_be_read_on_any_colour(colour):
    assert contrast(ink(colour), colour) >= ENOUGH


def test_a_colour_that_can_be_read_is_left_as_it_is():
    assert readable("#1b4965", WHITE) == "#1b4965"


def test_a_mix_goes_from_the_one_to_the_other():
    assert [mixed("#000000", "#ffffff", share) for share in (0, 0.5, 1)] == ["#000000", "#808080", "#ffffff"]
