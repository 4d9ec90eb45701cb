"""The number that stands on a page follows from how the sections before it are numbered."""

from __future__ import annotations

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from reports.writers.docx_printed import Section, UnknownNumberError, beginnings, printed


def numbered(section: object, **values: str) -> None:
    element = OxmlElement("w:pgNumType")
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    section._sectPr.append(element)  # type: ignore[attr-defined]


@given(st.integers(1, 500))
def test_a_document_that_does_not_say_counts_from_one(page: int) -> None:
    assert printed(page, [Section()], [1]) == str(page)


def test_a_section_that_begins_anew_counts_from_its_first_page() -> None:
    sections = [Section(), Section(start=1), Section()]
    assert [printed(page, sections, [1, 3, 5]) for page in range(1, 7)] == ["1", "2", "1", "2", "3", "4"]


def test_roman_numerals_are_written_as_word_writes_them() -> None:
    sections = [Section(form="lowerRoman"), Section(start=1, form="upperRoman"), Section()]
    assert [printed(page, sections, [1, 4, 8]) for page in (2, 3, 4, 7, 8)] == ["ii", "iii", "I", "IV", "5"]


@pytest.mark.parametrize(("kind", "number"), [("oddPage", "5"), ("evenPage", "4"), ("nextPage", "4")])
def test_a_page_that_word_leaves_empty_before_a_section_counts(kind: str, number: str) -> None:
    assert printed(4, [Section(), Section(kind)], [1, 4]) == number


def test_a_section_that_goes_on_along_the_page_does_not_change_the_count() -> None:
    assert printed(3, [Section(), Section("continuous"), Section()], [1, 2, 3]) == "3"


@pytest.mark.parametrize(
    ("sections", "firsts"),
    [
        ([Section(), Section("continuous", start=1)], [1, 2]),
        ([Section(), Section("continuous", form="upperRoman")], [1, 2]),
        ([Section(), Section("oddPage", start=2)], [1, 2]),
        ([Section(), Section()], [1, 1]),
    ],
)
def test_what_can_not_be_told_for_sure_is_not_told(sections: list[Section], firsts: list[int]) -> None:
    with pytest.raises(UnknownNumberError):
        printed(3, sections, firsts)


def test_the_sections_of_a_document_are_found_with_their_first_paragraphs() -> None:
    document = Document()
    document.add_paragraph("Omslag")
    numbered(document.add_section(WD_SECTION.ODD_PAGE), start="1", fmt="lowerRoman")
    document.add_table(1, 1).cell(0, 0).text = "Tabell"
    found = list(beginnings(document.element))
    assert [section for section, _ in found] == [Section(), Section("oddPage", 1, "lowerRoman")]
    assert [first.text for _, first in found] == ["Omslag", "Tabell"]


@pytest.mark.parametrize("values", [{"fmt": "ordinalText"}, {"chapStyle": "1"}])
def test_a_way_of_numbering_that_is_not_known_is_said(values: dict[str, str]) -> None:
    document = Document()
    numbered(document.sections[0], **values)
    document.add_paragraph("Text")
    with pytest.raises(UnknownNumberError, match="programmet inte känner"):
        list(beginnings(document.element))
