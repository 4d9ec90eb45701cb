"""What is computed stands in all three formats, as readers that know nothing of the program find it."""

from __future__ import annotations

import io

import docx
import html5lib
import pikepdf
import pytest
from pdfminer.high_level import extract_text

from reports.pipeline import BUILD, Run, Studio
from reports.readers.load import Workspace
from tests.handbook import example_files, section
from tests.workspaces import REPORT, plan, workspace

FILE = "content/exempel/socialnamnden/2027/summor.toml"
WANTED = [row.text for row in section("Summor och avvikelser")]
"""The handbook's own table of what its example gives."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    prose = 'Nettot är {{ resultat.netto.utfall | mnkr }}.\n\n{{ tabell("resultat") }}\n\n{{ tabell("sammandrag") }}'
    root = workspace(
        tmp_path_factory.mktemp("summor"), {FILE: example_files()[FILE], "verksamhetsplan.toml": plan(prose)}
    )
    run = Run(Studio(Workspace(root)), root / REPORT, ["docx", "pdf", "html"]).through(BUILD)
    assert not run.warnings
    return run.files


def _plain(rows: list[list[str]]) -> list[list[str]]:
    return [[cell.replace("\u00a0", " ").strip() for cell in row] for row in rows]


def test_word_has_the_computed_figures(files: dict[str, bytes]) -> None:
    first, second = docx.Document(io.BytesIO(files["docx"])).tables[-2:]
    assert _plain([[cell.text for cell in row.cells] for row in first.rows])[1:] == WANTED
    assert _plain([[cell.text for cell in row.cells] for row in second.rows])[1:] == [
        ["Nettokostnader", "99,2", "98,0"], ["Resultat", "−1,2", "0,0"],
    ]  # fmt: skip


def test_the_web_page_has_the_computed_figures_and_each_says_its_row(files: dict[str, bytes]) -> None:
    page = html5lib.parse(files["html"], namespaceHTMLElements=False)
    first = page.find(".//table[@id='tabell-resultat']") or page.find(".//table")
    rows = first.findall(".//tbody/tr")
    assert _plain([["".join(cell.itertext()) for cell in row] for row in rows]) == WANTED
    net = rows[3]
    assert [cell.get("data-kalla", "").partition("#")[2] for cell in net][:2] == [
        "tabell.resultat.rad.3.namn", "tabell.resultat.rad.3",
    ]  # fmt: skip
    assert net.get("class") == "delsumma"


def test_the_pdf_has_the_computed_figures(files: dict[str, bytes]) -> None:
    text = extract_text(io.BytesIO(files["pdf"])).replace("\u00a0", " ")
    assert all(cell in text for row in WANTED for cell in row)
    assert "Nettot är 99,2 mnkr." in text
    with pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
        assert pdf.Root.MarkInfo.Marked
