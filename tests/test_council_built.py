"""The invented kommun's delårsrapport to the council, as independent readers find it in every format."""

from __future__ import annotations

import io
from typing import Any

import lxml.html
import pypandoc
import pytest
from pdfminer.high_level import extract_text

from reports.batch import Version, build
from reports.readers.load import Workspace
from tests.helpers import ROOT, compact

REPORT = ROOT / "content/exempel/kommunstyrelsen/2027/delarsrapport-augusti.toml"
ACCOUNTS = {
    "Resultaträkning": ["Periodens resultat", "27", "34", "19", "18"],
    "Balansräkning": ["Summa eget kapital, avsättningar och skulder", "1975", "1934"],
    "Balanskravsresultat": ["Balanskravsresultat", "17", "18"],
}
"""The last row of the table under each heading."""


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    (outcome,) = build(Workspace(ROOT), [Version(REPORT)], ["docx", "pdf", "html"])
    assert (outcome.faults, outcome.warnings) == ((), ())
    return outcome.files


def page(files: dict[str, bytes], suffix: str) -> Any:
    """The web page, or the one that pandoc makes of the Word document."""
    if suffix == "html":
        return lxml.html.document_fromstring(files["html"])
    return lxml.html.fromstring(pypandoc.convert_text(files["docx"], "html", format="docx", extra_args=["--wrap=none"]))


@pytest.mark.parametrize("suffix", ["docx", "html"])
@pytest.mark.parametrize("heading", ACCOUNTS)
def test_the_accounts_stand_under_their_headings(files: dict[str, bytes], suffix: str, heading: str) -> None:
    (found,) = page(files, suffix).xpath(f'//*[self::h2 or self::h3][normalize-space()="{heading}"]')
    table = found.xpath("following::table[1]")[0]
    cells = [" ".join(cell.text_content().replace("\u00a0", "").split()) for cell in table.xpath(".//tr[last()]/*")]
    assert cells[-len(ACCOUNTS[heading]) :] == ACCOUNTS[heading]


def test_the_pdf_has_the_same_headings_and_figures(files: dict[str, bytes]) -> None:
    text = compact(extract_text(io.BytesIO(files["pdf"])))
    assert all(compact(f"{row[0]}") in text and heading in text for heading, row in ACCOUNTS.items())
    assert "Balanskravsresultatetväntasbli17mnkr" in text
