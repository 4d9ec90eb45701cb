"""A real report in the templates of three kommuner: what stands where, what is filled in, which way the pages stand."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_ORIENTATION
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextContainer

from reports.document import Document, plain
from reports.document import headings as headings_of
from reports.pipeline import BUILD, Run, Studio
from reports.readers.load import Workspace
from reports.writers.docx import write
from reports.writers.docx_remarks import remarks
from tests.helpers import ROOT
from tests.writers import three_kommuner
from tests.writers.docx_reader import find, names, part, text

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

REPORT = "content/linkoping/social-och-omsorgsnamnden/2022/delarsrapport-mars.toml"
KOMMUNER: dict[str, Callable[[], bytes]] = {
    "kusten": three_kommuner.kusten,
    "skogen": three_kommuner.skogen,
    "fjallet": three_kommuner.fjallet,
}
UPRIGHT, LYING = WD_ORIENTATION.PORTRAIT, WD_ORIENTATION.LANDSCAPE


@pytest.fixture(scope="module")
def report() -> Document:
    """A real interim report, with pages that lie in its middle and at its end."""
    return Run(Studio(Workspace(ROOT)), ROOT / REPORT, ()).through(BUILD).document


@pytest.fixture(scope="module")
def built(report: Document) -> dict[str, bytes]:
    look = report.look
    return {
        name: write(replace(report, look=replace(look, word_template=make()))) for name, make in KOMMUNER.items()
    }  # fmt: skip


def opened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def texts(data: bytes) -> list[str]:
    """The text of the body's blocks, in order."""
    return [found.replace("\u00a0", " ") for block in part(data).find("{*}body") if (found := text(block))]


def page_texts(data: bytes, folder: Path) -> list[str]:
    """What LibreOffice shows on each page."""
    (folder / "rapport.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profil"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "rapport.docx")], check=True, capture_output=True, timeout=120)
    pages = extract_pages(folder / "rapport.pdf")
    return ["".join(box.get_text() for box in page if isinstance(box, LTTextContainer)) for page in pages]


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_no_field_is_left_unfilled(built: dict[str, bytes], kommun: str) -> None:
    data = built[kommun]
    shown = [text(part(data, name)) for name in names(data) if name.startswith("word/") and name.endswith(".xml")]
    assert not [words for words in shown if "{{" in words or "innehall" in words]


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_the_whole_report_is_there_in_its_order(built: dict[str, bytes], kommun: str, report: Document) -> None:
    shown = iter(texts(built[kommun]))
    headings = [plain(heading.inlines) for heading in headings_of(report)]
    assert [heading for heading in headings if heading.replace("\u00a0", " ") not in shown] == []  # one after the other


def test_kusten_has_the_program_s_cover_in_its_own_styles_and_its_fields_in_every_header(
    built: dict[str, bytes],
) -> None:
    data = built["kusten"]
    assert texts(data)[:3] == ["Linköpings kommun", "Delårsrapport per 31 mars 2022", "Social- och omsorgsnämnden"]
    document = opened(data)
    assert [paragraph.style.name for paragraph in document.paragraphs[1:3] if paragraph.style] == ["Title", "Subtitle"]
    for section in document.sections:
        header, footer = section.header.paragraphs[0].text, section.footer.paragraphs[0].text
        assert header == "Delårsrapport per 31 mars 2022 · Social- och omsorgsnämnden"
        assert footer.replace("\u00a0", " ") == "Dnr , 31 mars 2022"
    assert {section.left_margin for section in document.sections} == {document.sections[0].left_margin}


def test_skogen_keeps_its_cover_before_the_report_and_its_last_words_after_it(built: dict[str, bytes]) -> None:
    shown = texts(built["skogen"])
    assert shown[:3] == [
        "Linköpings kommun",
        "Delårsrapport per 31 mars 2022",
        "Skogens kommun antar planer och följer upp dem.",  # the line with a dnr that the report has none of is gone
    ]
    assert shown[-2:] == ["Så beslutat av Social- och omsorgsnämnden.", "Form och tryck: Skogens kommun"]
    assert shown.count("Delårsrapport per 31 mars 2022") == 1


def test_skogen_s_sections_have_their_own_headers_and_stand_as_they_should(built: dict[str, bytes]) -> None:
    cover, inside, *report, last, colophon = opened(built["skogen"]).sections
    assert cover.different_first_page_header_footer
    assert cover.first_page_header.paragraphs[0].text == "Skogens vapen"
    assert inside.header.paragraphs[0].text == "Omslagets andra sida"
    for section in (*report, last):
        assert section.header.paragraphs[0].text.strip() == "udda Social- och omsorgsnämnden"
        assert section.even_page_header.paragraphs[0].text == "jämn Mars 2022"
        assert section.footer.paragraphs[0].text == "Skogens sidfot"
    assert report[0].different_first_page_header_footer
    assert report[0].first_page_header.paragraphs[0].text == "första Social- och omsorgsförvaltningen"
    assert not any(section.different_first_page_header_footer for section in report[1:])
    ways = [section.orientation for section in (*report, last)]
    assert LYING in ways
    assert [section.orientation for section in (cover, inside, report[0], last, colophon)] == [UPRIGHT] * 5
    assert find(part(built["skogen"], "word/settings.xml"), "w:evenAndOddHeaders")


def test_what_skogen_has_after_a_report_that_ends_lying_stands_upright(report: Document) -> None:
    table = next(block for block in reversed(report.blocks) if type(block).__name__ == "Landscape")
    ends_lying = replace(report, blocks=(*report.blocks, table))
    for make in (three_kommuner.skogen, three_kommuner.fjallet):
        data = write(replace(ends_lying, look=replace(report.look, word_template=make())))
        document = opened(data)
        assert [section.orientation for section in document.sections][-2:] == [
            LYING if make is three_kommuner.fjallet else UPRIGHT,
            UPRIGHT,
        ]
        assert texts(data)[-1].startswith(("Form och tryck", "Fjället"))


def test_skogen_s_logo_is_in_its_header(built: dict[str, bytes]) -> None:
    data = built["skogen"]
    headers = [part(data, name) for name in names(data) if name.startswith("word/header")]
    assert len([header for header in headers if find(header, ".//wp:inline")]) == 1
    assert any(name.startswith("word/media/image") for name in names(data))


def test_fjallet_s_control_gives_way_to_the_report(built: dict[str, bytes]) -> None:
    shown = texts(built["fjallet"])
    assert shown[0] == "Delårsrapport per 31 mars 2022"
    assert shown[1] == "NämndSocial- och omsorgsnämndenPeriodMars 2022"
    assert shown[2].startswith("Innehåll")
    assert shown[-1] == "Fjället, Linköpings kommun"
    assert not [words for words in shown if "Exempel på en rubrik" in words]
    assert "rapport" not in find(part(built["fjallet"]), ".//w:sdt/w:sdtPr/w:tag/@w:val")


def test_fjallet_is_told_which_styles_it_lacks_and_its_report_has_them_all_the_same(built: dict[str, bytes]) -> None:
    python_docx_s_own = [('färgen "#4f81bd" i Rubrik 4 är för svag mot vitt: 4,0:1, minst 4,5:1 krävs för text',
                          'ändra färgen i Word till "#4977af", den närmaste nyansen som räcker')]  # fmt: skip
    assert remarks(three_kommuner.skogen())[1:] == python_docx_s_own
    (message, hint), *more = remarks(three_kommuner.fjallet())
    assert "Rubrik 1" in message
    assert "Beskrivning" in message
    assert hint.startswith("lägg till i mallen")
    assert more == []
    styles = {style.name for style in opened(built["fjallet"]).styles}
    assert {"Heading 1", "Caption", "List Bullet", "Rapporttabell"} <= styles


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_a_draft_is_marked_on_every_section_of_every_kommun(report: Document, kommun: str) -> None:
    look = replace(report.look, word_template=KOMMUNER[kommun]())
    document = opened(write(replace(report, mark="UTKAST", look=look)))
    for section in document.sections:
        assert "UTKAST" in "".join(paragraph.text for paragraph in section.header.paragraphs)
        if section.different_first_page_header_footer:
            assert "UTKAST" in "".join(paragraph.text for paragraph in section.first_page_header.paragraphs)


def test_a_document_without_a_cover_goes_without_the_kommun_s_but_has_its_last_words(report: Document) -> None:
    memo = replace(report, blocks=tuple(block for block in report.blocks if type(block).__name__ != "Cover"))
    shown = texts(write(replace(memo, look=replace(report.look, word_template=three_kommuner.skogen()))))
    assert shown[0].startswith("Innehåll")
    assert shown[-1] == "Form och tryck: Skogens kommun"


@pytest.mark.klient
@pytest.mark.parametrize("kommun", KOMMUNER)
def test_libreoffice_shows_every_page_in_its_place(built: dict[str, bytes], kommun: str, tmp_path: Path) -> None:
    first, *_, last = page_texts(built[kommun], tmp_path)
    assert "Delårsrapport per 31 mars 2022" in " ".join(first.split())
    last_words = {"kusten": "31 mars 2022", "skogen": "Form och tryck", "fjallet": "Fjället, Linköpings kommun"}
    assert last_words[kommun] in last
