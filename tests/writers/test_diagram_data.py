"""The figures of a diagram as a table on the web page, read with an independent reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.helpers import rodtrad

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
