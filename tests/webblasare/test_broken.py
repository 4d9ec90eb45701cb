"""A page broken on purpose is caught: the tests find what they say that they look for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.webblasare.browser import breaks, shown, specimen
from tests.webblasare.own import PARTS, broken

SPOILED = {
    "html-has-lang": "document.documentElement.removeAttribute('lang')",
    "document-title": "document.title = ''",
    "svg-img-alt": "document.querySelector('svg[role=img]').removeAttribute('aria-label')",
    "scrollable-region-focusable": "document.querySelectorAll('.rulla').forEach(e => e.removeAttribute('tabindex'))",
    "region": "document.querySelector('main').outerHTML = document.querySelector('main').innerHTML",
    "landmark-one-main": "document.querySelector('main').outerHTML = document.querySelector('main').innerHTML",
    "heading-order": "document.querySelector('main h2').outerHTML = '<h5>Rubrik</h5>'",
    "page-has-heading-one": "document.querySelector('h1').outerHTML = '<p>Rubrik</p>'",
    "link-name": "document.querySelector('main a').outerHTML = '<a href=\"#x\"></a>'",
    "color-contrast": "document.querySelector('main p').style.color = '#bbbbbb'",
    "scope-attr-valid": "document.querySelector('th[scope]').setAttribute('scope', 'kolumn')",
    "td-headers-attr": "document.querySelector('td').setAttribute('headers', 'finns-inte')",
    "empty-table-header": "document.querySelector('th').replaceChildren()",
    "list": "document.querySelector('nav ol').prepend(document.createElement('p'))",
    "meta-viewport": "document.querySelector('meta[name=viewport]').content = 'user-scalable=no'",
    "image-alt": "document.querySelector('main img').removeAttribute('alt')",
    "target-size": "document.querySelectorAll('nav a').forEach(a => { a.style = 'font-size: 8px; padding: 0' })",
    "valid-lang": "document.querySelector('main p').lang = 'svenska'",
    "summary-name": "document.querySelector('summary').replaceChildren()",
    "empty-heading": "document.querySelector('main h3').replaceChildren()",
    "definition-list": "document.querySelector('dl').append(document.createElement('p'))",
    "tabindex": "document.querySelector('.rulla').tabIndex = 3",
    "aria-hidden-focus": "document.querySelector('main').setAttribute('aria-hidden', 'true')",
    "landmark-unique": "document.body.append(document.querySelector('nav').cloneNode(true))",
    "skip-link": "document.querySelector('.hoppa').href = '#finns-inte'",
}
"""What is done to a page to break the rule of axe-core that it stands beside."""
OURS = {
    "an id stands twice": "document.querySelectorAll('main h2').forEach(heading => { heading.id = 'samma' })",
    "a link leads nowhere": "document.querySelector('nav ol a').href = '#finns-inte'",
    "a region has no name": "document.querySelector('.rulla').removeAttribute('aria-labelledby')",
    "a table is not named by its caption": "document.querySelector('.tabell caption span').id = 'en-annan'",
    "a header does not say what it heads": "document.querySelector('tbody th').removeAttribute('scope')",
    "a cell under a group names no headers": "document.querySelector('tbody td[headers]').removeAttribute('headers')",
    "the first link does not lead to the text": "document.querySelector('.hoppa').remove()",
    "a diagram is not described": "document.querySelector('svg[role=img]').setAttribute('aria-label', 'Bild')",
    "a link in a text can't be told from it": "document.querySelector('main p a').style.textDecoration = 'none'",
}
"""What is done to a page to break the rule of our own that it stands beside."""


@pytest.mark.parametrize("rule", SPOILED)
def test_a_page_that_breaks_a_rule_is_caught_by_axe(tab: Any, axe: str, pages: dict[str, Path], rule: str) -> None:
    shown(tab, specimen(pages), 320)
    tab.evaluate(SPOILED[rule])
    assert breaks(tab, axe, rule)


def test_a_text_that_is_weak_only_in_the_dark_is_caught_by_axe(tab: Any, axe: str, pages: dict[str, Path]) -> None:
    shown(tab, specimen(pages), 320, scheme="dark")
    tab.add_style_tag(content="@media (prefers-color-scheme: dark) { main p { color: #555555 !important } }")
    assert breaks(tab, axe, "color-contrast")


@pytest.mark.parametrize("rule", OURS)
def test_a_page_that_breaks_a_rule_is_caught_by_ours(tab: Any, pages: dict[str, Path], rule: str) -> None:
    shown(tab, specimen(pages))
    assert broken(tab) == set()
    tab.evaluate(OURS[rule])
    assert rule in broken(tab)


def test_a_part_that_loses_its_language_is_caught(tab: Any, pages: dict[str, Path]) -> None:
    shown(tab, pages["prov"])
    assert tab.evaluate(PARTS) == [["en-GB", "Quality of Life"]]
    tab.evaluate("document.querySelector('main [lang]').removeAttribute('lang')")
    assert tab.evaluate(PARTS) == []
