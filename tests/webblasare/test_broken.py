"""A page broken on purpose is caught: the tests find what they say that they look for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.webblasare.browser import found, shown, specimen

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
}
"""What is done to a page to break the rule that it stands beside."""


@pytest.mark.parametrize("rule", SPOILED)
def test_a_page_that_breaks_a_rule_is_caught(tab: Any, axe: str, pages: dict[str, Path], rule: str) -> None:
    shown(tab, specimen(pages), 320)
    tab.evaluate(SPOILED[rule])
    assert rule in found(tab, axe)[0]
