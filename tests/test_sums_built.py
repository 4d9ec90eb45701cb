"""What is computed stands in all three formats, as readers that know nothing of the program find it."""

from __future__ import annotations

import io
from pathlib import Path

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


# ---------------------------------------------------------------- units

UNITS = """[tabell.kolumner]
rubrik = "Enheter i kolumnerna"
forsta_kolumn = "Verksamhet"
enhet = "tkr"
kostnader = "positiva"
kolumn = [
  { id = "utfall", namn = "Utfall, mnkr", roll = "utfall", enhet = "mnkr" },
  { id = "budget", namn = "Budget, tkr", roll = "budget" },
  { id = "avvikelse", namn = "Avvikelse, tkr", roll = "avvikelse" },
]
rad = [{ namn = "A", varden = { utfall = 1.1, budget = 1200 } }, { namn = "S", roll = "summa" }]

[tabell.rutor]
rubrik = "Enheter i rutorna"
forsta_kolumn = "Verksamhet"
kostnader = "positiva"
kolumn = [
  { id = "utfall", namn = "Utfall", roll = "utfall" },
  { id = "budget", namn = "Budget", roll = "budget" },
  { id = "avvikelse", namn = "Avvikelse", roll = "avvikelse" },
]
rad = [{ namn = "B", varden = { utfall = "1 150 tkr", budget = "1 200 tkr" } }, { namn = "T", roll = "summa" }]
"""
IN_UNITS = [
    ["A", "1,1", "1 200", "100"], ["S", "1,1", "1 200", "100"],
    ["B", "1 150 tkr", "1 200 tkr", "50 tkr"], ["T", "1 150 tkr", "1 200 tkr", "50 tkr"],
]  # fmt: skip


def test_figures_in_several_units_are_computed_alike_in_all_three_formats(tmp_path: Path) -> None:
    prose = '{{ tabell("kolumner") }}\n\n{{ tabell("rutor") }}'
    root = workspace(tmp_path, {"enheter.toml": UNITS, "verksamhetsplan.toml": plan(prose)})
    run = Run(Studio(Workspace(root)), root / REPORT, ["docx", "pdf", "html"]).through(BUILD)
    assert not run.warnings
    word = docx.Document(io.BytesIO(run.files["docx"])).tables[-2:]
    assert [row for one in word for row in _plain([[cell.text for cell in row.cells] for row in one.rows])[1:]] == (
        IN_UNITS
    )
    page = html5lib.parse(run.files["html"], namespaceHTMLElements=False)
    assert _plain([["".join(cell.itertext()) for cell in row] for row in page.findall(".//tbody/tr")]) == IN_UNITS
    text = extract_text(io.BytesIO(run.files["pdf"])).replace("\u00a0", " ")
    assert all(cell in text for row in IN_UNITS for cell in row)
