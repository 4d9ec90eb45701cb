from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.colours import BLACK, ENOUGH, WHITE, contrast, darkened, ink, mixed, readable
from reports.document import Look
from reports.writers.docx_stylesheet import palette
from reports.writers.html import DARK
from reports.writers.html import _colours as house_colours
from reports.writers.html import _style as stylesheet

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


@given(COLOURS)
def test_the_darker_shade_that_staff_are_told_of_is_used_as_it_is_in_every_format(colour):
    shade = darkened(colour)
    assert contrast(shade) >= ENOUGH
    assert html_variables(Look(primary=shade))["huvud"] == shade
    assert palette(shade).heading == shade.lstrip("#").upper()


@given(COLOURS, COLOURS)
def test_every_colour_of_the_web_page_can_be_read_on_light_and_on_dark_whatever_the_house_colours(farg, accent):
    light, dark = (house_variables(Look(primary=farg, accent=accent), dark=dark) for dark in (False, True))
    assert contrast(light["band-text"], light["band"]) >= ENOUGH
    for colours, ground in ((light, WHITE), (dark, DARK)):
        assert contrast(colours["huvud"], colours["ton"]) >= ENOUGH
        assert contrast(colours["huvud"], ground) >= ENOUGH
        assert contrast(colours["accent"], ground) >= ENOUGH


@pytest.mark.parametrize("dark", [False, True])
def test_the_style_sheets_own_colours_can_be_read(dark):
    style = stylesheet()
    colours = css_variables(style.split("@media")[1] if dark else style.split("@media")[0])
    for ground in ("grund", "skugga"):
        for text in ("text", "svag", "negativ"):
            assert contrast(colours[text], colours[ground]) >= ENOUGH, (text, ground)
    assert contrast(colours["lucka-text"], colours["lucka"]) >= ENOUGH


def css_variables(css):
    return dict(re.findall(r"--([\w-]+): ?(#[0-9a-f]{6})", css))


def house_variables(look, *, dark):
    light, darkened_ones = house_colours(look).split("@media")
    return css_variables(darkened_ones if dark else light)


def html_variables(look):
    return house_variables(look, dark=False)
