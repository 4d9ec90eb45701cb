"""Every text of every page can be told from what lies behind it, measured where axe-core can't decide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.webblasare.browser import shown, specimen
from tests.webblasare.contrast import contrasts, photographed

MOVING = """[document.documentElement, ...document.querySelectorAll('body *')].filter(element => {
    const style = getComputedStyle(element)
    return element.getAnimations().length || style.transitionDuration !== '0s' || style.scrollBehavior === 'smooth'
}).map(element => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_a_contrast_of_four_and_a_half(tab: Any, pages: dict[str, Path], scheme: str) -> None:
    weak = {}
    for name, path in pages.items():
        shown(tab, path, scheme=scheme)
        measured = contrasts(tab)
        assert len(measured) > 30, name
        weak |= {(name, text): round(contrast, 2) for contrast, text in measured if contrast < 4.5}
    assert weak == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_in_the_colours_of_the_readers_own_system(
    tab: Any, pages: dict[str, Path], scheme: str
) -> None:
    """The logotype keeps its light ground, which it is drawn for."""
    shown(tab, specimen(pages), scheme=scheme)
    tab.emulate_media(forced_colors="active")
    logo = tab.evaluate(
        "(({left, top}) => [left + 1, top + 1])(document.querySelector('.logotyp').getBoundingClientRect())"
    )
    assert photographed(tab).getpixel(tuple(map(round, logo))) == (255, 255, 255)
    assert [text for contrast, text in contrasts(tab) if contrast < 4.5] == []


def test_nothing_is_said_by_a_ground_that_the_readers_own_colours_take_away(tab: Any, pages: dict[str, Path]) -> None:
    """What is left is weight and lines."""
    shown(tab, pages["prov"])
    tab.emulate_media(forced_colors="active")
    for marked, style, plain in (
        (".grupp > *", "fontWeight", "tbody td"),
        (".summa > *", "borderTopWidth", "tbody td"),
        ("thead th", "fontWeight", "tbody td"),
        (".negativ", "fontWeight", "main p"),
        ("mark", "outlineStyle", "main p"),
        ("aside", "borderLeftWidth", "main p"),
    ):
        values = [
            tab.evaluate(f"getComputedStyle(document.querySelector('{place}')).{style}") for place in (marked, plain)
        ]
        assert values[0] != values[1], marked


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_reader_who_asks_for_more_contrast_gets_seven_to_one(tab: Any, pages: dict[str, Path], scheme: str) -> None:
    for path in (specimen(pages), pages["prov"]):
        shown(tab, path, scheme=scheme)
        tab.emulate_media(contrast="more")
        assert [(contrast, text) for contrast, text in contrasts(tab, drawn=False) if contrast < 7] == []


def test_nothing_moves(tab: Any, pages: dict[str, Path]) -> None:
    """So a reader who asks for less motion has nothing to ask for."""
    shown(tab, specimen(pages))
    assert tab.evaluate(MOVING) == []


WEAKENED = {
    "text": "main p { color: #666666 !important }",
    "a link in the dark": "@media (prefers-color-scheme: dark) { a { color: #1f4e79 !important } }",
    "a cell out of sight": ".rulla td:last-child { color: #666666 !important }",
    "a group's name": ".grupp > * { background: #767676 !important }",
    "the words of a diagram": "svg text { fill: #a0a0a0 !important }",
    "the ground of a diagram": "figure > svg { background: #444 !important }",
    "the cover": ".omslag { background: #bbb !important }",
}
"""What is done to a page's colours, by what becomes hard to read."""


@pytest.mark.parametrize("made", WEAKENED)
def test_a_text_that_is_hard_to_read_is_caught(tab: Any, pages: dict[str, Path], made: str) -> None:
    shown(tab, pages["prov"], scheme="dark")
    tab.add_style_tag(content=WEAKENED[made])
    assert min(contrasts(tab))[0] < 4.5
