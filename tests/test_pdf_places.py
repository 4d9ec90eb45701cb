"""What a laid-out PDF says of its pages and fonts."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from reports.pdf_places import coded, missing_fonts, places


def pdf_of(font: str = "Helvetica") -> bytes:
    """Three pages, one of them with a font, and a place on the last."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(3):
            pdf.add_blank_page()
        pdf.pages[1].obj.Resources = Dictionary(Font=Dictionary(F1=Dictionary(BaseFont=Name(f"/{font}"))))
        gone = pdf.make_indirect(Dictionary(Type=Name.Page))
        pdf.Root.Dests = Dictionary(
            {"/5FToc1": Array([pdf.pages[2].obj, Name.Fit]), "/5FBorta": Array([gone, Name.Fit])}
        )
        pdf.save(out)
    return out.getvalue()


def test_a_place_is_on_its_page_counted_from_one() -> None:
    assert places(pdf_of()) == {coded("_Toc1"): 3}


@pytest.mark.parametrize(
    ("asked", "got", "same"),
    [
        ("Arial", "BAAAAA+LiberationSans-Bold", True),
        ("Arial", "BAAAAA+Arial,BoldItalic", True),
        ("Arial", "ArialMT", True),
        ("Times New Roman", "BAAAAA+TimesNewRomanPS-BoldMT", True),
        ("Source Sans Pro", "BAAAAA+SourceSansPro-It", True),
        ("Calibri", "BAAAAA+Carlito", True),
        ("Arial", "BAAAAA+DejaVuSans", False),
        ("Arial", "BAAAAA+ArialNarrow", False),
        ("Calibri Light", "BAAAAA+Calibri-Light", True),
        ("Calibri Light", "BAAAAA+Carlito", False),
        ("Aptos", "BAAAAA+LiberationSans", False),
    ],
)
def test_a_font_is_known_in_any_weight_and_by_those_made_as_wide(asked: str, got: str, same: bool) -> None:
    assert missing_fonts(pdf_of(got), [asked]) == ([] if same else [asked])
