"""A keyboard reaches all of a page, in order, and is seen to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.webblasare.browser import REACHABLE, shown, specimen
from tests.webblasare.contrast import rings

TABBED = """() => {
    const element = document.activeElement, style = getComputedStyle(element)
    const seen = element.getBoundingClientRect()
    return element === document.body ? null : {
        place: REACHABLE.indexOf(element),
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        shown: seen.top < innerHeight && seen.bottom > 0 && seen.left < innerWidth && seen.right > 0,
    }
}""".replace("REACHABLE", REACHABLE)


@pytest.mark.parametrize("width", [320, 1536])
def test_the_tab_key_reaches_every_link_and_table_in_order_with_a_ring_around_it(
    tab: Any, pages: dict[str, Path], width: int
) -> None:
    shown(tab, specimen(pages), width)
    wanted = tab.evaluate(f"{REACHABLE}.length")
    assert wanted > 20
    reached = []
    for _ in range(wanted):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate(TABBED))
    assert reached == [{"place": place, "ring": True, "shown": True} for place in range(wanted)]


def test_the_first_tab_leads_past_the_contents(tab: Any, pages: dict[str, Path]) -> None:
    shown(tab, specimen(pages))
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Hoppa till innehållet"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.tagName") == "MAIN"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('main') !== null")


def test_a_footnote_leads_there_and_back(tab: Any, pages: dict[str, Path]) -> None:
    shown(tab, specimen(pages))
    tab.locator("a[role=doc-noteref]").first.press("Enter")
    assert tab.evaluate("document.querySelector(':target').closest('[role=doc-endnotes]') !== null")
    tab.locator(":target a[role=doc-backlink]").press("Enter")
    assert tab.evaluate("document.querySelector(':target').getAttribute('role')") == "doc-noteref"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ring_has_a_contrast_of_three_against_all_that_it_lies_on(
    tab: Any, pages: dict[str, Path], scheme: str
) -> None:
    for path in (pages["prov"], pages["00-verksamhetsplan"]):
        shown(tab, path, scheme=scheme)
        found = rings(tab, REACHABLE)
        assert len(found) > 8
        assert [(contrast, element) for contrast, element in found if contrast < 3] == []


def test_a_ring_that_is_hard_to_see_is_caught(tab: Any, pages: dict[str, Path]) -> None:
    shown(tab, pages["prov"])
    tab.add_style_tag(content=":root { --accent: #a0a0a0 !important }")
    assert min(rings(tab, REACHABLE))[0] < 3


def test_a_link_without_a_ring_is_caught(tab: Any, pages: dict[str, Path]) -> None:
    shown(tab, specimen(pages))
    tab.add_style_tag(content=":focus-visible { outline: none !important }")
    tab.keyboard.press("Tab")
    assert not tab.evaluate(TABBED)["ring"]
