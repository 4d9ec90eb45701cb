"""Axe-core finds nothing in any page, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.webblasare.browser import FOUND, RULES, shown
from tests.webblasare.own import broken

MEASURED = {"color-contrast"}
"""What axe can't decide where a text is drawn, out of sight or a single sign; `test_contrast` measures every text."""
LOOKS = (
    *(("screen", scheme, width) for scheme in ("light", "dark") for width in (320, 768, 1280)),
    ("print", "light", 768),
)


def test_axe_finds_nothing_in_any_page_at_any_width_in_light_dark_or_print(
    tab: Any, axe: str, pages: dict[str, Path]
) -> None:
    assert len(pages) == 15
    violated, undecided = {}, set()
    for name, path in pages.items():
        shown(tab, path)
        tab.evaluate(axe)
        for media, scheme, width in LOOKS:
            tab.set_viewport_size({"width": width, "height": 900})
            tab.emulate_media(media=media, color_scheme=scheme)
            rules, left = tab.evaluate(FOUND, RULES)
            undecided |= set(left)
            if rules:
                violated[name, media, scheme, width] = rules
    assert violated == {}
    assert undecided <= MEASURED


def test_no_page_breaks_a_rule_of_our_own(tab: Any, pages: dict[str, Path]) -> None:
    for name, path in pages.items():
        shown(tab, path)
        assert broken(tab) == set(), name
