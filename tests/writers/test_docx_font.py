"""The fonts that a Word document asks for are found where Word finds them."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from reports.writers.docx_font import fonts
from reports.writers.docx_package import read


def found(document: object) -> list[str]:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return fonts(read(out.getvalue()), "word/document.xml")


def test_every_style_that_has_words_tells_its_font_and_no_other_does() -> None:
    document = Document()
    for style, name in {"Body Text": "Georgia", "Body Text 2": "Impact", "Body Text 3": "Tahoma"}.items():
        document.styles[style].font.name = name
    document.add_paragraph("Rubrik", "Body Text 2")
    document.add_paragraph("Mycket mer text än så.", "Body Text")
    document.add_paragraph(" – ", "Body Text 3")
    assert found(document) == ["Impact", "Georgia"]


def test_words_with_a_font_or_a_style_of_their_own_tell_theirs() -> None:
    document = Document()
    document.styles["Normal"].font.name = "Verdana"
    document.styles["Strong"].font.name = "Georgia"
    paragraph = document.add_paragraph("Ett")
    paragraph.add_run("två", "Strong")
    paragraph.add_run("tre").font.name = "Impact"
    paragraph.add_run("fyra", "Emphasis")
    assert found(document) == ["Verdana", "Georgia", "Impact"]


def test_a_style_has_the_font_of_the_one_it_is_based_on() -> None:
    document = Document()
    document.styles["Normal"].font.name = "Verdana"
    document.add_paragraph("Text", "Body Text")
    assert found(document) == ["Verdana"]


@pytest.mark.parametrize(("which", "name"), [("minorHAnsi", "Cambria"), ("majorHAnsi", "Calibri")])
def test_a_font_of_the_theme_is_called_by_its_own_name(which: str, name: str) -> None:
    document = Document()
    asked = document.styles["Body Text"].element.get_or_add_rPr().get_or_add_rFonts()
    asked.set(qn("w:asciiTheme"), which)
    asked.set(qn("w:ascii"), "Liberation Sans")  # what Word wrote there for programs that don't know the theme
    document.add_paragraph("Text", "Body Text")
    assert found(document) == [name]


def test_styles_that_go_round_end_at_the_defaults_of_the_document() -> None:
    document = Document()
    one, other = document.styles["Body Text"], document.styles["Body Text 2"]
    one.base_style, other.base_style = other, one
    document.add_paragraph("Text", "Body Text")
    assert found(document) == ["Cambria"]
