"""Bars and marks of every sort in Word, PDF and on the web page, read with independent readers."""

from __future__ import annotations

import io

import pikepdf
import pytest
from lxml import html
from pdfminer.high_level import extract_text

from reports.batch import Version, build
from reports.readers.load import Workspace
from tests.pdf_reader import elements
from tests.workspaces import workspace
from tests.writers.docx_reader import find, part

REPORT = """[rapport]
typ = "pm"
titel = "Prov"
period = "2027"
datum = 2027-01-15

[avsnitt.text]
rubrik = "Text"
text = '''
{{ diagram("mot-budget") }}

{{ diagram("till-prognos") }}

{{ diagram("nojdhet") }}

{{ diagram("regi") }}

{{ diagram("kostnader") }}

{{ diagram("alder") }}

{{ diagram("malen") }}
'''

[diagram.mot-budget]
typ = "avvikelse"
rubrik = "Avvikelse mot budget"
enhet = "tkr"
kategorier = ["Bibliotek", "Simhall"]
serie = [{ namn = "Budget", varden = [1000, 500] }, { namn = "Utfall", varden = [1120, 430] }]

[diagram.till-prognos]
typ = "vattenfall"
rubrik = "Från budget till prognos"
kategorier = ["Budget", "Bidrag", "Prognos"]
serie = [{ namn = "Belopp", varden = [1000, -200, 800] }]

[diagram.nojdhet]
typ = "hantel"
rubrik = "Nöjdhet"
kategorier = ["Hemtjänst"]
serie = [{ namn = "Kvinnor", varden = [71] }, { namn = "Män", varden = [66] }]

[diagram.regi]
typ = "liggande"
hundra = true
rubrik = "Regi"
kategorier = ["Förskola"]
serie = [{ namn = "Egen", varden = [30] }, { namn = "Privat", varden = [90] }]

[diagram.kostnader]
typ = "andel"
rubrik = "Kostnader"
kategorier = ["Personal", "Lokaler"]
serie = [{ namn = "Kostnad", varden = [600, 400] }]

[diagram.alder]
typ = "pyramid"
rubrik = "Ålder"
kategorier = ["0–19 år", "20 år och äldre"]
serie = [{ namn = "Kvinnor", varden = [151, 162] }, { namn = "Män", varden = [159, 170] }]

[diagram.malen]
typ = "malbild"
rubrik = "Nämndens mål"

[[malomrade]]
id = "medarbetare"
namn = "Medarbetare"
mal = [{ id = "arbetsplats", namn = "Goda arbetsplatser", indikator = [] }]

[bedomning.arbetsplats]
status = "uppnått"
"""
ALTS = [
    "Avvikelsediagram: Avvikelse mot budget. Enhet: tkr, budget minus utfall. Simhall +70 och Bibliotek \u2212120.",
    "Vattenfallsdiagram: Från budget till prognos. Från 1 000 (Budget) till 800 (Prognos): Bidrag \u2212200.",
    "Hanteldiagram: Nöjdhet. Kvinnor: 71 (Hemtjänst). Män: 66 (Hemtjänst).",
    "Liggande stapeldiagram till 100 procent: Regi. Enhet: procent. Egen: 25 (Förskola). Privat: 75 (Förskola).",
    "Andelsdiagram: Kostnader. Enhet: procent. Personal: 60. Lokaler: 40.",
    "Befolkningspyramid: Ålder. Kvinnor: 151 (0–19 år) och 162 (20 år och äldre). "
    "Män: 159 (0–19 år) och 170 (20 år och äldre). "
    "Störst skillnad mellan Kvinnor och Män: 0–19 år, 151 mot 159.",
    "Målbild: Nämndens mål. 1 mål: Uppnått 1. Uppnått: Goda arbetsplatser.",
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = workspace(tmp_path_factory.mktemp("sorter"), {"pm.toml": REPORT})
    report = root / "content/exempel/socialnamnden/2027/pm.toml"
    (outcome,) = build(Workspace(root), [Version(report)], ["docx", "pdf", "html"])
    return dict(outcome.files)


def test_every_picture_has_its_text_alternative_in_word_pdf_and_html(built: dict[str, bytes]) -> None:
    page = html.document_fromstring(built["html"])
    with pikepdf.open(io.BytesIO(built["pdf"])) as pdf:
        tagged = [str(one.Alt) for one in elements(pdf.Root.StructTreeRoot) if str(one.S) == "/Figure"]
    described = find(part(built["docx"]), ".//w:drawing//wp:docPr/@descr")
    for found in (described, tagged, page.xpath("//figure//*[@role='img']/@aria-label")):
        assert [alt.replace("\u00a0", " ") for alt in found] == ALTS


def test_figures_and_names_in_the_pictures_are_text_in_the_pdf(built: dict[str, bytes]) -> None:
    lines = set(extract_text(io.BytesIO(built["pdf"])).splitlines())
    assert {"+70", "\u2212120", "\u2212200", "71", "66", "75\u00a0%", "60\u00a0%", "20 år och äldre"} <= lines
    assert {"Uppnått: 1", "Goda arbetsplatser"} <= lines


def tables(built: dict[str, bytes]) -> dict[str, list[list[str]]]:
    """The rows of the folded tables, by the diagram's caption."""
    figures = html.document_fromstring(built["html"]).xpath("//figure[.//details]")
    return {
        figure.findtext(".//figcaption/*") or figure.find(".//figcaption").text_content(): [
            [cell.text_content().strip() for cell in row] for row in figure.iter("tr")
        ]
        for figure in figures
    }


def test_the_tables_have_the_numbers_and_what_was_reckoned_from_them(built: dict[str, bytes]) -> None:
    variance, _, _, shares, *_, goals = tables(built).values()
    assert variance == [
        ["tkr", "Budget", "Utfall", "Avvikelse"],
        ["Bibliotek", "1\u00a0000", "1\u00a0120", "\u2212120"],
        ["Simhall", "500", "430", "70"],
    ]
    assert shares == [["Kategori", "Egen", "Privat"], ["Förskola", "30", "90"]]
    assert goals == [["Mål", "Målområde", "Status"], ["Goda arbetsplatser", "Medarbetare", "Uppnått"]]
