"""The figures of a diagram as a table on the web page, read with an independent reader."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from reports.batch import Version, build
from reports.readers.load import Workspace
from tests.helpers import rodtrad
from tests.pdf_reader import elements
from tests.writers.docx_reader import W, part, text

REPORT = """[rapport]
typ = "pm"
titel = "Prov"
datum = 2027-01-15

[avsnitt.text]
rubrik = "Text"
text = '''
{{ diagram("dygn") }}
'''

[diagram.dygn]
typ = "linje"
rubrik = "Vårddygn"
enhet = "dygn"
kategorier = ["jan", "feb", "mars"]
serie = [
  { namn = "2026", varden = [1155.0, -7, 8] },
  { namn = "2027", varden = [9, "i u", ""] },
]
"""


@pytest.fixture(scope="module")
def figure(tmp_path_factory: pytest.TempPathFactory) -> html.HtmlElement:
    root = tmp_path_factory.mktemp("diagram")
    folder = root / "content" / "kommun" / "namnd"
    folder.mkdir(parents=True)
    (root / "content" / "kommun" / "kommun.toml").write_text('[kommun]\nnamn = "Provs kommun"\n', "utf-8")
    (folder / "namnd.toml").write_text('[namnd]\nnamn = "Provnämnden"\n', "utf-8")
    (folder / "prov.toml").write_text(REPORT, "utf-8")
    made = rodtrad("build", "--format", "html", cwd=root)
    assert made.returncode == 0, made.stderr
    page = next(Path(root, "build").rglob("*.html"))
    return html.document_fromstring(page.read_bytes()).find(".//figure")


def test_a_diagrams_figures_are_folded_away_under_it_as_staff_wrote_them(figure: html.HtmlElement) -> None:
    (details,) = figure.findall(".//details")
    assert details.get("open") is None
    assert details.findtext("summary") == "Visa diagrammets tal som tabell"
    rows = [[cell.text_content().strip("\n") for cell in row] for row in details.iter("tr")]
    assert rows == [
        ["dygn", "2026", "2027"],
        ["jan", "1\u00a0155,0", "9"],
        ["feb", "\u22127", "i u"],
        ["mars", "8", ".."],
    ]


def test_the_table_says_whose_figures_it_has_and_what_heads_what(figure: html.HtmlElement) -> None:
    assert figure.findtext(".//caption/span") == "Talen i figur 1"
    assert [head.get("scope") for head in figure.iter("th")] == ["col", "col", "col", "row", "row", "row"]


# ---------------------------------------------------------------- as an appendix


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The same report with `diagramdata = "bilaga"`, in every format."""
    root = tmp_path_factory.mktemp("bilaga")
    folder = root / "content" / "kommun" / "namnd"
    folder.mkdir(parents=True)
    (root / "content" / "kommun" / "kommun.toml").write_text('[kommun]\nnamn = "Provs kommun"\n', "utf-8")
    (folder / "namnd.toml").write_text('[namnd]\nnamn = "Provnämnden"\n', "utf-8")
    report = folder / "prov.toml"
    report.write_text(REPORT.replace('typ = "pm"', 'typ = "pm"\ndiagramdata = "bilaga"'), "utf-8")
    (outcome,) = build(Workspace(root), [Version(report)], ["docx", "pdf", "html"])
    return dict(outcome.files)


def test_word_has_them_in_a_table_of_the_last_appendix(built: dict[str, bytes]) -> None:
    body = part(built["docx"]).find(f"{{{W}}}body")
    *_, heading, caption, _missing = [text(one) for one in body.iterchildren(f"{{{W}}}p") if text(one)]
    *_, table = body.iter(f"{{{W}}}tbl")
    rows = [[text(cell) for cell in row.iter(f"{{{W}}}tc")] for row in table.iter(f"{{{W}}}tr")]
    assert heading == "Bilaga 1: Diagrammens tal"
    assert caption == "Tabell B1.1. Talen i figur\u00a01: Vårddygn"
    assert rows == [
        ["dygn", "2026", "2027"], ["jan", "1\u00a0155,0", "9"], ["feb", "\u22127", "i u"], ["mars", "8", ".."],
    ]  # fmt: skip


def test_word_leads_from_the_diagram_to_the_table_and_back(built: dict[str, bytes]) -> None:
    tree = part(built["docx"])
    marks = {mark.get(f"{{{W}}}name"): text(mark.getparent()) for mark in tree.iter(f"{{{W}}}bookmarkStart")}
    links = {text(link): marks[link.get(f"{{{W}}}anchor")] for link in tree.iter(f"{{{W}}}hyperlink")}
    assert links["tabell\u00a0B1.1"] == "Tabell B1.1. Talen i figur\u00a01: Vårddygn"
    assert links["figur\u00a01"] == "Figur 1. Vårddygn"


def test_the_pdf_has_the_table_with_its_headers_and_links_both_ways(built: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(built["pdf"])) as pdf:
        tags = [str(one.S) for one in elements(pdf.Root.StructTreeRoot)]
        links = [note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
        assert [tags.count(tag) for tag in ("/Table", "/TH", "/TD")] == [1, 6, 6]
        assert len(links) == tags.count("/Link") == 2
        with pdf.open_outline() as outline:
            titles = [entry.title for top in outline.root for entry in (top, *top.children)]
    assert titles[-1] == "Bilaga 1: Diagrammens tal"


def test_the_web_page_has_both_the_fold_and_the_appendix(built: dict[str, bytes]) -> None:
    page = html.document_fromstring(built["html"])
    folded, appended = page.xpath("//table")
    assert [len(table.xpath("ancestor::details")) for table in (folded, appended)] == [1, 0]
    assert [row.text_content().split() for row in folded.iter("tr")] == [
        row.text_content().split() for row in appended.iter("tr")
    ]
    targets = [page.get_element_by_id(link.get("href")[1:]) for link in page.xpath("//a[starts-with(@href, '#')]")]
    assert page.find(".//figure[@id='diagram-dygn']") in targets
    assert any(appended in target.iter("table") for target in targets)
