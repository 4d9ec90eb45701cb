"""The invented kommun's memo, internal control, annual report and own kind, as independent readers find them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import lxml.html
import pikepdf
import pypandoc
import pytest
from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTTextContainer, LTTextLine

from reports.batch import Version, build
from reports.diagnostics import ACCEPTED
from reports.readers.load import Workspace
from tests import pdf_reader
from tests.helpers import ROOT, compact

NAMND = "content/exempel/kultur-och-fritidsnamnden"
MEMO, CONTROL, YEAR, OWN = (
    f"{NAMND}/{name}.toml"
    for name in ("2027/tjansteskrivelse-delarsrapport-mars", "2027/internkontroll-augusti", "2026/arsrapport",
                 "2027/lagesrapport-april")
)  # fmt: skip


@pytest.fixture(scope="module")
def files() -> dict[str, dict[str, bytes]]:
    """The documents in all formats, by report."""
    names = [MEMO, CONTROL, YEAR, OWN]
    made = build(Workspace(ROOT), [Version(ROOT / name) for name in names], ["docx", "pdf", "html"])
    outcomes = dict(zip(names, made, strict=True))
    told = [fault for outcome in outcomes.values() for fault in (*outcome.faults, *outcome.warnings)]
    assert not [fault for fault in told if fault.level != ACCEPTED]
    return {name: outcome.files for name, outcome in outcomes.items()}


def by_pandoc(data: bytes) -> Any:
    """A Word document as the web page that pandoc makes of it."""
    return lxml.html.fromstring(pypandoc.convert_text(data, "html", format="docx", extra_args=["--wrap=none"]))


def web(data: bytes) -> Any:
    return lxml.html.document_fromstring(data)


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def elements(data: bytes) -> Iterator[Any]:
    """The structure elements of a PDF in reading order."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield from pdf_reader.elements(pdf.Root.StructTreeRoot)


def span(element: Any, name: str) -> int:
    """An attribute of a table cell, 1 when it has none."""
    return int(pdf_reader.attribute(element, name, 1))


# ---------------------------------------------------------------- tjänsteskrivelse


@pytest.mark.parametrize("read", [by_pandoc, web], ids=["docx", "html"])
def test_each_organs_clauses_are_a_numbered_list_of_its_own(files: dict[str, dict[str, bytes]], read: Any) -> None:
    page = read(files[MEMO]["docx" if read is by_pandoc else "html"])
    lists = [[words(item) for item in found.xpath("./li")] for found in page.xpath("//ol[not(ancestor::nav)]")]
    begun = [[" ".join(item.split()[:2]) for item in clauses] for clauses in lists]
    assert begun == [["att godkänna", "att uppdra"], ["att anvisa"]]


def test_the_clauses_in_the_pdf_are_numbered_and_tagged_as_lists(files: dict[str, dict[str, bytes]]) -> None:
    text = extract_text(io.BytesIO(files[MEMO]["pdf"]))
    assert compact("1. att godkänna") in compact(text)
    assert compact("2. att uppdra") in compact(text)
    assert sum(str(element.S) == "/L" for element in elements(files[MEMO]["pdf"])) >= 4


def test_signers_stand_beside_each_other(files: dict[str, dict[str, bytes]]) -> None:
    last = docx.Document(io.BytesIO(files[MEMO]["docx"])).paragraphs[-1]
    assert last.text == "Förvaltningschef\tEkonomichef"
    signers = web(files[MEMO]["html"]).xpath("//div[@class='underskrifter']/p")
    assert [words(signer) for signer in signers] == ["Förvaltningschef", "Ekonomichef"]
    places = dict(_places(files[MEMO]["pdf"]))
    assert places["Förvaltningschef"][1] == pytest.approx(places["Ekonomichef"][1], abs=1)
    assert places["Ekonomichef"][0] > places["Förvaltningschef"][0] + 100


def _places(data: bytes) -> Iterator[tuple[str, tuple[float, float]]]:
    """Where each line of a PDF stands on its page, in points."""
    for page in extract_pages(io.BytesIO(data)):
        for box in (box for box in page if isinstance(box, LTTextContainer)):
            yield from ((line.get_text().strip(), line.bbox[:2]) for line in box if isinstance(line, LTTextLine))


@pytest.mark.parametrize("suffix", ["docx", "html"])
def test_the_basis_begins_with_the_memo_and_the_report(files: dict[str, dict[str, bytes]], suffix: str) -> None:
    page = by_pandoc(files[MEMO]["docx"]) if suffix == "docx" else web(files[MEMO]["html"])
    (heading,) = page.xpath("//*[self::h2 or self::h3][normalize-space()='Beslutsunderlag']")
    items = [words(item) for item in heading.xpath("following::ul[1]/li")]
    assert items[:2] == ["Tjänsteskrivelse, 2027-04-14", "Delårsrapport mars 2027, 2027-04-12"]


# ---------------------------------------------------------------- internkontroll


def test_a_risk_reaches_over_its_controls_in_every_format(files: dict[str, dict[str, bytes]]) -> None:
    page = web(files[CONTROL]["html"])
    (risk,) = page.xpath("//th[@rowspan='2']")
    assert words(risk) == "Bidrag betalas till föreningar som inte har rätt till dem"
    (table,) = docx.Document(io.BytesIO(files[CONTROL]["docx"])).tables
    assert [table.cell(row, 0).text for row in (2, 3)] == [words(risk), ""]
    assert [span(cell, "/RowSpan") for cell in elements(files[CONTROL]["pdf"]) if str(cell.S) in ("/TH", "/TD")].count(
        2
    ) == 2


def test_the_comment_of_a_risk_has_a_row_of_its_own(
    files: dict[str, dict[str, bytes]],
) -> None:
    (comment,) = web(files[CONTROL]["html"]).xpath("//tr[@class='kommentar']/td")
    assert comment.get("colspan") == "7"
    assert words(comment).startswith("Kommentar: Föreningarna")
    (table,) = docx.Document(io.BytesIO(files[CONTROL]["docx"])).tables
    assert [cell.text for cell in table.rows[4].cells if cell.text] == [words(comment)]
    assert 7 in [span(cell, "/ColSpan") for cell in elements(files[CONTROL]["pdf"])]


def test_the_table_lies_on_its_side_and_the_rest_stands(files: dict[str, dict[str, bytes]]) -> None:
    sections = docx.Document(io.BytesIO(files[CONTROL]["docx"])).sections
    assert [section.page_width > section.page_height for section in sections] == [False, True]
    with pikepdf.open(io.BytesIO(files[CONTROL]["pdf"])) as pdf:
        assert [float(page.mediabox[2]) > float(page.mediabox[3]) for page in pdf.pages] == [False, True]


# ---------------------------------------------------------------- årsrapport and a kind of one's own


@pytest.mark.parametrize("suffix", ["docx", "html"])
def test_the_year_has_accounts_assignments_and_deviations(files: dict[str, dict[str, bytes]], suffix: str) -> None:
    page = by_pandoc(files[YEAR]["docx"]) if suffix == "docx" else web(files[YEAR]["html"])
    tables = {words(table.xpath(".//th")[0]).split(" ")[0] for table in page.xpath("//table")}
    assert {"Uppdrag", "Belopp"} <= tables
    text = words(page)
    assert "Orsak: Kylaggregatet" in text
    assert "Summa eget kapital, avsättningar och skulder" in text
    assert "Utredningen visade" in text


def test_the_years_pdf_says_the_same(files: dict[str, dict[str, bytes]]) -> None:
    text = compact(extract_text(io.BytesIO(files[YEAR]["pdf"])))
    for said in ("Årets resultat", "Orsak: Kylaggregatet", "Utredningen visade", "Ishallens energi: −1 400 tkr"):
        assert compact(said) in text


@pytest.mark.parametrize("suffix", ["docx", "pdf", "html"])
def test_a_kind_of_the_kommuns_own_is_built_by_its_own_template(
    files: dict[str, dict[str, bytes]], suffix: str
) -> None:
    data = files[OWN][suffix]
    if suffix == "pdf":
        text = extract_text(io.BytesIO(data))
    else:
        text = words(by_pandoc(data) if suffix == "docx" else web(data))
    assert compact("Lägesrapport april 2027") in compact(text)
    assert "Simhallen har stängt en timme tidigare" in " ".join(text.split())


def test_the_showcase_needs_no_file_outside_the_project(files: dict[str, dict[str, bytes]]) -> None:
    assert all((ROOT / name).is_file() for name in files)
    assert Path(ROOT / "templates/exempel/lagesrapport.html.jinja").is_file()
