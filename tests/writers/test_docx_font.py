"""The font that most of a Word document asks for is found where Word finds it."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from reports.writers.docx_font import main_font
from reports.writers.docx_package import read


def found(document: object) -> str:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return main_font(read(out.getvalue()), "word/document.xml")


def test_a_style_that_most_of_the_text_has_decides() -> None:
    document = Document()
    document.styles["Body Text"].font.name = "Georgia"
    document.styles["Title"].font.name = "Impact"
    document.add_paragraph("Rubrik", "Title")
    document.add_paragraph("Mycket mer text än så.", "Body Text")
    assert found(document) == "Georgia"


def test_a_style_has_the_font_of_the_one_it_is_based_on() -> None:
    document = Document()
    document.styles["Normal"].font.name = "Verdana"
    document.add_paragraph("Text", "Body Text")
    assert found(document) == "Verdana"


@pytest.mark.parametrize(("which", "name"), [("minorHAnsi", "Cambria"), ("majorHAnsi", "Calibri")])
def test_a_font_of_the_theme_is_called_by_its_own_name(which: str, name: str) -> None:
    document = Document()
    fonts = document.styles["Body Text"].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:asciiTheme"), which)
    document.add_paragraph("Text", "Body Text")
    assert found(document) == name


def test_styles_that_go_round_end_at_the_defaults_of_the_document() -> None:
    document = Document()
    one, other = document.styles["Body Text"], document.styles["Body Text 2"]
    one.base_style, other.base_style = other, one
    document.add_paragraph("Text", "Body Text")
    assert found(document) == "Cambria"
