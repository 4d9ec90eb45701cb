"""A page that is printed: nothing is cut off or shrunk, no sheet is empty and the heads of tables come again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from tests.helpers import compact
from tests.webblasare.browser import shown

GROUPS = "[...document.querySelectorAll('.grupp > th')].map(name => name.textContent)"

Sheet = tuple[float, float, list[LTChar]]
"""Width and height in points, and every letter on it."""
MARGIN = 20 / 25.4 * 72
FOOT = 22 / 25.4 * 72
"""The number of the page stands below this."""
BODY, TABLE = 10.5, 9.0
INK = (31 / 255, 38 / 255, 44 / 255)
WORDS = """[...document.querySelectorAll('h1, h2, h3, h4, h5, h6, p, td, th, dt, dd, li')]
    .filter(element => !element.closest("details, footer"))
    .flatMap(element => element.innerText.split(/[\\s\\u00a0]+/))"""


def printed(tab: Any) -> list[Sheet]:
    """The sheets that a reader who prefers dark gets out of her printer."""
    data = tab.pdf(prefer_css_page_size=True, print_background=True)
    device = PDFPageAggregator(manager := PDFResourceManager())
    interpreter, made = PDFPageInterpreter(manager, device), []
    for page in PDFPage.get_pages(BytesIO(data)):
        interpreter.process_page(page)
        sheet = device.get_result()
        made.append((sheet.width, sheet.height, list(_letters(sheet))))
    return made


def _letters(item: Any) -> Iterator[LTChar]:
    """Letters in the order in which the browser drew them."""
    if isinstance(item, LTChar):
        yield item
    elif isinstance(item, LTContainer):
        for part in item:
            yield from _letters(part)


def content(sheet: Sheet) -> list[LTChar]:
    """The letters between the margins: not the page's number, nor the mark above."""
    _, height, letters = sheet
    return [letter for letter in letters if FOOT < letter.y0 < height - FOOT]


def commonest(sheets: list[Sheet]) -> tuple[float, Any]:
    """The size in points and the colour that most letters have."""
    letters = [letter for _, _, letters in sheets for letter in letters]
    looks = (Counter(round(letter.size, 1) for letter in letters), Counter(map(_ink, letters)))
    return looks[0].most_common(1)[0][0], looks[1].most_common(1)[0][0]


def _ink(letter: LTChar) -> Any:
    return letter.graphicstate.ncolor


def said(letters: list[LTChar]) -> str:
    return compact(normalize("NFKC", "".join(letter.get_text() for letter in letters)))


@pytest.fixture(scope="module")
def sheets(tab: Any, pages: dict[str, Path]) -> dict[str, list[Sheet]]:
    made = {}
    for name, path in pages.items():
        shown(tab, path, media="print", scheme="dark")
        made[name] = printed(tab)
    return made


def test_every_letter_is_within_the_margins(sheets: dict[str, list[Sheet]]) -> None:
    outside = {
        (name, number): said(over)
        for name, papers in sheets.items()
        for number, (width, height, letters) in enumerate(papers, 1)
        if (over := [
            letter
            for letter in letters
            if not (letter.x0 > MARGIN - 1 and letter.x1 < width - MARGIN + 1 and letter.y0 > 0 and letter.y1 < height)
        ])
    }  # fmt: skip
    assert outside == {}


def test_the_text_is_as_large_as_it_is_meant_to_be_and_dark(sheets: dict[str, list[Sheet]]) -> None:
    """A browser shrinks a page to make what is too wide fit."""
    for name, papers in sheets.items():
        size, ink = commonest(papers)
        assert size in (BODY, TABLE), name
        assert ink == pytest.approx(INK, abs=0.01), name


def test_no_sheet_is_empty_and_each_says_at_its_foot_which_document_it_is_of(
    sheets: dict[str, list[Sheet]], pages: dict[str, Path], tab: Any
) -> None:
    sparse, unnamed = [], []
    for name, papers in sheets.items():
        shown(tab, pages[name])
        footer = compact(normalize("NFKC", tab.text_content("footer")))
        for number, sheet in enumerate(papers, 1):
            if not content(sheet):
                sparse.append((name, number))
            if footer not in said([letter for letter in sheet[2] if letter.y0 < FOOT]):
                unnamed.append((name, number))
    assert (sparse, unnamed) == ([], [])


def test_everything_that_the_page_says_is_on_paper(
    sheets: dict[str, list[Sheet]], pages: dict[str, Path], tab: Any
) -> None:
    lost = {}
    for name, papers in sheets.items():
        shown(tab, pages[name])
        tab.add_style_tag(content=".diagramtal, [role=doc-backlink] { display: none }")
        on_paper = "".join(said(content(sheet)) for sheet in papers)
        if words := {word for word in tab.evaluate(WORDS) if compact(normalize("NFKC", word)) not in on_paper}:
            lost[name] = words
    assert lost == {}


def test_the_head_of_a_table_comes_again_on_every_sheet_that_it_goes_on_to(sheets: dict[str, list[Sheet]]) -> None:
    texts = [said(letters) for _, _, letters in sheets["prov"]]
    gone_on_to = [text for text in texts if "förstödtillbarnochunga" in text]
    assert len(gone_on_to) > 1
    assert all("VerksamhetUtfallBudgetAvvikelse" in text for text in gone_on_to)


def test_neither_a_heading_nor_the_head_of_a_table_or_a_group_is_the_last_on_its_sheet(
    sheets: dict[str, list[Sheet]], pages: dict[str, Path], tab: Any
) -> None:
    for name, papers in sheets.items():
        shown(tab, pages[name])
        groups = {compact(group) for group in tab.evaluate(GROUPS)}
        for number, sheet in enumerate(papers, 1):
            last = min(content(sheet), key=lambda letter: letter.y0)
            line = said([letter for letter in content(sheet) if abs(letter.y0 - last.y0) < 2])
            assert line not in groups, (name, number, line)
            is_cover_or_contents = number < 4
            assert is_cover_or_contents or _ink(last) == pytest.approx(INK, abs=0.01) or "Bold" not in last.fontname, (
                name,
                number,
                last,
            )


def test_a_page_too_wide_for_its_paper_is_caught(tab: Any, pages: dict[str, Path]) -> None:
    shown(tab, pages["prov"], media="print")
    tab.add_style_tag(content="#tabell-enheter table { min-width: 200mm !important }")
    assert commonest(printed(tab))[0] < TABLE


def test_a_page_that_is_dark_on_paper_is_caught(tab: Any, pages: dict[str, Path]) -> None:
    shown(tab, pages["prov"], media="print", scheme="dark")
    tab.add_style_tag(content=":root { --text: #e6eaed !important }")
    assert commonest(printed(tab))[1] != pytest.approx(INK, abs=0.01)
