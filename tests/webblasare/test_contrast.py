"""Every text of every page can be told from what lies behind it, measured where axe-core can't decide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.webblasare.browser import shown
from tests.webblasare.contrast import contrasts


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_a_contrast_of_four_and_a_half(tab: Any, pages: dict[str, Path], scheme: str) -> None:
    weak = {}
    for name, path in pages.items():
        shown(tab, path, scheme=scheme)
        measured = contrasts(tab)
        assert len(measured) > 30, name
        weak |= {(name, text): round(contrast, 2) for contrast, text in measured if contrast < 4.5}
    assert weak == {}


WEAKENED = {
    "text": "main p { color: #949494 !important }",
    "a link in the dark": "@media (prefers-color-scheme: dark) { a { color: #1f4e79 !important } }",
    "a cell out of sight": ".rulla td:last-child { color: #999 !important }",
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
