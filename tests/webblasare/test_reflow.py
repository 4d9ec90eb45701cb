"""Nothing runs off a page or is lost, however narrow the screen and large the letters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.webblasare.browser import shown, specimen

SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
"""The most that a reader may ask for without losing anything (WCAG 1.4.12)."""
IS_WIDER = "document.documentElement.scrollWidth > window.innerWidth"
ESCAPING = """() => [...document.querySelectorAll('body *')].filter(element => {
    return !element.parentElement.closest('.rulla, svg') && element.getBoundingClientRect().right > innerWidth + 1
}).map(element => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("width", [320, 640, 768])
def test_a_page_never_scrolls_sideways_even_with_wide_spacing(tab: Any, pages: dict[str, Path], width: int) -> None:
    """320 px is 400 % of 1280, and 640 px is 200 %."""
    wide = {}
    for name, path in pages.items():
        shown(tab, path, width)
        if tab.evaluate(IS_WIDER) or tab.evaluate(ESCAPING):
            wide[name] = tab.evaluate(ESCAPING)
        tab.add_style_tag(content=SPACING)
        if tab.evaluate(IS_WIDER) or tab.evaluate(ESCAPING):
            wide[name, "spaced"] = tab.evaluate(ESCAPING)
    assert wide == {}


def test_a_page_too_wide_for_the_screen_is_caught(tab: Any, pages: dict[str, Path]) -> None:
    shown(tab, specimen(pages), 320)
    tab.add_style_tag(content=".rulla { overflow: visible }")
    assert tab.evaluate(IS_WIDER)


def test_a_page_says_the_same_without_script_and_asks_for_nothing(
    browser: Any, tab: Any, pages: dict[str, Path]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    still = context.new_page()
    asked: list[str] = []
    still.on("request", lambda request: asked.append(request.url))
    for path in pages.values():
        still.goto(path.as_uri())
        shown(tab, path)
        assert still.inner_text("body", timeout=5000) == tab.inner_text("body")
        assert "<script" not in path.read_text("utf-8").lower()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    context.close()
