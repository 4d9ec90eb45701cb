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


PLAIN, LARGE = "html {}", "html { font-size: 200% }"
SPLIT_WORDS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].flatMap(heading => {
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT), split = []
    for (let node; node = walker.nextNode();) {
        for (const word of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
            const range = document.createRange()
            range.setStart(node, word.index)
            range.setEnd(node, word.index + word[0].length)
            if (new Set([...range.getClientRects()].map(box => box.top)).size > 1) split.push(word[0])
        }
    }
    return split
})"""
"""Words of headings that don't fit on a line."""
CAPTION = "document.querySelector('#tabell-enheter caption > span')"
LETTERS = """[...document.querySelectorAll('main > figure > .ritning > svg')].flatMap(drawing => {
    const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width
    return [...drawing.querySelectorAll('text')].map(text => parseFloat(text.getAttribute('font-size')) * scale)
})"""
"""How tall the letters of the diagrams are, in pixels."""
SIDE = """() => {
    const [contents, text] = ['nav', 'main'].map(name => document.querySelector(name).getBoundingClientRect())
    return [contents.right <= text.left + 1, contents.top >= 0 && contents.bottom <= innerHeight + 1]
}"""
"""Whether the contents stand beside the text, and whether all of their box is in sight."""


@pytest.mark.parametrize(
    ("width", "wish"),
    [(320, PLAIN), (320, SPACING), (640, PLAIN), (768, SPACING), (1280, LARGE), (1536, PLAIN), (1536, LARGE)],
)
def test_a_page_never_scrolls_sideways_even_with_wide_spacing_or_large_letters(
    tab: Any, pages: dict[str, Path], width: int, wish: str
) -> None:
    """320 px is 400 % of 1280, and 640 px is 200 %."""
    wide = {}
    for name, path in pages.items():
        shown(tab, path, width)
        tab.add_style_tag(content=wish)
        if tab.evaluate(IS_WIDER) or tab.evaluate(ESCAPING):
            wide[name] = tab.evaluate(ESCAPING)
    assert wide == {}


def test_no_word_of_a_heading_is_broken_on_a_phone(tab: Any, pages: dict[str, Path]) -> None:
    split = {}
    for name, path in pages.items():
        shown(tab, path, 320)
        if words := tab.evaluate(SPLIT_WORDS):
            split[name] = words
    assert split == {}


def test_the_texts_of_a_diagram_can_be_read_on_a_phone_where_it_scrolls_inside_itself(
    tab: Any, pages: dict[str, Path]
) -> None:
    """Less than 9 px is too small to read, which a drawing as wide as the screen has."""
    shown(tab, specimen(pages), 360)
    heights = tab.evaluate(LETTERS)
    assert len(heights) > 20
    assert min(heights) >= 9
    assert not tab.evaluate(IS_WIDER)
    box = tab.locator("main > figure > .ritning").first
    box.focus()
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function("element => element.scrollLeft > 0", arg=box.element_handle())
    shown(tab, specimen(pages), 1280)
    assert tab.evaluate("[...document.querySelectorAll('.ritning')].every(box => box.scrollWidth <= box.clientWidth)")


def test_on_a_wide_screen_the_contents_stay_beside_the_text(tab: Any, pages: dict[str, Path]) -> None:
    shown(tab, specimen(pages), 1536)
    tab.evaluate("scrollTo(0, 3000)")
    assert tab.evaluate(SIDE) == [True, True]


def test_a_table_that_goes_on_beside_the_screen_says_so(tab: Any, pages: dict[str, Path]) -> None:
    shown(tab, pages["prov"], 1280)
    if not tab.evaluate("CSS.supports('container-type: scroll-state')"):
        pytest.skip("webbläsaren säger inte vad som rullar")
    for width, is_said in ((1280, False), (320, True)):
        shown(tab, pages["prov"], width)
        assert ("→" in tab.evaluate(f"getComputedStyle({CAPTION}, '::after').content")) is is_said


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
