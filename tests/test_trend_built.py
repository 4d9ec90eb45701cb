"""A trend column in the three formats, read with readers of their own; and the picture and words of a development."""

from decimal import Decimal
from pathlib import Path

import docx
import pikepdf
import pytest
from lxml import html

from reports.charts.spark import spark
from reports.document import Look
from reports.model.talrad import talrad, told
from tests.charts.samples import paths
from tests.helpers import rodtrad

KOMMUN = '[kommun]\nnamn = "Exempels kommun"\n'
NAMND = '[namnd]\nnamn = "Socialnämnden"\nforvaltning = "Socialförvaltningen"\n'
PLAN = """
[rapport]
typ = "verksamhetsplan"
period = "2027"

[avsnitt.volymer]
rubrik = "Volymer"
text = '''
{{ tabell("volymer") }}
'''

[tabell.volymer]
rubrik = "Volymer"
forsta_kolumn = "Verksamhet"
kolumn = [
  { id = "2026", namn = "2026" },
  { id = "2027", namn = "2027" },
  { id = "av_andra", namn = "Två år", roll = "trend", av = ["2026", "2027"] },
  { id = "egna", namn = "Fem år", roll = "trend" },
]
rad = [
  { namn = "Vårddygn", varden = { 2026 = 1300, 2027 = 1180, egna = [1210, 1250, "i u", 1300, 1180] } },
  { namn = "Platser", varden = { 2026 = 12, 2027 = 12 } },
]
"""
ALTS = [
    "Från 1\u00a0300 till 1\u00a0180: 1\u00a0300 och 1\u00a0180",
    "Från 1\u00a0210 till 1\u00a0180: 1\u00a0210, 1\u00a0250, uppgift saknas, 1\u00a0300 och 1\u00a0180",
    "Oförändrat 12",
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built documents."""
    root = tmp_path_factory.mktemp("trend")
    folder = root / "content/exempel/socialnamnden/2027"
    folder.mkdir(parents=True)
    (root / "content/exempel/kommun.toml").write_text(KOMMUN, "utf-8")
    (root / "content/exempel/socialnamnden/namnd.toml").write_text(NAMND, "utf-8")
    (folder / "plan.toml").write_text(PLAN, "utf-8")
    result = rodtrad("build", "--utan-sidnummer", cwd=root)
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "build/exempel/socialnamnden/2027"


def test_word_has_a_picture_with_its_alternative_in_the_cell(built: Path) -> None:
    table = docx.Document(str(built / "plan.docx")).tables[-1]
    found = [node.get("descr") for node in table._tbl.iter() if node.tag.endswith("}docPr")]
    assert found == [alt.replace("\u00a0", " ") for alt in ALTS]
    sizes = [int(node.get("cx")) for node in table._tbl.iter() if node.tag.endswith("}extent")]
    assert all(size <= 26 * 36000 for size in sizes)
    assert table.rows[2].cells[4].text == ".."


def test_the_web_page_has_a_drawing_with_its_alternative_in_the_cell(built: Path) -> None:
    page = html.document_fromstring((built / "plan.html").read_bytes())
    cells = page.findall(".//td/figure[@class='trend']")
    assert [cell.xpath("string(.//svg/@aria-label | .//svg/title | .//img/@alt)") for cell in cells] == ALTS


def test_the_pdf_has_figures_with_their_alternatives_in_the_table(built: Path) -> None:
    with pikepdf.open(built / "plan.pdf") as opened:
        alts = [str(one.Alt) for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert sorted(alts) == sorted(ALTS)


def test_a_gap_breaks_the_line_and_the_last_point_is_marked() -> None:
    picture = spark((Decimal(1), Decimal(3), None, Decimal(2), Decimal(4)), Look())
    (line,) = paths(picture, "fill: none; stroke", Look().primary)[-1:]
    assert line.count("M") == 2
    assert picture.svg.count(b"<use ") == 1
    assert (picture.width, picture.height) == pytest.approx((26, 5))


def test_a_development_is_told_in_words() -> None:
    assert told(talrad("12; 15; 18")) == "Från 12 till 18: 12, 15 och 18"
    assert told(talrad("1; 2; 3; 9; 5; 6; 7")) == "Från 1 till 7, högst 9, lägst 1"
    assert told(talrad("i u; 3 %; ")) == "Ett värde: 3"
    assert told(talrad("ökar")) == ""
